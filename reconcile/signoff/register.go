package signoff

import (
	"cmp"
	"strings"
	"time"

	"crosscast/reconcile"
	"crosscast/sheets"
)

// Reconciliation is one reconciliation in a register.
type Reconciliation struct {
	Path     string // of the marked copy
	Document string // the workbook or report that was checked
	Period   string
	Result   string
	Checked  string
	Verdict
	Open []OpenItem
}

// OpenItem is an item of a reconciliation that is not settled: not agreed, to review, at fault, or accepted.
type OpenItem struct {
	Ref, Place, What, Difference, Status, Owner string
	FirstSeen                                   time.Time // zero if the copy does not say
}

// ReconciliationOf reads the reconciliation of a marked copy.
func ReconciliationOf(wb *sheets.Workbook, v Verdict) Reconciliation {
	p := ReadPages(wb)
	e := Reconciliation{Path: wb.Path, Document: DocumentOf(wb),
		Period: Find(p.Summary, "Period"), Result: Find(p.Summary, "Result"), Checked: Find(p.Summary, "Checked"), Verdict: v}
	seen := map[string]time.Time{}
	for _, f := range ReadEarlier(wb).Found {
		seen[f.Ref] = f.FirstSeen
	}
	p.items.rows(func(row *sheets.Row, ref string) {
		get := func(head string) string { // what follows on further lines are the words that it speaks of
			first, _, _ := strings.Cut(p.items.text(row, head), "\n")
			return oneLine(first)
		}
		switch get(HeadStatus) {
		case reconcile.Differs.Status(), reconcile.Review.Status(), reconcile.Latent.Status(), reconcile.AcceptedStatus:
			e.Open = append(e.Open, OpenItem{Ref: ref, Place: cmp.Or(get(HeadPlace), get(HeadQuotation)), What: get(HeadWhat),
				Difference: get(HeadDifference), Status: get(HeadStatus), Owner: get(HeadOwner), FirstSeen: seen[ref]})
		}
	})
	return e
}

// Accepted reports whether a named person has accepted the item: it is told, and nothing has to be done.
func (i OpenItem) Accepted() bool { return i.Status == reconcile.AcceptedStatus }

// By is the sign-off in a role; false if nobody signed in it.
func (e Reconciliation) By(role Role) (Line, bool) {
	for _, l := range e.SignOffs {
		if l.Role == role {
			return l, true
		}
	}
	return Line{}, false
}

// What a register says of a sign-off.
const (
	validStands   = "signed and standing"
	validPrepared = "prepared, not reviewed"
	validVoid     = "no longer standing"
	validNone     = "not signed"
)

// Validities are the words of Reconciliation.Validity, in the order of telling.
var Validities = []string{validStands, validPrepared, validVoid, validNone}

// Validity says in a few words what has become of the sign-off.
func (e Reconciliation) Validity() string {
	switch e.Standing {
	case Void:
		return validVoid
	case Stands:
		if _, ok := e.By(Reviewer); !ok {
			return validPrepared
		}
		return validStands
	}
	return validNone
}

// TimeWords tell when a line was signed.
func TimeWords(l Line) string {
	if t, err := time.Parse(time.RFC3339, l.At); err == nil {
		return t.Format(timeWords)
	}
	return l.At
}

// Age is how long an item has been open at a time, in whole days; false where the copy does not say since when.
func (i OpenItem) Age(at time.Time) (days int, ok bool) {
	if i.FirstSeen.IsZero() {
		return 0, false
	}
	day := func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC) }
	return max(0, int(day(at).Sub(day(i.FirstSeen)).Hours()/24)), true
}
