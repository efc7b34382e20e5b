package content

import (
	"sort"
	"strings"

	"crosscast/sheets"
	"crosscast/sheets/formula"
)

// namesOf are the names that formulas can use: not those that are left out, and not those by which Excel keeps print areas, filters and
// views. A name for cells of another workbook counts only if it is used: workbooks drag many dead ones along, and LibreOffice
// leaves them pointing at the wrong workbook. Whether a name is hidden does not count, since LibreOffice shows them all.
func namesOf(wb *sheets.Workbook, used map[string]bool, leaveOut func(sheets.DefinedName) bool) (list []Name) {
	spell := formula.Speller{Books: wb.Books, Used: used}
	var outside []Name
	for _, n := range wb.Names {
		if leaveOut != nil && leaveOut(n) || strings.HasPrefix(n.Name, "_xlnm.") || strings.Contains(n.Name, ".wvu.") {
			continue
		}
		c := Name{n.Name, n.Sheet, spell.Spell(n.Refers)}
		if spell.Outside {
			outside = append(outside, c)
		} else {
			list = append(list, c)
		}
	}
	folded := map[string]bool{}
	for name := range used {
		folded[strings.ToUpper(name)] = true
	}
	for _, c := range outside {
		if folded[strings.ToUpper(c.Name)] {
			list = append(list, c)
		}
	}
	sort.Slice(list, func(i, j int) bool {
		return list[i].Name+"\x00"+list[i].Sheet < list[j].Name+"\x00"+list[j].Sheet
	})
	return list
}
