package evaluate

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"crosscast/sheets"
	"crosscast/sheets/formula"
)

// mainBook has a sheet with a bit of everything.
func mainBook(t testing.TB) *sheets.Workbook {
	wb := book(t, map[string]cellsOf{
		"Main": {
			"A1": "10", "A2": "20", "A3": "'12", "A4": "TRUE", "A6": "5.5", "A7": "#N/A",
			"B1": "Fleet", "B2": "Parks", "B3": "Fleet", "B4": "Total ~", "B5": "0",
			"C1": "1", "C2": "2", "C3": "3", "C4": "=SUBTOTAL(9,C1:C3)|6", "C5": "4",
			"D1": "=D2+1", "D2": "=A1*2", "D3": "=D3+1", "D4": "=D5", "D5": "=D4",
			"E1": "0.1", "E2": "0.2", "E3": "0.30000000000000004", "E4": "1080.8600000000001",
			"F1": "100000000000", "F2": "-99999999999.999995", "G1": "3", "G2": "1", "G3": "2",
		},
		"Next": {"A1": "100", "A2": "200"},
		"Zulu": {"A1": "1000"},
	})
	wb.Names = []sheets.DefinedName{{Name: "Net", Refers: "Main!$A$1:$A$2"}, {Name: "Loop", Refers: "Loop+1"}}
	return wb
}

