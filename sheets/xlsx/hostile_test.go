package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// patience is how long any hostile file may take; the slowest needs a tenth of it on a slow machine.
const patience = 20 * time.Second

func TestReadRefusesHostileFiles(t *testing.T) {
	small := ooxml.DefaultLimits
	small.Cells, small.Merges, small.Text, small.Formula = 1000, 1000, 100_000, 1000
	plain := minimal(rows(`<row><c><v>1</v></c></row>`))
	const sheet = "xl/worksheets/sheet1.xml"
	long := "<row><c><f t=\"shared\" si=\"0\" ref=\"A1:A9\">" + strings.Repeat("1+", 400) + "A1</f></c>" +
		strings.Repeat(`<c><f t="shared" si="0"/></c>`, 900) + "</row>"
	tests := []struct {
		name string
		xml  parts
		want error
	}{
		{"row number too large", minimal(rows(`<row r="2000000000"/>`)), sheets.ErrDamaged},
		{"row number negative", minimal(rows(`<row r="-1"/>`)), sheets.ErrDamaged},
		{"row 0", minimal(rows(`<row r="0"/>`)), sheets.ErrDamaged},
		{"column outside", minimal(rows(`<row><c r="XFE1"><v>1</v></c></row>`)), sheets.ErrDamaged},
		{"no address", minimal(rows(`<row><c r="1A"><v>1</v></c></row>`)), sheets.ErrDamaged},
		{"cell twice", minimal(rows(`<row><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>`)), sheets.ErrDamaged},
		{"row twice", minimal(rows(`<row r="3"/><row r="3"/>`)), sheets.ErrDamaged},
		{"cell in another row", minimal(rows(`<row r="3"><c r="A4"><v>1</v></c></row>`)), sheets.ErrDamaged},
		{"broken XML in row 2", minimal(rows(`<row><c><v>1</v></c></row><row><c><v>2</c></row>`)), sheets.ErrDamaged},
		{"cut short", plain.with(sheet, plain[sheet][:len(plain[sheet])-20]), sheets.ErrDamaged},
		{"two roots", plain.with(sheet, plain[sheet]+plain[sheet]), sheets.ErrDamaged},
		{"empty part", plain.with(sheet, ""), sheets.ErrDamaged},
		{"entity bomb", plain.with(sheet, `<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa">]>`+plain[sheet]), sheets.ErrDamaged},
		{"nested deeply", minimal(strings.Repeat("<a>", 100_000)), sheets.ErrDamaged},
		{"too many cells", minimal(rows("<row>" + strings.Repeat("<c><v>1</v></c>", 1001) + "</row>")), sheets.ErrTooLarge},
		{"too many merges", minimal("<mergeCells>" + strings.Repeat(`<mergeCell ref="A1:B2"/>`, 1001) + "</mergeCells>"), sheets.ErrTooLarge},
		{"shared formula blown up", minimal(rows(long)), sheets.ErrTooLarge},
		{"long formula", minimal(rows("<row><c><f>" + strings.Repeat("1+", 600) + "1</f></c></row>")), sheets.ErrTooLarge},
		{"too many columns entries", minimal("<cols>" + strings.Repeat(`<col min="1" max="16384" style="1"/>`, 16385) + "</cols>"), sheets.ErrTooLarge},
		{"no main part", parts{"a.txt": "b"}, sheets.ErrNotWorkbook},
		{"main part missing", parts{"_rels/.rels": rels("officeDocument xl/workbook.xml")}, sheets.ErrNotWorkbook},
		{"main part is something else", plain.with("xl/workbook.xml", "<document/>"), sheets.ErrNotWorkbook},
		{"target outside the package", plain.with("_rels/.rels", rels("officeDocument ../../../../etc/passwd")), sheets.ErrNotWorkbook},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			start := time.Now()
			_, err := readBytes(tt.xml.zip(t), small)
			if !errors.Is(err, tt.want) {
				t.Errorf("got %v, want %v", err, tt.want)
			}
			if took := time.Since(start); took > patience {
				t.Errorf("took %v", took)
			}
		})
	}
}

