package formula

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"crosscast/sheets"
)

// brief writes a claim in one line, leaving out what is as usual.
func brief(c Claim) string {
	list := func(terms []Term) string {
		var s []string
		for _, t := range terms {
			word := map[int]string{1: "+", -1: "-"}[t.Sign] + t.Ref.String()
			if t.Subtotal {
				word += "/sub"
			}
			if t.SkipsHidden {
				word += "/seen"
			}
			if t.Round != nil {
				word += fmt.Sprintf("/%s%d", t.Round.Func, t.Round.Places)
			}
			s = append(s, word)
		}
		return strings.Join(s, " ")
	}
	s := c.Kind.String() + " " + list(c.Terms)
	if len(c.Over) > 0 {
		s += " over " + list(c.Over)
	}
	if len(c.Literals) > 0 {
		s += fmt.Sprintf(" literals %v", c.Literals)
	}
	if !c.Scale.Equal(one) {
		s += " scale " + c.Scale.String()
	}
	if !c.Divisor.IsZero() {
		s += " by " + c.Divisor.String()
	}
	if c.AbsOver {
		s += " abs"
	}
	if c.Round != nil {
		s += fmt.Sprintf(" %s%d", c.Round.Func, c.Round.Places)
	}
	if c.Wrapped {
		s += " wrapped"
	}
	if c.Problem != "" {
		s += " problem"
	}
	return s
}

// testNames is a workbook with names of every sort: plain, of a sheet, circular, moving.
var testNames = NamesOf(&sheets.Workbook{Names: []sheets.DefinedName{
	{Name: "Net", Refers: "Costs!$B$4:$B$9"},
	{Name: "Net", Sheet: "Other", Refers: "Other!$C$1"},
	{Name: "Rate", Refers: "0.2"},
	{Name: "Loop", Refers: "Loop+Loop"},
	{Name: "Moves", Refers: "Costs!A1"},
}}, "Costs")

func TestClaimOf(t *testing.T) {
	for s, want := range map[string]string{
		"SUM(F4:F9)":                             "sum +F4:F9",
		"+F4+F5-F6":                              "sum +F4 +F5 -F6",
		"SUM(B12+B19+B27)":                       "sum +B12 +B19 +B27",
		"SUM(A1:A3,SUM(B1:B3)-C1,,5)":            "sum +A1:A3 +B1:B3 -C1 literals [5]",
		"-SUM(A1:A3)":                            "sum -A1:A3",
		"-(A1-B1)":                               "sum -A1 +B1",
		"SUM(B27:I27)-30":                        "sum +B27:I27 literals [-30]",
		"SUM(A1:A3)*1":                           "sum +A1:A3",
		"SUM(A1:A3)/1000":                        "sum +A1:A3 scale 0.001",
		"(A1+B1-5)/1000":                         "sum +A1 +B1 literals [-5] scale 0.001",
		"A1/1000+B1/1000":                        "sum +A1 +B1 scale 0.001",
		"SUBTOTAL(9,F4:F9)":                      "sum +F4:F9/sub",
		"SUBTOTAL(109,F4:F9)+G1":                 "sum +F4:F9/sub/seen +G1",
		"AGGREGATE(9,5,F4:F9)":                   "sum +F4:F9/seen",
		"AGGREGATE(9,6,F4:F9)":                   "sum +F4:F9",
		"SUM((A1,C1:C3))":                        "sum +A1 +C1:C3",
		"SUM(+A1:A5)":                            "sum +A1:A5",
		"SUM(A:A)":                               "sum +A:A",
		"SUM('Q 1'!B4:B6,Costs!B9)":              "sum +'Q 1'!B4:B6 +Costs!B9",
		"SUM(Jan:Mar!B4)":                        "sum +Jan:Mar!B4 problem",
		"[1]Costs!B4+B5":                         "sum +[1]Costs!B4 +B5 problem",
		"SUM(A1:A3,#REF!)":                       "sum +A1:A3 problem",
		"SUM(Net)":                               "sum +Costs!$B$4:$B$9",
		"SUM(net)-Other!Net":                     "sum +Costs!$B$4:$B$9 -Other!$C$1",
		"ROUND(SUM(A1:A3),0)":                    "sum +A1:A3 ROUND0",
		"ROUNDUP(A1+B1,-3)":                      "sum +A1 +B1 ROUNDUP-3",
		"ROUND(A1,0)+ROUND(B1,0)":                "sum +A1/ROUND0 +B1/ROUND0",
		"SUM(D5)":                                "sum +D5",
		"D5":                                     "copy +D5",
		"-Costs!D5":                              "copy -Costs!D5",
		"+D5/1000":                               "copy +D5 scale 0.001",
		"ROUND(D5,1)":                            "copy +D5 ROUND1",
		"D5*20%":                                 "multiple +D5 scale 0.2",
		"D5*1.05":                                "multiple +D5 scale 1.05",
		"SUM(A1:A12)/2":                          "multiple +A1:A12 scale 0.5",
		"AVERAGE(A1:A6)":                         "average +A1:A6",
		"SUBTOTAL(101,A1:A6)":                    "average +A1:A6/sub/seen",
		"SUM(A1:A6)/COUNT(A1:A6)":                "average +A1:A6",
		"SUM(A1:A12)/12":                         "average +A1:A12 by 12",
		"SUM(A1:A12)/9":                          "average +A1:A12 by 9",
		"(A1+B1)/2":                              "average +A1 +B1 by 2",
		"SUM(A1:A10)/10":                         "average +A1:A10 by 10",
		"B5/B$9":                                 "ratio +B5 over +B$9",
		"B5/SUM(B1:B4)*100":                      "ratio +B5 over +B1:B4 scale 100",
		"100*B5/B9":                              "ratio +B5 over +B9 scale 100",
		"(B5-B6)/1000/B9":                        "ratio +B5 -B6 over +B9 scale 0.001",
		"(C5-B5)/B5":                             "change +C5 over +B5",
		"(C5-B5)/$B5*100":                        "change +C5 over +$B5 scale 100",
		"(C5-B5)/ABS(B5)":                        "change +C5 over +B5 abs",
		"C5/B5-1":                                "change +C5 over +B5",
		"C5/B5*100-100":                          "change +C5 over +B5 scale 100",
		"(C5/B5-1)*100":                          "change +C5 over +B5 scale 100",
		"1-C5/B5":                                "change +C5 over +B5 scale -1",
		"(SUM(C1:C3)-SUM(B1:B3))/SUM(B1:B3)":     "change +C1:C3 over +B1:B3",
		"B5*C5":                                  "product +B5 +C5",
		"-B5*C5*D5/1000":                         "product +B5 +C5 +D5 scale -0.001",
		"IF(ISERROR(C5/B5),0,C5/B5)":             "ratio +C5 over +B5 wrapped",
		"IFERROR(SUM(A1:A3),\"-\")":              "sum +A1:A3 wrapped",
		"ROUND(IFERROR(A1/B1,0),2)":              "ratio +A1 over +B1 ROUND2 wrapped",
		"_xlfn.SINGLE(ROUND(B5/B9*100,1))":       "ratio +B5 over +B9 scale 100 ROUND1",
		"IF(B9=\" \",\" \",B5/B9)":               "ratio +B5 over +B9 wrapped",
		"IF(B9=0,0,B5/B9)":                       "ratio +B5 over +B9 wrapped",
		"IF(B9<>0,B5/B9)":                        "ratio +B5 over +B9 wrapped",
		"IF(SUM(A1:A3)=0,\"\",SUM(A1:A3))":       "sum +A1:A3 wrapped",
		"IF(OR(A1=\"\",ISBLANK(B1)),\"\",A1-B1)": "sum +A1 -B1 wrapped",
	} {
		n, err := Parse(s)
		if err != nil {
			t.Errorf("%s: %v", s, err)
			continue
		}
		c, ok := ClaimOf(n, testNames)
		if got := brief(c); !ok || got != want {
			t.Errorf("%s: %s (%v), want %s", s, got, ok, want)
		}
	}
}

