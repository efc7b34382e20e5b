package xlsx

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"crosscast/sheets"
)

func TestParseFormat(t *testing.T) {
	tests := []struct {
		code string
		want sheets.NumberFormat
	}{
		{"General", sheets.NumberFormat{Decimals: -1}},
		{"", sheets.NumberFormat{Decimals: -1}},
		{"@", sheets.NumberFormat{Decimals: -1}},
		{"0", sheets.NumberFormat{}},
		{"#,##0.00", sheets.NumberFormat{Decimals: 2}},
		{"#,##0.0,,", sheets.NumberFormat{Decimals: 1, Scale: 2}},
		{"#,##0,", sheets.NumberFormat{Scale: 1}},
		{"#,##0,.0", sheets.NumberFormat{Decimals: 1, Scale: 1}},
		{`0.0,"k"`, sheets.NumberFormat{Decimals: 1, Scale: 1}},
		{`#,##0", "`, sheets.NumberFormat{}},
		{"0.0%", sheets.NumberFormat{Decimals: 1, Percent: true}},
		{`0\%`, sheets.NumberFormat{}},
		{`0"%"`, sheets.NumberFormat{}},
		{`#,##0;(#,##0);"-"`, sheets.NumberFormat{ZeroDash: true}},
		{"#,##0;[Red]-#,##0", sheets.NumberFormat{Red: true}},
		{"#,###", sheets.NumberFormat{ZeroDash: true}},
		{"#,##0.00;;", sheets.NumberFormat{Decimals: 2, ZeroDash: true}},
		{builtInFormats[43], sheets.NumberFormat{Decimals: 2, ZeroDash: true}},
		{"[$£-809]#,##0.00", sheets.NumberFormat{Decimals: 2, Currency: "£"}},
		{`"£"#,##0.0"m"`, sheets.NumberFormat{Decimals: 1, Currency: "£"}},
		{"[$€-2] #,##0", sheets.NumberFormat{Currency: "€"}},
		{"[$-F800]dddd, mmmm dd, yyyy", sheets.NumberFormat{Decimals: -1, Date: true}},
		{"[h]:mm", sheets.NumberFormat{Decimals: -1, Date: true}},
		{"mm:ss.0", sheets.NumberFormat{Decimals: -1, Date: true}},
		{"0.00E+00", sheets.NumberFormat{Decimals: -1}},
		{"# ?/?", sheets.NumberFormat{Decimals: -1}},
		{`"n/a"`, sheets.NumberFormat{Decimals: -1, ZeroDash: true, Literal: true}},
		{";;;", sheets.NumberFormat{Decimals: -1, ZeroDash: true, Literal: true}},
		{`[=0]"-";#,##0.0,`, sheets.NumberFormat{Decimals: 1, Scale: 1, ZeroDash: true}},
		{`[>=1000000]0.0,,"m";0`, sheets.NumberFormat{Decimals: 1, Scale: 2}},
		{`0.0_);[Red]\(0.0\)`, sheets.NumberFormat{Decimals: 1, Red: true}},
		{`"Year "0`, sheets.NumberFormat{}},
		{`"unclosed`, sheets.NumberFormat{Decimals: -1, ZeroDash: true, Literal: true}},
	}
	for _, tt := range tests {
		tt.want.Code = tt.code
		if diff := cmp.Diff(tt.want, ParseFormat(tt.code)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.code, diff)
		}
	}
}

func FuzzParseFormat(f *testing.F) {
	for _, code := range builtInFormats {
		f.Add(code)
	}
	f.Fuzz(func(t *testing.T, code string) {
		if got := ParseFormat(code); got.Decimals < -1 || got.Scale < 0 {
			t.Errorf("%q: %+v", code, got)
		}
	})
}
