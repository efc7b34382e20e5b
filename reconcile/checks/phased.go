package checks

import (
	"math"
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

// phased is a run of periods with the lines of figures that stand under or beside it.
type phased struct {
	*periodLine
	from, to int // grid rows, or columns, of the lines; to is excluded
}

// phasedLines finds the figures that are phased over the periods of a sheet.
func phasedLines(s *layout.Sheet) []*phased {
	runs := periodLines(s)
	var out []*phased
	for n, l := range runs {
		p := &phased{l, l.line + 1, len(s.Cols)}
		if l.axis == reconcile.Across {
			p.to = len(s.Rows)
			for _, next := range runs[n+1:] {
				if next.axis == l.axis && next.line > l.line {
					p.to = next.line
					break
				}
			}
		}
		out = append(out, p)
	}
	return out
}

// ref is the address of a line's figure in period k.
func (l *phased) refOf(line, k int) sheets.Ref {
	if l.axis == reconcile.Across {
		return l.sheet.Ref(line, l.at[k])
	}
	return l.sheet.Ref(l.at[k], line)
}

func (l *phased) cell(line, k int) *layout.Cell { return l.sheet.Find(l.refOf(line, k)) }

// name is what a line is called.
func (l *phased) name(line int) string {
	if l.axis == reconcile.Across {
		return l.sheet.RowLabel(line)
	}
	return l.sheet.Heading(l.refOf(line, 0))
}

// figures reads a line over all periods; false where a cell holds none. A blank counts as nil only where blanks may.
func (l *phased) figures(line int, blanks bool) ([]float64, bool) {
	out := make([]float64, len(l.at))
	for k := range l.at {
		c := l.cell(line, k)
		if c == nil || !c.IsFigure() && !(blanks && c.State == layout.Blank) || c.Ratio {
			return nil, false
		}
		out[k] = c.Num
	}
	return out, true
}

// slack is what rounding can explain between so many figures of a line.
func (l *phased) slack(line, figures int) decimal.Decimal {
	places := int8(0)
	for k := range l.at {
		if c := l.cell(line, k); c != nil && c.State == layout.Number {
			places = max(places, c.Places)
		}
	}
	return decimal.New(5, -int32(places)-1).Mul(decimal.NewFromInt(int64(figures)))
}

var cumulativeWords = regexp.MustCompile(`(?i)\b(cumulative|cumulatively|cumul|cum|running total|to date|ytd)\b`)

// cumulativeLine is a line proved to be cumulative of another.
type cumulativeLine struct {
	*phased
	line, of int
	proof    int         // periods that bear it out
	broken   map[int]int // period: the one whose figure is out
}

// cumulatives finds the lines that are called cumulative and are so of another line, to which most periods bear witness.
func (l *phased) cumulatives() []*cumulativeLine {
	var out []*cumulativeLine
	for line := l.from; line < l.to; line++ {
		if !cumulativeWords.MatchString(l.name(line)) {
			continue
		}
		if c := l.cumulativeOf(line); c != nil {
			out = append(out, c)
		}
	}
	return out
}

// maxPhasedLines bounds how far from a cumulative line the one that it adds up is looked for.
const maxPhasedLines = 400

// cumulativeOf finds the line that a line is cumulative of: the one with the most proof, then the one called most like
// it, then the nearest.
func (l *phased) cumulativeOf(line int) *cumulativeLine {
	a, ok := l.figures(line, false)
	if !ok {
		return nil
	}
	var best *cumulativeLine
	for of := max(l.from, line-maxPhasedLines); of < min(l.to, line+maxPhasedLines); of++ {
		b, ok := l.figures(of, true)
		if of == line || !ok || cumulativeWords.MatchString(l.name(of)) {
			continue
		}
		c := &cumulativeLine{phased: l, line: line, of: of}
		if c.proved(a, b) && (best == nil || c.better(best)) {
			best = c
		}
	}
	return best
}

func (c *cumulativeLine) better(o *cumulativeLine) bool {
	if c.proof != o.proof {
		return c.proof > o.proof
	}
	name := c.name(c.line)
	if a, b := likeness(name, c.name(c.of)), likeness(name, c.name(o.of)); a != b {
		return a > b
	}
	return abs(c.of-c.line) < abs(o.of-o.line)
}

func abs(n int) int { return max(n, -n) }

// likeness counts the words that two names share.
func likeness(a, b string) int {
	n := 0
	words := strings.Fields(strings.ToLower(b))
	for _, w := range strings.Fields(strings.ToLower(a)) {
		for _, x := range words {
			if w == x {
				n++
			}
		}
	}
	return n
}

// leastProof is how many periods that are not nil must bear a cumulative line out.
const leastProof = 2

// proved tests a[k] = a[k-1] + b[k]. A single figure that is out breaks two steps, its own and the next: where both
// together hold, that figure is the one. One period may break, or one in six of a long run.
func (c *cumulativeLine) proved(a, b []float64) bool {
	allow, _ := c.slack(c.line, 3).Float64()
	holds := func(diff, size float64) bool { return math.Abs(diff) <= allow+1e-9*math.Abs(size) }
	c.broken = map[int]int{}
	if a[0] != 0 && holds(a[0]-b[0], a[0]) {
		c.proof++
	}
	for k := 1; k < len(a); k++ {
		if holds(a[k]-a[k-1]-b[k], a[k]) {
			if b[k] != 0 {
				c.proof++
			}
			continue
		}
		c.broken[k] = k
		if k+1 < len(a) && holds(a[k+1]-a[k-1]-b[k]-b[k+1], a[k+1]) {
			if b[k] != 0 || b[k+1] != 0 {
				c.proof++
			}
			k++
		}
	}
	return c.proof >= leastProof && c.proof > len(c.broken) && len(c.broken) <= max(1, len(a)/6)
}
