package casting

import (
	"math"
	"slices"
	"sort"

	"crosscast/reconcile/layout"
)

// hypothesis is a claim under test: line total is the sum of the lines terms, or their mean, at many members. How far it is believed
// is told in bits, as a log-likelihood against chance.
type hypothesis struct {
	total int
	terms []int // lines, ascending
	signs []int // of the terms; nil where all are added
	mean  bool  // the total is the average of the terms
	apart bool  // the lines stand apart and no word joins them
	prior float64
	// byFormula tells the members whose own formula says the same; rule is true where the label's words do.
	byFormula map[int]bool
	narrow    map[int]bool // members whose own formula leaves a line out that is nil nearly everywhere
	rule      bool
	how       string // how the terms were gathered, in words

	places int8 // digits after the point of most of its totals
	mixed  bool // whole and broken figures are mixed: each is taken at its own digits
	score  float64
	votes  []vote // by member
	agree  int    // members that agree and bear weight
	inside []bool // by member: the relation is claimed there
}

// vote is what one member says of a hypothesis.
type vote struct {
	kind  voteKind
	bits  float64 // how far it speaks for the hypothesis
	diff  float64
	allow float64
}

type voteKind uint8

const (
	silent   voteKind = iota // nothing to add, or no figure in the total
	agrees                   // the figures add up
	trivial                  // they do, but fewer than two are not nil
	fails                    // they do not
	untested                 // a term is suppressed, malformed or an error
)

// The price of a member that fails: a figure in fifty is wrong where a relation is meant, nearly all fail by chance.
const failBits = -5.6

// formulaBits is what one member's own formula is worth, whatever its figures say.
const formulaBits = 6

// maxBits caps what one member can say, so that one long figure does not outweigh every doubt about the rest.
const maxBits = 14

// eval lets every member vote and adds up the score.
func (v *view) eval(h *hypothesis) {
	h.votes = make([]vote, len(v.members))
	h.places, h.mixed = v.familyPlaces(h), v.isMixed(h)
	for m := range v.members {
		h.votes[m] = v.vote(h, m)
	}
	v.discount(h)
	h.inside = v.extent(h)
	v.takeFormulas(h)
	for m := range h.inside {
		h.inside[m] = h.inside[m] || h.rule || h.narrow[m]
	}
	h.score, h.agree = h.prior+formulaBits*float64(len(h.byFormula)), 0
	for m, in := range h.inside {
		if in {
			h.score += h.votes[m].bits
			if h.votes[m].kind == agrees {
				h.agree++
			}
		}
	}
}

// vote tests the hypothesis at one member.
func (v *view) vote(h *hypothesis, m int) vote {
	t := v.cell(h.total, m)
	if !t.IsFigure() {
		return vote{}
	}
	sum, size := 0.0, math.Abs(t.Num)
	figures, weighty, withheld, spoilt := 0, 0, false, false
	var places int8
	own := 0.0 // half a unit of each term by its own digits
	for k, l := range h.terms {
		c := v.cell(l, m)
		switch {
		case c.IsFigure():
			figures++
			sum += float64(h.sign(k)) * c.Num
			size += math.Abs(c.Num)
			places = max(places, c.Places)
			own += 0.5 * v.unit(c.Places)
			if c.Num != 0 {
				weighty++
			}
		case c.State == layout.Suppressed:
			withheld = true
		case spoils(c):
			spoilt = true
		}
	}
	if figures == 0 {
		return vote{}
	}
	if spoilt {
		return vote{kind: untested}
	}
	divisor := 1.0
	if h.mean {
		divisor = float64(figures)
	}
	terms := 0.5 * float64(figures) * v.unit(places)
	if h.mixed && math.Abs(t.Num-sum/divisor) > 0.5*v.unit(t.Places)+terms/divisor {
		terms = own
	}
	allow := 0.5*v.unit(h.totalPlaces(t.Places, places)) + terms/divisor + 1e-9*size + 1e-9
	out := vote{kind: fails, bits: failBits, diff: t.Num - sum/divisor, allow: allow}
	if withheld && math.Abs(out.diff) > allow {
		return vote{kind: untested}
	}
	if math.Abs(out.diff) <= allow {
		out.kind, out.bits = agrees, v.agreeBits(t.Num, out.diff, allow, places)
		if weighty < 2 || out.bits < 1 {
			out.kind, out.bits = trivial, 0
		}
	}
	if out.kind == fails && v.ratio[m] && !h.mean {
		return vote{}
	}
	return out
}

