package xlsx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

const (
	nsMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	nsRel  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	nsPack = "http://schemas.openxmlformats.org/package/2006/"
)

// parts are the parts of a package by name.
type parts map[string]string

// minimal is a workbook whose sheets hold the given XML inside <worksheet>.
func minimal(sheetXML ...string) parts {
	p := parts{
		"_rels/.rels": rels("officeDocument xl/workbook.xml"),
		"[Content_Types].xml": `<Types xmlns="` + nsPack + `content-types"><Override PartName="/xl/workbook.xml" ` +
			`ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
	}
	var tabs, links []string
	for i, xml := range sheetXML {
		tabs = append(tabs, fmt.Sprintf(`<sheet name="S%d" sheetId="%d" r:id="rId%d"/>`, i+1, i+1, i+1))
		links = append(links, fmt.Sprintf("worksheet worksheets/sheet%d.xml", i+1))
		p[fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)] = `<worksheet xmlns="` + nsMain + `">` + xml + `</worksheet>`
	}
	p["xl/workbook.xml"] = `<workbook xmlns="` + nsMain + `" xmlns:r="` + nsRel + `"><sheets>` +
		strings.Join(tabs, "") + `</sheets></workbook>`
	p["xl/_rels/workbook.xml.rels"] = rels(append(links, "sharedStrings sharedStrings.xml", "styles styles.xml")...)
	return p
}

// with adds or replaces a part.
func (p parts) with(name, text string) parts {
	p = maps.Clone(p)
	p[name] = text
	return p
}

// rels writes relationships rId1, rId2, … from "type target".
func rels(links ...string) string {
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="` + nsPack + `relationships">`)
	for i, l := range links {
		kind, target, _ := strings.Cut(l, " ")
		fmt.Fprintf(&b, `<Relationship Id="rId%d" Type="%s/%s" Target="%s"/>`, i+1, nsRel, kind, target)
	}
	b.WriteString(`</Relationships>`)
	return b.String()
}

// zip packs the parts in the order of their names.
func (p parts) zip(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(p)) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(p[name]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// readBytes reads a workbook from the bytes of its file.
func readBytes(data []byte, lim ooxml.Limits) (*sheets.Workbook, error) {
	p, err := ooxml.Open(bytes.NewReader(data), int64(len(data)), lim)
	if err != nil {
		return nil, err
	}
	return Read(p, "book.xlsx")
}

// mustRead reads a workbook that has nothing wrong with it.
func mustRead(t testing.TB, p parts) *sheets.Workbook {
	t.Helper()
	w, err := readBytes(p.zip(t), ooxml.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// kinds are the letters by which tests write the kind of a cell.
var kinds = map[sheets.Kind]string{
	sheets.Blank: "blank", sheets.Number: "n", sheets.Text: "t", sheets.Bool: "b", sheets.Error: "e", sheets.Date: "d",
}

// dump writes the cells of a sheet as A1 n 5 {=formula}, one a line, hidden rows with a "h" in front.
func dump(s *sheets.Sheet) string {
	var b strings.Builder
	for i := range s.Rows {
		for k := range s.Rows[i].Cells {
			c := &s.Rows[i].Cells[k]
			if s.Rows[i].Hidden {
				b.WriteString("h ")
			}
			fmt.Fprintf(&b, "%s %s %q", sheets.Ref{Row: s.Rows[i].Index, Col: int(c.Col)}, kinds[c.Kind], c.Raw)
			if f := s.FormulaOf(c); f != nil {
				fmt.Fprintf(&b, " =%s", f.Text)
				if f.Array {
					b.WriteString(" array")
				}
				if f.NoValue {
					b.WriteString(" no value")
				}
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}
