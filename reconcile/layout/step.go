package layout

import "math"

// stepFigures is how many figures it takes to speak of a common step.
const stepFigures = 20

// steps are the bases to which statistics are rounded, coarsest first.
var steps = []int64{1000, 100, 50, 10, 5, 3}

// findStep finds the step to which the sheet's whole figures are rounded. One in fifty may break it, and always one: a
// figure may be wrong, and small ones are often printed as they are.
func (s *Sheet) findStep() {
	s.Step = 1
	counts := make([]int, len(steps))
	n := 0
	for i := range s.Rows {
		if s.RowRoles[i] != RoleAmount {
			continue
		}
		for j := range s.Cols {
			c := s.Cell(i, j)
			if s.ColRoles[j] != RoleAmount || c.State != Number || c.Places > 0 || c.Num == 0 || c.Ratio {
				continue
			}
			n++
			for k, step := range steps {
				if math.Mod(c.Num, float64(step)) == 0 {
					counts[k]++
				}
			}
		}
	}
	if n < stepFigures {
		return
	}
	for k, step := range steps {
		if counts[k] >= n-max(1, n/50) {
			s.Step = step
			return
		}
	}
}