// discount takes back what members said too loudly. Where many fail, their differences show how closely these figures
// lie together anyhow, and so how often they would meet by chance; and a member shared out as one before it proves
// nothing new.
func (v *view) discount(h *hypothesis) {
	var misses []float64
	good := 0
	for _, x := range h.votes {
		switch x.kind {
		case fails:
			misses = append(misses, math.Abs(x.diff))
		case agrees:
			good++
		}
	}
	spread := math.Inf(1)
	if len(misses) >= 2 && 4*len(misses) >= good {
		sort.Float64s(misses)
		spread = misses[len(misses)/2]
	}
	seen := map[uint64]bool{}
	for m := range h.votes {
		x := &h.votes[m]
		if x.kind != agrees {
			continue
		}
		x.bits = min(x.bits, math.Log2(1+spread/(2*x.allow)))
		p := v.profile(h, m)
		if seen[p] {
			x.bits *= 0.05
		}
		seen[p] = true
	}
}

// profile tells how a member's total is shared among its lines. Years that are last year's figures over again, or all
// of them grown by one rate, have one profile: they prove together what one of them proves.
func (v *view) profile(h *hypothesis, m int) uint64 {
	total := v.cell(h.total, m).Num
	p := uint64(14695981039346656037) // FNV-1a over the shares
	for _, l := range h.terms {
		share := int64(math.Round(v.cell(l, m).Num / total * 1e6))
		for range 8 {
			p = (p ^ uint64(share&0xff)) * 1099511628211
			share >>= 8
		}
	}
	return p
}

// agreeBits is how surprising an agreement would be by chance: the wider the allowance against the figure, the less.
// One to the last digit is more surprising than one that rounding must explain.
func (v *view) agreeBits(total, diff, allow float64, places int8) float64 {
	unit := v.unit(places)
	if math.Abs(diff) < unit/4 {
		allow = 0
	}
	return min(maxBits, math.Log2(1+math.Abs(total)/(2*allow+unit)))
}

// familyPlaces is how many digits after the point the family's totals show where their terms have any: most totals, not
// the odd one, say whether a whole figure is exact or rounded.
func (v *view) familyPlaces(h *hypothesis) int8 {
	var places []int8
	for m := range v.members {
		t := v.cell(h.total, m)
		if t.State != layout.Number {
			continue
		}
		for _, l := range h.terms {
			if c := v.cell(l, m); c.IsFigure() && c.Places > 0 {
				places = append(places, t.Places)
				break
			}
		}
	}
	if len(places) == 0 {
		return 0
	}
	slices.Sort(places)
	return places[len(places)/2]
}

// totalPlaces is the precision of one total: what it shows, or what most totals of the family show where a nought at the
// end may not be stored. Where the lines show two digits more than it does, it is rounded: chance gives it one in a
// hundred times.
func (h *hypothesis) totalPlaces(shown, lines int8) int8 {
	if lines-shown >= 2 {
		return shown
	}
	return max(shown, min(lines, h.places))
}

// isMixed reports whether whole figures stand among long ones more often than chance puts them there: some of the lines
// were rounded before they were typed, and a whole figure may be out by a half. Among figures of one or two digits
// after the point, as prices have, whole ones are common and exact.
func (v *view) isMixed(h *hypothesis) bool {
	whole, long := 0, 0
	for m := range v.members {
		for _, l := range h.terms {
			switch c := v.cell(l, m); {
			case c.State != layout.Number || c.Num == 0:
			case c.Places > 2:
				long++
			case c.Places == 0:
				whole++
			}
		}
	}
	return long >= 3 && 5*whole >= long
}

