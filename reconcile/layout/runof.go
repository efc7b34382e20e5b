package layout

import (
	"math"
	"strconv"
	"strings"

	"crosscast/sheets"
)

// numbersColumns reports whether a row of figures counts columns: 1, 2, 3 or line numbers in order, under or over the
// headings; leading where no amounts stand above it.
func (r *runOf) numbersColumns(words int, leading bool) bool {
	if r.n < 3 || 10*(r.n-r.whole) > r.n || r.first >= 1000 {
		return false
	}
	if r.steps == r.n-1 {
		return r.n > 3 || words <= 1 || leading
	}
	if r.n < 6 {
		return false
	}
	return r.rises == r.n-1 && 5*r.steps >= 3*(r.n-1) || 5*r.steps >= 2*(r.n-1) && r.most <= float64(2*r.n+5)
}

// runOf gathers how a line of figures runs.
type runOf struct {
	n, whole, years, steps, rises, falls int
	alike                                int // figures with as many digits as the one before
	first, last, most                    float64
	stride                               float64 // between all neighbours so far; 0 if they differ
}

func (r *runOf) add(c *Cell) {
	v := c.Num
	if c.AsText || c.Source.Kind == sheets.Text {
		v = math.Abs(v) // (5), (6), (7) number columns; they are no minus figures
	}
	if v == math.Trunc(v) && v >= 0 && !c.Ratio {
		r.whole++
		if v >= 1900 && v <= 2100 {
			r.years++
		}
	}
	r.most = max(r.most, v)
	switch {
	case r.n == 1:
		r.stride = v - r.last
	case r.n > 1 && v-r.last != r.stride:
		r.stride = 0
	}
	if r.n == 0 {
		r.first = v
	} else {
		if v == r.last+1 {
			r.steps++
		}
		if v > r.last {
			r.rises++
		}
		if v < r.last {
			r.falls++
		}
		if digits(v) == digits(r.last) {
			r.alike++
		}
	}
	r.last = v
	r.n++
}

// digits counts those before the point.
func digits(v float64) int { return len(strconv.FormatFloat(math.Trunc(math.Abs(v)), 'f', 0, 64)) }

// codeWords head columns of codes and running numbers.
var codeWords = []string{"code", "ref", "ref.", "no", "no.", "nr", "#", "id", "line", "rank", "item", "serial"}

// isCode reports whether figures run as codes or running numbers do: whole, rising throughout, by ones or under a
// heading that says so.
func (r *runOf) isCode(heading string) bool {
	if r.n < 3 || r.whole < r.n {
		return false
	}
	if r.n >= 8 && 5*r.falls <= r.n && 2*r.rises >= r.n && r.alike >= r.n-1 && r.last >= 100 {
		return true // of one length and in order nearly throughout, as codes of lines and groups are
	}
	if r.n >= 12 && 10*r.rises >= 9*r.n && 10*r.alike >= 9*r.n {
		return true // rising nearly throughout, from 110 to 4035
	}
	if r.rises < r.n-1 {
		return false
	}
	if r.stride > 0 {
		return true
	}
	h := strings.ToLower(strings.TrimSpace(heading))
	for _, w := range codeWords {
		if h == w || strings.HasSuffix(h, " "+w) || strings.HasPrefix(h, w+" ") {
			return true
		}
	}
	return false
}
