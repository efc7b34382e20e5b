package pdf

import (
	"math"

	"crosscast/sheets/pdf/object"
)

// thick is how thick a filled rectangle may be and still be a rule, in points: the thickest border that Word offers is 6,
// and the shading behind a line of text is higher than its letters.
const thick = 6

// maxPath bounds the pieces of one path; only maps and charts have more than a table's few.
const maxPath = 100_000

// rule is a drawn line, level or upright, by the middle of its thickness.
type rule struct {
	level  bool
	at     float64 // y of a level rule, x of an upright one
	lo, hi float64 // the ends along it
}

type point struct{ x, y float64 }

// path is the shape being drawn: its parts, each a run of points.
type path struct {
	parts  [][]point
	points int
	curved bool // it has a curve: no rules come of it
}

// add puts a piece of the shape in, in the coordinates of the page.
func (p *path) add(op object.Operator, m matrix, n func(int) float64) {
	if p.points > maxPath {
		return
	}
	at := func(x, y float64) point { a, b := m.apply(x, y); return point{a, b} }
	last := len(p.parts) - 1
	switch op {
	case "m":
		p.parts = append(p.parts, []point{at(n(0), n(1))})
	case "l":
		if last >= 0 {
			p.parts[last] = append(p.parts[last], at(n(0), n(1)))
		}
	case "h":
		if last >= 0 {
			p.parts[last] = append(p.parts[last], p.parts[last][0])
		}
	case "re":
		x, y, w, h := n(0), n(1), n(2), n(3)
		p.parts = append(p.parts, []point{at(x, y), at(x+w, y), at(x+w, y+h), at(x, y+h), at(x, y)})
	default:
		p.curved = true
	}
	p.points++
}

// end draws the shape and gives the rules with those that come of it.
func (p *path) end(op object.Operator, rules []rule) []rule {
	if !p.curved && op != "n" {
		for _, part := range p.parts {
			if len(part) > 0 && op != "S" && op != "s" {
				rules = append(rules, filled(part)...)
			}
			if op != "f" && op != "F" && op != "f*" {
				rules = append(rules, stroked(part)...)
			}
		}
	}
	*p = path{}
	return rules
}

// stroked gives the level and upright lines of a shape drawn as lines.
func stroked(part []point) []rule {
	var out []rule
	for i := 1; i < len(part); i++ {
		a, b := part[i-1], part[i]
		out = append(out, thin(min(a.x, b.x), min(a.y, b.y), max(a.x, b.x), max(a.y, b.y), 0.5)...)
	}
	return out
}

// filled gives the rule that a filled shape is if it is thin.
func filled(part []point) []rule {
	x0, y0, x1, y1 := part[0].x, part[0].y, part[0].x, part[0].y
	for _, q := range part {
		x0, y0, x1, y1 = min(x0, q.x), min(y0, q.y), max(x1, q.x), max(y1, q.y)
	}
	return thin(x0, y0, x1, y1, thick)
}

// thin makes a rule of a box that is much longer than thick.
func thin(x0, y0, x1, y1, most float64) []rule {
	w, h := x1-x0, y1-y0
	if !(w < 1e5 && h < 1e5) || math.Abs(x0) > 1e5 || math.Abs(y0) > 1e5 {
		return nil
	}
	switch {
	case h <= most && w > 2*h && w > 1:
		return []rule{{true, (y0 + y1) / 2, x0, x1}}
	case w <= most && h > 2*w && h > 1:
		return []rule{{false, (x0 + x1) / 2, y0, y1}}
	}
	return nil
}
