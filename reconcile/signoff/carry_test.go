package signoff

import (
	"fmt"
	"strings"
	"testing"

	"crosscast/sheets"
)

// withItems is a marked copy whose table of balances has these rows: place, words, owner and date, parted by "|".
func withItems(rows ...string) *sheets.Workbook {
	s := &sheets.Sheet{Name: "CC Reconciliation"}
	for i, row := range append([]string{"Sheet and cell|What is being agreed|Owner|Cleared on"}, rows...) {
		r := sheets.Row{Index: 14 + i}
		for j, text := range strings.Split(row, "|") {
			c := sheets.Cell{Col: int32(j + 2), Kind: sheets.Text, Raw: text}
			if strings.HasPrefix(text, "4") {
				c.Kind, c.Style = sheets.Number, 1
			}
			r.Cells = append(r.Cells, c)
		}
		s.Rows = append(s.Rows, r)
	}
	return &sheets.Workbook{Sheets: []*sheets.Sheet{s}, Styles: []sheets.Style{{}, {Format: sheets.NumberFormat{Code: "d mmm yyyy", Date: true}}},
		Names: []sheets.DefinedName{{Name: NameItems, Refers: fmt.Sprintf("'CC Reconciliation'!$A$14:$E$%d", 14+len(rows))}}}
}

func TestCarry(t *testing.T) {
	old := withItems("Savings!E9|Total savings|J Shah|46000", "Savings!E20|Total|A Okoro|", "Savings!E9|Total savings|B\r\nLee|", "Savings!E30|Gone|X|")
	now := withItems("Savings!E20|Total||", "Savings!E9|Total savings||", "Savings!E9|Total savings||")
	cells, left := Carry(old, now)
	got := map[string]string{}
	for _, c := range cells {
		got[c.Cell.String()] = c.Text + c.Number + c.Format
	}
	want := map[string]string{"D16": "J Shah", "E16": "46000d mmm yyyy", "D15": "A Okoro", "D17": "B\nLee"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("carried %v, want %v", got, want)
	}
	if len(left) != 1 || left[0] != "Owner of Savings!E30: X" {
		t.Errorf("left %q", left)
	}
	if cells, left := Carry(old, &sheets.Workbook{}); len(cells) > 0 || len(left) != 5 {
		t.Errorf("to a workbook without items: %v, %q", cells, left)
	}
}
