package layout

import "math"

const (
	shareColumns = 12  // columns at most that share a hundred among them
	shareRows    = 4   // rows at least in which they do
	sampledRows  = 300 // rows that are looked at
)

// findShares gives neighbouring columns that come to a hundred in row after row the role of ratios: they share something
// out, in percent, whether their headings say so or not.
func (s *Sheet) findShares() {
	rows := s.sampleRows()
	for from := range s.Cols {
		for to := from + 2; to <= min(len(s.Cols), from+shareColumns); to++ {
			if s.ColRoles[to-1] != RoleAmount && s.ColRoles[to-1] != RoleRatio {
				break
			}
			if s.shareHundred(rows, from, to) {
				for j := from; j < to; j++ {
					s.ColRoles[j] = RoleRatio
				}
			}
		}
	}
}

// sampleRows spreads rows of amounts evenly over the sheet.
func (s *Sheet) sampleRows() []int {
	var rows []int
	for i, role := range s.RowRoles {
		if role == RoleAmount {
			rows = append(rows, i)
		}
	}
	if n := len(rows); n > sampledRows {
		for k := range sampledRows {
			rows[k] = rows[k*n/sampledRows]
		}
		rows = rows[:sampledRows]
	}
	return rows
}

// shareHundred reports whether the figures of columns from up to to come to a hundred in nine rows of ten, each of them
// a real part of it somewhere.
func (s *Sheet) shareHundred(rows []int, from, to int) bool {
	good, bad := 0, 0
	part := make([]bool, to-from)
	for _, i := range rows {
		sum, n, unit := 0.0, 0, 0.0
		for j := from; j < to; j++ {
			c := s.Cell(i, j)
			if !c.IsFigure() {
				continue
			}
			sum += c.Num
			n++
			unit = math.Max(unit, math.Pow10(-int(c.Places)))
			part[j-from] = part[j-from] || c.Num > 0 && c.Num < 100
		}
		if n < 2 {
			continue
		}
		if math.Abs(sum-100) <= 0.5*unit*float64(n)+1e-9 && sum > 0 {
			good++
		} else if bad++; 9*bad > len(rows) {
			return false
		}
	}
	for _, real := range part {
		if !real {
			return false
		}
	}
	return good >= shareRows && good >= 9*bad
}
