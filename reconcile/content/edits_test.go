package content

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"crosscast/sheets"
)

// drawBook makes a small workbook of random cells, with formulas that take each other in.
func drawBook(t *rapid.T, blanks bool) *sheets.Workbook {
	wb := &sheets.Workbook{Format: "xlsx", Typed: true, Names: []sheets.DefinedName{{Name: "Area", Refers: "Savings!$A$1:$C$9"}}}
	for _, name := range []string{"Savings", "Other costs"} {
		s := &sheets.Sheet{Name: name}
		for row := 1; row <= 12; row++ {
			if blanks && rapid.IntRange(0, 5).Draw(t, "blank") == 0 {
				continue
			}
			r := sheets.Row{Index: row, Cells: []sheets.Cell{{Col: 1, Kind: sheets.Text, Raw: fmt.Sprintf("%s %d", name, row)}}}
			for col := int32(2); col <= 4; col++ {
				r.Cells = append(r.Cells, drawCell(t, s, row, col))
			}
			s.Rows = append(s.Rows, r)
		}
		s.Rows = append(s.Rows, sheets.Row{Index: 20, Cells: []sheets.Cell{{Col: 1, Kind: sheets.Text, Raw: "Total"}, {Col: 2, Kind: sheets.Number, Raw: "8700"}}})
		wb.Sheets = append(wb.Sheets, s)
	}
	return wb
}

func drawCell(t *rapid.T, s *sheets.Sheet, row int, col int32) sheets.Cell {
	c := sheets.Cell{Col: col}
	switch rapid.IntRange(0, 4).Draw(t, "kind") {
	case 0:
		c.Kind, c.Raw = sheets.Text, rapid.StringMatching(`[a-z ]{1,8}[a-z]`).Draw(t, "text")
	case 1:
		f := rapid.SampledFrom([]string{"SUM(B1:B%d)", "'Other costs'!$B$%d*1.5", "IF(C%d>5,\"a b\",Savings!B3)", "Area+D$%d"}).Draw(t, "formula")
		s.Formulas = append(s.Formulas, sheets.Formula{Text: fmt.Sprintf(f, row)})
		c.Kind, c.Raw, c.Formula = sheets.Number, "5", int32(len(s.Formulas))
	default:
		c.Kind, c.Raw = sheets.Number, rapid.StringMatching(`-?[1-9][0-9]{0,6}(\.[0-9]{0,3}[1-9])?`).Draw(t, "number")
	}
	return c
}

// Any single edit is seen by the hash, and told at its cell.
func TestAnyEditIsTold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		wb := drawBook(t, true)
		was := whole(wb)
		s := wb.Sheets[rapid.IntRange(0, 1).Draw(t, "sheet")]
		row := &s.Rows[rapid.IntRange(0, len(s.Rows)-1).Draw(t, "row")]
		cell := &row.Cells[rapid.IntRange(0, len(row.Cells)-1).Draw(t, "cell")]
		at := sheets.Ref{Row: row.Index, Col: int(cell.Col)}
		edit := editCell(t, s, cell)
		is := whole(wb)
		if was.Hash() == is.Hash() {
			t.Fatalf("%s of %s!%s leaves the hash as it was", edit, s.Name, at)
		}
		changes := Changes(was, is)
		if len(changes) != 1 || changes[0].Result || changes[0].Sheet != s.Name || changes[0].At != at {
			t.Fatalf("%s of %s!%s is told as %q", edit, s.Name, at, texts(changes))
		}
		if back := Changes(is, was); len(back) != 1 || back[0].At != at {
			t.Fatalf("%s of %s!%s, the other way round, is told as %q", edit, s.Name, at, texts(back))
		}
	})
}

