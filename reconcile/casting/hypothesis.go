package casting

import (
	"sort"
)

// hypothesis is a claim under test: line total is the sum of the lines terms, or their mean, at many members. How far it
// is believed is told in bits, as a log-likelihood against chance.
type hypothesis struct {
	total int
	terms []int  // lines, ascending
	signs []int  // of the terms; nil where all are added
	mean  bool   // the total is the average of the terms
	how   string // how the terms were gathered, in words
	prior float64

	far      bool // two lines that stand apart from the total or from one another
	apart    bool // lines that stand apart, and no word joins them
	alone    bool // a total by name that no sibling proves
	block    int  // lines in order that are each made of two others that lie alike; 0 for none
	rule     bool // the label's words say the same
	equation bool // they do by the keys of lines; where it is claimed, the figures must show
	named    bool // they do by the names of lines: most figures show whether it is claimed, and then at all members
	// byFormula tells the members whose own formula says the same.
	byFormula map[int]bool
	narrow    map[int]bool // members whose own formula leaves a line out that is nil nearly everywhere

	places int8 // digits after the point of most of its totals
	mixed  bool // whole and broken figures are mixed: each is taken at its own digits
	counts bool // a mean of figures that are rounded nowhere

	accepted bool
	score    float64
	votes    []vote       // by member
	inside   []bool       // by member: the relation is claimed there
	beyond   map[int]bool // members that fail and that a gap parts from those that prove it
	agree    int          // members that agree and bear weight
	slips    int          // members that fail by one slip of the pen
	against  *int         // members that contradict it; nil until they are counted
}

// formulaBits is what one member's own formula is worth, whatever its figures say.
const formulaBits = 6

// eval lets every member vote and adds up the score.
func (v *view) eval(h *hypothesis) {
	h.votes = make([]vote, len(v.members))
	h.places, h.mixed, h.counts = v.familyPlaces(h), v.isMixed(h), v.isOfCounts(h)
	for m := range v.members {
		h.votes[m] = v.vote(h, m)
	}
	v.voteShares(h)
	v.discount(h)
	v.tally(h)
}

// tally adds up the votes where the hypothesis is claimed.
func (v *view) tally(h *hypothesis) {
	h.inside = v.extent(h)
	v.takeFormulas(h)
	throughout := h.rule && !h.equation || h.named && mostlyAgree(h.votes)
	for m := range h.inside {
		h.inside[m] = h.inside[m] || throughout || h.rule && h.votes[m].kind == trivial || h.narrow[m]
	}
	h.score, h.agree = h.prior+formulaBits*float64(len(h.byFormula))-v.inexactBits(h)-v.edgeBits(h), 0
	for m, in := range h.inside {
		if in {
			h.score += h.votes[m].bits
			if h.votes[m].kind == agrees {
				h.agree++
			}
		}
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
		b = append(b, 'm') // whose total is the line with a sign of its own
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
