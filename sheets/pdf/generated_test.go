package pdf

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"crosscast/sheets"
	"crosscast/sheets/html"
	"crosscast/sheets/sheetstest"
)

var update = flag.Bool("update", false, "make the PDFs in testdata again, with LibreOffice and Chromium")

// source is a report with tables of many kinds. The programs below make PDFs of it, and what is read from them is
// compared to what the page says.
const source = "testdata/report.html"

// makers make a PDF of the source. kept ones are in testdata, so that a machine without the programs tests the reader too.
var makers = []struct {
	name string
	kept bool
	make func(t *testing.T, out string)
}{
	{"writer-web", true, func(t *testing.T, out string) { office(t, source, "pdf:writer_web_pdf_Export", out) }},
	{"docx", false, viaDocx},
	{"chromium", true, func(t *testing.T, out string) { chromium(t, out, "--disable-pdf-tagging", "--no-pdf-header-footer") }},
	{"chromium-heads", false, func(t *testing.T, out string) { chromium(t, out) }},
}

// TestGenerated: every table of the source is read from every PDF, with every cell where it is.
func TestGenerated(t *testing.T) {
	want := tablesOf(t, readHTML(t))
	for _, m := range makers {
		t.Run(m.name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), m.name+".pdf")
			if m.kept {
				out = filepath.Join("testdata", m.name+".pdf")
			}
			if !m.kept || *update {
				m.make(t, out)
			}
			r := readPDF(t, out)
			compare(t, want, tablesOf(t, r))
			checkText(t, r)
		})
	}
}

// run runs a program, or skips the test if it is not there. One that is there and fails is an error: else a broken test
// would pass for one that cannot run.
func run(t *testing.T, name string, args ...string) {
	t.Helper()
	path := sheetstest.Program(t, name)
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	if out, err := exec.CommandContext(ctx, path, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
}

func office(t *testing.T, in, format, out string) {
	t.Helper()
	dir := sheetstest.LibreOffice(t, format, in)
	made, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(made) != 1 {
		t.Fatalf("soffice made %d files of %s: %v", len(made), in, err)
	}
	if err := os.Rename(made[0], out); err != nil {
		t.Fatal(err)
	}
}

// viaDocx makes a Word document first.
func viaDocx(t *testing.T, out string) {
	odt, docx := filepath.Join(t.TempDir(), "report.odt"), filepath.Join(t.TempDir(), "report.docx")
	office(t, source, "odt:writer8", odt)
	office(t, odt, "docx:MS Word 2007 XML", docx)
	office(t, docx, "pdf", out)
}

func chromium(t *testing.T, out string, args ...string) {
	t.Helper()
	in, err := filepath.Abs(source)
	if err != nil {
		t.Fatal(err)
	}
	run(t, "chromium", append(args, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+t.TempDir(), "--print-to-pdf="+out, in)...)
}

func readHTML(t *testing.T) *sheets.Report {
	t.Helper()
	data, err := os.ReadFile(source)
	if err != nil {
		t.Fatal(err)
	}
	r, err := html.Read(data, source)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func readPDF(t *testing.T, path string) *sheets.Report {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Read(data, path)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// tablesOf gives the cells of each table by their places: "3,2" for row 3, column 2. Rows of heads are joined to one, as
// a PDF does not tell a head of two lines from two heads.
func tablesOf(t *testing.T, r *sheets.Report) []map[string]string {
	t.Helper()
	var out []map[string]string
	for _, p := range r.Pieces {
		if p.Table == nil {
			continue
		}
		head := headRows(p.Table)
		cells := map[string]string{}
		for i := range p.Table.Cells {
			c := &p.Table.Cells[i]
			at := fmt.Sprintf("%d,%d", max(0, c.Row-head), c.Col)
			cells[at] = strings.TrimSpace(cells[at] + " " + strings.Join(strings.Fields(c.Text()), " "))
		}
		out = append(out, cells)
	}
	return out
}

// headRows counts the rows above the first that has an amount in its last column.
func headRows(t *sheets.Table) int {
	for row := 1; row <= t.Rows; row++ {
		for i := range t.Cells {
			if c := &t.Cells[i]; c.Row == row && c.Col > 1 && isAmount(c.Text()) {
				return row - 1
			}
		}
	}
	return t.Rows
}

func compare(t *testing.T, want, got []map[string]string) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d tables, want %d", len(got), len(want))
	}
	all, right := 0, 0
	for i := range want {
		for at, text := range want[i] {
			if isAmount(text) {
				all++
			}
			if got[i][at] != text {
				t.Errorf("table %d, %s: got %q, want %q", i+1, at, got[i][at], text)
			} else if isAmount(text) {
				right++
			}
		}
		if len(got[i]) != len(want[i]) {
			t.Errorf("table %d has %d cells, want %d", i+1, len(got[i]), len(want[i]))
		}
	}
	t.Logf("%d of %d figures of tables stand in their row and column", right, all)
}

// checkText looks for sentences of the source in the paragraphs, each whole.
func checkText(t *testing.T, r *sheets.Report) {
	t.Helper()
	var paragraphs []string
	for _, p := range r.Pieces {
		if p.Paragraph != nil {
			paragraphs = append(paragraphs, p.Paragraph.Text)
		}
	}
	all := strings.Join(paragraphs, "\n")
	for _, p := range readHTML(t).Pieces {
		if p.Paragraph == nil {
			continue
		}
		if text := strings.Join(strings.Fields(p.Paragraph.Text), " "); !strings.Contains("\n"+strings.ReplaceAll(all, "\t", " ")+"\n", "\n"+text+"\n") {
			t.Errorf("no paragraph %q", text)
		}
	}
	if len(r.Notes) != 1 || r.Notes[0] != remark {
		t.Errorf("notes %q", r.Notes)
	}
}
