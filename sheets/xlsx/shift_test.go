package xlsx

import "testing"

func TestShiftFormula(t *testing.T) {
	tests := []struct {
		formula    string
		rows, cols int
		want       string
	}{
		{"SUM(E3:E8)", 1, 1, "SUM(F4:F9)"},
		{"$A$1+A$1+$A1+A1", 2, 3, "$A$1+D$1+$A3+D3"},
		{"LOG10(B2)+ATAN2(A1,B1)", 1, 0, "LOG10(B3)+ATAN2(A2,B2)"},
		{`A1&"A1 ""B2"" "&A1`, 1, 1, `B2&"A1 ""B2"" "&B2`},
		{"'FY 2012'!A1+FY2012!B2+'O''Neil A1'!C3", 1, 0, "'FY 2012'!A2+FY2012!B3+'O''Neil A1'!C4"},
		{"SUM(A:A,$B:C,1:1,$2:3)", 1, 1, "SUM(B:B,$B:D,2:2,$2:4)"},
		{"SUM(Jan:Dec!B2)", 1, 1, "SUM(Jan:Dec!C3)"},
		{"Data!A:A+Data!$1:2", 1, 1, "Data!B:B+Data!$1:3"},
		{"[1]Sheet1!A1+'[2]My A1'!B2", 1, 1, "[1]Sheet1!B2+'[2]My A1'!C3"},
		{"SUM(Table1[[#This Row],[A1]:[B2]])", 1, 1, "SUM(Table1[[#This Row],[A1]:[B2]])"},
		{"SUM(Table1['[A1']])+A1", 1, 0, "SUM(Table1['[A1']])+A2"},
		{"1E5+1.5E+3+2E-2", 1, 1, "1E5+1.5E+3+2E-2"},
		{"Rate_2*ABCD1+XFE1+A0+TAX.A1", 1, 1, "Rate_2*ABCD1+XFE1+A0+TAX.A1"},
		{"#REF!+#N/A+#DIV/0!+A1", 1, 0, "#REF!+#N/A+#DIV/0!+A2"},
		{"{1,2;3,4}*TRUE", 1, 1, "{1,2;3,4}*TRUE"},
		{"B2:INDEX(C:C,4)", 1, 1, "C3:INDEX(D:D,4)"},
		{"B2:C3 C1:C9", 0, 1, "C2:D3 D1:D9"},
		{"_xlfn.XLOOKUP(A1,B1:B9,C1:C9)", 1, 0, "_xlfn.XLOOKUP(A2,B2:B10,C2:C10)"},
		{"A1+B2", -1, 0, "#REF!+B1"},
		{"XFD1:A1", 0, 1, "#REF!:B1"},
		{"SUM(A:A)", 0, -1, "SUM(#REF!:#REF!)"},
		{"a1+Größe1", 1, 0, "A2+Größe1"},
		{"=A1", 0, 0, "=A1"},
		{`"unclosed A1`, 1, 0, `"unclosed A1`},
		{"[unclosed A1", 1, 0, "[unclosed A1"},
	}
	for _, tt := range tests {
		if got := ShiftFormula(tt.formula, tt.rows, tt.cols); got != tt.want {
			t.Errorf("%s by %d,%d: got %s, want %s", tt.formula, tt.rows, tt.cols, got, tt.want)
		}
	}
}

func FuzzShiftFormula(f *testing.F) {
	f.Add("SUM($A1:B$2)+'A1'!C3*LOG10(1E5)", 1, -1)
	f.Add(`"a"&[1]S!A:A`, 5, 5)
	f.Fuzz(func(t *testing.T, formula string, rows, cols int) {
		ShiftFormula(formula, rows%100, cols%100)
	})
}
