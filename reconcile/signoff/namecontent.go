package signoff

import (
	"slices"
	"sort"
	"strings"

	"crosscast/sheets"
	"crosscast/sheets/formula"
)

// userNames are the names that formulas can use: not ours, and not those by which Excel keeps print areas, filters and
// views. A name for cells of another workbook counts only if it is used: workbooks drag many dead ones along, and LibreOffice
// leaves them pointing at the wrong workbook. Whether a name is hidden does not count, since LibreOffice shows them all.
func userNames(wb *sheets.Workbook, used map[string]bool) (list []NameContent) {
	spell := formula.Speller{Books: wb.Books, Used: used}
	ours := OurSheets(wb)
	var outside []NameContent
	for _, n := range wb.Names {
		if isOurName(wb, n, ours) || strings.HasPrefix(n.Name, "_xlnm.") || strings.Contains(n.Name, ".wvu.") {
			continue
		}
		c := NameContent{n.Name, n.Sheet, spell.Spell(n.Refers)}
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

// isOurName knows the names that crosscast added by the sheets that they lead to: a user's name may begin like them. One
// of a sheet of ours that was deleted leads nowhere; Excel writes #REF! for it, and other programs leave the name of the sheet.
func isOurName(wb *sheets.Workbook, n sheets.DefinedName, ours []string) bool {
	at := strings.LastIndexByte(n.Refers, '!')
	return strings.HasPrefix(n.Name, NamePrefix) && at > 0 &&
		(n.Refers == "#REF!" || slices.Contains(ours, placeName(n.Refers[:at])) || wb.Sheet(placeName(n.Refers[:at])) == nil)
}
