package period

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// parseAll reads headings that are split by commas; what is no period stays as Kind None.
func parseAll(headings string) []Period {
	var ps []Period
	for h := range strings.SplitSeq(headings, ", ") {
		p, _ := Parse(h)
		ps = append(ps, p)
	}
	return ps
}

func TestFaults(t *testing.T) {
	for headings, want := range map[string]string{
		"2014/15, 2015/16, 2015/16, 2017/18":                         "2 repeated: 2015/16 is repeated; it reads as 2016/17 by its place",
		"2015/16, 2015/16, 2017/18":                                  "1 repeated: 2015/16 is repeated; it reads as 2016/17 by its place",
		"Budget, 2014/15, 2015/16, 2015/16, 2017/18, Total":          "3 repeated: 2015/16 is repeated; it reads as 2016/17 by its place",
		"2017/18, 2016/17, 2016/17, 2014/15":                         "2 repeated: 2016/17 is repeated; it reads as 2015/16 by its place",
		"2014/15, 2015/16, 2017/18, 2018/19":                         "2 missing: 2016/17 is missing before 2017/18",
		"2012, 2013, 2014, 2016, 2017":                               "3 missing: 2015 is missing before 2016",
		"2014/15, 2015/16, 1016/17, 2017/18":                         "2 impossible: 1016/17 is no year; it reads as 2016/17 by its place",
		"2014/15, 2024/15, 2016/17":                                  "1 impossible: 2024/15 is no year; it reads as 2015/16 by its place",
		"2014/15, 1017/18":                                           "1 impossible: 1017/18 is no year",
		"2014/15, 2016/17, 2015/16, 2017/18":                         "1 out of order: 2016/17 is out of order; it reads as 2015/16 by its place; 2 out of order: 2015/16 is out of order; it reads as 2016/17 by its place",
		"2014/15, 2015/16, 2061/62, 2017/18":                         "2 out of order: 2061/62 is out of order; it reads as 2016/17 by its place",
		"Q1, Q2, Q2, Q4":                                             "2 repeated: Q2 is repeated; it reads as Q3 by its place",
		"Apr, May, Jun, Jul, Aug, Sep, Sep, Nov, Dec":                "6 repeated: September is repeated; it reads as October by its place",
		"Apr-14, May-14, Jul-14, Aug-14":                             "2 missing: June 2014 is missing before July 2014",
		"Q3 2014/15, Q4 2014/15, Q1 2015/16, Q1 2015/16, Q3 2015/16": "3 repeated: Q1 2015/16 is repeated; it reads as Q2 2015/16 by its place",
		"Year 1, Year 2, Year 2, Year 4":                             "2 repeated: Year 2 is repeated; it reads as Year 3 by its place",
		"2014/15 Budget, 2014/15 Actual, 2015/16 Budget, 2015/16 Actual, 2015/16 Budget, 2016/17 Actual, 2017/18 Budget, 2017/18 Actual": "4 repeated: 2015/16 is repeated; it reads as 2016/17 by its place",
		"2014/15, 2015/16, 2016/17, 2017/18, 2014/15, 2015/16, 2015/16, 2017/18":                                                         "6 repeated: 2015/16 is repeated; it reads as 2016/17 by its place",
		"2013/14 Actual, 2014/15 Budget, 2015/16 Plan, 2015/16 Forecast, 2017/18 Outlook":                                                "3 repeated: 2015/16 is repeated; it reads as 2016/17 by its place",
	} {
		var parts []string
		for _, f := range Run(parseAll(headings)) {
			parts = append(parts, fmt.Sprintf("%d %s: %s", f.Index, f.Kind, f))
		}
		if got := strings.Join(parts, "; "); got != want {
			t.Errorf("%s:\n got %s\nwant %s", headings, got, want)
		}
	}
}