// unit is the size of the last digit of figures with so many places: the step to which the sheet's whole figures are
// rounded, where they have a common one.
func (v *view) unit(places int8) float64 {
	if places <= 0 {
		return float64(v.sheet.Step)
	}
	return math.Pow10(-int(places))
}

// extent finds the members at which a hypothesis is claimed: the runs of members that speak for it, stretched over the
// rest of their block where few there speak against it. The member that fails within is a finding, not a counter-proof.
func (v *view) extent(h *hypothesis) []bool {
	votes := h.votes
	inside := make([]bool, len(votes))
	left := append([]vote(nil), votes...)
	for range 8 {
		from, to, bits := bestRun(left)
		if bits < 3+v.edgeCost(from)+v.edgeCost(to+1) {
			break
		}
		for m := from; m <= to; m++ {
			inside[m], left[m] = true, vote{}
		}
	}
	v.stretch(h, inside)
	return inside
}

// edgeCost is what it takes to believe that a relation starts or stops at member m, where nothing else does.
func (v *view) edgeCost(m int) float64 {
	if m <= 0 || m >= len(v.members) || v.memberGap[m] {
		return 0
	}
	return 3
}

// bestRun is the run of members with the greatest sum of bits (Kadane).
func bestRun(votes []vote) (from, to int, best float64) {
	start, sum := 0, 0.0
	from, to = -1, -1
	for m := range votes {
		if sum <= 0 {
			start, sum = m, 0
		}
		sum += votes[m].bits
		if sum > best {
			from, to, best = start, m, sum
		}
	}
	return from, to, best
}

// stretch takes in the rest of a block of members where most of those that can be tested agree.
func (v *view) stretch(h *hypothesis, inside []bool) {
	votes := h.votes
	least := 2
	if v.facts[h.total].total && len(h.terms) > 2 {
		least = 1
	}
	for from := 0; from < len(votes); {
		to := v.blockEnd(from)
		good, bad, any := 0, 0, false
		for m := from; m < to; m++ {
			any = any || inside[m]
			switch votes[m].kind {
			case agrees:
				good++
			case fails:
				bad++
			}
		}
		if any && good >= least && (good > bad || good == 1 && bad == 1) {
			for m := from; m < to; m++ {
				inside[m] = true
			}
		}
		from = to
	}
}

// sign is 1 where term k is added and -1 where it is taken off.
func (h *hypothesis) sign(k int) int {
	if h.signs == nil {
		return 1
	}
	return h.signs[k]
}

// key tells equations apart: a = b + c and b = a - c are one.
func (h *hypothesis) key() string {
	coefficients := map[int]int{h.total: -1}
	lines := append([]int{h.total}, h.terms...)
	for k, l := range h.terms {
		coefficients[l] = h.sign(k)
	}
	sort.Ints(lines)
	turn := coefficients[lines[0]]
	b := make([]byte, 0, 5*len(lines)+1)
	if h.mean {
		b = append(b, 'm', byte(h.total))
	}
	for _, l := range lines {
		b = append(b, byte(l), byte(l>>8), byte(l>>16), byte(l>>24), byte(turn*coefficients[l]))
	}
	return string(b)
}

// rank orders hypotheses, the best believed first; ties fall to fewer terms and then to place, so that the order never
// depends on anything but the sheet.
func rank(hs []*hypothesis) {
	sort.SliceStable(hs, func(i, j int) bool {
		a, b := hs[i], hs[j]
		if a.score != b.score {
			return a.score > b.score
		}
		if len(a.terms) != len(b.terms) {
			return len(a.terms) < len(b.terms)
		}
		if a.total != b.total {
			return a.total < b.total
		}
		return a.terms[0] < b.terms[0]
	})
}
