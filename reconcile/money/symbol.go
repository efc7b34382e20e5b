package money

import "strings"

// symbols are the whole texts, in lower case, that stand for a figure without being one. Single letters are here only
// where published statistics use them alone for a value that is withheld; any other letter is a word.
var symbols = map[string]State{
	"nil": Nil,

	"n/a": NotApplicable, "na": NotApplicable, "n.a.": NotApplicable, "n.a": NotApplicable, "n / a": NotApplicable,
	"(n/a)": NotApplicable, "[n/a]": NotApplicable, "not applicable": NotApplicable,

	"x": Suppressed, "z": Suppressed, "..": Suppressed, "...": Suppressed, "…": Suppressed, ".": Suppressed,
	"*": Suppressed, "**": Suppressed, "***": Suppressed, ":": Suppressed, "?": Suppressed,
	"(x)": Suppressed, "(z)": Suppressed, "(c)": Suppressed, "(u)": Suppressed, "(*)": Suppressed, "(..)": Suppressed,
	"[x]": Suppressed, "[z]": Suppressed, "[c]": Suppressed, "[u]": Suppressed, "[*]": Suppressed, "[..]": Suppressed,
	"[low]": Suppressed, "suppressed": Suppressed, "not available": Suppressed,
	"tbc": Suppressed, "tba": Suppressed, "tbd": Suppressed,

	// What a spreadsheet writes when it has no value to show: a sum that uses it cannot be tested.
	"#n/a": Malformed, "#ref!": Malformed, "#value!": Malformed, "#div/0!": Malformed, "#name?": Malformed,
	"#num!": Malformed, "#null!": Malformed, "#spill!": Malformed, "#calc!": Malformed,
}

// upperOnly are suppression letters that count only as capitals.
var upperOnly = map[string]bool{"F": true}

// longestSymbol is the length of "not applicable".
const longestSymbol = 14

// symbol gives the state of a text that stands for a figure as a whole.
func symbol(text string) (State, bool) {
	if len(text) > longestSymbol || isDigit(text[0]) {
		return hashes(text)
	}
	if upperOnly[text] {
		return Suppressed, true
	}
	var low [longestSymbol]byte // looked up without an allocation: this runs for every label
	for i := range len(text) {
		low[i] = lower(text[i])
	}
	if state, ok := symbols[string(low[:len(text)])]; ok {
		return state, true
	}
	if dashes(text) {
		return Nil, true
	}
	if belowSomething(text) {
		return Suppressed, true
	}
	return hashes(text)
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c | 0x20
	}
	return c
}

// dashes reports a nil: dashes alone, also in brackets or with a currency sign, as accounting formats print it.
func dashes(text string) bool {
	found := false
	for i := 0; i < len(text); {
		if w := dashWidth(text, i); w > 0 {
			found = true
			i += w
			continue
		}
		if w := spaceWidth(text, i); w > 0 {
			i += w
			continue
		}
		if _, w := currencyAt(text, i); w > 0 && !found {
			i += w
			continue
		}
		if c := text[i]; c != '(' && c != ')' {
			return false
		}
		i++
	}
	return found
}

// belowSomething reports a small count that is withheld, such as "<5".
func belowSomething(text string) bool {
	rest := strings.TrimLeft(text, "<>≤≥")
	if rest == text {
		return false
	}
	rest = trimSpace(strings.TrimPrefix(rest, "="))
	return rest != "" && isDigit(rest[0]) && pointCell.whole(rest)
}

// whole reports whether all of s is one number.
func (r reading) whole(s string) bool {
	_, end, f := r.numeral(s, 0)
	return f == sound && end == len(s)
}

// hashes reports "####", which an export holds where a column was too narrow to show the figure.
func hashes(text string) (State, bool) {
	if len(text) > 2 && strings.Trim(text, "#") == "" {
		return Malformed, true
	}
	return Blank, false
}

// dashWidth returns the width in bytes of the dash at s[i:]: hyphen, no-break hyphen, figure dash, en and em dash,
// horizontal bar, minus; 0 for none.
func dashWidth(s string, i int) int {
	switch {
	case i >= len(s):
		return 0
	case s[i] == '-':
		return 1
	case s[i] == 0xe2 && i+2 < len(s):
		if s[i+1] == 0x80 && s[i+2] >= 0x90 && s[i+2] <= 0x95 || s[i+1] == 0x88 && s[i+2] == 0x92 {
			return 3
		}
	}
	return 0
}
