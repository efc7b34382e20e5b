package sheets

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bullet is the Number of a paragraph that a bullet stands before, whatever the bullet looks like.
const Bullet = "•"

// bulletSigns begin an item wherever they begin a paragraph; the last row is what Word takes from its symbol fonts.
const bulletSigns = "•‣◦●○▪▫■□◆◇►➢➤➔✓✔❖·∙" +
	"\uF0B7\uF0A7\uF0A8\uF0D8\uF0FC\uF076\uF0E0\uF02D"

// bulletLetters begin an item only when a gap and words follow: they mean other things as well.
const bulletLetters = "-–—−*o"

// SplitNumber parts the number or letter that is typed before a paragraph ("18.", "1.2", "(a)", "iii)", Bullet for any
// bullet) from its text. rest is always the end of text, so that an offset in it is found again in text; where no number
// is typed, number is "" and rest is text. A figure, a year or a date is never taken for a number: in doubt nothing is.
// A bullet before a number, which some programs put there, is none.
func SplitNumber(text string) (number, rest string) {
	if number, rest = splitOne(text); number == Bullet {
		if inner, after := splitOne(rest); inner != "" && inner != Bullet {
			return inner, after
		}
	}
	return number, rest
}

// splitOne takes one number or bullet off a text.
func splitOne(text string) (number, rest string) {
	trimmed := strings.TrimLeftFunc(text, unicode.IsSpace)
	if c, size := utf8.DecodeRuneInString(trimmed); strings.ContainsRune(bulletSigns, c) {
		if rest := strings.TrimLeftFunc(trimmed[size:], unicode.IsSpace); rest != "" {
			return Bullet, rest
		}
		return "", text
	}
	end := strings.IndexFunc(trimmed, unicode.IsSpace)
	if end < 0 {
		return "", text
	}
	word, rest := trimmed[:end], strings.TrimLeftFunc(trimmed[end:], unicode.IsSpace)
	p := numbered{word: word, rest: rest, wide: isWide(trimmed[end : len(trimmed)-len(rest)])}
	switch {
	case rest == "":
	case utf8.RuneCountInString(word) == 1 && strings.Contains(bulletLetters, word):
		if hasWords(rest) {
			return Bullet, rest
		}
	case p.isNumber():
		return word, rest
	}
	return "", text
}

// IsParagraphNumber tells the number of a paragraph, "18." or "1.2", from that of an item below one: "(1)", "1)", "a.".
func IsParagraphNumber(number string) bool {
	return number != "" && number[0] >= '0' && number[0] <= '9' && !strings.HasSuffix(number, ")")
}

// TakeNumber parts the number that is typed before the text of a paragraph from it; the paragraph may turn out to be an
// item of a list. One that has its number already stays as it is.
func (p *Paragraph) TakeNumber() {
	if p.Number != "" || p.Kind == Footnote {
		return
	}
	p.Number, p.Text = SplitNumber(p.Text)
	if p.Number != "" && p.Kind == Body && !IsParagraphNumber(p.Number) {
		p.Kind, p.Level = ListItem, 1
	}
}

// numbered is a paragraph that may begin with a number: its first word, whether a wide gap follows, and the rest.
type numbered struct {
	word, rest string
	wide       bool
}

// isWide tells a gap that sets a number off from its text from the space between two words.
func isWide(gap string) bool {
	return strings.ContainsRune(gap, '\t') || utf8.RuneCountInString(gap) > 1
}

// The forms of numbers made of digits. A part has no leading zero and a year's four digits fit none of them.
var (
	wholeNumber    = regexp.MustCompile(`^[1-9][0-9]{0,2}$`)
	smallNumber    = regexp.MustCompile(`^[1-9][0-9]?$`)
	dottedNumber   = regexp.MustCompile(`^[1-9][0-9]?(\.[1-9][0-9]?){1,4}$`)
	compoundNumber = regexp.MustCompile(`^[1-9][0-9]{0,2}(\.[1-9][0-9]?)*(\([a-z]{1,4}\))+$`)
)

// isNumber reports whether the first word is a number, by its punctuation and by what follows.
func (p numbered) isNumber() bool {
	inner, opened := strings.CutPrefix(p.word, "(")
	inner, closed := strings.CutSuffix(inner, ")")
	switch {
	case compoundNumber.MatchString(p.word):
		return p.startsWithLetter()
	case closed && smallNumber.MatchString(inner): // (12) is a negative figure too
		return p.startsWithLetter() && !p.startsWithUnit()
	case closed:
		return isLetterNumber(inner) || opened && isDoubledLetter(inner)
	case opened:
		return false
	}
	if inner, dotted := strings.CutSuffix(p.word, "."); dotted {
		return p.isDotted(inner)
	}
	return p.isBare()
}