func TestNoClaim(t *testing.T) {
	for _, s := range []string{"5", "5+3", "\"x\"", "VLOOKUP(A1,B:C,2,0)", "SUMIF(A:A,1,B:B)", "SUMPRODUCT(A1:A3,B1:B3)",
		"IF(C1=\"Yes\",SUM(A1:A3),0)", "IF(C1=0,0,A1)", "IF(A1>0,A1,B1)", "MAX(A1,0)", "A1:A5", "A1*2+B1", "A1+B1*C1",
		"SUM(A1:A3*2)", "SUM(-A1:A3)", "SUM(OFFSET(A1,0,0,3))", "SUM(A1:INDEX(A:A,5))", "Loop", "SUM(Moves)", "SUM(Unknown)",
		"AVERAGE(A1,5)", "A1^2", "A1&B1", "ROUND(SUM(A1:A3),0)+B1", "ROUND(A1,B1)", "ROUND(A1/1000,0)+B1/1000", "A1/0",
		"1/A1", "A1*1E300*1E300", "A1>B1", "@A1:A5", "SUM(A1:C3 B2:D4)", "SUM(A1)/COUNT(B1)", "[2]!Total+A1"} {
		n, err := Parse(s)
		if err != nil {
			t.Errorf("%s: %v", s, err)
			continue
		}
		if c, ok := ClaimOf(n, testNames); ok {
			t.Errorf("%s: read as %s", s, brief(c))
		}
	}
}

// TestClaimOfIsQuick holds that formulas made to be slow are not: the work is linear in their length.
func TestClaimOfIsQuick(t *testing.T) {
	long := strings.Repeat("+1", maxLength/2-10)
	names := NamesOf(&sheets.Workbook{Names: []sheets.DefinedName{{Name: "L", Refers: strings.Repeat("L+", 1000) + "L"}}}, "")
	for _, s := range []string{"A1" + long, "1" + long, "1" + long[:maxLength/2] + "+A1" + long[:maxLength/2-20],
		"A1" + strings.Repeat("*1", maxLength/2-10), "A1" + strings.Repeat("/3", maxLength/2-10), "SUM(L)"} {
		start := time.Now()
		n, err := Parse(s)
		if err != nil {
			t.Fatalf("%.20s…: %v", s, err)
		}
		ClaimOf(n, names)
		if spent := time.Since(start); spent > 20*time.Second { // it takes 0.1 s; a busy machine is no failure
			t.Errorf("%.20s…: %v", s, spent)
		}
	}
}
