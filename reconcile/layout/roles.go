package layout

import (
	"strings"
)

// Role is what a row or column is for.
type Role uint8

// The roles. Only amounts and ratios are figures; a row or column of another role takes no part in a sum.
const (
	RoleNone   Role = iota
	RoleText        // labels and prose
	RoleCode        // line codes, references, running numbers
	RolePeriod      // years or months
	RoleRatio       // percentages, rates, averages
	RoleAmount
)

// findRoles gives every row and column of the grid its role.
func (s *Sheet) findRoles() {
	s.RowRoles = make([]Role, len(s.Rows))
	s.ColRoles = make([]Role, len(s.Cols))
	leading := true // true until the first row of amounts
	pages := s.pageHeads()
	for i := range s.Rows {
		if s.RowRoles[i] = RoleCode; !pages[i] {
			s.RowRoles[i] = s.rowRole(i, leading)
		}
		leading = leading && s.RowRoles[i] != RoleAmount
	}
	firstFigures := true // true until the first column of amounts: codes and years stand before it
	for j := range s.Cols {
		s.ColRoles[j] = s.colRole(j, firstFigures)
		if s.ColRoles[j] == RoleAmount || s.ColRoles[j] == RoleRatio {
			firstFigures = false
		}
	}
	if firstFigures {
		s.noCodes()
	}
}

// pageHeads finds the rows that count columns and come again word for word, as under the heads of a printed list.
func (s *Sheet) pageHeads() map[int]bool {
	at := map[string][]int{}
	for i := range s.Rows {
		var run runOf
		for j := range s.Cols {
			if c := s.Cell(i, j); c.State == Number {
				run.add(c)
			}
		}
		if run.n >= 3 && run.steps == run.n-1 && run.whole == run.n {
			words := s.rowText(i)
			at[words] = append(at[words], i)
		}
	}
	out := map[int]bool{}
	for _, rows := range at {
		if len(rows) < 2 {
			continue
		}
		for _, i := range rows {
			out[i] = true
		}
	}
	return out
}

// rowText is all that a row says.
func (s *Sheet) rowText(i int) string {
	var b strings.Builder
	for j := range s.Cols {
		if c := s.Cell(i, j); c.Source != nil {
			b.WriteString(c.Source.Raw)
			b.WriteByte(0)
		}
	}
	return b.String()
}

// noCodes takes columns that look like codes for amounts where there are no other figures: salaries up a scale rise as
// codes do.
func (s *Sheet) noCodes() {
	for j, role := range s.ColRoles {
		if role == RoleCode {
			s.ColRoles[j] = RoleAmount
		}
	}
}

// rowRole tells headings made of numbers (years, column numbers) from rows of figures; leading where no amounts stand
// above.
func (s *Sheet) rowRole(i int, leading bool) Role {
	var run runOf
	words, empty := 0, 0
	for j := range s.Cols {
		c := s.Cell(i, j)
		switch c.State {
		case Number:
			run.add(c)
		case Word, Date:
			words++
		case Nil, Suppressed:
			empty++
		}
	}
	switch {
	case run.n == 0 && words > 0 && empty > 0 && !leading && words <= 2:
		return RoleAmount // a line of nils or of figures withheld
	case run.n == 0 && words == 0:
		return RoleNone
	case run.n == 0:
		return RoleText
	case run.n >= 2 && run.years == run.n && (words <= 1 || leading):
		return RolePeriod
	case run.numbersColumns(words, leading):
		return RoleCode
	}
	return RoleAmount
}

// colRole judges a column by its figures and the words over them.
func (s *Sheet) colRole(j int, leading bool) Role {
	var run runOf
	words, ratios := 0, 0
	heading := ""
	for i := range s.Rows {
		c := s.Cell(i, j)
		switch c.State {
		case Number:
			if s.RowRoles[i] != RoleAmount {
				continue
			}
			run.add(c)
			if c.Ratio {
				ratios++
			}
		case Word:
			if run.n == 0 {
				heading = c.Text()
			}
			words++
		}
	}
	switch {
	case run.n == 0 && words == 0:
		return RoleNone
	case run.n == 0 || words > 3*run.n && words > 8:
		return RoleText
	case run.n >= 3 && run.years*10 >= run.n*9 && leading:
		return RolePeriod
	case leading && run.isCode(heading):
		return RoleCode
	case ratios*2 > run.n:
		return RoleRatio
	}
	return RoleAmount
}
