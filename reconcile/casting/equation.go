package casting

import (
	"regexp"
	"strings"
)

// equation is what a label or heading states in the keys of other lines: "C = A - B", "(1)+(2)", "4 (1 to 3)".
type equation struct {
	of    string // the key on the other side of "="; "" where none is given
	terms []string
	signs []int

	spaced bool // blanks stand about its minus
}

// A key is a letter or a line number, such as a, (a), 12 or 16(b).
const keyForm = `\(?(?:[a-z]|\d{1,4}[a-z]?)(?:\([a-z]\))?\)?`

var (
	sumForm      = keyForm + `(?:\s*[-+]\s*` + keyForm + `)+`
	equationForm = regexp.MustCompile(`(?:^|[^\w.])(?:(` + keyForm + `)\s*=\s*)?(` + sumForm + `)(?:\s*=\s*(` + keyForm + `))?(?:[^\w.%/]|$)`)
	keyOrSign    = regexp.MustCompile(`[-+]|` + keyForm)
	spelt        = strings.NewReplacer("−", "-", "–", "-", " plus ", "+", " minus ", "-", " less ", "-", "lines ", "", "line ", "",
		"columns ", "", "column ", "", "rows ", "", "row ", "", "\u00a0", " ")
)

// equationIn finds the equation that a text states; false where it may as well be a span, as 16-19 and B-E are.
func equationIn(text string) (equation, bool) {
	if len(text) > maxEquationText || !strings.ContainsAny(text, "+-−–") && !strings.Contains(text, " plus ") {
		return equation{}, false
	}
	found := equationForm.FindStringSubmatch(spelt.Replace(strings.ToLower(text)))
	if found == nil {
		return equation{}, false
	}
	e := equation{of: bareKey(found[1] + found[3])}
	e.spaced = strings.Contains(found[2], " - ")
	sign := 1
	for _, t := range keyOrSign.FindAllString(found[2], -1) {
		switch t {
		case "+":
			sign = 1
		case "-":
			sign = -1
		default:
			e.terms, e.signs = append(e.terms, bareKey(t)), append(e.signs, sign)
		}
	}
	return e, e.of != "" || strings.Contains(found[2], "+") || e.takesAway()
}

// maxEquationText bounds the texts that are searched.
const maxEquationText = 200

// takesAway reports whether an expression of keys and minus signs alone is a difference and no span: "b-a" leads
// backwards, "1-2-3" has three keys, "A - B" is letters set apart.
func (e equation) takesAway() bool {
	a, b := e.terms[0], e.terms[1]
	return len(e.terms) > 2 || len(a) == 1 && a >= "a" && (e.spaced || a > b)
}

// bareKey takes the brackets off a key: (a) and a are one, 16(b) is 16b.
func bareKey(s string) string {
	return strings.Trim(strings.NewReplacer("(", "", ")", "").Replace(s), " ")
}
