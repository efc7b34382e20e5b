package signoff

import (
	"fmt"
	"strings"
	"time"
)

// Applied is what acceptances did to the findings of one document.
type Applied struct {
	By     []*AcceptanceRow // for each finding, the row that accepts it; nil for none
	Lapsed []Lapse
	Unused []*AcceptanceRow // they hold for the document, and no finding fits them
	Fits   []*AcceptanceRow // all that hold for the document
}

// Lapse is a row that no longer accepts what it is about.
type Lapse struct {
	Row   *AcceptanceRow
	Entry int // the finding that it is about
	Why   string
}

// String is the sentence for people.
func (l Lapse) String() string { return fmt.Sprintf("The acceptance of %s %s.", l.Row, l.Why) }

// Apply finds for each finding of a document the row that accepts it. Rows and findings are matched by their labels and
// the difference. Where several findings have the same of both, one cannot be told from another: they are accepted where
// there is a row for each, and none of them otherwise.
func (a *Acceptances) Apply(document string, found []Entry, day time.Time) Applied {
	near := indexOf(found)
	out := Applied{By: make([]*AcceptanceRow, len(found))}
	var keys []string
	groups := map[string][]*AcceptanceRow{} // rows by the findings that they accept
	var rest []*AcceptanceRow
	for _, r := range a.Rows {
		if !r.Fits(document) {
			continue
		}
		out.Fits = append(out.Fits, r)
		alike := r.alike(found, near[r.key()])
		switch {
		case len(alike) == 0:
			rest = append(rest, r)
		case !r.ReviewBy.IsZero() && afterDay(day, r.ReviewBy):
			out.lapse(r, alike[0], "has lapsed: it was to be reviewed by "+r.ReviewBy.Format("2 Jan 2006"))
		default:
			key := fmt.Sprint(alike)
			if groups[key] == nil {
				keys = append(keys, key)
			}
			groups[key] = append(groups[key], r)
		}
	}
	for _, key := range keys {
		out.accept(groups[key], found, near)
	}
	for _, r := range rest {
		out.leave(r, found, near[r.key()])
	}
	return out
}

// alike lists the findings with a row's labels and difference.
func (r *AcceptanceRow) alike(found []Entry, near []int) (out []int) {
	for _, i := range near {
		if r.Is(found[i]) {
			out = append(out, i)
		}
	}
	return out
}

func (out *Applied) lapse(r *AcceptanceRow, entry int, why string) {
	out.Lapsed = append(out.Lapsed, Lapse{r, entry, why})
}

// accept gives findings that are alike a row each.
func (out *Applied) accept(rows []*AcceptanceRow, found []Entry, near index) {
	alike := rows[0].alike(found, near[rows[0].key()])
	if len(rows) < len(alike) {
		out.lapse(rows[0], alike[0], fmt.Sprintf("is not used: %s have these labels and this difference, and one cannot be told "+
			"from another. Accept them together, or give their rows different labels", refs(found, alike)))
		return
	}
	for n, i := range alike {
		out.By[i] = rows[n]
	}
}

// refs lists the references of findings: N1 and N2.
func refs(found []Entry, at []int) string {
	var out []string
	for _, i := range at {
		out = append(out, found[i].Ref)
	}
	last := len(out) - 1
	if last == 0 {
		return out[0]
	}
	return strings.Join(out[:last], ", ") + " and " + out[last]
}

// leave tells of a row that no finding fits: its difference is another one now, or there is none.
func (out *Applied) leave(r *AcceptanceRow, found []Entry, near []int) {
	for _, i := range near {
		e := found[i]
		if out.By[i] == nil && r.Difference.Valid && e.Difference.Valid && r.About(e) { // no other row accepts it
			out.lapse(r, i, "has lapsed: the difference is "+amountText(e.Difference.Decimal, r.Difference.Decimal)+" now")
			return
		}
	}
	out.Unused = append(out.Unused, r)
}
