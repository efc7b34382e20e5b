package csv

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"crosscast/sheets"
)

// read gives the cells by address.
func read(t *testing.T, data string) (*sheets.Workbook, map[string]string) {
	t.Helper()
	book, err := Read([]byte(data), "data/Savings 2015.csv")
	if err != nil {
		t.Fatal(err)
	}
	return book, cellsOf(book)
}

func cellsOf(book *sheets.Workbook) map[string]string {
	cells := map[string]string{}
	for _, row := range book.Sheets[0].Rows {
		for _, c := range row.Cells {
			cells[sheets.Ref{Row: row.Index, Col: int(c.Col)}.String()] = c.Raw
		}
	}
	return cells
}

func TestCells(t *testing.T) {
	for _, c := range []struct {
		name, data string
		want       map[string]string
	}{
		{"plain", "Line,2014/15\nFleet,100\n", map[string]string{"A1": "Line", "B1": "2014/15", "A2": "Fleet", "B2": "100"}},
		{"empty lines are rows", "a,b\n\n\r\nc,d", map[string]string{"A1": "a", "B1": "b", "A4": "c", "B4": "d"}},
		{"quotes", "\"a \"\"x\"\", y\",\"line 1\nline 2\"\nnext,1", map[string]string{
			"A1": `a "x", y`, "B1": "line 1\nline 2", "A2": "next", "B2": "1"}},
		{"text after a closing quote", `"a"b,"c" ,d`, map[string]string{"A1": "ab", "B1": "c ", "C1": "d"}},
		{"stray quote", "6\" pipe,1\nb,2", map[string]string{"A1": `6" pipe`, "B1": "1", "A2": "b", "B2": "2"}},
		{"quote never closed", "a,\"b\nc,\"\"\nd,e\n", map[string]string{"A1": "a", "B1": `"b`, "A2": "c", "A3": "d", "B3": "e"}},
		{"spaces and no-break spaces are kept", " a ,\u00a0475\n", map[string]string{"A1": " a ", "B1": "\u00a0475"}},
		{"padding is nothing", "a,1,,,\n,,,,\n , ,\u00a0,\n", map[string]string{"A1": "a", "B1": "1"}},
		{"old Mac line ends", "a,b\rc,d\r", map[string]string{"A1": "a", "B1": "b", "A2": "c", "B2": "d"}},
		{"semicolon", "Line;Total\nFleet, vans;1,5\n", map[string]string{"A1": "Line", "B1": "Total", "A2": "Fleet, vans", "B2": "1,5"}},
		{"decimal commas outnumber semicolons", "1,5;2,5;3,5\n2,5;3,5;4,5\n", map[string]string{
			"A1": "1,5", "B1": "2,5", "C1": "3,5", "A2": "2,5", "B2": "3,5", "C2": "4,5"}},
		{"tab with grouped thousands", "x\t1,234\t5,678\ny\t2,345\t6,789\n", map[string]string{
			"A1": "x", "B1": "1,234", "C1": "5,678", "A2": "y", "B2": "2,345", "C2": "6,789"}},
		{"bar", "a|b, c|d\ne|f|g\n", map[string]string{"A1": "a", "B1": "b, c", "C1": "d", "A2": "e", "B2": "f", "C2": "g"}},
		{"semicolons inside text", "Smith; John,12,13\nJones; Ann,14,15\n", map[string]string{
			"A1": "Smith; John", "B1": "12", "C1": "13", "A2": "Jones; Ann", "B2": "14", "C2": "15"}},
		{"sep line", "sep=;\r\na;b,c\n", map[string]string{"A1": "a", "B1": "b,c"}},
		{"title over a table", "Savings\n\nLine;Total\nA;1\nB;2\n", map[string]string{
			"A1": "Savings", "A3": "Line", "B3": "Total", "A4": "A", "B4": "1", "A5": "B", "B5": "2"}},
		{"one column", "a\nb\n", map[string]string{"A1": "a", "A2": "b"}},
		{"nothing", "", map[string]string{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			book, got := read(t, c.data)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
			if book.Sheets[0].Name != "Savings 2015" || book.Typed || book.Format != "csv" || len(book.Styles) != 1 {
				t.Errorf("workbook facts: %+v", book)
			}
		})
	}
}

