package claim

import (
	"strconv"
	"strings"

	"crosscast/sheets"
)

// Series is one run of numbers at one level: the paragraphs 1 to 54, the items (a) to (c) of one of them.
type Series struct {
	Paras  []*Para
	Values []int // of their numbers
	Top    bool  // the numbers of the paragraphs themselves
}

// numbering follows the numbers of a report from paragraph to paragraph.
type numbering struct {
	heading *Para
	lead    *Para // the last paragraph, below which a list may open
	apart   bool  // a heading came since the last number: what follows belongs to no numbered paragraph
	levels  []level
}

// level is one list that is open: the outermost first.
type level struct {
	style  string // "•" for bullets
	last   int    // value of its last number
	depth  int    // Level of a bullet, as the format tells it
	item   *Para  // its last item
	lead   *Para
	series *Series
}

// place names a paragraph by its number and by what it stands below.
func (n *numbering) place(q *Para) {
	q.Heading = n.heading
	switch {
	case q.Kind == sheets.Footnote:
		return
	case q.Kind == sheets.Heading && q.Number == "":
		n.heading, n.lead, n.apart = q, nil, true
		n.pop(n.topLevels())
		return
	case q.Number == "":
		n.unnumbered(q)
	case q.Number == sheets.Bullet:
		n.bullet(q)
	default:
		n.numbered(q)
	}
	if q.Kind == sheets.Heading {
		n.heading = q
	}
	n.name(q)
}

// topLevels is how many levels number the paragraphs themselves; a heading does not end these.
func (n *numbering) topLevels() int {
	if len(n.levels) > 0 && n.levels[0].series != nil && n.levels[0].series.Top {
		return 1
	}
	return 0
}

// pop closes the levels from k on.
func (n *numbering) pop(k int) { n.levels = n.levels[:min(k, len(n.levels))] }

// unnumbered takes a paragraph of its own: the lists above it are at their end, the numbered paragraph goes on.
func (n *numbering) unnumbered(q *Para) {
	n.pop(n.topLevels())
	n.lead = q
}

// bullet takes an item without a number, of the list that is open or a new one.
func (n *numbering) bullet(q *Para) {
	for k := len(n.levels) - 1; k >= 0; k-- {
		l := &n.levels[k]
		if l.style == sheets.Bullet && l.depth <= q.Level {
			if l.depth < q.Level {
				break
			}
			n.pop(k + 1)
			n.join(k, q)
			return
		}
	}
	n.push(q, sheets.Bullet, 0, false)
}

// numbered takes a paragraph or an item with a number. It goes on in the innermost list of which it is the next; else a
// first number opens a list, and any other one is put where its style was seen last: the gap is for the checks to tell.
func (n *numbering) numbered(q *Para) {
	n.apart = false
	forms := readNumber(q.Number)
	for k := len(n.levels) - 1; k >= 0; k-- {
		for _, f := range forms {
			if l := &n.levels[k]; l.style == f.style && f.value == l.last+1 {
				n.follow(k, q, f.value)
				return
			}
		}
	}
	for _, f := range forms {
		if f.value == 1 {
			n.push(q, f.style, 1, n.isTop(q, f))
			return
		}
	}
	for k := len(n.levels) - 1; k >= 0; k-- {
		for _, f := range forms {
			if n.levels[k].style == f.style {
				n.follow(k, q, f.value)
				return
			}
		}
	}
	n.push(q, forms[0].style, forms[0].value, n.isTop(q, forms[0]))
}

// isTop reports a number of the paragraphs themselves: digits that no list has opened before.
func (n *numbering) isTop(q *Para, f number) bool {
	return f.digits && len(n.levels) == 0 && q.Kind != sheets.ListItem
}

// follow adds the next item to level k.
func (n *numbering) follow(k int, q *Para, value int) {
	n.pop(k + 1)
	n.levels[k].last = value
	n.join(k, q)
}

// join adds an item to the open list of level k.
func (n *numbering) join(k int, q *Para) {
	l := &n.levels[k]
	l.item = q
	if l.series != nil {
		l.series.Paras = append(l.series.Paras, q)
		l.series.Values = append(l.series.Values, l.last)
		q.Series = l.series
	}
	n.lead = q
	if l.lead != nil {
		q.Lead = l.lead
		l.lead.Items = append(l.lead.Items, q)
	}
}

// push opens a list below what is open.
func (n *numbering) push(q *Para, style string, value int, top bool) {
	l := level{style: style, last: value, depth: q.Level}
	if !top && n.lead != nil {
		l.lead = n.lead
		if len(l.lead.Items) > 0 {
			l.lead = nil // a second list below it
		}
	}
	if style != sheets.Bullet {
		l.series = &Series{Top: top}
	}
	n.levels = append(n.levels, l)
	n.join(len(n.levels)-1, q)
}

// name gives the path of a paragraph: the numbers of the levels that are open.
func (n *numbering) name(q *Para) {
	if n.apart {
		return
	}
	for _, l := range n.levels {
		if l.style == sheets.Bullet {
			continue
		}
		number := bare(l.item.Number)
		if strings.Contains(number, ".") {
			q.Numbers = nil // 2.3 names its section itself
		}
		q.Numbers = append(q.Numbers, number)
		if len(q.Numbers) == 1 {
			q.Path = number
		} else {
			q.Path += "(" + number + ")"
		}
		q.Own = l.item == q
	}
}

// number is what a printed number may mean: "i)" is one in Roman numerals, or the ninth letter.
type number struct {
	style  string
	value  int
	digits bool
}

// bare takes the punctuation off a number.
func bare(printed string) string { return strings.Trim(printed, "().[]: ") }

// readNumber gives the meanings of a printed number, the likelier first.
func readNumber(printed string) []number {
	inner := bare(printed)
	style := func(s string) string { return strings.Replace(printed, inner, s, 1) }
	if v, err := strconv.Atoi(inner); err == nil {
		return []number{{style("1"), v, true}}
	}
	if i := strings.LastIndexByte(inner, '.'); i > 0 { // 1.2: the last part runs within the first
		if v, err := strconv.Atoi(inner[i+1:]); err == nil {
			return []number{{style(inner[:i] + ".1"), v, true}}
		}
	}
	var forms []number
	lower := strings.ToLower(inner)
	upper := inner != lower
	if v := roman(lower); v > 0 {
		forms = append(forms, number{style: style(cased("i", upper)), value: v})
	}
	if len(lower) == 1 && lower[0] >= 'a' && lower[0] <= 'z' {
		forms = append(forms, number{style: style(cased("a", upper)), value: int(lower[0]-'a') + 1})
	}
	if len(forms) == 0 {
		forms = append(forms, number{style: printed, value: 0})
	}
	return forms
}

func cased(s string, upper bool) string {
	if upper {
		return strings.ToUpper(s)
	}
	return s
}

// roman is the value of a Roman numeral in small letters; 0 for none.
func roman(s string) int {
	values := map[byte]int{'i': 1, 'v': 5, 'x': 10, 'l': 50, 'c': 100}
	total := 0
	for i := range len(s) {
		v := values[s[i]]
		if v == 0 {
			return 0
		}
		if i+1 < len(s) && values[s[i+1]] > v {
			v = -v
		}
		total += v
	}
	return total
}
