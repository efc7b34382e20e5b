package xlsx

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// bareBook is a workbook in which no sheet stands yet. No program would open it; what is added makes it whole. Its plain
// font is one that is found or matched everywhere, since programs count the widths of columns in its digits.
var bareBook = []ooxml.Part{
	{Name: ooxml.ContentTypesPath, Data: []byte(ooxml.XMLDeclaration +
		`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
		`<Override PartName="/xl/styles.xml" ContentType="` + contentStyles + `"/></Types>`)},
	{Name: "_rels/.rels", Data: []byte(ooxml.XMLDeclaration +
		`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + ooxml.TransitionalRel + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`)},
	{Name: "xl/_rels/workbook.xml.rels", Data: []byte(ooxml.XMLDeclaration +
		`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + ooxml.TransitionalRel + `/styles" Target="styles.xml"/></Relationships>`)},
	{Name: "xl/styles.xml", Data: []byte(ooxml.XMLDeclaration + `<styleSheet xmlns="` + transMain + `">` +
		`<fonts count="1"><font><sz val="10"/><name val="Arial"/><family val="2"/></font></fonts>` +
		`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
		`<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>` +
		`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`)},
	{Name: "xl/workbook.xml", Data: []byte(ooxml.XMLDeclaration + `<workbook xmlns="` + transMain +
		`" xmlns:r="` + ooxml.TransitionalRel + `"><sheets/></workbook>`)},
}

// emptyZip is a zip file without entries: the record that ends its directory, and nothing else.
var emptyZip = "PK\x05\x06" + strings.Repeat("\x00", 18)

// WriteNew writes a workbook that holds the added sheets of an annotation and nothing else, to be replaced only by one
// that is whole and has passed its checks.
func WriteNew(output string, a sheets.Annotation) error {
	data, err := New(a)
	if err != nil {
		return err
	}
	return ooxml.WriteWhole(output, data, 0o644)
}

// New makes a workbook of the added sheets of an annotation. It is read again, and every cell says what it was to say.
func New(a sheets.Annotation) ([]byte, error) {
	if len(a.Sheets) == 0 {
		return nil, errors.New("new workbook: it would have no sheet")
	}
	none, err := ooxml.Open(strings.NewReader(emptyZip), int64(len(emptyZip)), ooxml.DefaultLimits)
	if err != nil {
		return nil, fmt.Errorf("new workbook: %w", err)
	}
	var bare bytes.Buffer
	if err := none.Save(&bare, nil, bareBook); err != nil {
		return nil, fmt.Errorf("new workbook: %w", err)
	}
	data, _, err := Annotate(bytes.NewReader(bare.Bytes()), int64(bare.Len()), a, Options{})
	if err != nil {
		return nil, err
	}
	if err := checkAdded(data, a.Sheets); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrSelfCheck, err)
	}
	return data, nil
}

// checkAdded reads a new workbook with the normal reader and compares its sheets with what was to be written.
func checkAdded(data []byte, want []sheets.AddedSheet) error {
	pkg, err := ooxml.Open(bytes.NewReader(data), int64(len(data)), ooxml.DefaultLimits)
	if err != nil {
		return fmt.Errorf("it does not open: %w", err)
	}
	made, err := Read(pkg, "")
	if err != nil {
		return fmt.Errorf("read it: %w", err)
	}
	if len(made.Sheets) != len(want) {
		return fmt.Errorf("it has %d sheets, %d were written", len(made.Sheets), len(want))
	}
	for i, s := range want {
		if made.Sheets[i].Name != s.Name {
			return fmt.Errorf("sheet %q stands where %q was written", made.Sheets[i].Name, s.Name)
		}
		if err := sameAdded(made.Sheets[i], &s); err != nil {
			return fmt.Errorf("sheet %q: %w", s.Name, err)
		}
	}
	return nil
}

// sameAdded compares the values of a sheet with those that were written.
func sameAdded(made *sheets.Sheet, want *sheets.AddedSheet) error {
	for _, row := range want.Rows {
		for _, c := range row.Cells {
			at := sheets.Ref{Row: row.Index, Col: c.Col}
			raw := ""
			if m := made.At(at); m != nil {
				raw = m.Raw
			}
			meant := c.Number
			if meant == "" {
				meant = writable(c.Text)
			}
			if raw != meant {
				return fmt.Errorf("%s says %q", at, raw)
			}
		}
	}
	return nil
}

// writable is a text as a cell can hold it: no longer than cells are, and without what XML does not take.
func writable(s string) string {
	return strings.Map(func(c rune) rune {
		if c < ' ' && c != '\n' && c != '\t' || c == 0x7f || c == 0xFFFE || c == 0xFFFF {
			return -1
		}
		return c
	}, cutText(s))
}