func TestEncodings(t *testing.T) {
	const text = "Fleet – vans,£1,50\nx,y\n"
	want := map[string]string{"A1": "Fleet – vans", "B1": "£1", "C1": "50", "A2": "x", "B2": "y"}
	utf16 := func(e unicode.Endianness, b unicode.BOMPolicy) []byte {
		out, err := unicode.UTF16(e, b).NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	windows, err := charmap.Windows1252.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"UTF-8": []byte(text), "UTF-8 with mark": []byte("\xef\xbb\xbf" + text), "windows-1252": windows,
		"UTF-16 LE with mark": utf16(unicode.LittleEndian, unicode.UseBOM), "UTF-16 LE": utf16(unicode.LittleEndian, unicode.IgnoreBOM),
		"UTF-16 BE with mark": utf16(unicode.BigEndian, unicode.UseBOM), "UTF-16 BE": utf16(unicode.BigEndian, unicode.IgnoreBOM),
	} {
		t.Run(name, func(t *testing.T) {
			book, err := Read(data, "a.csv")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, cellsOf(book)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestDecimalMark(t *testing.T) {
	for data, want := range map[string]bool{
		"a;1.234,56\n":                true,
		"a;1 234,5\nb;12\n":           true,
		"a;0,125\n":                   true,
		"a;1.234.567\nb;12,5":         true,
		"a\t1,234.56\n":               false,
		"a\t1,234\nb\t2,345\n":        false, // ambiguous
		"a\t1,234\nb\t2,345\nc\t6,21": false, // a slip among grouped thousands
		"a\t1,234,567\n":              false,
		"a\t12.5\nb\t3\n":             false,
		"a\t12.03.2014\nb\tP1,5\n":    false,
	} {
		if book, _ := read(t, data); book.DecimalComma != want {
			t.Errorf("%q: decimal comma %v, want %v", data, book.DecimalComma, want)
		}
	}
}

func TestRefusals(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"xlsx":             {[]byte("PK\x03\x04 and more"), sheets.ErrNotWorkbook},
		"zeros":            {append([]byte("a,b\n"), make([]byte, 100)...), sheets.ErrNotWorkbook},
		"one zero":         {[]byte("a,b\nc,\x00\nlonger text that is not UTF-16 at all"), sheets.ErrNotWorkbook},
		"control":          {[]byte(strings.Repeat("\x01\x02ab", 50)), sheets.ErrNotWorkbook},
		"too many rows":    {bytes.Repeat([]byte("\n"), sheets.MaxRow+1), sheets.ErrTooLarge},
		"too many columns": {append(bytes.Repeat([]byte(","), sheets.MaxCol), 'x'), sheets.ErrTooLarge},
	} {
		if _, err := Read(c.data, "a.csv"); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
}

func TestManyRowsShareSlabs(t *testing.T) {
	var b strings.Builder
	for i := range 30000 {
		fmt.Fprintf(&b, "row %d,%d,,%d\n", i, i, 2*i)
	}
	book, _ := read(t, b.String())
	rows := book.Sheets[0].Rows
	if len(rows) != 30000 {
		t.Fatalf("%d rows", len(rows))
	}
	for i, row := range rows {
		if len(row.Cells) != 3 || row.Cells[1].Raw != fmt.Sprint(i) || row.Cells[2].Col != 4 {
			t.Fatalf("row %d: %+v", row.Index, row.Cells)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	line := "E09000001,City of London,1234,2345,3456.5,4567,5678,6789,7890,8901,9012,123,234,345,456,567,678,789,890,901\n"
	data := bytes.Repeat([]byte(line), 20000)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(data, "a.csv"); err != nil {
			b.Fatal(err)
		}
	}
}
