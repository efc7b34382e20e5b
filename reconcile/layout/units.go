package layout

import (
	"crosscast/reconcile/money"
	"crosscast/sheets"
)

// unitRows is how far down from the top the unit of a whole sheet is looked for.
const unitRows = 20

// findUnits reads the unit of each column from its headings, and that of the sheet from the lines above its first
// figures, or from its columns where they all say the same. A column's own unit beats the sheet's: budget books print
// £000 once at the top and % over a single column.
func (s *Sheet) findUnits() {
	s.colUnits = map[int]money.Unit{}
	for j, list := range s.heads.cols {
		for _, h := range list {
			u, ok := money.ParseUnit(h.text)
			if leaf, in := money.ParseUnit(h.leaf); ok && u.Percent && (!in || !leaf.Percent) {
				continue // the percent sign stands over a group, and its first column may be another thing
			}
			if !ok {
				continue
			}
			s.colUnits[j] = u
			if u.Percent && s.ColRoles[j] == RoleAmount {
				s.ColRoles[j] = RoleRatio
			}
			break
		}
	}
	s.Unit, s.HasUnit = s.titleUnit()
	if !s.HasUnit {
		s.Unit, s.HasUnit = s.commonUnit()
	}
}

// titleUnit finds a unit that stands for the whole sheet: in a line of few words above the figures, or over the labels.
func (s *Sheet) titleUnit() (money.Unit, bool) {
	for i := 0; i < len(s.Rows) && i < unitRows && s.RowRoles[i] != RoleAmount; i++ {
		words := 0
		for j := range s.Cols {
			if s.Cell(i, j).Text() != "" {
				words++
			}
		}
		for j, role := range s.ColRoles {
			if words > 2 && role != RoleText {
				continue
			}
			if u, ok := money.ParseUnit(s.Cell(i, j).Text()); ok && !u.Percent {
				return u, true
			}
		}
	}
	return money.Unit{}, false
}

// commonUnit is what the columns of amounts all say, if most of them say anything.
func (s *Sheet) commonUnit() (money.Unit, bool) {
	var unit money.Unit
	amounts, said := 0, 0
	for j, role := range s.ColRoles {
		if role != RoleAmount {
			continue
		}
		amounts++
		u, ok := s.colUnits[j]
		switch {
		case !ok || u.Percent:
		case said > 0 && u != unit:
			return money.Unit{}, false
		default:
			unit, said = u, said+1
		}
	}
	return unit, said > 0 && 2*said >= amounts
}

// UnitAt is the unit of the figure at r; false if the sheet does not say.
func (s *Sheet) UnitAt(r sheets.Ref) (money.Unit, bool) {
	_, j, ok := s.Index(r)
	if !ok {
		return s.Unit, s.HasUnit
	}
	if c := s.Find(r); c != nil && c.Ratio {
		return money.Unit{Percent: true}, true
	}
	if u, ok := s.colUnits[j]; ok {
		return u, true
	}
	return s.Unit, s.HasUnit
}
