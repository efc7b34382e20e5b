package pdf

import (
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"crosscast/sheets"
	"crosscast/sheets/sheetstest"
)

// reports holds real reports; it is no part of the repository.
var reports = filepath.Join("..", "..", "..", "shared", "corpus", "reports")

// printedRow is a row of a table as pdftotext prints it: a label and figures.
var printedRow = regexp.MustCompile(`^ *(\S.*?)?((?: +-?[\d,]+){6})$`)

// TestParking compares the tables of a real report, over sixteen pages, to what pdftotext prints of them: every figure in
// its column, beside its label.
func TestParking(t *testing.T) {
	path := one(t, "Local_Authority_Parking*.pdf")
	printed := layout(t, path)
	got := map[string]int{}
	for _, p := range readPDF(t, path).Pieces {
		if p.Table != nil {
			for row := 1; row <= p.Table.Rows; row++ {
				got[rowOf(p.Table, row)]++
			}
		}
	}
	all, right := 0, 0
	for _, l := range strings.Split(printed, "\n") {
		m := printedRow.FindStringSubmatch(l)
		if m == nil {
			continue
		}
		all += 6
		if key := row(m[1], strings.Fields(m[2])); got[key] > 0 {
			got[key]--
			right += 6
		} else if !endsSo(got, key) {
			t.Errorf("no row %q", key)
		} else {
			right += 6
		}
	}
	t.Logf("%d of %d figures stand in their row and column", right, all)
	if all < 4000 {
		t.Errorf("only %d figures compared", all)
	}
}

// endsSo reports a row whose label is longer: pdftotext prints the first part of a wrapped label on a line of its own.
func endsSo(rows map[string]int, key string) bool {
	for k, n := range rows {
		if n > 0 && strings.HasSuffix(k, " "+key) {
			rows[k]--
			return true
		}
	}
	return false
}

func row(label string, cells []string) string {
	return strings.Join(strings.Fields(label), " ") + " | " + strings.Join(cells, " | ")
}

// rowOf is a row of a table with its label, and each figure at its column.
func rowOf(t *sheets.Table, n int) string {
	cells := make([]string, t.Cols)
	for i := range t.Cells {
		if c := &t.Cells[i]; c.Row == n {
			cells[c.Col-1] = c.Text()
		}
	}
	return row(cells[0], cells[1:])
}

// TestProse: the text of a real report without tables has the words that pdftotext prints, and no table.
func TestProse(t *testing.T) {
	path := one(t, "Social_Care*.pdf")
	want := map[string]int{}
	for _, w := range strings.Fields(layout(t, path)) {
		want[w]++
	}
	all, missing := 0, 0
	for _, n := range want {
		all += n
	}
	for _, p := range readPDF(t, path).Pieces {
		if p.Table != nil {
			t.Errorf("a table on page %d", p.Table.Page)
			continue
		}
		for _, w := range strings.Fields(p.Paragraph.Text) {
			want[w]--
		}
	}
	for w, n := range want {
		if n > 0 && strings.Trim(w, bullets) != "" {
			missing += n
			if strings.ContainsAny(w, "0123456789") {
				t.Logf("missing %q", w)
			}
		}
	}
	t.Logf("%d of %d words are not read as pdftotext prints them", missing, all)
	if missing*200 > all {
		t.Errorf("over 1 in 200 words differ")
	}
}

// one finds a real report, or skips the test.
func one(t *testing.T, pattern string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(reports, pattern))
	if err != nil || len(found) == 0 {
		sheetstest.Lacks(t, sheetstest.Shared, "no real reports in "+reports)
	}
	return found[0]
}

// layout is the text as poppler lays it out, or skips the test.
func layout(t *testing.T, path string) string {
	t.Helper()
	out, err := exec.Command(sheetstest.Program(t, "pdftotext"), "-layout", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(out), "\f", "\n")
}
