package period

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"crosscast/sheets/sheetstest"
)

// brief prints what was read in one line.
func brief(p Period, err error) string {
	switch {
	case errors.Is(err, ErrImpossible):
		return "impossible"
	case errors.Is(err, ErrNoPeriod):
		return "none"
	}
	s := fmt.Sprintf("%s: %s", p.Kind, p)
	if p.Tag != "" {
		s += " [" + p.Tag + "]"
	}
	return s
}

func TestParse(t *testing.T) {
	for text, want := range map[string]string{
		"2014/15": "financial year: 2014/15", "2014-15": "financial year: 2014/15", "2014 to 2015": "financial year: 2014/15",
		"21/22": "financial year: 2021/22", "2025 / 26": "financial year: 2025/26", "2014-2015": "financial year: 2014/15",
		"2014–15": "financial year: 2014/15", "2014/2015": "financial year: 2014/15", "1999/00": "financial year: 1999/00",
		"99/00": "financial year: 1999/00", "21-22": "financial year: 2021/22", "2014/15r": "financial year: 2014/15",
		"2015/16 (1)": "financial year: 2015/16", "2015/16*": "financial year: 2015/16",
		"2014/18": "span of years: 2014/15 to 2017/18", "2015/18": "span of years: 2015/16 to 2017/18",
		"2014/15-2017/18": "span of years: 2014/15 to 2017/18", "2013/14 – 2017/18": "span of years: 2013/14 to 2017/18",
		"2014-15 to 2017-18": "span of years: 2014/15 to 2017/18", "13/14-17/18": "span of years: 2013/14 to 2017/18",
		"between 2015 and 18": "span of years: 2015/16 to 2017/18", "between 2015 and 2018": "span of years: 2015/16 to 2017/18",
		"2018-21": "span of years: 2018/19 to 2020/21", "2025-30": "span of years: 2025/26 to 2029/30",
		"2015-2025": "span of years: 2015/16 to 2024/25", "2021-\n\n2023": "span of years: 2021/22 to 2022/23",
		"MTFS 2014/18": "span of years: 2014/15 to 2017/18 [MTFS]",
		"FY15":         "financial year: 2014/15", "FY2015": "financial year: 2014/15", "FY 15": "financial year: 2014/15",
		"FY2015/16": "financial year: 2015/16", "FYE 2015": "financial year: 2014/15",
		"year ended 31 March 2015": "financial year: 2014/15",
		"2012 Budget":              "calendar year: 2012 [Budget]", "2014": "calendar year: 2014",
		"Budget 2014/15 £000": "financial year: 2014/15 [Budget]", "2014/15 Budget (£'000)": "financial year: 2014/15 [Budget]",
		"2024-25 Fiscal Resource £m": "financial year: 2024/25 [Fiscal Resource]", "2014/15 %": "financial year: 2014/15 [%]",
		"£ million 2014/15": "financial year: 2014/15", "Outturn\n2014/15": "financial year: 2014/15 [Outturn]",
		"Q1": "quarter: Q1", "Quarter 1": "quarter: Q1", "Qtr 4": "quarter: Q4", "Q1 2014/15": "quarter: Q1 2014/15", "2014/15 Q3": "quarter: Q3 2014/15",
		"Q1 2014": "quarter: Q1 [2014]", "Apr-Jun": "quarter: Q1", "January to March 2015": "quarter: Q4 2014/15",
		"P1": "month: April", "P12": "month: March", "Period 6": "month: September", "Month 6 2014/15": "month: September 2014", "P06": "month: September",
		"Apr": "month: April", "March": "month: March", "April 2014": "month: April 2014", "Apr-14": "month: April 2014", "Jan '15": "month: January 2015",
		"Mar 2014/15": "month: March 2015", "2014-06": "month: June 2014", "Sept 2014 Actual": "month: September 2014 [Actual]", "May Budget": "month: May [Budget]",
		"Year 1": "numbered year: Year 1", "Yr 5": "numbered year: Year 5", "Y2": "numbered year: Year 2",
		"academic year 2013/14": "academic year: academic year 2013/14", "2013/14 academic year": "academic year: academic year 2013/14",
		"1017/18": "impossible", "2024/15": "impossible", "2023/224": "impossible", "2014/15 – 1017/18": "impossible", "2014/14": "impossible",
		"2017/18-2014/15": "impossible", "2014/1015": "impossible", "2025-2015": "impossible", "Budget 2024/15": "impossible",
		"": "none", "Total": "none", "Fleet management": "none", "12/03/2014": "none", "31.03.2015": "none", "2014-06-30": "none", "31 March 2015": "none",
		"12-Mar-14": "none", "£2014": "none", "2,014": "none", "2014.5": "none", "S2014": "none", "May be deferred": "none", "May be": "none",
		"Marchwood": "none", "Q5": "none", "P13": "none", "1234/56": "none", "2023-328": "none", "FOI/2038": "none", "2023-0313": "none", "FOI-2023/0321": "none",
		"2070-71": "financial year: 2070/71", "1800-01": "financial year: 1800/01", "2021-21": "impossible", "2022/22": "impossible", "1/2": "none", "24/15": "none", "0116 232 5678": "none", "12/2014": "none",
		"Ages 21-22": "none", "E09000001": "none", "13,240": "none", "100": "none", strings.Repeat("2014/15 ", 20): "none",
	} {
		if got := brief(Parse(text)); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// form is one written form of the shared list; testdata holds a copy of those that speak of years.
type form struct {
	Text, Kind, Unit string
	Value            any
	Lo, Hi           *string
}

func TestForms(t *testing.T) {
	sheetstest.CopyAndOriginal(t, "testdata/forms.json", "../../../shared/seeds/grammar-forms.json", checkForms)
}

// yearForms is the number of the 73 forms that speak of years; the package money tests the others.
const yearForms = 18

func checkForms(t *testing.T, data []byte) {
	t.Helper()
	var forms []form
	if err := json.Unmarshal(data, &forms); err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, f := range forms {
		if f.Unit == "years" {
			checkForm(t, f)
			checkInProse(t, f)
			n++
		}
	}
	if n != yearForms {
		t.Errorf("%d forms are tested, want %d", n, yearForms)
	}
}

// checkInProse tests that a form means in running text what it means as a heading.
func checkInProse(t *testing.T, f form) {
	t.Helper()
	expression := strings.ReplaceAll(f.Text, `\n`, "\n")
	alone, _ := Parse(expression)
	for _, around := range [][2]string{{"the savings for ", " are £5m."}, {"Plan (", ") as agreed"}, {"spent in ", ", of which half"}} {
		text := around[0] + expression + around[1]
		found := FindYears(text)
		if len(found) != 1 || found[0].Period.Kind != alone.Kind || found[0].Period.First != alone.First || found[0].Period.Last != alone.Last {
			t.Errorf("%q: %+v, alone %+v", text, found, alone)
		}
	}
}

func checkForm(t *testing.T, f form) {
	t.Helper()
	p, err := Parse(strings.ReplaceAll(f.Text, `\n`, "\n"))
	switch f.Kind {
	case "financial years":
		if err != nil || fmt.Sprint(p.Years()) != fmt.Sprint(f.Value) || p.First.String() != *f.Lo || p.Last.String() != *f.Hi {
			t.Errorf("%q: %+v, %v", f.Text, p, err)
		}
	case "financial years, impossible":
		if !errors.Is(err, ErrImpossible) || p.Kind != Impossible {
			t.Errorf("%q: %+v, %v", f.Text, p, err)
		}
	case "academic year":
		if err != nil || p.Kind != AcademicYear || p.Years() != 0 {
			t.Errorf("%q: %+v, %v", f.Text, p, err)
		}
	case "year range broken over a blank line":
		if err != nil || p.Kind != Span || p.Years() != 2 {
			t.Errorf("%q: %+v, %v", f.Text, p, err)
		}
	default:
		t.Errorf("%q: kind %q is not tested", f.Text, f.Kind)
	}
}

func BenchmarkParse(b *testing.B) {
	for _, text := range []string{"2014/15", "Budget 2014/15 £000", "Fleet management", "13,240", "4 The Avenue"} {
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Parse(text)
			}
		})
	}
}