func TestReadSurvivesHostileSizes(t *testing.T) {
	everyRow := strings.Repeat(`<row><c><v>1</v></c></row>`, 20_000)
	var arrays strings.Builder
	for i := range 5_000 {
		fmt.Fprintf(&arrays, `<row r="%d"><c><f t="array" ref="A1:XFD1048576">A1</f><v>1</v></c></row>`, i+1)
	}
	tests := []struct{ name, xml string }{
		{"dimension of all cells", `<dimension ref="A1:XFD1048576"/>` + rows(everyRow)},
		{"merges that overlap", rows(everyRow) + "<mergeCells>" + strings.Repeat(`<mergeCell ref="A1:XFD1048576"/>`, 100_000) + "</mergeCells>"},
		{"arrays that overlap", rows(arrays.String())},
		{"shared formulas in a circle", rows(`<row><c><f t="shared" si="0">B1</f></c><c><f t="shared" si="1" ref="A1">A1</f></c><c><f t="shared" si="0"/></c></row>`)},
		{"many small merges", rows(everyRow) + "<mergeCells>" + manyMerges(100_000) + "</mergeCells>"},
	}
	for _, tt := range tests {
		start := time.Now()
		if _, err := readBytes(minimal(tt.xml).zip(t), ooxml.DefaultLimits); err != nil && !errors.Is(err, sheets.ErrTooLarge) {
			t.Errorf("%s: %v", tt.name, err)
		}
		if took := time.Since(start); took > patience {
			t.Errorf("%s: took %v", tt.name, took)
		}
	}
}

// manyMerges writes merges that do not overlap.
func manyMerges(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<mergeCell ref="A%d:C%d"/>`, i+1, i+1)
	}
	return b.String()
}

func TestReadRefusesZipTricks(t *testing.T) {
	good := minimal(rows(`<row><c><v>1</v></c></row>`)).zip(t)
	bomb := minimal(rows(strings.Repeat(" ", 64<<20))).zip(t)
	corrupt := bytes.Clone(good)
	corrupt[bytes.Index(corrupt, []byte("[Content_Types].xml"))+40] ^= 0xFF
	tight := ooxml.DefaultLimits
	tight.Total = 1000
	few := ooxml.DefaultLimits
	few.Entries = 3
	tests := []struct {
		name string
		data []byte
		lim  ooxml.Limits
		want error
	}{
		{"packed a thousandfold", bomb, ooxml.DefaultLimits, sheets.ErrTooLarge},
		{"more in all than allowed", good, tight, sheets.ErrTooLarge},
		{"more entries than allowed", good, few, sheets.ErrTooLarge},
		{"cut short", good[:len(good)-30], ooxml.DefaultLimits, sheets.ErrDamaged},
		{"only the beginning", good[:100], ooxml.DefaultLimits, sheets.ErrDamaged},
		{"no zip", []byte("PK\x03\x04 but no more"), ooxml.DefaultLimits, sheets.ErrDamaged},
		{"size understated", understated(good), ooxml.DefaultLimits, sheets.ErrDamaged},
	}
	for _, tt := range tests {
		if _, err := readBytes(tt.data, tt.lim); !errors.Is(err, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.name, err, tt.want)
		}
	}
	if _, err := readBytes(corrupt, ooxml.DefaultLimits); err != nil && !errors.Is(err, sheets.ErrDamaged) {
		t.Errorf("corrupt data: %v", err)
	}
}

// understated changes the declared size of every entry in the directory to one byte less.
func understated(data []byte) []byte {
	data = bytes.Clone(data)
	for i := 0; ; {
		n := bytes.Index(data[i:], []byte("PK\x01\x02"))
		if n < 0 {
			return data
		}
		i += n + 4
		data[i+20]--
	}
}

// TestReadOddNames reads past entries whose names would write elsewhere if they were unpacked, and past repeated ones.
func TestReadOddNames(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	good := minimal(rows(`<row><c><v>1</v></c></row>`))
	for _, e := range [][2]string{{"../../etc/passwd", "x"}, {`C:\windows\x`, "x"}} {
		w, err := z.Create(e[0])
		if err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write([]byte(e[1]))
	}
	for range 2 {
		for name, text := range good {
			w, err := z.Create(name)
			if err != nil {
				t.Fatal(err)
			}
			_, _ = w.Write([]byte(text))
			good[name] = "<broken" // of repeated entries the first counts
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	w, err := readBytes(b.Bytes(), ooxml.DefaultLimits)
	if err != nil || dump(w.Sheets[0]) != "A1 n \"1\"\n" {
		t.Errorf("got %v, %v", w, err)
	}
}
