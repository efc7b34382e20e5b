package output

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/signoff"
)

// Register is the list of the reconciliations below some folders.
type Register struct {
	Of      string // the folders, as the user named them
	At      time.Time
	Entries []signoff.Reconciliation
}

// RegisterFormats are the forms in which a register can be printed.
var RegisterFormats = []string{"text", "json", "csv"}

// Write prints the register in one of the forms.
func (r Register) Write(w io.Writer, format string) error {
	switch format {
	case "json":
		return r.writeJSON(w)
	case "csv":
		return r.writeCSV(w)
	}
	var b strings.Builder
	b.WriteString(r.headline() + "\n")
	for _, e := range r.Entries {
		b.WriteString("\n")
		r.entry(&b, e)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// headline says all in a sentence or two.
func (r Register) headline() string {
	var parts []string
	for _, validity := range signoff.Validities {
		n := 0
		for _, e := range r.Entries {
			if e.Validity() == validity {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, validity))
		}
	}
	if len(parts) == 0 {
		return r.Of + ": no reconciliations. Next: crosscast check, which writes them."
	}
	told := fmt.Sprintf("%s: %s: %s", r.Of, count(len(r.Entries), "reconciliation"), strings.Join(parts, ", "))
	open, accepted, oldest := tally(r.Entries...)
	told += ". " + capital(count(open, "open item"))
	if !oldest.IsZero() {
		told += ", the oldest seen " + r.ageWords(signoff.OpenItem{FirstSeen: oldest}) + " ago"
	}
	if accepted > 0 {
		told += fmt.Sprintf("; %d accepted", accepted)
	}
	return told + "."
}

// tally counts what is open and what is accepted, and tells since when the oldest of the open ones is there; the zero time
// where that is not known.
func tally(entries ...signoff.Reconciliation) (open, accepted int, oldest time.Time) {
	for _, e := range entries {
		for _, i := range e.Open {
			if i.Accepted() {
				accepted++
				continue
			}
			open++
			if since := i.FirstSeen; !since.IsZero() && (oldest.IsZero() || since.Before(oldest)) {
				oldest = since
			}
		}
	}
	return open, accepted, oldest
}

// ageWords tell how long an item has been open: "3 days", "2 months" from the second on.
func (r Register) ageWords(i signoff.OpenItem) string {
	if months := monthsBetween(i.FirstSeen, r.At); months >= 2 {
		return count(months, "month")
	}
	days, _ := i.Age(r.At)
	return count(days, "day")
}

// entry tells of one reconciliation.
func (r Register) entry(b *strings.Builder, e signoff.Reconciliation) {
	fmt.Fprintf(b, "%s  %s\n", e.Path, capital(e.Validity()))
	if e.Standing == signoff.CannotTell && e.Why != signoff.Unsigned {
		fmt.Fprintf(b, "    %s.\n", capital(e.Why))
	}
	fmt.Fprintf(b, "    %s, period %s, checked %s\n", e.Result, e.Period, e.Checked)
	for _, l := range e.SignOffs {
		fmt.Fprintf(b, "    %s %s, %s, code %s\n", l.Role.Heading(), l.Name, signoff.TimeWords(l), l.Code)
	}
	for _, f := range e.Faults {
		fmt.Fprintf(b, "    %s.\n", strings.TrimSuffix(f, "."))
	}
	for _, i := range e.Open {
		fmt.Fprintf(b, "    %s\n", plainText(r.openWords(i)))
	}
	for _, n := range e.Remarks {
		fmt.Fprintf(b, "    Note: %s.\n", strings.TrimSuffix(n, "."))
	}
}

// openWords tell of an open item: "N1 Savings!E9, Total savings 2015/16 does not cast:
// difference 60, not agreed, first seen 2 months ago".
func (r Register) openWords(i signoff.OpenItem) string {
	parts := []string{strings.ToLower(i.Status[:1]) + i.Status[1:]}
	if d, err := decimal.NewFromString(i.Difference); err == nil {
		parts = append([]string{"difference " + reconcile.FigureText(d, min(reconcile.PlacesOf(d), 2))}, parts...)
	}
	if !i.FirstSeen.IsZero() {
		parts = append(parts, "first seen "+r.ageWords(i)+" ago")
	}
	if i.Owner != "" {
		parts = append(parts, "owner "+i.Owner)
	}
	return fmt.Sprintf("%s %s, %s: %s", i.Ref, i.Place, i.What, strings.Join(parts, ", "))
}
