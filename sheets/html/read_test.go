package html

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"crosscast/sheets"
	"crosscast/sheets/sheetstest"
)

// lines prints a report, a paragraph or a cell a line: kind and level, number, text; "* " for bold.
func lines(r *sheets.Report) string {
	var b strings.Builder
	for _, p := range r.Pieces {
		if p.Paragraph != nil {
			b.WriteString(sheetstest.ParagraphLine(p.Paragraph) + "\n")
			continue
		}
		fmt.Fprintf(&b, "table %d × %d\n", p.Table.Rows, p.Table.Cols)
		for _, c := range p.Table.Cells {
			at := fmt.Sprintf("  %d,%d", c.Row, c.Col)
			if c.RowSpan > 1 || c.ColSpan > 1 {
				at += fmt.Sprintf(" over %d,%d", c.RowSpan, c.ColSpan)
			}
			if c.Header {
				at += " head"
			}
			fmt.Fprintf(&b, "%s: %s\n", at, strings.ReplaceAll(c.Text(), "\n", "⏎"))
		}
	}
	return b.String()
}

func TestRead(t *testing.T) {
	tests := []struct{ name, page, want string }{
		{"paragraphs", "<p>One\n  two<br>three  </p>loose <b>text</b><div>block</div>", "One two⏎three\nloose text\nblock\n"},
		{"no-break spaces are kept", "<p>£13.24&nbsp;m &nbsp; x</p><p>&nbsp;</p>", "£13.24\u00a0m \u00a0 x\n"},
		{"headings", "<h1>Report</h1><h3>Savings</h3><p><strong>All bold</strong> </p>", "h1 * Report\nh3 * Savings\n* All bold\n"},
		{"a blank line parts paragraphs", "<div>one<br><br>two<br>three</div>", "one\ntwo⏎three\n"},
		{"lists", `<ol start=3 type=a><li>x<li value=9>y<ul><li>z</ul></ol><ol reversed type=I><li>p<li>q</ol>`,
			"item1 [c.] x\nitem1 [i.] y\nitem2 [•] z\nitem1 [II.] p\nitem1 [I.] q\n"},
		{"list styles", `<ol style="list-style-type: lower-roman" start=4><li>x</ol><ul style="list-style:none"><li>y</ul>`,
			"item1 [iv.] x\nitem1 y\n"},
		{"two paragraphs in an item", "<ol><li><p>a</p><p>b</p></li></ol>", "item1 [1.] a\nitem1 b\n"},
		{"typed numbers", "<p>18. Of the 20 areas</p><p>(a) 9 are done</p>", "[18.] Of the 20 areas\nitem1 [(a)] 9 are done\n"},
		{"hidden", `<p style="display: none">a</p><p hidden>b</p><script>c</script><nav>d</nav><p>e<span class="govuk-visually-hidden">f</span></p>`, "e\n"},
		{"struck out", "<p>£<del>4m</del><ins>5m</ins> <s>old</s><span style='text-decoration:line-through'>x</span></p>", "£5m\n"},
		{"note marks", `<p>£4m<sup><a href="#fn3">3</a></sup>, £5m<sup>a</sup>, 6%<sup>1,2</sup> <a href="#_ftn1">[1]</a>on the 20<sup>th</sup>, 100m<sup>2</sup></p>`,
			"£4m, £5m, 6% on the 20th, 100m²\n"},
		{"notes", `<p>x</p><div id=ftn1><p><a href="#_ftnref1">[1]</a> Source: y</p></div>`, "x\nnote [[1]] Source: y\n"},
		{"Word's lists", `<p style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>(b)<span>&nbsp; </span></span><![endif]>Text</p>`,
			"item2 [(b)] Text\n"},
		{"quotation", "<blockquote>a<p>b</blockquote>", "a\nb\n"},
		{"pre", "<pre>a  1\nb  2</pre>", "a  1⏎b  2\n"},
		{"windows-1252", "<p>\xa34m</p>", "£4m\n"},
	}
	for _, tt := range tests {
		check(t, tt.name, tt.page, tt.want)
	}
}

