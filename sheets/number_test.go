package sheets

import (
	"strings"
	"testing"
)

func TestSplitNumber(t *testing.T) {
	tests := []struct{ text, number, rest string }{
		{"18.\tOf the 20 major projects", "18.", "Of the 20 major projects"},
		{"18. Of the 20", "18.", "Of the 20"},
		{"18\tOf the 20", "18", "Of the 20"},
		{"18   Of the 20", "18", "Of the 20"},
		{"18. 2014/15 savings of £4m", "18.", "2014/15 savings of £4m"},
		{"18\t£4m was saved by the fleet", "18", "£4m was saved by the fleet"},
		{"5.1\t20 posts were deleted", "5.1", "20 posts were deleted"},
		{"1.2\tBackground", "1.2", "Background"},
		{"2.1 The Council has", "2.1", "The Council has"},
		{"2.1.3 savings made", "2.1.3", "savings made"},
		{"1.2. Next", "1.2.", "Next"},
		{"18(c) The total", "18(c)", "The total"},
		{"(a)\t£4.1m from fleet", "(a)", "£4.1m from fleet"},
		{"  (iv) text", "(iv)", "text"},
		{"(aa) text", "(aa)", "text"},
		{"(12) Fleet review", "(12)", "Fleet review"},
		{"a) text", "a)", "text"},
		{"iii) text", "iii)", "text"},
		{"1) text", "1)", "text"},
		{"a. text", "a.", "text"},
		{"IV. Finance", "IV.", "Finance"},
		{"A.\tIntroduction", "A.", "Introduction"},
		{"• £4m of savings", "•", "£4m of savings"},
		{"\uF0B7\tFleet", "•", "Fleet"},
		{"▪Fleet", "•", "Fleet"},
		{"- Fleet", "•", "Fleet"},
		{"– £4m saved by fleet", "•", "£4m saved by fleet"},
		{"o Fleet", "•", "Fleet"},
		{"* Fleet", "•", "Fleet"},
	}
	for _, tt := range tests {
		if number, rest := SplitNumber(tt.text); number != tt.number || rest != tt.rest {
			t.Errorf("%q: got %q and %q, want %q and %q", tt.text, number, rest, tt.number, tt.rest)
		}
		if !strings.HasSuffix(tt.text, tt.rest) {
			t.Errorf("%q: %q is not its end", tt.text, tt.rest)
		}
	}
}

func TestSplitNumberLeavesFigures(t *testing.T) {
	for _, text := range []string{
		"", " ", "18.", "1.2", "(350)", "(a)", "-", "•", "- ", "18\t",
		"2014/15 savings", "2014 was better", "2014. The year", "2014\tActual", "3.2 million", "3.2 Million", "4 major projects",
		"20 January 2014", "20\tJanuary 2014", "31.3.2014 Balance", "13.24 was saved", "1.5 FTE posts", "0.5 The half", "1.05 The rise",
		"18\t25\t30", "350\tAdults\t12", "1.2\t3.4", "4.1\t£5.2m Fleet", "5.1 £4m was saved by fleet", "1,234 posts", "50% of it", "12-15 posts", "1st April", "£4m of it",
		"(350) thousand", "(5) million", "(2.5) The variance", "(net) savings", "617(3) posts", "62) 5", "0.062) The share",
		"- 5", "- £4.1m", "- 1.5 million", "– 1,234", "— £0.5m", "-5 posts", "12. 345", "3. 2 million",
		"J. Smith reported", "I. Smith", "c. £5m saved", "p. 12", "pp. 12 and 13", "i.e. text", "e.g. text", "mix) text", "Fleet",
		"a text", "i text", "on the whole", "*note",
	} {
		if number, rest := SplitNumber(text); number != "" || rest != text {
			t.Errorf("%q: got %q and %q", text, number, rest)
		}
	}
}

func FuzzSplitNumber(f *testing.F) {
	for _, text := range []string{"18.\tOf", "(a) £4m", "- x y", "\uF0B7\u00a0x", "1.2.3 \xff"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		number, rest := SplitNumber(text)
		if !strings.HasSuffix(text, rest) || number == "" && rest != text || number != "" && rest == "" {
			t.Errorf("%q: got %q and %q", text, number, rest)
		}
	})
}
