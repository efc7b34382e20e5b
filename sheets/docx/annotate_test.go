package docx

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
	"crosscast/sheets/sheetstest"
)

// paragraphs lists all paragraphs of a report, those in cells too.
func paragraphs(r *sheets.Report) []*sheets.Paragraph {
	var list []*sheets.Paragraph
	for _, p := range r.Pieces {
		if p.Paragraph != nil {
			list = append(list, p.Paragraph)
			continue
		}
		for _, c := range p.Table.Cells {
			list = append(list, c.Paragraphs...)
		}
	}
	return list
}

// commentOn is a comment on these words, in the first paragraph that has them.
func commentOn(t *testing.T, r *sheets.Report, words, text string) Comment {
	t.Helper()
	for _, p := range paragraphs(r) {
		if i := strings.Index(p.Text, words); i >= 0 {
			return Comment{Place: p.Place, From: i, To: i + len(words), Text: text, Author: "Crosscast", Initials: "CC",
				Date: time.Date(2014, 11, 20, 9, 30, 0, 0, time.UTC)}
		}
	}
	t.Fatalf("no paragraph holds %q:\n%s", words, dump(r))
	return Comment{}
}

// annotated makes a copy with a comment on each of the words.
func annotated(t *testing.T, data []byte, words ...string) (*ooxml.Package, Report) {
	t.Helper()
	r := mustRead(t, data)
	var comments []Comment
	for _, w := range words {
		comments = append(comments, commentOn(t, r, w, "on "+w))
	}
	return mustAnnotate(t, data, comments...)
}