func TestFormulas(t *testing.T) {
	e := New(mainBook(t))
	for s, want := range map[string]string{
		// Arithmetic: signs bind tighter than powers, texts coerce, blanks are nil.
		"-2^2": "4", "2^-1": "0.5", "0^0": "#NUM!", "1/0": "#DIV/0!", "1/3*3": "1", "10%": "0.1", "A5+1": "1", "A3+1": "13",
		"A4+1": "2", "B1+1": "#VALUE!", "A7+1": "#N/A", "A5": "0", "1E300*1E300": "#NUM!", "E1+E2=E3": "TRUE",
		"E4": "1080.86", "F1+F2": "0", "43.1-43.2+1": "0.9", "E1+E2-E3": "0", "1E-300*1E-300": "0",
		// Text and comparison.
		"\"a\"&5&A5&TRUE": "'a5TRUE", "\"a\"=\"A\"": "TRUE", "A5=\"\"": "TRUE", "A5=0": "TRUE", "\"a\">5": "TRUE", "2>=2": "TRUE",
		// Over ranges only numbers count; direct arguments coerce.
		"SUM(A1:A6)": "35.5", "SUM(A1:A7)": "#N/A", "SUM(A1,\"12\",TRUE)": "23", "SUM(\"x\")": "#VALUE!", "SUM(Z1:Z9)": "0",
		"AVERAGE(A1:A6)": "11.8333333333333", "AVERAGE(Z1:Z9)": "#DIV/0!", "MIN(A1:A6)": "5.5", "MAX(A1:A6,50)": "50",
		"MAX(Z1:Z9)": "0", "COUNT(A1:A7)": "3", "COUNTA(A1:A7)": "6", "SUM(A:A)": "#N/A", "SUM(C:C)": "16", "SUM(1:1)-F1": "35.1",
		"SUM((A1,C1:C2))": "13", "SUM(A1:C1 A1:A2)": "10", "SUM(A1 B2)": "#NULL!", "SUM(Main:Zulu!A1)": "1110", "SUM(Net)": "30",
		"SUM(Next!A1:A2)": "300", "SUM(Gone!A1)": "#REF!", "SUM(A1:INDEX(A:A,2))": "30", "SUM({1,2;3,4})": "10",
		// Subtotals skip subtotals.
		"SUBTOTAL(9,C1:C5)": "10", "SUM(C1:C5)": "16", "SUBTOTAL(101,C1:C5)": "2.5", "AGGREGATE(9,4,C1:C5)": "16",
		"AGGREGATE(9,6,A1:A7)": "35.5",
		// One number.
		"ROUND(2.5,0)": "3", "ROUND(-2.5,0)": "-3", "ROUND(1234,-2)": "1200", "ROUNDUP(1.01,0)": "2", "ROUNDDOWN(-1.99,1)": "-1.9",
		"ROUND(2.4999999999999996,0)": "3", "INT(-1.5)": "-2", "ABS(-3)": "3", "MOD(-3,2)": "1", "VALUE(\"12%\")": "0.12",
		"N(TRUE)": "1", "N(\"x\")": "0", "TRUNC(1.99)": "1",
		// Conditions evaluate only what they need.
		"IF(A1>5,\"yes\",1/0)": "'yes", "IF(A1<5,1)": "FALSE", "IF(\"x\",1,2)": "#VALUE!", "IF(A1,Z1,0)": "0",
		"IFERROR(1/0,7)": "7", "IFERROR(A7,\"-\")": "'-", "IFNA(1/0,7)": "#DIV/0!", "ISERROR(A7)": "TRUE", "ISERR(A7)": "FALSE",
		"ISNUMBER(A3)": "FALSE", "ISBLANK(A5)": "TRUE", "AND(A1>5,A2>5)": "TRUE", "OR(A1>50,1/0)": "#DIV/0!", "NOT(A4)": "FALSE",
		"AND(B1:B2)": "#VALUE!", "OR(FALSE,A1:A4)": "TRUE",
		// Criteria.
		"SUMIF(B1:B3,\"fleet\",C1:C3)": "4", "SUMIF(C1:C3,\">=2\")": "5", "SUMIF(B1:B4,\"T*\",C1:C4)": "6",
		"SUMIF(B1:B4,\"*~~\",C1)": "6", "COUNTIF(A1:A7,12)": "1", "COUNTIF(A1:A6,\"\")": "1", "COUNTIF(A1:A6,\"<>\")": "5",
		"SUMIFS(C1:C3,B1:B3,B1,C1:C3,\">1\")": "3", "AVERAGEIF(B1:B3,\"Fleet\",C1:C3)": "2", "COUNTIFS(B1:B3,\"?leet\",C1:C3,3)": "1",
		"SUMIFS(C1:C3,B1:B2,B1)": "#VALUE!",
		// Products.
		"SUMPRODUCT(A1:A2,C1:C2)": "50", "SUMPRODUCT((B1:B3=\"Fleet\")*C1:C3)": "4", "SUMPRODUCT(--(C1:C3>1),C1:C3)": "5",
		"SUMPRODUCT(A1:A2,C1:C3)": "#VALUE!", "SUMPRODUCT(A1:A4,C1:C4)": "50",
		// Searches.
		"VLOOKUP(\"PARKS\",B1:C3,2,FALSE)": "2", "VLOOKUP(\"x\",B1:C3,9,0)": "#N/A", "VLOOKUP(\"Parks\",B1:C3,9,0)": "#REF!",
		"VLOOKUP(2.5,C1:C3,1)": "2", "HLOOKUP(10,A1:C3,2,0)": "20", "MATCH(\"Fl*\",B1:B3,0)": "1", "MATCH(0,C1:C3)": "#N/A",
		"INDEX(A1:C3,2,3)": "2", "SUM(INDEX(A1:C2,0,3))": "3", "INDEX(A1:C3,4,1)": "#REF!", "INDEX(A1:C1,3)": "1",
		"MATCH(20,A1:A2,-1)": "cannot be recomputed: a search for the nearest in values out of order",
		"CHOOSE(2,1/0,5)":    "5", "ROW()": "1", "COLUMN(C5)": "3", "ROWS(A1:C5)": "5", "CONCATENATE(A1,\"/\",B1)": "'10/Fleet",
		// One value of a range: the one in the formula's row or column (H1).
		"A1:A3": "10", "@A1:A3*2": "20", "A1:C3": "#VALUE!", "A2:C2": "#VALUE!",
		// Chains without stored results, and those that bite their tail.
		"D1": "21", "D3": "cannot be recomputed: it refers to itself at Main!D3",
		"D4":   "cannot be recomputed: it refers to itself at Main!D4",
		"Loop": "cannot be recomputed: it refers to itself, by the name Loop",
		// Refusals, by name.
		"OFFSET(A1,1,1)": "cannot be recomputed: OFFSET is not known", "[1]Sheet!A1": "cannot be recomputed: it refers to another workbook",
		"2^0.5": "cannot be recomputed: the power 0.5", "ROUND(1)+ABS(1,2)": "cannot be recomputed: ABS with 2 arguments",
		"\"1/4/2012\"+1": "cannot be recomputed: the text \"1/4/2012\" may be a number", "Unknown": "cannot be recomputed: the name Unknown",
		"SUMPRODUCT(ROUND(C1:C3,0))": "cannot be recomputed: an array where one value is due",
		"MATCH(2,G1:G3)":             "cannot be recomputed: a search for the nearest in values out of order",
	} {
		if got := give(t, e, s); got != want {
			t.Errorf("%s gives %s, want %s", s, got, want)
		}
	}
}

func TestCellAndRecompute(t *testing.T) {
	wb := book(t, map[string]cellsOf{"Main": {"A1": "1", "A2": "2", "A3": "=SUM(A1:A2)|99", "A4": "=A3*2", "A5": "7"}})
	e := New(wb)
	for at, want := range map[string][2]string{
		"A3": {"99", "3"},
		"A4": {"198", "198"}, // from the stored 99, not from what it should be
		"A5": {"7", "cannot be recomputed: Main!A5 holds no formula"},
		"B9": {"", "cannot be recomputed: Main!B9 holds no formula"},
	} {
		r, err := sheets.ParseRef(at)
		if err != nil {
			t.Fatal(err)
		}
		if got := word(e.Cell("main", r)); got != want[0] {
			t.Errorf("cell %s is %s, want %s", at, got, want[0])
		}
		if got := word(e.Recompute("Main", r)); got != want[1] {
			t.Errorf("%s recomputes to %s, want %s", at, got, want[1])
		}
	}
	if _, err := e.Cell("Gone", sheets.Ref{Row: 1, Col: 1}); !errors.Is(err, ErrCannot) {
		t.Errorf("a sheet that is not there: %v", err)
	}
}

