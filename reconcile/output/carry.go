package output

import (
	"time"

	"crosscast/reconcile"
	"crosscast/reconcile/signoff"
	"crosscast/sheets"
)

// firstSeen is for each finding the day of the check in which it first stood: the one that the earlier copy tells, or
// that of this check.
func firstSeen(r *reconcile.Result, run Run) map[*reconcile.Finding]time.Time {
	seen := map[*reconcile.Finding]time.Time{}
	for _, f := range r.Findings {
		seen[f] = run.At
	}
	if run.Earlier == nil {
		return seen
	}
	var was []signoff.Entry
	for _, f := range run.Earlier.Found {
		was = append(was, f.Entry)
	}
	for i, j := range signoff.Pair(was, Entries(r)) {
		if j >= 0 && !run.Earlier.Found[j].FirstSeen.IsZero() {
			seen[r.Findings[i]] = run.Earlier.Found[j].FirstSeen
		}
	}
	return seen
}

// monthsBetween counts whole months.
func monthsBetween(from, to time.Time) int {
	months := 12*(to.Year()-from.Year()) + int(to.Month()) - int(from.Month())
	if to.Day() < from.Day() {
		months--
	}
	return max(0, months)
}

// carry puts what people filled in on the earlier copy beside the same items of this page.
func (b *book) carry(p *page) {
	if b.run.Earlier == nil {
		return
	}
	entries := map[string]signoff.Entry{}
	for _, e := range Entries(b.Result) {
		entries[e.Ref] = e
	}
	var was, now []signoff.Entry
	for _, i := range b.run.Earlier.Items {
		was = append(was, i.Entry)
	}
	for _, i := range b.items {
		e, found := entries[i.ref]
		if !found {
			e = signoff.Entry{Label: whatWith(i)}
		}
		now = append(now, e)
	}
	pairs := signoff.Pair(was, now)
	for i := range p.Rows {
		n := p.Rows[i].Index - firstItem
		if n < 0 || n >= len(pairs) || pairs[n] < 0 {
			continue
		}
		item := b.run.Earlier.Items[pairs[n]]
		for j := range p.Rows[i].Cells {
			switch c := &p.Rows[i].Cells[j]; c.Col {
			case colOwner:
				fillIn(c, item.Owner)
			case colCleared:
				fillIn(c, item.Cleared)
			}
		}
	}
}

func fillIn(c *sheets.AddedCell, in signoff.FilledIn) {
	c.Text, c.Number, c.Format = in.Text, in.Number, in.Format
}
