package target

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crosscast/reconcile"
	"crosscast/reconcile/casting"
	"crosscast/reconcile/claim"
	"crosscast/reconcile/money"
	"crosscast/sheets/text"
)

const columns = `
£000                     | Gross | Grant | Receipts
Capital works on schools | 12300 | 9800  | 2500
`

func paperOf(t *testing.T, body string) *claim.Paper {
	t.Helper()
	r, err := text.Read([]byte(body), "report.txt")
	if err != nil {
		t.Fatal(err)
	}
	return claim.Read(r)
}

// TestMatchPaper ties each amount of a sentence: outcome and home.
func TestMatchPaper(t *testing.T) {
	for _, c := range []struct{ what, table, sentence, want string }{
		{"label and year", savings, "1. Total savings in 2015/16 are £1.9m.", "£1.9m agrees D7"},
		{"label, no year: the total", savings, "1. Total savings come to £2.29m.", "£2.29m agrees G7"},
		{"within its digits", savings, "1. Total savings come to £2.3m.", "£2.3m rounding G7"},
		{"a code", savings, "1. S9b saves £435k.", "£435k agrees G6"},
		{"digits turned, in a year", savings, "1. Total savings in 2015/16 are £9.1m.", "£9.1m differs D7"},
		{"near, and no year is said", savings, "1. Total savings come to £2.2m.", "£2.2m review G7"},
		{"of another size: something else is meant", savings, "1. Careers information cost £7m before.", "£7m not-tested"},
		{"two amounts, each with its year", savings, "1. Total savings are £1.9m in 2015/16 and £0.34m in 2016/17.", "£1.9m agrees D7, £0.34m agrees E7"},
		{"what stands behind", savings, "1. They are £435k for family support and £650k for careers information.", "£435k agrees G6, £650k agrees G4"},
		{"no value alone ties", savings, "1. Libraries will save £650k.", "£650k not-tested"},
		{"one word is no label", savings, "1. Support costs £435k.", "£435k not-tested"},
		{"the heading above", savings, "### Careers information\n\n1. The project saves £650k.", "£650k agrees G4"},
		{"the column's word", services, "1. The actual of early help was £11.35m.", "£11.35m agrees C3"},
		{"a percentage", services, "1. Early help takes a share of 30.9%.", "30.9% agrees D3"},
		{"a percentage of a line is no figure of it", services, "1. Reserves are 30.9% of early help.", ""},
		{"what it was before", savings, "1. S9b saves £435k in all, up from £455k.", "£435k agrees G6, £455k not-tested"},
		{"what it was before, in a year", savings, "1. S9b saves £40k in 2016/17, down from £395k in 2015/16.", "£40k agrees E6, £395k agrees D6"},
		{"an earlier figure", savings, "1. Total savings were earlier to be £2.2m.", "£2.2m not-tested"},
		{"several columns, one has the figure", columns, "1. Capital works on schools of £9.8m.", "£9.8m not-tested"},
		{"several columns, one is near", columns, "1. Capital works on schools of £9.7m.", "£9.7m review"},
		{"several columns, none is near", columns, "1. Capital works on schools of £1.1m.", "£1.1m not-tested"},
		{"an abbreviation", savings, "1. The Family Support (FS) team is new. FS saves £435k.", "£435k agrees G6"},
	} {
		book := bookOf(t, c.table)
		var got []string
		for _, tie := range MatchPaper(book, casting.Find(book), paperOf(t, c.sentence)) {
			got = append(got, strings.TrimSpace(fmt.Sprint(tie.StatedText, " ", tie.Outcome, " ", homeOf(tie))))
		}
		if d := cmp.Diff(c.want, strings.Join(got, ", ")); d != "" {
			t.Errorf("%s: %q (-want +got):\n%s", c.what, c.sentence, d)
		}
	}
}

// homeOf is where a tie that was tested is at home.
func homeOf(tie *reconcile.Tie) string {
	if tie.Outcome == reconcile.NotTested {
		return ""
	}
	return tie.Home.Cells
}

// TestMatchInPaper holds a target against a text.
func TestMatchInPaper(t *testing.T) {
	const body = "1. The benefit so far is £7m of a target annualised benefit of £8.7m.\n\n2. The annualised benefit may approach the stretch target of £13.4m in 2024/25."
	for _, c := range []struct {
		what, name, text, period string
		outcome                  reconcile.Outcome
		home                     string
	}{
		{"the same", "stretch target", "£13.4m", "", reconcile.Agrees, "paragraph 2"},
		{"another figure", "stretch", "£13.1m", "", reconcile.Differs, "paragraph 2"},
		{"the phrase decides", "target annualised benefit", "£9.3m", "", reconcile.Differs, "paragraph 1"},
		{"another year", "stretch target", "£13.4m", "2022/23", reconcile.NotTested, ""},
		{"not called so", "net cost", "£13.4m", "", reconcile.NotTested, ""},
		{"which is meant cannot be told", "benefit", "£9.9m", "", reconcile.Review, "paragraph 1"},
	} {
		tg := reconcile.Target{Name: c.name, Text: c.text, Period: c.period, Stated: amountOf(t, c.text)}
		tie := MatchInPaper(paperOf(t, body), &tg)
		if tie.Outcome != c.outcome || tie.Home.Where != c.home {
			t.Errorf("%s: %s at %q (%s), want %s at %q", c.what, tie.Outcome, tie.Home.Where, tie.Reason, c.outcome, c.home)
		}
	}
}

func amountOf(t *testing.T, text string) money.Amount {
	t.Helper()
	a, err := money.ParseAmount(text)
	if err != nil {
		t.Fatal(err)
	}
	return a
}
