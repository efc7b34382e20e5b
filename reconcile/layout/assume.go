package layout

import "crosscast/reconcile/money"

// AssumeUnit puts every amount of the workbook in one unit, whatever its headings say: the user knows better. Columns of
// percentages keep theirs.
func (b *Book) AssumeUnit(u money.Unit) {
	for _, s := range b.Sheets {
		s.Unit, s.HasUnit = u, true
		for j, own := range s.colUnits {
			if !own.Percent {
				s.colUnits[j] = u
			}
		}
	}
}
