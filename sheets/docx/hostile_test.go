package docx

import (
	"errors"
	"strings"
	"testing"
	"time"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
	"crosscast/sheets/sheetstest"
)

// patience is how long any hostile file may take; the slowest needs a tenth of it on a slow machine.
const patience = 20 * time.Second

func TestReadRefusesHostileFiles(t *testing.T) {
	small := ooxml.DefaultLimits
	small.Cells, small.Text = 1000, 100_000
	plain := wordParts(`<w:p><w:r><w:t>a</w:t></w:r></w:p>`, "styles", "", "numbering", "")
	const main = "word/document.xml"
	cell := `<w:tc><w:p/></w:tc>`
	text := `<w:p><w:r><w:t>` + strings.Repeat("a", 60_000) + `</w:t></w:r></w:p>`
	tests := []struct {
		name  string
		parts map[string]string
		want  error
	}{
		{"cut short", with(plain, main, plain[main][:len(plain[main])-20]), sheets.ErrDamaged},
		{"two roots", with(plain, main, plain[main]+"<a/>"), sheets.ErrDamaged},
		{"empty part", with(plain, main, ""), sheets.ErrDamaged},
		{"tags closed in the wrong order", wordParts(`<w:p><w:r></w:p></w:r>`), sheets.ErrDamaged},
		{"entity bomb", with(plain, main, `<!DOCTYPE b [<!ENTITY a "aaaa">]>`+plain[main]), sheets.ErrDamaged},
		{"nested deeply", wordParts(strings.Repeat("<w:tbl><w:tr><w:tc>", 100_000)), sheets.ErrDamaged},
		{"broken styles", with(plain, "word/styles.xml", "<w:styles><w:style>"), sheets.ErrDamaged},
		{"broken numbering", with(plain, "word/numbering.xml", "<w:numbering><w:num>"), sheets.ErrDamaged},
		{"too many cells", wordParts(`<w:tbl><w:tr>` + strings.Repeat(cell, 1001) + `</w:tr></w:tbl>`), sheets.ErrTooLarge},
		{"too much text", wordParts(text + text), sheets.ErrTooLarge},
		{"something else", with(plain, main, "<workbook/>"), sheets.ErrNotReport},
		{"main part missing", map[string]string{"word/styles.xml": sheetstest.WordPart("styles", "")}, sheets.ErrNotReport},
		{"no relationships", with(plain, "_rels/.rels", "<Relationships/>"), sheets.ErrNotReport},
		{"a workbook", with(plain, "[Content_Types].xml", `<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>`+
			`</Types>`), sheets.ErrNotReport},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			start := time.Now()
			if _, err := readBytes(sheetstest.DOCX(tt.parts), small); !errors.Is(err, tt.want) {
				t.Errorf("got %v, want %v", err, tt.want)
			}
			if took := time.Since(start); took > patience {
				t.Errorf("took %v", took)
			}
		})
	}
}

func TestReadSurvivesHostileSizes(t *testing.T) {
	item := `<w:p><w:pPr><w:numPr><w:ilvl w:val="8"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>`
	var styles strings.Builder
	for i := range 20_000 {
		styles.WriteString(`<w:style w:styleId="s` + string(rune('a'+i%26)) + `"><w:basedOn w:val="s` + string(rune('a'+(i+1)%26)) +
			`"/></w:style>`)
	}
	tests := []struct{ name, body, root, other string }{
		{"fields that never end", `<w:p><w:r>` + strings.Repeat(`<w:fldChar w:fldCharType="begin"/><w:t>a</w:t>`,
			200_000) + `</w:r></w:p>`, "styles", ""},
		{"fields that only end", `<w:p><w:r>` + strings.Repeat(`<w:fldChar w:fldCharType="end"/><w:t>a</w:t>`, 200_000) +
			`</w:r></w:p>`, "styles", ""},
		{"fields within fields", `<w:p><w:r>` + strings.Repeat(`<w:fldChar w:fldCharType="begin"/><w:t>a</w:t>`,
			100_000) + strings.Repeat(`<w:fldChar w:fldCharType="end"/>`, 100_000) + `</w:r></w:p>`, "styles", ""},
		{"marks deleted all over", strings.Repeat(`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t>`+
			`</w:r></w:p>`, 100_000), "styles", ""},
		{"columns without end", `<w:tbl>` + strings.Repeat(`<w:tr><w:trPr><w:gridBefore w:val="2000000000"/>`+
			`</w:trPr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/><w:vMerge/></w:tcPr></w:tc></w:tr>`, 50_000) +
			`</w:tbl>`, "styles", ""},
		{"long level text", strings.Repeat(item, 20_000), "numbering", `<w:abstractNum w:abstractNumId="0">` +
			`<w:lvl w:ilvl="8"><w:start w:val="999999"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="` + strings.Repeat("%9",
			100_000) + `"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`},
		{"styles in a circle", item, "styles", styles.String()},
		{"one note many times", strings.Repeat(`<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>`, 50_000),
			"footnotes", strings.Repeat(`<w:footnote w:id="1"><w:p><w:r><w:t>a</w:t></w:r></w:p></w:footnote>`,
				50_000)},
	}
	for _, tt := range tests {
		start := time.Now()
		if _, err := readBytes(wordFile(tt.body, tt.root, tt.other), ooxml.DefaultLimits); err != nil {
			t.Errorf("%s: %v", tt.name, err)
		}
		if took := time.Since(start); took > patience {
			t.Errorf("%s: took %v", tt.name, took)
		}
	}
}

// TestReadOtherWriters reads strict documents, other prefixes, and parts in UTF-16 under other names.
func TestReadOtherWriters(t *testing.T) {
	const body = `<w:body><w:p><w:pPr><w:ind w:start="720"/></w:pPr><w:r><w:t>£4m</w:t></w:r></w:p><w:tbl>` +
		`<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>5</w:t></w:r></w:p></w:tc></w:tr>` +
		`</w:tbl></w:body>`
	strict := strings.Replace(sheetstest.WordPart("document", body), sheetstest.NSWord, "http://purl.oclc.org/ooxml/wordprocessingml/main",
		1)
	other := strings.NewReplacer("<w:", "<x:", "</w:", "</x:", " w:", " x:", "xmlns:w=", "xmlns:x=").Replace(strict)
	bare := strings.NewReplacer("<w:", "<", "</w:", "</", "xmlns:w=", `xmlns="`+sheetstest.NSWord+`" xmlns:w=`).Replace(strict)
	wide := []byte{0xFF, 0xFE}
	for _, c := range strings.Replace(strict, "UTF-8", "UTF-16", 1) {
		wide = append(wide, byte(c), byte(c>>8))
	}
	want := lines(`body "£4m"`, "table 1x1", `  1,1 "5"`)
	for name, text := range map[string]string{"strict": strict, "prefix x": other, "no prefix": bare, "UTF-16": string(wide)} {
		got := mustRead(t, sheetstest.DOCX(map[string]string{"Main.xml": text, "[Content_Types].xml": "<Types/>",
			"_rels/.rels": `<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/main.xml"/>` +
				`</Relationships>`}))
		if dump(got) != want || got.Pieces[0].Paragraph.Indent != 720 {
			t.Errorf("%s: got\n%s", name, dump(got))
		}
	}
}