// mustAnnotate makes a copy that has nothing wrong with it, and opens it.
func mustAnnotate(t *testing.T, data []byte, comments ...Comment) (*ooxml.Package, Report) {
	t.Helper()
	out, report, err := Annotate(bytes.NewReader(data), int64(len(data)), comments, Options{})
	if err != nil {
		t.Fatal(err)
	}
	p, err := ooxml.Open(bytes.NewReader(out), int64(len(out)), ooxml.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	return p, report
}

// partText is a part of a package.
func partText(t *testing.T, p *ooxml.Package, name string) string {
	t.Helper()
	data, err := p.Read(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// ranges are the words of each comment, by id, as they are seen between its marks; "!" for one without its reference. It
// reads by tags alone and shares nothing with the reader.
func ranges(t *testing.T, p *ooxml.Package) map[string]string {
	t.Helper()
	open, words, referred := map[string]bool{}, map[string]string{}, map[string]bool{}
	s := ooxml.NewScanner([]byte(partText(t, p, "word/document.xml")))
	for s.Next() {
		tag := s.Tag()
		id := value(tag, "id")
		switch {
		case tag.Is("commentRangeStart"):
			open[id] = true
			words[id] = ""
		case tag.Is("commentRangeEnd"):
			delete(open, id)
		case tag.Is("commentReference"):
			referred[id] = true
		case tag.Is("t"):
			text := string(s.ElementText())
			for id := range open {
				words[id] += text
			}
		case tag.Is("tab"):
			for id := range open {
				words[id] += "\t"
			}
		}
	}
	for id := range words {
		if !referred[id] || open[id] {
			words[id] += "!"
		}
	}
	return words
}

func TestCommentsStandOnTheirWords(t *testing.T) {
	tests := []struct {
		name, body string
		words      []string
		want       []string // between the marks, if not the words
	}{
		{"within a run", `<w:p><w:r w:rsidR="1"><w:rPr><w:b/></w:rPr><w:t>total £13.24m saved</w:t></w:r></w:p>`,
			[]string{"£13.24m"}, nil},
		{"a whole run", `<w:p><w:r><w:t xml:space="preserve">total </w:t></w:r><w:r><w:t>£4m</w:t></w:r></w:p>`,
			[]string{"£4m"}, nil},
		{"over runs", `<w:p><w:r><w:t>saves £13.</w:t></w:r><w:proofErr w:type="x"/><w:r><w:t>24m now</w:t>` +
			`</w:r></w:p>`, []string{"£13.24m"}, nil},
		{"beginning and end", `<w:p><w:r><w:t>£4m of £5m</w:t></w:r></w:p>`, []string{"£4m", "£5m"}, nil},
		{"side by side", `<w:p><w:r><w:t>£4m£5m£6m</w:t></w:r></w:p>`, []string{"£4m", "£5m", "£6m"}, nil},
		{"the same words", `<w:p><w:r><w:t>all £4m of it</w:t></w:r></w:p>`, []string{"£4m", "£4m"}, nil},
		{"one within another", `<w:p><w:r><w:t>a total £4m of it</w:t></w:r></w:p>`, []string{"total £4m of", "£4m"}, nil},
		{"references in the text", `<w:p><w:r><w:t>A &amp; B &#163;4m &lt;5 &gt;3</w:t></w:r></w:p>`, []string{"£4m",
			"& B", "<5"}, nil},
		{"tabs and breaks", `<w:p><w:r><w:t>18.</w:t><w:tab/><w:t>Of the</w:t><w:tab/><w:t>20 now</w:t></w:r>` +
			`</w:p>`, []string{"Of the\t20", "now"}, nil},
		{"only from a tab on", `<w:p><w:r><w:t>a</w:t><w:tab/><w:t>20</w:t><w:tab/><w:t>b</w:t></w:r></w:p>`, []string{"20"},
			nil},
		{"insertion", `<w:p><w:r><w:t>saves </w:t></w:r><w:del w:id="1"><w:r><w:delText>£12m</w:delText></w:r>` +
			`</w:del><w:ins w:id="2" w:author="a"><w:r><w:t>now £13.24m</w:t></w:r></w:ins></w:p>`, []string{"£13.24m"},
			nil},
		{"over a deletion", `<w:p><w:r><w:t>total £1</w:t></w:r><w:del w:id="1"><w:r><w:delText>2</w:delText>` +
			`</w:r></w:del><w:ins w:id="2"><w:r><w:t>3m</w:t></w:r></w:ins></w:p>`, []string{"£13m"}, nil},
		{"hyperlink", `<w:p><w:hyperlink r:id="rId1"><w:r><w:t>see £4m here</w:t></w:r></w:hyperlink></w:p>`, []string{"£4m"},
			nil},
		{"field result", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=SUM(ABOVE)</w:instrText>` +
			`</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>£4m</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/>` +
			`</w:r><w:r><w:t xml:space="preserve"> in all</w:t></w:r></w:p>`, []string{"£4m", "£4m in"}, nil},
		{"field in one run", `<w:p><w:r><w:t>a</w:t><w:fldChar w:fldCharType="begin"/><w:instrText>X</w:instrText>` +
			`<w:fldChar w:fldCharType="separate"/><w:t>£4m</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>`, []string{"£4m"},
			nil},
		{"control", `<w:p><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>the £4m</w:t></w:r></w:sdtContent></w:sdt>` +
			`</w:p>`, []string{"£4m"}, nil},
		{"table and table within", `<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Fleet £4m</w:t></w:r></w:p><w:tbl><w:tr>` +
			`<w:tc><w:p><w:r><w:t>vans £5m</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>`,
			[]string{"£4m", "£5m"}, nil},
		{"deleted paragraph mark", `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>total £4.</w:t>` +
			`</w:r></w:p><w:p><w:r><w:t>1m saved</w:t></w:r></w:p>`, []string{"£4.1m"}, nil},
		{"typed number", `<w:p><w:r><w:t>(a) £4m</w:t></w:r></w:p>`, []string{"£4m"}, nil},
		{"outer white space", `<w:p><w:r><w:t xml:space="preserve">  the £4m  </w:t></w:r></w:p>`, []string{"the",
			"£4m"}, nil},
		{"trimmed by Word", `<w:p><w:r><w:t> the £4m </w:t></w:r></w:p>`, []string{"£4m"}, []string{" the £4m "}},
		{"CDATA", `<w:p><w:r><w:t><![CDATA[the £4m]]></w:t></w:r></w:p>`, []string{"£4m"}, []string{"the £4m"}},
		{"alternatives in a run", `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="w14"><w:t>new £4m</w:t>` +
			`</mc:Choice><mc:Fallback><w:t>old £4m</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`, []string{"£4m"},
			[]string{"new £4mold £4m"}},
		{"formula", `<w:p><w:r><w:t>is </w:t></w:r><m:oMath><m:r><m:t>4</m:t></m:r></m:oMath><w:r><w:t xml:space="preserve"> now</w:t>` +
			`</w:r></w:p>`, []string{"4"}, nil},
		{"no break between lines", "<w:p><w:r><w:t>of\r\nthe £4m</w:t></w:r></w:p>", []string{"the", "£4m"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, report := annotated(t, wordFile(tt.body), tt.words...)
			want := tt.want
			if want == nil {
				want = tt.words
			}
			got := ranges(t, p)
			for i, w := range want {
				if id := string(rune('0' + i)); got[id] != w {
					t.Errorf("comment %s is on %q, want %q\n%s", id, got[id], w, partText(t, p, "word/document.xml"))
				}
			}
			if len(got) != len(want) || len(report.NotPlaced)+len(report.Moved) > 0 {
				t.Errorf("got %q, report %+v", got, report)
			}
		})
	}
}

// TestWholeParagraph puts comments on whole paragraphs, as From and To of 0 ask for.
func TestWholeParagraph(t *testing.T) {
	data := wordFile(`<w:p><w:r><w:t>18.</w:t><w:tab/><w:t>Of the </w:t></w:r><w:r><w:t>20</w:t></w:r></w:p>`)
	p, _ := mustAnnotate(t, data, Comment{Place: sheets.PlaceInFile{Part: "word/document.xml"}, Text: "x"})
	if diff := cmp.Diff(map[string]string{"0": "Of the 20"}, ranges(t, p)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestCopyXML looks at every byte that a comment adds.
func TestCopyXML(t *testing.T) {
	const run = `<w:r w:rsidR="7"><w:rPr><w:b/></w:rPr>`
	styles := `<w:style w:type="paragraph" w:styleId="CT"><w:name w:val="annotation text"/></w:style><w:style w:type="character" w:styleId="CR">` +
		`<w:name w:val="annotation reference"/></w:style>`
	data := wordFile(`<w:p>`+run+`<w:t>total £4m saved</w:t></w:r></w:p>`, "styles", styles)
	c := commentOn(t, mustRead(t, data), "£4m", "N1 <stated> £4m\nrecomputed\x07 5 & \"6\"")
	p, _ := mustAnnotate(t, data, c)
	want := `<w:p>` + run + `<w:t xml:space="preserve">total </w:t></w:r><w:commentRangeStart w:id="0"/>` +
		run + `<w:t xml:space="preserve">£4m</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:rPr><w:rStyle w:val="CR"/>` +
		`</w:rPr><w:commentReference w:id="0"/></w:r>` +
		run + `<w:t xml:space="preserve"> saved</w:t></w:r></w:p>`
	if got := partText(t, p, "word/document.xml"); !strings.Contains(got, want) {
		t.Errorf("got\n%s, want in it\n%s", got, want)
	}
	style, mark := `<w:pPr><w:pStyle w:val="CT"/></w:pPr>`, `<w:r><w:rPr><w:rStyle w:val="CR"/></w:rPr><w:annotationRef/>`+
		`</w:r>`
	want = `<w:comments xmlns:w="` + sheetstest.NSWord + `"><w:comment w:id="0" w:author="Crosscast" w:date="2014-11-20T09:30:00Z" w:initials="CC">` +
		`<w:p>` + style + mark + `<w:r><w:t xml:space="preserve">N1 &lt;stated&gt; &#163;4m</w:t></w:r></w:p>` +
		`<w:p>` + style + `<w:r><w:t xml:space="preserve">recomputed 5 &amp; &quot;6&quot;</w:t></w:r></w:p>` +
		`</w:comment></w:comments>`
	if got := partText(t, p, "word/comments.xml"); !strings.HasSuffix(got, want) {
		t.Errorf("got\n%s, want\n%s", got, want)
	}
	if got := p.ContentType("word/comments.xml"); got != typeComments {
		t.Errorf("content type %q", got)
	}
}

// existing is a document with two comments of its own; their ids leave a gap, and one has lost its place.
func existing() map[string]string {
	return wordParts(`<w:p><w:commentRangeStart w:id="3"/><w:r><w:t>all £4m of it</w:t></w:r><w:commentRangeEnd w:id="3"/>`+
		`<w:r><w:commentReference w:id="3"/></w:r></w:p>`,
		"comments", `<w:comment w:id="3" w:author="Jo"><w:p><w:r><w:t>mine</w:t></w:r></w:p></w:comment><w:comment w:id="7" w:author="Al">`+
			`<w:p/></w:comment>`)
}

func TestExistingCommentsStay(t *testing.T) {
	p, _ := annotated(t, sheetstest.DOCX(existing()), "£4m")
	want := map[string]string{"3": "all £4m of it", "8": "£4m"}
	if diff := cmp.Diff(want, ranges(t, p)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	before := strings.TrimSuffix(existing()["word/comments.xml"], "</w:comments>")
	if got := partText(t, p, "word/comments.xml"); !strings.HasPrefix(got, before) || strings.Count(got, "<w:comment ") != 3 {
		t.Errorf("got %s", got)
	}
	if got := partText(t, p, "word/_rels/document.xml.rels"); got != strings.Replace(got, "comments2", "", 1) || strings.Count(got,
		"/comments\"") != 1 {
		t.Errorf("got %s", got)
	}
}

// TestAnnotateTwice annotates a copy again: it is a document like any other.
func TestAnnotateTwice(t *testing.T) {
	data := wordFile(`<w:p><w:r><w:t>total £4m saved</w:t></w:r></w:p>`)
	for i := range 3 {
		out, _, err := Annotate(bytes.NewReader(data), int64(len(data)), []Comment{commentOn(t, mustRead(t, data),
			"£4m", "again")}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		data = out
		if got := dump(mustRead(t, data)); got != lines(`body "total £4m saved"`) {
			t.Errorf("copy %d: %s", i+1, got)
		}
	}
	p, err := ooxml.Open(bytes.NewReader(data), int64(len(data)), ooxml.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"0": "£4m", "1": "£4m", "2": "£4m"}, ranges(t, p)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestCommentsMove: Word allows no comments in notes and text boxes; they go to the run that those hang on.
func TestCommentsMove(t *testing.T) {
	body := `<w:p><w:r><w:t>£4m</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:pict><v:textbox>` +
		`<w:txbxContent><w:p><w:r><w:t>the box</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r>` +
		`</w:p>`
	data := wordFile(body, "footnotes", `<w:footnote w:id="1"><w:p><w:r><w:t>the note</w:t></w:r></w:p></w:footnote>`)
	p, report := annotated(t, data, "the note", "the box")
	if diff := cmp.Diff([]int{0, 1}, report.Moved); diff != "" {
		t.Errorf("moved (-want +got):\n%s", diff)
	}
	got := partText(t, p, "word/document.xml")
	for _, want := range []string{`<w:commentRangeStart w:id="0"/><w:r><w:footnoteReference w:id="1"/></w:r>` +
		`<w:commentRangeEnd w:id="0"/>`,
		`<w:commentRangeStart w:id="1"/><w:r><w:pict>`, `</w:pict></w:r><w:commentRangeEnd w:id="1"/>`} {
		if !strings.Contains(got, want) {
			t.Errorf("%s\nis not in\n%s", want, got)
		}
	}
}

func TestNotPlaced(t *testing.T) {
	data := wordFile(`<w:p><w:r><w:t>£4m</w:t></w:r></w:p>`)
	at := sheets.PlaceInFile{Part: "word/document.xml"}
	p, report := mustAnnotate(t, data, Comment{Place: sheets.PlaceInFile{Part: "word/header1.xml"}}, Comment{Place: at,
		From: 2, To: 9},
		Comment{Place: at, From: 3, To: 3}, Comment{Place: at, From: -1, To: 2})
	want := []NotPlaced{{0, errNoParagraph.Error()}, {1, errNoWords.Error()}, {2, errNoWords.Error()}, {3, errNoWords.Error()}}
	if diff := cmp.Diff(want, report.NotPlaced); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if p.Has("word/comments.xml") {
		t.Error("a part of comments without comments")
	}
}

// TestCommentsForOtherWriters comments strict documents, and documents with other prefixes or none.
func TestCommentsForOtherWriters(t *testing.T) {
	plain := wordParts(`<w:p><w:r><w:t>total £4m saved</w:t></w:r></w:p>`)
	main := plain["word/document.xml"]
	strict := with(plain, "word/document.xml", strings.ReplaceAll(main, sheetstest.NSWord, strictMain))
	other := with(plain, "word/document.xml", strings.NewReplacer("<w:", "<x:", "</w:", "</x:", "xmlns:w=", "xmlns:x=").Replace(main))
	bare := with(plain, "word/document.xml", strings.NewReplacer("<w:", "<", "</w:", "</", "xmlns:w=", "xmlns=").Replace(main))
	wide := []byte{0xFE, 0xFF}
	for _, c := range strings.Replace(main, "UTF-8", "UTF-16", 1) {
		wide = append(wide, byte(c>>8), byte(c))
	}
	for name, tt := range map[string]struct {
		parts      map[string]string
		start, rel string
	}{
		"strict":   {strict, `<w:commentRangeStart w:id="0"/>`, ooxml.StrictRel + "/comments"},
		"prefix x": {other, `<x:commentRangeStart x:id="0"/>`, ooxml.TransitionalRel + "/comments"},
		"UTF-16": {with(plain, "word/document.xml", string(wide)), `<w:commentRangeStart w:id="0"/>`, ooxml.TransitionalRel +
			"/comments"},
		"no prefix": {bare, `<commentRangeStart xmlns:w="` + transMain + `" w:id="0"/>`, ooxml.TransitionalRel +
			"/comments"},
	} {
		p, _ := annotated(t, sheetstest.DOCX(tt.parts), "£4m")
		if got := ranges(t, p); got["0"] != "£4m" || !strings.Contains(partText(t, p, "word/document.xml"), tt.start) {
			t.Errorf("%s: %q in\n%s", name, got, partText(t, p, "word/document.xml"))
		}
		if rels := partText(t, p, "word/_rels/document.xml.rels"); !strings.Contains(rels, tt.rel) {
			t.Errorf("%s: %s", name, rels)
		}
	}
}

func TestSignedDocumentsAreRefused(t *testing.T) {
	parts := wordParts(`<w:p><w:r><w:t>£4m</w:t></w:r></w:p>`)
	parts["_xmlsignatures/origin.sigs"] = " "
	parts["_rels/.rels"] = `<Relationships><Relationship Id="a" Type="` + ooxml.TransitionalRel + `/officeDocument" Target="word/document.xml"/>` +
		`<Relationship Id="b" Type="` + sheetstest.NSPackage + `relationships/digital-signature/origin" Target="_xmlsignatures/origin.sigs"/>` +
		`</Relationships>`
	data := sheetstest.DOCX(parts)
	if _, _, err := Annotate(bytes.NewReader(data), int64(len(data)), nil, Options{}); !errors.Is(err, ooxml.ErrSigned) {
		t.Errorf("got %v", err)
	}
	if _, report, err := Annotate(bytes.NewReader(data), int64(len(data)), nil, Options{AllowBreakSignature: true}); err != nil || len(report.Warnings) != 1 {
		t.Errorf("got %v, %+v", err, report)
	}
}

func TestWriteCopy(t *testing.T) {
	dir := t.TempDir()
	data := wordFile(`<w:p><w:r><w:t>total £4m saved</w:t></w:r></w:p>`)
	in, out := filepath.Join(dir, "in.docx"), filepath.Join(dir, "out.docx")
	if err := os.WriteFile(in, data, 0o400); err != nil {
		t.Fatal(err)
	}
	c := commentOn(t, mustRead(t, data), "£4m", "x")
	for range 2 { // the second takes the place of the first
		if _, err := WriteCopy(in, out, []Comment{c}, Options{}); err != nil {
			t.Fatal(err)
		}
	}
	first, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	if again, _, err := Annotate(bytes.NewReader(data), int64(len(data)), []Comment{c}, Options{}); err != nil || !bytes.Equal(first,
		again) {
		t.Errorf("not the same bytes again (%v)", err)
	}
	if _, err := WriteCopy(in, in, []Comment{c}, Options{}); !errors.Is(err, ooxml.ErrOverInput) {
		t.Errorf("over its input: %v", err)
	}
	if _, err := WriteCopy(in, filepath.Join(dir, "out.doc"), []Comment{c}, Options{}); err == nil {
		t.Error("another ending is accepted")
	}
	if after, err := os.ReadFile(in); err != nil || !bytes.Equal(after, data) {
		t.Errorf("the input changed (%v)", err)
	}
	if list, err := filepath.Glob(filepath.Join(dir, "*")); err != nil || len(list) != 2 {
		t.Errorf("left behind: %v, %v", list, err)
	}
}