// isDotted looks at a word with a full stop behind it: "18.", "1.2.", "a.", "IV.".
func (p numbered) isDotted(inner string) bool {
	c, _ := utf8.DecodeRuneInString(p.rest)
	switch {
	case wholeNumber.MatchString(inner), dottedNumber.MatchString(inner):
		return hasWords(p.rest) && !p.startsWithUnit()
	case !isLetterNumber(inner):
		return false
	case len(inner) == 1 && unicode.IsUpper(rune(inner[0])): // "J. Smith reported"
		return p.wide
	case len(inner) == 1: // "c. £5m", "p. 12"
		return p.wide || unicode.IsLetter(c)
	}
	return true
}

// isBare looks at a number without punctuation: "18" or "1.2". Figures look the same, so that much is asked of what
// follows. What holds another gap is a row of columns.
func (p numbered) isBare() bool {
	prose := p.startsWithLetter() || p.wide && countWords(p.rest) >= 3 // "5.1	£4m was saved by"
	if !prose || p.startsWithUnit() || strings.ContainsRune(p.rest, '\t') {
		return false
	}
	switch {
	case wholeNumber.MatchString(p.word):
		return p.wide && !p.startsWithMonth() && !strings.Contains(p.rest, "   ")
	case dottedNumber.MatchString(p.word):
		c, _ := utf8.DecodeRuneInString(strings.TrimLeft(p.rest, openers))
		return p.wide || unicode.IsUpper(c) || strings.Count(p.word, ".") > 1
	}
	return false
}

// openers may stand before the first letter of a text.
const openers = "\"'(“‘["

// startsWithLetter reports whether the text begins with a word and not with a figure.
func (p numbered) startsWithLetter() bool {
	c, _ := utf8.DecodeRuneInString(strings.TrimLeft(p.rest, openers))
	return unicode.IsLetter(c)
}

// unitWords follow a figure: "3.2 million", "1.5 FTE".
var unitWords = words("m mn million millions bn billion billions k thousand thousands hundred per percent pc fte ftes wte " +
	"wtes gbp p pence pounds st nd rd th am pm kwh mwh kw mw km miles tonnes hours days weeks months years times")

// monthWords follow the day of a date.
var monthWords = words("january february march april may june july august september october november december " +
	"jan feb mar apr jun jul aug sep sept oct nov dec")

// words makes a set of words.
func words(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}

// firstWord is the first word of the text in small letters.
func (p numbered) firstWord() string {
	text := strings.TrimLeft(p.rest, openers)
	if i := strings.IndexFunc(text, func(c rune) bool { return !unicode.IsLetter(c) }); i >= 0 {
		text = text[:i]
	}
	return strings.ToLower(text)
}

func (p numbered) startsWithUnit() bool  { return unitWords[p.firstWord()] }
func (p numbered) startsWithMonth() bool { return monthWords[p.firstWord()] }

// hasWords reports whether the text says more than a figure and its unit does.
func hasWords(text string) bool { return countWords(text) > 0 }

// countWords counts the words of a text that are no units.
func countWords(text string) int {
	n := 0
	for w := range strings.FieldsFuncSeq(text, func(c rune) bool { return !unicode.IsLetter(c) }) {
		if utf8.RuneCountInString(w) > 1 && !unitWords[strings.ToLower(w)] {
			n++
		}
	}
	return n
}

// isLetterNumber knows one letter, and Roman numerals up to a hundred.
func isLetterNumber(s string) bool {
	if len(s) == 1 {
		return s[0]|0x20 >= 'a' && s[0]|0x20 <= 'z'
	}
	small := strings.ToLower(s)
	return s != "" && (s == small || s == strings.ToUpper(s)) && romanNumeral.MatchString(small)
}

// romanNumeral is any from i to xcix. Larger ones are English words as often: "mix", "civil", "di".
var romanNumeral = regexp.MustCompile(`^(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$`)

// isDoubledLetter knows "aa", which follows "z".
func isDoubledLetter(s string) bool {
	return len(s) == 2 && s[0] == s[1] && s[0] >= 'a' && s[0] <= 'z'
}
