package signoff

import (
	"fmt"
	"strings"
	"unicode"

	"crosscast/sheets"
)

// Carry gives the cells in which the owners and dates of one reconciliation are put on a newer one of the same workbook,
// beside the items of the same place and words, and tells of those whose item is no longer there.
func Carry(from, to *sheets.Workbook) (cells []sheets.SetCell, left []string) {
	sheet, items, ok := Named(to, NameItems)
	if !ok {
		return nil, typedOn(from)
	}
	rows := map[string]int{}
	for row, key := range itemKeys(to.Sheet(sheet), items) {
		rows[key] = row
	}
	for _, t := range typed(from) {
		row, ok := rows[t.key]
		if !ok {
			left = append(left, t.words)
			continue
		}
		t.cell.Sheet, t.cell.Cell = sheet, sheets.Ref{Row: row, Col: items.To.Col - t.fromEnd}
		cells = append(cells, t.cell)
	}
	return cells, left
}

// typedCell is what somebody typed beside an item.
type typedCell struct {
	key     string // of the item
	words   string // what was typed, for people
	cell    sheets.SetCell
	fromEnd int // columns from the last one of the table
}

// typed lists what was typed beside the items: owners and dates.
func typed(wb *sheets.Workbook) (out []typedCell) {
	name, items, ok := Named(wb, NameItems)
	if !ok {
		return nil
	}
	s, r := wb.Sheet(name), pageReader{wb}
	keys := itemKeys(s, items)
	for row := items.From.Row + 1; row <= items.To.Row; row++ {
		for fromEnd := range 2 {
			c := s.At(sheets.Ref{Row: row, Col: items.To.Col - fromEnd})
			if c == nil || c.Formula != 0 || textAt(s, sheets.Ref{Row: row, Col: items.To.Col - fromEnd}) == "" {
				continue
			}
			t := typedCell{key: keys[row], fromEnd: fromEnd}
			t.words = fmt.Sprintf("%s of %s: %s", textAt(s, sheets.Ref{Row: items.From.Row, Col: items.To.Col - fromEnd}),
				textAt(s, sheets.Ref{Row: row, Col: items.From.Col + 1}), r.text(s, sheets.Ref{Row: row, Col: items.To.Col - fromEnd}))
			if t.cell.Text = plain(c.Raw); c.Kind == sheets.Number {
				t.cell.Text, t.cell.Number = "", c.Raw
				if int(c.Style) < len(wb.Styles) && wb.Styles[c.Style].Format.Date {
					t.cell.Format = wb.Styles[c.Style].Format.Code
				}
			}
			out = append(out, t)
		}
	}
	return out
}

// typedOn tells in words what was typed beside the items.
func typedOn(wb *sheets.Workbook) (words []string) {
	for _, t := range typed(wb) {
		words = append(words, t.words)
	}
	return words
}

// itemKeys knows the items again by their places, by what is being agreed, and by their order where these are the same.
// Their references are others in every run.
func itemKeys(s *sheets.Sheet, items sheets.Range) map[int]string {
	keys, seen := map[int]string{}, map[string]int{}
	for row := items.From.Row + 1; row <= items.To.Row; row++ {
		key := textAt(s, sheets.Ref{Row: row, Col: items.From.Col + 1}) + "\n" + textAt(s, sheets.Ref{Row: row, Col: items.From.Col + 2})
		seen[key]++
		keys[row] = fmt.Sprint(key, "\n", seen[key])
	}
	return keys
}

// plain is a text without the characters that no cell holds.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}
