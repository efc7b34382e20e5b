package layout

import (
	"crosscast/reconcile/money"
	"crosscast/sheets"
)

// unitRows is how far down from the top the unit of a whole sheet is looked for.
const unitRows = 20

// findUnits reads the unit of the sheet from its first lines, and of each column from its headings. A column's own unit
// beats the sheet's: budget books print £000 once at the top and % over a single column.
func (s *Sheet) findUnits() {
	s.colUnits = map[int]money.Unit{}
	for i := 0; i < len(s.Rows) && i < unitRows && !s.HasUnit; i++ {
		for j := range s.Cols {
			c := s.Cell(i, j)
			if c.State != Word {
				continue
			}
			if u, ok := money.ParseUnit(c.Text()); ok && !u.Percent {
				s.Unit, s.HasUnit = u, true
				break
			}
		}
	}
	for j, list := range s.heads.cols {
		for _, h := range list {
			if u, ok := money.ParseUnit(h.text); ok {
				s.colUnits[j] = u
				if u.Percent && s.ColRoles[j] == RoleAmount {
					s.ColRoles[j] = RoleRatio
				}
				break
			}
		}
	}
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