// editCell changes one thing of a cell and says what.
func editCell(t *rapid.T, s *sheets.Sheet, c *sheets.Cell) string {
	if c.Formula > 0 {
		f := s.Formulas[c.Formula-1].Text
		switch rapid.IntRange(0, 2).Draw(t, "edit") {
		case 0:
			c.Formula = 0
			return "typing over the formula"
		case 1:
			s.Formulas[c.Formula-1].Text = f + "+1"
			return "adding to the formula"
		}
		i := strings.IndexAny(f, "123456789")
		s.Formulas[c.Formula-1].Text = f[:i] + "1" + f[i:]
		return "another digit in the formula"
	}
	switch {
	case rapid.Bool().Draw(t, "new formula"):
		s.Formulas = append(s.Formulas, sheets.Formula{Text: "1+1"})
		c.Formula = int32(len(s.Formulas))
		return "making it a formula"
	case c.Kind == sheets.Number && rapid.Bool().Draw(t, "as text"):
		c.Kind = sheets.Text
		return "making it a text"
	case c.Kind == sheets.Number:
		i := rapid.IntRange(0, len(c.Raw)-1).Draw(t, "digit")
		digits := []byte(c.Raw)
		if digits[i] < '0' {
			i = len(digits) - 1
		}
		digits[i] = '0' + (digits[i]-'0'+1+byte(rapid.IntRange(0, 8).Draw(t, "by")))%10
		if c.Raw == string(digits) || sheets.SpellNumber(string(digits)) == sheets.SpellNumber(c.Raw) {
			digits = append(digits, '7')
		}
		c.Raw = string(digits)
		return "another digit"
	}
	c.Raw += "x"
	return "another letter"
}

// Edits that are none leave the content as it is.
func TestWhatIsNoEdit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		wb := drawBook(t, true)
		was := whole(wb)
		for _, s := range wb.Sheets {
			s.NoteCells = map[sheets.Ref]bool{{Row: 1, Col: 1}: true}
			s.Cols = append(s.Cols, sheets.ColFacts{From: 1, To: 2, Hidden: true})
			s.Visibility = sheets.Hidden
			for i := range s.Rows {
				s.Rows[i].Hidden = true
				for j := range s.Rows[i].Cells {
					s.Rows[i].Cells[j].Style = 3
				}
			}
			for i, f := range s.Formulas {
				s.Formulas[i].Text = strings.NewReplacer(",", " , ", "+", "\n+ ", "1.5", "1.50", "Savings!", "'Savings'!").Replace(f.Text)
			}
		}
		wb.Sheets = append(wb.Sheets, &sheets.Sheet{Name: "a chart, as LibreOffice saves it"})
		wb.Names = append(wb.Names, sheets.DefinedName{Name: "_xlnm.Print_Area", Refers: "Savings!$A$1"})
		if is := whole(wb); was.Hash() != is.Hash() || was.ResultsHash() != is.ResultsHash() || len(Changes(was, is)) > 0 {
			t.Fatalf("told as %q", texts(Changes(was, is)))
		}
	})
}

// Rows put in or taken out as a spreadsheet program does it, formulas moving along, are told as such and as nothing else.
func TestMovedRowsAreNoEdits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		wb := drawBook(t, false)
		was := whole(wb)
		at := rapid.IntRange(1, 12).Draw(t, "above")
		n := rapid.IntRange(1, 3).Draw(t, "rows")
		down := bookMoves{"Savings": {name: "Savings", rows: axis{[]run{{1, 1, at - 1}, {at, at + n, endless}}}, cols: still()},
			"Other costs": {name: "Other costs", rows: still(), cols: still()}}
		is := moveContent(was, down)
		if was.Hash() == is.Hash() {
			t.Fatal("inserted rows leave the hash as it was")
		}
		for _, c := range []struct {
			was, is *Content
			word    string
		}{{was, is, "inserted"}, {is, was, "deleted"}} {
			changes := Changes(c.was, c.is)
			if c.word == "deleted" { // what led into the empty rows alone is told too, if anything did
				changes = slices.DeleteFunc(changes, func(c Change) bool { return !c.At.IsZero() })
			}
			if len(changes) != 1 || !strings.Contains(changes[0].Text, c.word) {
				t.Fatalf("%d rows %s above %d: %q", n, c.word, at, texts(Changes(c.was, c.is)))
			}
		}
	})
}

