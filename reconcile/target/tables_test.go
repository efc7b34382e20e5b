package target

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"crosscast/reconcile"
	"crosscast/reconcile/casting"
)

// TestMatchTables: ties the tables of a report that are taken from the workbook, and no others.
func TestMatchTables(t *testing.T) {
	const head = "1. The savings are below.\n\nTable 1: savings, £000\n\n"
	for _, c := range []struct {
		what, table string
		want        []string
	}{
		{"a copy with one figure wrong", "| | 2014/15 | 2015/16 | Total |\n|--|--|--|--|\n| Voluntary sector support | 0 | 640 | 800 |\n| Careers information | 50 | 250 | 650 |\n| Total savings | 50 | 1,900 | 2,290 |\n",
			[]string{"640 agrees D3", "800 agrees G3", "50 agrees C4", "250 differs D4", "650 agrees G4", "50 agrees C7", "1,900 agrees D7", "2,290 agrees G7"}},
		{"years down, a column for each line", "| | Careers information | Family support |\n|--|--|--|\n| 2014/15 | 50 | 0 |\n| 2015/16 | 520 | 395 |\n| 2016/17 | 80 | 40 |\n",
			[]string{"50 agrees C4", "520 agrees D4", "395 agrees D6", "80 agrees E4", "40 agrees E6"}},
		{"another table of the same lines", "| | 2014/15 | 2015/16 | 2016/17 |\n|--|--|--|--|\n| Careers information | 71 | 75 | 76 |\n| Family support | 12 | 13 | 14 |\n", nil},
		{"other lines", "| | 2014/15 | 2015/16 | 2016/17 |\n|--|--|--|--|\n| Libraries | 50 | 520 | 80 |\n| Museums | 0 | 640 | 160 |\n", nil},
	} {
		book, paper := bookOf(t, savings), paperOf(t, head+c.table)
		var got []string
		for _, tie := range newIndex(book, casting.Find(book)).matchTables(paper, reconcile.TablesOf(paper)) {
			got = append(got, tie.StatedText+" "+string(tie.Outcome)+" "+tie.Home.Cells)
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.what, d)
		}
	}
}