// TestSilence lists the runs that are right although they do not rise by one from end to end.
func TestSilence(t *testing.T) {
	for _, headings := range []string{
		"", "Total", "2014/15", "2014/15, 2015/16", "2014/15, 2016/17", "2014/15, 2015/16, 2016/17, 2017/18, Total",
		"2017/18, 2016/17, 2015/16, 2014/15",
		"2014/15 Budget, 2014/15 Actual, 2015/16 Budget, 2015/16 Actual, 2016/17 Budget, 2016/17 Actual",
		"2014/15, 2014/15, 2015/16, 2015/16, 2016/17, 2016/17",
		"2013/14, 2014/15, 2014/15, 2015/16, 2016/17", // actual, original, revised, plans
		"2014/15, 2015/16, 2016/17, Total, 2014/15, 2015/16, 2016/17, Total",
		"2014/15, 2015/16, 2016/17, 2015/16, 2016/17, 2017/18",
		"2013/14, 2014/15, 2014/15, 2015/16, 2015/16, 2016/17", // changes between years
		"2014/15, 2015/16, 2014/15, 2015/16, 2014/15, 2015/16",
		"2000, 2005, 2010, 2015, 2020",
		"2014/15, 2015/16, 2016/17, 2020/21",
		"2010/11, 2014/15, 2015/16, 2016/17, 2017/18",
		"2014/15, 2015/16, 2016/17, 2014/18",
		"2014/15, academic year 2013/14, 2015/16, 2016/17, 2017/18",
		"Q1, Q2, Q3, Q4, Q1, Q2, Q3, Q4", "Q1, Q2, Q3, Q4, 2014/15",
		"Jan, Feb, Mar, Apr, May, Jun", "Oct, Nov, Dec, Jan, Feb, Mar, Apr",
		"Dec-14, Jan-15, Feb-15, Mar-15, Apr-15", "Mar-12, Mar-13, Mar-14, Mar-15",
		"2013/14 Actual, 2014/15 Budget, 2014/15 Forecast, 2015/16 Budget",
		"2012 Budget, 2012 Actual, 2013 Budget, 2013 Actual, 2014 Budget",
		"2014/15, 2015/16, 2016/17, 2017/18, 2014/15",
		"2008, 2009, 2010, 2010, 2010 Approved, 2012, 2013", // 2011 stands a row above
		"2014/15, 2015/16, 2016/17 Forecast, 2017/18, 2018/19",
		"Yearbook 1998 of Brunei and Key Indicators, 2000, 2001, 2003, 2004 and the whole of the Asian Pacific",
	} {
		if f := Run(parseAll(headings)); len(f) > 0 {
			t.Errorf("%s: %v", headings, f)
		}
	}
}

// TestRunLaws: a right run of any kind, direction, repetition and number of blocks is silent, and one slip inside a
// longer run is found at its place.
func TestRunLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(5, 12).Draw(t, "n")
		first := rapid.IntRange(1995, 2030).Draw(t, "first")
		d := rapid.SampledFrom([]int{1, -1}).Draw(t, "direction")
		each := rapid.IntRange(1, 3).Draw(t, "each")
		blocks := rapid.IntRange(1, 3).Draw(t, "blocks")
		var ps []Period
		for range blocks {
			for k := range n {
				for range each {
					y := Year{first + d*k}
					ps = append(ps, Period{Kind: FinancialYear, First: y, Last: y})
				}
			}
		}
		if f := Run(ps); len(f) > 0 {
			t.Fatalf("a right run: %v", f)
		}
		if each > 1 || blocks > 1 {
			return
		}
		at := rapid.IntRange(1, n-2).Draw(t, "slip")
		ps[at].First = ps[at-1].First
		ps[at].Last = ps[at].First
		f := Run(ps)
		if len(f) != 1 || f[0].Index != at || f[0].Kind != Repeated || f[0].Reads.First.Start != first+d*at {
			t.Fatalf("slip at %d: %v", at, f)
		}
	})
}

// FuzzParse: whatever the text, the result is a period with sound parts or a refusal, and its spelling reads back.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"2014/15", "2014/15-2017/18", "FY15", "Apr-14", "Q1 2014/15", "1017/18", "between 2015 and 18", "Budget 2014/15 £000", "2014-06", "May be"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := Parse(s)
		if err != nil {
			return
		}
		if p.Kind == None || p.Kind == Impossible || p.Last.Start < p.First.Start || p.Part < 0 || p.Years() > longest {
			t.Fatalf("%q: %+v", s, p)
		}
		again, err := Parse(p.String())
		if err != nil || again.Kind != p.Kind || again.First != p.First || again.Last != p.Last || again.Part != p.Part {
			t.Fatalf("%q: %+v reads back from %q as %+v, %v", s, p, p.String(), again, err)
		}
		Run([]Period{p, again, p, p})
	})
}
