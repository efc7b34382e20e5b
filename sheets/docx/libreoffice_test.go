package docx

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crosscast/sheets/sheetstest"
)

// TestReadLibreOffice reads a document that LibreOffice has made of a web page.
func TestReadLibreOffice(t *testing.T) {
	const page = `<html><body><h1>Savings 2014/15</h1><p>18. Of the 20 major projects, <b>£13.24m</b> was saved.</p>
<ol type="a"><li>Fleet saved £4.1m<ul><li>vans</li></ul></li><li>Homecare</li></ol><h2>Table 1</h2><table border="1">
<thead><tr><th rowspan="2">Line</th><th colspan="2">Year</th></tr><tr><th>2014/15</th><th>2015/16</th></tr></thead>
<tr><td>Fleet</td><td>4.1</td><td>5.0</td></tr><tr><td>Total</td><td>13.24</td><td>(2)</td></tr></table><p>After<br>break</p></body></html>`
	in := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(in, []byte("\uFEFF"+page), 0o600); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(sheetstest.LibreOffice(t, "docx:MS Word 2007 XML", in), "page.docx"))
	if err != nil {
		t.Fatal(err)
	}
	want := lines(`h1 bold "Savings 2014/15"`, `body [18.] "Of the 20 major projects, £13.24m was saved."`, `item1 [a.] "Fleet saved £4.1m"`,
		`item2 [•] "vans"`, `item1 [b.] "Homecare"`, `h2 bold "Table 1"`, "table 4x3", `  1,1 2x1 header bold "Line"`,
		`  1,2 1x2 header bold "Year"`,
		`  2,2 header bold "2014/15"`, `  2,3 header bold "2015/16"`, `  3,1 "Fleet"`, `  3,2 "4.1"`, `  3,3 "5.0"`,
		`  4,1 "Total"`, `  4,2 "13.24"`, `  4,3 "(2)"`,
		`body "After\nbreak"`)
	if diff := cmp.Diff(want, dump(mustRead(t, data))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
