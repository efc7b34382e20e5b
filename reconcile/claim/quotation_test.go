package claim

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestInSentence(t *testing.T) {
	const long = "The savings that the Cabinet agreed to in the autumn of last year come to £4.3m in the first of the four years, which is less than had been hoped for."
	for _, tc := range []struct {
		text, words string
		most        int
		want        string
	}{
		{"It is so. Total savings are £4.3m now. They last.", "£4.3m", 99, "Total savings are [£4.3m] now."},
		{"Savings:\n\u00a0 £4.3m\tnow", "£4.3m", 99, "Savings: [£4.3m] now"},
		{"£4.3m", "£4.3m", 99, "[£4.3m]"},
		{"It is so. It goes on.", "so. It goes", 99, "It is [so. It goes] on."},
		{long, "£4.3m", 60, "… of last year come to [£4.3m] in the first of the four …"},
		{long, "The savings", 40, "[The savings] that the Cabinet agreed to …"},
		{long, "hoped for.", 40, "… which is less than had been [hoped for.]"},
		{long, "the autumn of last year come", 12, "… [the autumn …] …"},
	} {
		q := paperOf(t, tc.text).Paras[0]
		from := strings.Index(q.Text, tc.words)
		got := Span{q, from, from + len(tc.words)}.InSentence(tc.most)
		if text := got.Before + "[" + got.Words + "]" + got.After; text != tc.want {
			t.Errorf("%q: %s, want %s", tc.words, text, tc.want)
		}
	}
	if got := (Span{}).InSentence(9); got != (Quotation{}) {
		t.Errorf("no words are quoted as %+v", got)
	}
}

// A quotation is text of the paragraph on one line, is no longer than asked but for the signs of the cuts, and holds its
// words whole where they fit.
func TestQuotationsAreBounded(t *testing.T) {
	piece := rapid.StringMatching(`[a-z£– \n]{0,60}`)
	rapid.Check(t, func(t *rapid.T) {
		q := Quotation{piece.Draw(t, "before"), "x" + piece.Draw(t, "words"), piece.Draw(t, "after")}
		most := rapid.IntRange(0, 200).Draw(t, "most")
		got := q.Within(most)
		text := got.Before + got.Words + got.After
		if !utf8.ValidString(text) || strings.Contains(text, "\n") || strings.Contains(text, "  ") {
			t.Fatalf("%q", text)
		}
		whole := strings.Join(strings.Fields(q.Before+q.Words+q.After), " ")
		if !strings.Contains(text, cutSign) && text != whole {
			t.Fatalf("%q of %q", text, whole)
		}
		if len(text) > most+3*len(" "+cutSign) {
			t.Fatalf("%d bytes of at most %d: %q", len(text), most, text)
		}
		if words := strings.Join(strings.Fields(q.Words), " "); len(words) <= most && got.Words != words {
			t.Fatalf("words %q of %q", got.Words, words)
		}
		for _, part := range strings.Split(text, cutSign) {
			if !strings.Contains(strings.ReplaceAll(whole, " ", ""), strings.ReplaceAll(part, " ", "")) {
				t.Fatalf("%q is not in %q", part, whole)
			}
		}
	})
}