func TestTables(t *testing.T) {
	tests := []struct{ name, page, want string }{
		{"spans", `<table><caption>Table 1</caption><thead><tr><th rowspan=2>Area<th colspan=2>£000</tr><tr><td>14/15<td>15/16</thead>
			<tbody><tr><th>Adults<td>1<td>(2)</tr><tr><td><td>3<td></tbody></table>`,
			`Table 1
table 4 × 3
  1,1 over 2,1 head: Area
  1,2 over 1,2 head: £000
  2,2 head: 14/15
  2,3 head: 15/16
  3,1 head: Adults
  3,2: 1
  3,3: (2)
  4,1: 
  4,2: 3
  4,3: 
`},
		{"a rowspan ends with its group", "<table border=1><tbody><tr><td rowspan=0>a<td rowspan=9>b<tr><td>c</tbody><tbody><tr><td>d</table>",
			"table 3 × 3\n  1,1 over 2,1: a\n  1,2 over 2,1: b\n  2,3: c\n  3,1: d\n"},
		{"spans that run into each other", "<table border=1><tr><td>a<td rowspan=2>b<tr><td colspan=3>c<td>d</table>",
			"table 2 × 3\n  1,1: a\n  1,2 over 2,1: b\n  2,1: c\n  2,3: d\n"},
		{"the foot comes last", "<table border=1><tfoot><tr><td>T<td>3</tfoot><tr><td>a<td>1</table>",
			"table 2 × 2\n  1,1: a\n  1,2: 1\n  2,1: T\n  2,2: 3\n"},
		{"nested", "<table border=1><tr><td>a<table border=1><tr><td>x<td>1</table>b<td>2</table><p>z</p>",
			"table 1 × 2\n  1,1: a⏎b\n  1,2: 2\ntable 1 × 2\n  1,1: x\n  1,2: 1\nz\n"},
		{"layout", "<table><tr><td><ul><li>menu</ul><td><h2>Title</h2><p>text<table border=1><tr><td>x<td>1</table></table>",
			"item1 [•] menu\nh2 * Title\ntext\ntable 1 × 2\n  1,1: x\n  1,2: 1\n"},
		{"a box", "<table border=1><tr><td><p>one<p>two</table>", "one\ntwo\n"},
		{"figures make data of blocks", "<table><tr><td><p>a<p>b<td>1<tr><td>c<td>2</table>",
			"table 2 × 2\n  1,1: a⏎b\n  1,2: 1\n  2,1: c\n  2,2: 2\n"},
		{"hidden rows", "<table border=1><tr><td>a<td>1<tr style='display:none'><td>h<td>9<tr><td>b<td>2</table>",
			"table 2 × 2\n  1,1: a\n  1,2: 1\n  2,1: b\n  2,2: 2\n"},
		{"Excel's", `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table border=0 cellpadding=0><col width=64>
			<tr height=20><td height=20 class=xl65>Line</td><td x:num="1234.4">1,234 </td></tr><![if supportMisalignedColumns]>
			<tr height=0 style='display:none'><td width=64></td></tr><![endif]></table></body></html>`,
			"table 1 × 2\n  1,1: Line\n  1,2: 1,234\n"},
	}
	for _, tt := range tests {
		check(t, tt.name, tt.page, tt.want)
	}
}

func check(t *testing.T, name, page, want string) {
	t.Helper()
	r, err := Read([]byte(page), "report.html")
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	if diff := cmp.Diff(want, lines(r)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

func TestPlaces(t *testing.T) {
	r, err := Read([]byte("<p>a<table border=1><tr><td>b<td>c</table><p>d"), "x.html")
	if err != nil {
		t.Fatal(err)
	}
	if d := r.Pieces[2].Paragraph; d.Text != "d" || d.Place.Index != 3 {
		t.Errorf("got %+v", d)
	}
	if r.Format != "html" || r.Path != "x.html" {
		t.Errorf("got %q %q", r.Format, r.Path)
	}
}

// TestHostile: a page made to hang a reader or fill its memory is refused, or read, within seconds.
func TestHostile(t *testing.T) {
	fonts := ""
	for i := range 300 {
		fonts += fmt.Sprintf("<font size=%d>", i)
	}
	tests := []struct {
		name, page string
		kind       error
	}{
		{"spans", "<table border=1>" + strings.Repeat("<tr>"+strings.Repeat("<td colspan=1000 rowspan=1000>x", 16), 2000), sheets.ErrTooLarge},
		{"columns", "<table border=1><tr><td>a" + strings.Repeat("<td colspan=1000>x", 20), sheets.ErrTooLarge},
		{"depth", strings.Repeat("<div>", 100_000), sheets.ErrTooLarge},
		{"open elements", fonts + strings.Repeat("<p>x", 100_000), sheets.ErrTooLarge},
		{"tables in tables", strings.Repeat("<table><tr><td>", 120) + strings.Repeat("<p>x", 100_000), nil},
		{"raised in raised", strings.Repeat("<sup>", 400) + strings.Repeat("<i></i>", 200_000), nil},
		{"one word with many marks", "<p>" + strings.Repeat("x<sup>1</sup>", 100_000), nil},
	}
	for _, tt := range tests {
		start := time.Now()
		if _, err := Read([]byte(tt.page), "x.html"); !errors.Is(err, tt.kind) {
			t.Errorf("%s: got %v, want %v", tt.name, err, tt.kind)
		}
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("%s: took %v", tt.name, d)
		}
	}
}

func TestRefuses(t *testing.T) {
	if _, err := Read([]byte("%PDF-1.4\n"), "x.html"); !errors.Is(err, sheets.ErrNotWorkbook) {
		t.Errorf("a PDF: %v", err)
	}
}
