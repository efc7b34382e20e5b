package html

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// bullet stands for every mark that is no number.
const bullet = "•"

// list is a list being read; nil stands for items without a list around them.
type list struct {
	outer *list
	style string // as list-style-type names it: decimal, lower-alpha, …
	next  int
	step  int // -1 where it counts down
}

// listStyles are the values of the type attribute.
var listStyles = map[string]string{
	"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman",
}

// newList begins the list of the element.
func newList(n *html.Node, outer *list) *list {
	l := &list{outer: outer, style: "disc", next: 1, step: 1}
	if n.DataAtom == atom.Ol {
		l.style = "decimal"
		if has(n, "reversed") {
			l.step, l.next = -1, items(n)
		}
		if start, err := strconv.Atoi(strings.TrimSpace(attr(n, "start"))); err == nil {
			l.next = start
		}
	}
	l.style = styleOf(n, l.style)
	return l
}

// items counts the items of a list.
func items(n *html.Node) int {
	count := 0
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if k.DataAtom == atom.Li && !leftOut(k) {
			count++
		}
	}
	return count
}

// styleOf is how the element has its items counted, or before if it does not say.
func styleOf(n *html.Node, before string) string {
	if s := listStyles[attr(n, "type")]; s != "" {
		before = s
	}
	style := attr(n, "style")
	for _, value := range []string{property(style, "list-style"), property(style, "list-style-type")} {
		for _, word := range strings.Fields(value) {
			if _, known := counters[word]; known || word == "none" || word == "disc" {
				before = word
			}
		}
	}
	return before
}

// depth is 1 for an outermost list.
func (l *list) depth() int {
	if l == nil || l.outer == nil {
		return 1
	}
	return l.outer.depth() + 1
}

// mark is what is printed before the item, and counts it.
func (l *list) mark(item *html.Node) string {
	if l == nil {
		return bullet
	}
	if value, err := strconv.Atoi(strings.TrimSpace(attr(item, "value"))); err == nil {
		l.next = value
	}
	n := l.next
	l.next += l.step
	style := styleOf(item, l.style)
	if style == "none" {
		return ""
	}
	if count := counters[style]; count != nil {
		return count(n) + "."
	}
	return bullet
}

// counters print the number of an item.
var counters = map[string]func(int) string{
	"decimal":              strconv.Itoa,
	"decimal-leading-zero": func(n int) string { return strings.Repeat("0", max(0, 2-len(strconv.Itoa(n)))) + strconv.Itoa(n) },
	"lower-alpha":          letters,
	"lower-latin":          letters,
	"upper-alpha":          func(n int) string { return strings.ToUpper(letters(n)) },
	"upper-latin":          func(n int) string { return strings.ToUpper(letters(n)) },
	"lower-roman":          roman,
	"upper-roman":          func(n int) string { return strings.ToUpper(roman(n)) },
}

// letters counts a, b, …, z, aa.
func letters(n int) string {
	if n < 1 {
		return strconv.Itoa(n)
	}
	s := ""
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('a'+(n-1)%26)) + s
	}
	return s
}

// roman counts i, ii, iii, iv up to 3999, the last that has a letter.
func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for i, value := range []int{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1} {
		for ; n >= value; n -= value {
			b.WriteString([]string{"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"}[i])
		}
	}
	return b.String()
}

// wordNumber takes the number that Word writes out before a paragraph of a list: <span style="mso-list:Ignore">(a)</span>.
func (w *walker) wordNumber(n *html.Node) bool {
	if property(attr(n, "style"), "mso-list") != "ignore" {
		return false
	}
	w.number = markOf(n)
	if !strings.ContainsFunc(w.number, isLetterOrDigit) || w.number == "o" { // o is a ring in the font Courier
		w.number = bullet
	}
	return true
}

// wordLevels finds the level in the style of such a paragraph: "mso-list:l0 level2 lfo1".
var wordLevels = regexp.MustCompile(`\blevel([1-9])\b`)

// wordLevel is the level of a paragraph that Word made as an item of a list, else 0.
func wordLevel(n *html.Node) int {
	if n.DataAtom != atom.P {
		return 0
	}
	if m := wordLevels.FindStringSubmatch(property(attr(n, "style"), "mso-list")); m != nil {
		return int(m[1][0] - '0')
	}
	return 0
}