// moveContent is a content after its cells have moved.
func moveContent(c *Content, b bookMoves) *Content {
	out := &Content{}
	for _, s := range c.Sheets {
		moved := Sheet{Name: s.Name}
		for _, cell := range s.Cells {
			cell.Formula = b.moved(cell.Formula, s.Name)
			cell.At, _ = b[s.Name].to(cell.At)
			moved.Cells = append(moved.Cells, cell)
		}
		out.Sheets = append(out.Sheets, moved)
	}
	for _, n := range c.Names {
		n.Refers = b.moved(n.Refers, "")
		out.Names = append(out.Names, n)
	}
	return out
}

// Numbers that a program rounded to 15 or 16 digits are no edits, wherever the rounding fell; another digit is one.
func TestRoundingIsNoEdit(t *testing.T) {
	book := func(raw string) *Content {
		return &Content{Sheets: []Sheet{{Name: "Savings", Cells: []Cell{
			{At: sheets.Ref{Row: 9, Col: 5}, Kind: sheets.Number, Value: sheets.SpellNumber(raw)}}}}}
	}
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.Float64Range(-1e12, 1e12).Filter(func(v float64) bool { return math.Abs(v) > 1e-9 }).Draw(t, "v")
		was := book(strconv.FormatFloat(v, 'g', 17, 64))
		for _, digits := range []int{15, 16} {
			is := book(strconv.FormatFloat(v, 'g', digits, 64))
			if changes := Changes(was, is); len(changes) > 0 {
				t.Fatalf("%v rounded to %d digits is told as %q", v, digits, changes)
			}
		}
		size := int(math.Floor(math.Log10(math.Abs(v))))
		is := book(strconv.FormatFloat(v+2*math.Pow10(size-14), 'g', 15, 64))
		if a, b := was.Sheets[0].Cells[0].Value, is.Sheets[0].Cells[0].Value; isRoundedTime(a, b) || isRoundedTime(b, a) {
			return // it may stand for a time, told to the millisecond
		}
		if changes := Changes(was, is); len(changes) != 1 || was.Hash() == is.Hash() {
			t.Fatalf("%v with another fifteenth digit is told as %q", v, changes)
		}
	})
}

// Whatever two contents are, an edit is told if their hashes differ and none if they are the same, never by the safeguard.
func TestChangesAgreeWithTheHash(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		wb := drawBook(t, true)
		was := whole(wb)
		if rapid.Bool().Draw(t, "another book") {
			wb = drawBook(t, true)
		}
		switch rapid.IntRange(0, 5).Draw(t, "edit") {
		case 0:
			wb.Sheets[0], wb.Sheets[1] = wb.Sheets[1], wb.Sheets[0]
		case 1:
			wb.Sheets[1].Name = "Renamed"
		case 2:
			wb.Names[0].Name = "Zone"
		case 3:
			s := wb.Sheets[0]
			k := rapid.IntRange(0, len(s.Rows)-1).Draw(t, "row")
			s.Rows = slices.Delete(s.Rows, k, k+1)
		case 4:
			for i := range wb.Sheets[0].Rows {
				wb.Sheets[0].Rows[i].Index *= 2
			}
		}
		is := whole(wb)
		told := 0
		for _, c := range Changes(was, is) {
			if strings.Contains(c.Text, "cannot be told") {
				t.Fatal(c)
			}
			if !c.Result {
				told++
			}
		}
		if same := was.Hash() == is.Hash(); same != (told == 0) {
			t.Fatalf("same hash: %v, and %d edits told", same, told)
		}
	})
}
