package checks

import (
	"math"
	"regexp"
	"strings"
)

var cumulativeWords = regexp.MustCompile(`(?i)\b(cumulative|cumulatively|cumul|cum|running total|to date|ytd)\b`)

// cumulativeLine is a line proved to be cumulative of another.
type cumulativeLine struct {
	*phased
	line, of int
	proof    int          // periods that bear it out
	broken   map[int]bool // periods whose figure is out
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
	c.broken = map[int]bool{}
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
		c.broken[k] = true
		if k+1 < len(a) && holds(a[k+1]-a[k-1]-b[k]-b[k+1], a[k+1]) {
			if b[k] != 0 || b[k+1] != 0 {
				c.proof++
			}
			k++
		}
	}
	return c.proof >= leastProof && c.proof > len(c.broken) && len(c.broken) <= max(1, len(a)/6)
}