func TestSubtotalOverHiddenRows(t *testing.T) {
	wb := book(t, map[string]cellsOf{"Main": {"A1": "1", "A2": "2", "A3": "4"}})
	wb.Sheets[0].Rows[1].Hidden = true
	e := New(wb)
	for s, want := range map[string]string{
		"SUBTOTAL(109,A1:A3)":    "5",
		"SUM(A1:A3)":             "7",
		"AGGREGATE(9,5,A1:A3)":   "5",
		"AGGREGATE(9,4,A1:A3)":   "7",
		"SUBTOTAL(9,A1,A3)":      "5",
		"SUBTOTAL(9,A1:A3)":      "cannot be recomputed: a subtotal over hidden rows, which may be filtered out",
		"SUBTOTAL(7,A1:A3)":      "cannot be recomputed: function 7 of SUBTOTAL",
		"AGGREGATE(14,6,A1:A3)":  "cannot be recomputed: function 14 of SUBTOTAL",
		"AGGREGATE(9,9,A1:A3,1)": "#VALUE!",
	} {
		if got := give(t, e, s); got != want {
			t.Errorf("%s gives %s, want %s", s, got, want)
		}
	}
}

// TestArrayFormula holds that each cell of an array formula shows its own part of one result.
func TestArrayFormula(t *testing.T) {
	wb := book(t, map[string]cellsOf{"Main": {"A1": "1", "A2": "2", "B1": "=A1:A2*10|0", "C1": "=SUM(A1:A2*A1:A2)|0"}})
	s := wb.Sheets[0]
	for i := range s.Formulas {
		s.Formulas[i].Array = true
	}
	s.Rows[1].Cells = append(s.Rows[1].Cells, sheets.Cell{Col: 2, Formula: 1, Kind: sheets.Number, Raw: "0"})
	e := New(wb)
	for at, want := range map[sheets.Ref]string{{Row: 1, Col: 2}: "10", {Row: 2, Col: 2}: "20", {Row: 1, Col: 3}: "5"} {
		if got := word(e.Recompute("Main", at)); got != want {
			t.Errorf("%s shows %s, want %s", at, got, want)
		}
	}
}

// TestHostile holds that what is made to be slow or deep ends soon, and as a refusal.
func TestHostile(t *testing.T) {
	cells := cellsOf{"A1": "1"}
	for i := 2; i <= 20000; i++ {
		cells[fmt.Sprintf("A%d", i)] = fmt.Sprintf("=A%d+1", i-1)
	}
	for i := 1; i <= 1500; i++ {
		cells[fmt.Sprintf("B%d", i)] = fmt.Sprintf("=B%d", i+1) + strings.Repeat("+1", 16000)
	}
	cells["XFD1048576"] = "1"
	e := New(book(t, map[string]cellsOf{"Main": cells}))
	for _, s := range []string{"A20000", "B1", "SUMPRODUCT((A:XFD=1)*1)", "COUNTIF(A:XFD,\"x\")", "SUM(" + strings.Repeat("A1:A1999,", 3000) + "1)",
		"1" + strings.Repeat("*1.000000000000001", 1500), "9^999^999", strings.Repeat("(", 500) + "1" + strings.Repeat(")", 500)} {
		n, err := formula.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		_, err = e.Formula(n, "Main", sheets.Ref{Row: 1, Col: 8})
		if err != nil && !errors.Is(err, ErrCannot) {
			t.Errorf("%.30s: %v", s, err)
		}
		if spent := time.Since(start); spent > 30*time.Second { // it takes 1 s; a busy machine is no failure
			t.Errorf("%.30s: %v", s, spent)
		}
	}
}

// FuzzFormula holds that no formula brings the evaluator down, and that what it refuses it refuses as such.
func FuzzFormula(f *testing.F) {
	for _, s := range []string{"SUM(A1:C3)/COUNT(A:A)", "VLOOKUP(A1,A1:C3,2,0)&B1", "SUMIFS(A1:A3,B1:B3,\"*~?\")^-2%",
		"SUMPRODUCT((A1:A3={1;2;3})*1)", "INDEX(A1:C3,0,2) 2:2", "ROUND(MOD(A1,-3),-2)=IF(AND(A4),@B:B)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := formula.Parse(s)
		if err != nil {
			return
		}
		e := New(mainBook(t))
		if _, err := e.Formula(n, "Main", sheets.Ref{Row: 2, Col: 8}); err != nil && !errors.Is(err, ErrCannot) {
			t.Errorf("%s: %v", s, err)
		}
	})
}
