package money

import (
	"strings"

	"github.com/shopspring/decimal"
)

// Hedge says how the words around an amount widen it.
type Hedge uint8

// The hedges. What they allow is policy and is printed with a verdict: no width is agreed for "about".
const (
	Plain     Hedge = iota // v ± half of the last digit
	About                  // v ± one of the last digit
	UpTo                   // v and less: can refute, hardly confirm
	Over                   // v and more: the same
	JustOver               // v to v + two of the last digit
	JustUnder              // v - two of the last digit to v
	Range                  // between two amounts
)

var hedgeNames = [...]string{"plain", "about", "up to", "over", "just over", "just under", "range"}

// String names the hedge as messages do.
func (h Hedge) String() string {
	if int(h) < len(hedgeNames) {
		return hedgeNames[h]
	}
	return "unknown"
}

// interval is what the hedge allows of v when step is one of its last digit. Hedges speak of the size of an amount:
// "savings of over -£2m" are lower than -2m.
func (h Hedge) interval(v, step decimal.Decimal) Interval {
	if v.IsNegative() {
		return h.interval(v.Neg(), step).Neg()
	}
	near := step.Mul(decimal.New(half, -1))
	two := step.Add(step)
	switch h {
	case About:
		return Around(v, step)
	case UpTo:
		return AtMost(v.Add(near))
	case Over:
		return AtLeast(v.Sub(near))
	case JustOver:
		return Between(v.Sub(near), v.Add(two))
	case JustUnder:
		return Between(v.Sub(two), v.Add(near))
	}
	return Around(v, near)
}

// hedgeWords are what stands before an amount, in lower case; where one ends another the longer comes first.
var hedgeWords = []struct {
	text  string
	hedge Hedge
}{
	{"in the region of", About}, {"in the order of", About}, {"of the order of", About}, {"approximately", About},
	{"approximate", About}, {"approx.", About}, {"approx", About}, {"estimated at", About}, {"estimated to be", About},
	{"estimated to cost", About}, {"estimated to total", About}, {"estimated", About},
	{"circa", About}, {"ca.", About}, {"c.", About}, {"c", About}, {"roughly", About}, {"around", About}, {"about", About},
	{"some", About}, {"~", About}, {"≈", About},
	{"<", UpTo}, {"≤", UpTo}, {">", Over}, {"≥", Over},

	{"just over", JustOver}, {"just above", JustOver}, {"slightly over", JustOver}, {"slightly more than", JustOver},
	{"just under", JustUnder}, {"just below", JustUnder}, {"slightly under", JustUnder}, {"slightly less than", JustUnder},
	{"nearly", JustUnder}, {"almost", JustUnder}, {"close to", JustUnder}, {"approaching", JustUnder}, {"approach", JustUnder},

	{"no more than", UpTo}, {"not more than", UpTo}, {"not exceeding", UpTo}, {"not exceed", UpTo},
	{"not to exceed", UpTo}, {"no higher than", UpTo}, {"no greater than", UpTo}, {"limited to", UpTo}, {"no less than", Over}, {"not less than", Over},
	{"no fewer than", Over}, {"less than", UpTo}, {"fewer than", UpTo}, {"more than", Over}, {"greater than", Over},
	{"up to", UpTo}, {"as much as", UpTo}, {"capped at", UpTo}, {"a maximum of", UpTo}, {"maximum of", UpTo}, {"a maximum", UpTo},
	{"maximum value of", UpTo}, {"maximum cost of", UpTo}, {"maximum sum of", UpTo}, {"maximum amount of", UpTo},
	{"at most", UpTo}, {"below", UpTo}, {"under", UpTo}, {"lower than", UpTo}, {"smaller than", UpTo},
	{"in excess of", Over}, {"at least", Over}, {"a minimum of", Over}, {"minimum of", Over}, {"a minimum", Over}, {"upwards of", Over},
	{"exceeding", Over}, {"exceeded", Over}, {"exceeds", Over}, {"exceed", Over}, {"above", Over}, {"over", Over},
	{"higher than", Over}, {"larger than", Over},
}

// fillers may stand between a hedge and its amount.
var fillers = []string{"a further", "an additional", "another", "a total of", "an estimated", "a"}

// hedgesAfter follow an amount.
var hedgesAfter = []struct {
	text  string
	hedge Hedge
}{{"or more", Over}, {"-plus", Over}, {"or less", UpTo}, {"or so", About}}

// hedgeBefore finds the hedge that ends right before s[end:], and where its words begin; end for none.
func hedgeBefore(s string, end int) (h Hedge, start int) {
	h, start = hedgeEnding(s, end)
	if h == Plain {
		return Plain, end
	}
	// "up to approximately £5m": the outer bound is what can be refuted.
	if outer, from := hedgeEnding(s, start); outer == UpTo || outer == Over {
		return outer, from
	}
	return h, start
}

// hedgeEnding finds the hedge that ends at end, with at most one filler after it.
func hedgeEnding(s string, end int) (h Hedge, start int) {
	if h, start = matchHedge(s, end); h != Plain {
		return h, start
	}
	for _, f := range fillers {
		if from, ok := wordsBefore(s, end, f); ok {
			if h, start = matchHedge(s, from); h != Plain {
				return h, start
			}
		}
	}
	return Plain, end
}

func matchHedge(s string, end int) (h Hedge, start int) {
	for _, w := range hedgeWords {
		if from, ok := wordsBefore(s, end, w.text); ok && !(w.text == "over" && goesOver(s, from)) {
			return w.hedge, from
		}
	}
	return Plain, end
}

// overVerbs make one verb with the "over" after them: "carried over a £47m deficit" is no more than £47m.
var overVerbs = []string{"carry", "carries", "carried", "carrying", "roll", "rolls", "rolled", "rolling", "handed"}

// goesOver reports a verb right before s[end:] that "over" there belongs to.
func goesOver(s string, end int) bool {
	return endsAny(s, end, overVerbs)
}

// boundWords name what an amount is the size of: in "exceeds the target", "exceeds 95% target" the words before it speak
// of something else.
var boundWords = []string{"target", "limit", "threshold", "cap", "ceiling"}

// isBound reports an amount that ends before s[i:] and is a bound itself.
func isBound(s string, i int) bool { return startsAny(s, i, boundWords) }

// hedgeAfter finds the hedge that follows s[:i], and where it ends; i for none. "£5m+" is one, "£5m+£3m" is a sum.
func hedgeAfter(s string, i int) (h Hedge, end int) {
	for _, w := range hedgesAfter {
		if end, ok := wordsAfter(s, i, w.text); ok {
			return w.hedge, end
		}
	}
	if i < len(s) && s[i] == '+' && (i+1 == len(s) || spaceWidth(s, i+1) > 0 || strings.IndexByte(",;.)", s[i+1]) >= 0) {
		return Over, i + 1
	}
	return Plain, i
}
