package formula

import (
	"strings"

	"crosscast/sheets"
)

// NamesOf resolves the names that a formula on the given sheet sees: those of the sheet before those of the workbook.
// Names whose references move with the cell that uses them are not fixed, and are not resolved.
func NamesOf(wb *sheets.Workbook, sheet string) Resolver {
	known := map[Name]Node{}
	for _, d := range wb.Names {
		key := Name{Sheet: strings.ToUpper(d.Sheet), Text: strings.ToUpper(d.Name)}
		if n, err := Parse(d.Refers); err == nil && fixed(n) {
			known[key] = n
		}
	}
	return func(n Name) (Node, bool) {
		if n.Book != "" || n.Columns != "" {
			return nil, false
		}
		from := n.Sheet
		if from == "" {
			from = sheet
		}
		text := strings.ToUpper(n.Text)
		stands, ok := known[Name{Sheet: strings.ToUpper(from), Text: text}]
		if !ok {
			stands, ok = known[Name{Text: text}]
		}
		return stands, ok
	}
}

// fixed reports whether every reference is pinned and says its sheet.
func fixed(n Node) bool {
	for _, r := range Refs(n) {
		if r.Sheet == "" || r.From != (Pin{true, true}) || r.To != (Pin{true, true}) {
			return false
		}
	}
	return true
}
