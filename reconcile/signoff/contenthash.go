package signoff

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"sort"
	"strings"

	"crosscast/reconcile/money"
	"crosscast/sheets"
)

// ContentHash is a fingerprint of what a workbook says, not of its bytes, which Excel rewrites on every save. It covers
// each user sheet's name and order, each cell's address, type, value and formula, and the defined names. It leaves out
// our own sheets and names, notes, rules, styles, widths and views. Numbers count at 15 significant digits.
//
// The value of a formula that recalculates on opening (NOW, TODAY, RAND, OFFSET, INDIRECT) is left out; its text counts.
func ContentHash(wb *sheets.Workbook) string {
	h := sha256.New()
	for _, s := range WithoutOurs(wb).Sheets {
		put(h, "sheet", s.Name)
		hashCells(h, s)
	}
	names := append([]sheets.DefinedName(nil), wb.Names...)
	sort.Slice(names, func(i, j int) bool {
		return names[i].Name+"\x00"+names[i].Sheet < names[j].Name+"\x00"+names[j].Sheet
	})
	for _, n := range names {
		if !strings.HasPrefix(n.Name, NamePrefix) && !strings.HasPrefix(n.Name, "_xlnm.") {
			put(h, "name", n.Name, n.Sheet, bareFormula(n.Refers))
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// put writes texts so that no two lists of them look the same.
func put(w io.Writer, texts ...string) {
	for _, t := range texts {
		fmt.Fprintf(w, "%d:%s", len(t), t)
	}
}

func hashCells(h hash.Hash, s *sheets.Sheet) {
	for i := range s.Rows {
		row := &s.Rows[i]
		for j := range row.Cells {
			c := &row.Cells[j]
			formula := ""
			if f := s.FormulaOf(c); f != nil {
				formula = bareFormula(f.Text)
			}
			at := sheets.Ref{Row: row.Index, Col: int(c.Col)}.String()
			if isVolatile(formula) {
				put(h, at, "volatile", "", formula)
				continue
			}
			put(h, at, kindNames[c.Kind], valueText(c), formula)
		}
	}
}

// kindNames name the kinds of value; a fingerprint must not change with the numbering of a program's constants.
var kindNames = map[sheets.Kind]string{sheets.Blank: "blank", sheets.Number: "number", sheets.Text: "text",
	sheets.Bool: "bool", sheets.Error: "error", sheets.Date: "date"}

// valueText is a cell's value in one form, however a program stored it.
func valueText(c *sheets.Cell) string {
	if c.Kind == sheets.Number {
		if d, ok := money.ParseStored(c.Raw); ok {
			return d.String()
		}
	}
	return strings.ReplaceAll(strings.ReplaceAll(c.Raw, "\r\n", "\n"), "_x000D_\n", "\n")
}

// bareFormula drops the spaces outside quotes, which programs put in and leave out as they like.
func bareFormula(text string) string {
	var b strings.Builder
	var quote byte
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case quote == 0 && (c == ' ' || c == '\n' || c == '\r' || c == '\t'):
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

var volatile = []string{"NOW(", "TODAY(", "RAND(", "RANDBETWEEN(", "RANDARRAY(", "OFFSET(", "INDIRECT("}

func isVolatile(formula string) bool {
	f := strings.ToUpper(formula)
	for _, v := range volatile {
		if strings.Contains(f, v) {
			return true
		}
	}
	return false
}
