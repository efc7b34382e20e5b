package casting

import (
	"math"

	"github.com/shopspring/decimal"

	"crosscast/reconcile/cause"
)

// slipAt reports whether a slip of the pen would bring a total into line with its terms at member m, as far as rounding
// lets tell.
func (v *view) slipAt(h *hypothesis, m int) bool {
	r := v.relation(h, m)
	f := cause.Facts{Stated: r.Stated, Recomputed: r.Recomputed, At: r.Total.String()}
	for k, l := range h.terms {
		if c := v.cell(l, m); c.IsFigure() {
			f.Lines = append(f.Lines, cause.Line{At: v.ref(l, m).String(), Value: v.sheet.Value(c), Sign: h.sign(k)})
		}
	}
	if fitsSlip(f) {
		return true
	}
	places := int32(v.cell(h.total, m).Places)
	rounded := r.Recomputed.Round(places)
	for k := range int64(roundedSteps) {
		off := decimal.New(k, -places)
		if off.GreaterThan(r.Allowance) {
			break
		}
		for _, near := range []decimal.Decimal{rounded.Add(off), rounded.Sub(off)} {
			if f.Recomputed = near; fitsSlip(f) {
				return true
			}
		}
	}
	return false
}

// roundedSteps is how many units about the recomputed figure are tried where rounding blurs it.
const roundedSteps = 4

// fitsSlip reports whether a cause fits. That a total of two lines is the one of them is no slip: it says that the other
// is none of its lines.
func fitsSlip(f cause.Facts) bool {
	found := cause.Fitting(f)
	return len(found) > 0 && (len(f.Lines) > 2 || found[0].Name != cause.LineMissed)
}

// The ways in which one slip may turn a figure into another, for each digit of the total and for each line. The more
// there are, the sooner one fits by chance.
const (
	waysByDigit = 10
	waysByLine  = 6
)

// slipBits is what a member that fails by one slip of the pen says of a hypothesis: less than one that agrees, by the
// rarity of slips and the number of them that could fit by chance.
func (v *view) slipBits(h *hypothesis, m int) float64 {
	t := v.cell(h.total, m)
	size := math.Max(math.Abs(t.Num), math.Abs(t.Num-h.votes[m].diff)) / v.unit(max(t.Places, v.termPlaces(h, m)))
	ways := waysByDigit*math.Log10(10+size) + waysByLine*float64(len(h.terms))
	blurred := 1 + 2*min(roundedSteps-1, math.Floor(h.votes[m].allow/v.unit(t.Places)))
	return failBits + min(maxBits+3, math.Log2(1+size)) - math.Log2(ways*blurred)
}

// rescue takes the slip of the pen into account where a hypothesis falls short of belief and only one or two members
// speak against it; true if it is believed then.
func (v *view) rescue(h *hypothesis) bool {
	if h.mean || h.apart || h.signs != nil || h.agree == 0 || h.failing() > min(2, h.agree) {
		return false
	}
	for m := range h.votes {
		x := &h.votes[m]
		if x.kind != fails || v.cell(h.total, m).Source.Formula != 0 {
			continue
		}
		if bits := v.slipBits(h, m); bits > 0 && v.slipAt(h, m) {
			x.bits = bits
			h.slips++
		}
	}
	if h.slips == 0 {
		return false
	}
	v.tally(h)
	return v.believed(h)
}
