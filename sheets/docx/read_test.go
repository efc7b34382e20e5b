package docx

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"crosscast/sheets"
)

func TestReadText(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"runs split anywhere, as Word saves them", `<w:p w:rsidR="00A1" w14:paraId="1"><w:pPr><w:spacing w:after="0"/>` +
			`</w:pPr><w:r w:rsidR="00B2"><w:t xml:space="preserve">total £13.</w:t></w:r>` +
			`<w:proofErr w:type="spellStart"/><w:r><w:lastRenderedPageBreak/><w:t>24m</w:t></w:r></w:p>`, `body "total £13.24m"`},
		{"tab, break, hyphens", `<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>2014</w:t>` +
			`<w:noBreakHyphen/><w:t>15 sav</w:t><w:softHyphen/><w:t>ings</w:t></w:r></w:p>`,
			`body "a\tb\nc\n2014-15 savings"`},
		{"page break parts figures", `<w:p><w:r><w:br w:type="page"/><w:t>£4m</w:t><w:br w:type="page"/></w:r>` +
			`<w:r><w:t>3 posts</w:t><w:br w:type="page"/></w:r></w:p>`, `body "£4m\n3 posts"`},
		{"white space is Word's", "<w:p><w:r><w:t> a\n b </w:t><w:t xml:space=\"preserve\"> c</w:t></w:r></w:p>",
			`body "a  b c"`},
		{"references", `<w:p><w:r><w:t>Health &amp; Safety &#163;4m &lt;5</w:t></w:r></w:p>`, `body "Health & Safety £4m <5"`},
		{"symbols", `<w:p><w:r><w:t>5</w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t>4 </w:t><w:sym w:font="Wingdings" w:char="F0FC"/>` +
			`<w:sym w:font="Wingdings" w:char="F012"/></w:r></w:p>`, `body "5≥4✓�"`},
		{"tracked insertion and deletion", `<w:p><w:r><w:t xml:space="preserve">saves </w:t></w:r><w:del w:id="1">` +
			`<w:r><w:delText>£12m</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>£13.24m</w:t></w:r></w:ins>` +
			`</w:p>`, `body "saves £13.24m"`},
		{"move", `<w:p><w:moveFrom w:id="1"><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:moveTo w:id="2"><w:r>` +
			`<w:t>here</w:t></w:r></w:moveTo></w:p>`, `body "here"`},
		{"deleted paragraph mark", `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>£4.</w:t>` +
			`</w:r></w:p><w:p><w:r><w:t>1m</w:t></w:r></w:p><w:p><w:pPr><w:rPr><w:del w:id="2"/></w:rPr></w:pPr>` +
			`<w:r><w:t>last</w:t></w:r></w:p>`,
			lines(`body "£4.1m"`, `body "last"`)},
		{"content controls", `<w:sdt><w:sdtPr><w:alias w:val="no"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>in </w:t>` +
			`</w:r><w:sdt><w:sdtContent><w:r><w:t>a</w:t></w:r></w:sdtContent></w:sdt></w:p></w:sdtContent>` +
			`</w:sdt>`, `body "ina"`},
		{"wrapped runs", `<w:p><w:hyperlink r:id="rId9"><w:r><w:t>link</w:t></w:r></w:hyperlink><w:smartTag w:element="x">` +
			`<w:smartTagPr/><w:r><w:t>tag</w:t></w:r></w:smartTag><w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t>` +
			`</w:r></w:fldSimple></w:p>`, `body "linktag7"`},
		{"fields within fields", `<w:p><w:r><w:t>A</w:t><w:fldChar w:fldCharType="begin"/><w:instrText> IF </w:instrText>` +
			`</w:r><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>X</w:instrText><w:fldChar w:fldCharType="separate"/>` +
			`<w:t>no</w:t><w:fldChar w:fldCharType="end"/></w:r>` +
			`<w:r><w:fldChar w:fldCharType="separate"/><w:t>yes</w:t><w:fldChar w:fldCharType="end"/><w:t>B</w:t>` +
			`</w:r></w:p>`, `body "AyesB"`},
		{"field over paragraphs", `<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText>` +
			`<w:fldChar w:fldCharType="separate"/><w:t>one</w:t></w:r></w:p><w:p><w:r><w:t>two</w:t><w:fldChar w:fldCharType="end"/>` +
			`</w:r></w:p>`, lines(`body "one"`, `body "two"`)},
		{"field that never ends", `<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>X</w:instrText>` +
			`</w:r></w:p><w:p><w:r><w:t>£4m</w:t></w:r></w:p>`, `body "£4m"`},
		{"hidden", `<w:p><w:r><w:t>seen</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>not</w:t></w:r><w:r>` +
			`<w:rPr><w:vanish w:val="0"/></w:rPr><w:t>too</w:t></w:r></w:p>`, `body "seentoo"`},
		{"text box once", `<w:p><w:r><w:t>anchor</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps">` +
			`<w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>£4m</w:t></w:r></w:p></w:txbxContent></wps:txbx>` +
			`</w:drawing></mc:Choice>` +
			`<mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>£4m</w:t></w:r></w:p></w:txbxContent>` +
			`</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>s</w:t></w:r></w:p>`,
			lines(`body "anchors"`, `body "£4m"`)},
		{"old text box", `<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r>` +
			`</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`, `body "box"`},
		{"comments and bookmarks", `<w:p><w:commentRangeStart w:id="0"/><w:bookmarkStart w:id="1" w:name="x"/>` +
			`<w:r><w:t>a</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>` +
			`</w:p>`, `body "a"`},
		{"formula", `<w:p><w:r><w:t xml:space="preserve">is </w:t></w:r><m:oMath><m:f><m:fPr/><m:num><m:r>` +
			`<m:t>13</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></w:p>`, `body "is 13/2"`},
		{"ruby", `<w:p><w:r><w:ruby><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>base</w:t></w:r>` +
			`</w:rubyBase></w:ruby></w:r></w:p>`, `body "base"`},
		{"bold", `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>all</w:t></w:r><w:r><w:t xml:space="preserve"> </w:t>` +
			`</w:r></w:p><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>part</w:t></w:r><w:r><w:t>ly</w:t></w:r></w:p>`, lines(`body bold "all"`,
			`body "partly"`)},
		{"typed numbers", `<w:p><w:r><w:t>18.</w:t><w:tab/><w:t>Of the 20</w:t></w:r></w:p><w:p><w:r><w:t>(a)</w:t>` +
			`<w:tab/><w:t>£4.1m</w:t></w:r></w:p><w:p><w:r><w:t>2014/15 savings</w:t></w:r></w:p><w:p><w:r>` +
			`<w:t>•</w:t><w:tab/><w:t>x</w:t></w:r></w:p>`,
			lines(`body [18.] "Of the 20"`, `item1 [(a)] "£4.1m"`, `body "2014/15 savings"`, `item1 [•] "x"`)},
		{"empty paragraphs", `<w:p/><w:p><w:r><w:t xml:space="preserve">  </w:t></w:r></w:p>`, ``},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			want := tt.want
			if want != "" && want[len(want)-1] != '\n' {
				want += "\n"
			}
			if diff := cmp.Diff(want, dump(mustRead(t, wordFile(tt.body)))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestReadTables(t *testing.T) {
	cell := func(props, text string) string {
		return `<w:tc><w:tcPr>` + props + `</w:tcPr><w:p><w:r><w:t>` + text + `</w:t></w:r></w:p></w:tc>`
	}
	tests := []struct{ name, rows, want string }{
		{"spans", `<w:tr><w:trPr><w:tblHeader/></w:trPr>` + cell(`<w:vMerge w:val="restart"/>`, "Line") + cell(`<w:gridSpan w:val="2"/>`,
			"Year") + `</w:tr>` +
			`<w:tr>` + cell(`<w:vMerge/>`, "") + cell("", "1") + cell("", "2") + `</w:tr>`,
			lines("table 2x3", `  1,1 2x1 header "Line"`, `  1,2 1x2 header "Year"`, `  2,2 "1"`, `  2,3 "2"`)},
		{"columns left out", `<w:tr>` + cell("", "a") + cell("", "b") + `</w:tr><w:tr><w:trPr><w:gridBefore w:val="1"/>` +
			`</w:trPr>` + cell("", "c") + `</w:tr>`,
			lines("table 2x2", `  1,1 "a"`, `  1,2 "b"`, `  2,2 "c"`)},
		{"columns that nobody sees", `<w:tr>` + cell(`<w:gridSpan w:val="3"/>`, "a") + cell("", "b") + `</w:tr>` +
			`<w:tr>` + cell(`<w:gridSpan w:val="3"/>`, "c") + cell("", "d") + `</w:tr>`,
			lines("table 2x2", `  1,1 "a"`, `  1,2 "b"`, `  2,1 "c"`, `  2,2 "d"`)},
		{"deleted row", `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>` + cell(`<w:vMerge w:val="restart"/>`, "x") +
			`</w:tr><w:tr>` + cell(`<w:vMerge/>`, "a") + `</w:tr><w:tr><w:trPr><w:ins w:id="2"/></w:trPr>` + cell("",
			"b") + `</w:tr>`,
			lines("table 2x1", `  1,1 "a"`, `  2,1 "b"`)},
		{"all rows deleted", `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>` + cell("", "x") + `</w:tr>`, ""},
		{"controls around rows and cells", `<w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent>` + cell("", "a") +
			`</w:sdtContent></w:sdt>` + cell("", "b") + `</w:tr></w:sdtContent></w:sdt>`,
			lines("table 1x2", `  1,1 "a"`, `  1,2 "b"`)},
		{"table within a cell", `<w:tr><w:tc><w:p><w:r><w:t>before</w:t></w:r></w:p><w:tbl><w:tr>` + cell("", "£4m") +
			`</w:tr></w:tbl><w:p><w:r><w:t>after</w:t></w:r></w:p></w:tc>` + cell("", "b") + `</w:tr>`,
			lines("table 1x2", `  1,1 "before" "after"`, `  1,2 "b"`, "table 1x1", `  1,1 "£4m"`)},
		{"merged to the right, the old way", `<w:tr>` + cell(`<w:hMerge w:val="restart"/>`, "a") + cell(`<w:hMerge/>`,
			"") + cell("", "b") + `</w:tr>`,
			lines("table 1x2", `  1,1 "a"`, `  1,2 "b"`)},
		{"empty cells", `<w:tr>` + cell("", "") + `<w:tc><w:p/></w:tc></w:tr>`, lines("table 1x2", `  1,1`, `  1,2`)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := dump(mustRead(t, wordFile(`<w:tbl><w:tblPr/><w:tblGrid/>`+tt.rows+`</w:tbl><w:p/>`)))
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestReadHeadings(t *testing.T) {
	const styles = `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/>` +
		`</w:pPr><w:rPr><w:b/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="House2"><w:name w:val="House Title"/><w:basedOn w:val="berschrift1"/>` +
		`<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Derived"><w:name w:val="Derived"/><w:basedOn w:val="House2"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="TOCHeading"><w:name w:val="TOC Heading"/><w:basedOn w:val="berschrift1"/>` +
		`<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="H3"><w:name w:val="heading 3"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B">` +
		`<w:basedOn w:val="A"/></w:style>` +
		`<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>` +
		`<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>`
	p := func(style, run, text string) string {
		return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:rPr>` + run + `</w:rPr><w:t>` + text +
			`</w:t></w:r></w:p>`
	}
	body := p("berschrift1", "", "one") + p("House2", "", "two") + p("Derived", "", "derived") + p("TOCHeading",
		"", "toc") + p("H3", "", "three") +
		p("Title", "", "title") + p("A", "", "circle") + p("Unknown", "", "unknown") + p("berschrift1", `<w:rStyle w:val="Strong"/>`,
		"bold in bold") +
		p("Normal", `<w:rStyle w:val="Strong"/>`, "strong") + p("Normal", `<w:rStyle w:val="Secret"/>`, "secret") +
		`<w:p><w:pPr><w:outlineLvl w:val="3"/></w:pPr><w:r><w:t>direct</w:t></w:r></w:p>`
	want := lines(`h1 bold "one"`, `h2 bold "two"`, `h2 bold "derived"`, `body bold "toc"`, `h3 "three"`, `h1 "title"`,
		`body "circle"`, `body "unknown"`,
		`h1 "bold in bold"`, `body bold "strong"`, `h4 "direct"`)
	if diff := cmp.Diff(want, dump(mustRead(t, wordFile(body, "styles", styles)))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestReadFootnotes(t *testing.T) {
	const notes = `<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>` +
		`<w:footnote w:id="1"><w:p><w:r><w:t>*</w:t></w:r><w:r><w:t xml:space="preserve"> See Table 1</w:t>` +
		`</w:r></w:p></w:footnote>` +
		`<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Estimated</w:t>` +
		`</w:r></w:p><w:p><w:r><w:t>at March</w:t></w:r></w:p></w:footnote>` +
		`<w:footnote w:id="3"><w:p><w:r><w:t>nobody refers to it</w:t></w:r></w:p></w:footnote>`
	body := `<w:p><w:r><w:t>£4m</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t xml:space="preserve"> and £5m</w:t>` +
		`</w:r><w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>` +
		`<w:del w:id="7"><w:r><w:footnoteReference w:id="3"/></w:r></w:del></w:p><w:p><w:r><w:t>end</w:t><w:endnoteReference w:id="5"/>` +
		`</w:r></w:p>`
	want := lines(`body "£4m and £5m"`, `body "end"`, `note [1] "Estimated"`, `note [1] "at March"`, `note [*] "See Table 1"`,
		`note [i] "an endnote"`)
	got := mustRead(t, wordFile(body, "footnotes", notes, "endnotes", `<w:endnote w:id="5"><w:p><w:r><w:t>an endnote</w:t>`+
		`</w:r></w:p></w:endnote>`))
	if diff := cmp.Diff(want, dump(got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if place := got.Pieces[2].Paragraph.Place; place != (sheets.PlaceInFile{Part: "word/footnotes.xml", Index: 2}) {
		t.Errorf("place %+v", place)
	}
}

// TestReadPlaces counts paragraphs whatever they are nested in, and those that are not read too.
func TestReadPlaces(t *testing.T) {
	body := `<w:p/><w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>cell</w:t>` +
		`</w:r></w:p></w:tc></w:tr></w:tbl>` +
		`<w:p><w:r><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></v:textbox>` +
		`</w:pict><w:t>anchor</w:t></w:r></w:p>`
	r := mustRead(t, wordFile(body))
	got := []int{r.Pieces[0].Table.Cells[0].Paragraphs[0].Place.Index, r.Pieces[1].Paragraph.Place.Index, r.Pieces[2].Paragraph.Place.Index}
	if diff := cmp.Diff([]int{2, 3, 4}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestReadNotesWhatAPersonShouldKnow(t *testing.T) {
	body := `<w:p><w:ins w:id="1"><w:r><w:t>new</w:t></w:r></w:ins><w:ins w:id="2"><w:r><w:t>er</w:t></w:r>` +
		`</w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p><w:altChunk r:id="rId1"/>`
	want := []string{noteTracked, noteHidden, noteIncluded}
	if diff := cmp.Diff(want, mustRead(t, wordFile(body)).Notes); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
