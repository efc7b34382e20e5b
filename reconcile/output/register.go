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
	open, accepted, oldest := r.count(r.Entries...)
	told += ". " + capital(count(open, "open item"))
	if oldest >= 0 {
		told += ", the oldest " + signoff.AgeWords(oldest)
	}
	if accepted > 0 {
		told += fmt.Sprintf("; %d accepted", accepted)
	}
	return told + "."
}

// count counts what is open and what is accepted; the oldest is that of the open ones in days, -1 where it is not known.
func (r Register) count(entries ...signoff.Reconciliation) (open, accepted, oldest int) {
	oldest = -1
	for _, e := range entries {
		for _, i := range e.Open {
			if i.Accepted() {
				accepted++
				continue
			}
			open++
			if days, ok := i.Age(r.At); ok {
				oldest = max(oldest, days)
			}
		}
	}
	return open, accepted, oldest
}

// entry tells of one reconciliation.
func (r Register) entry(b *strings.Builder, e signoff.Reconciliation) {
	fmt.Fprintf(b, "%s  %s\n", e.Path, capital(e.Validity()))
	if e.Why != "" && e.Standing == signoff.CannotTell && len(e.SignOffs) > 0 {
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
// difference 60, not agreed, open for 2 months".
func (r Register) openWords(i signoff.OpenItem) string {
	parts := []string{strings.ToLower(i.Status[:1]) + i.Status[1:]}
	if d, err := decimal.NewFromString(i.Difference); err == nil {
		parts = append([]string{"difference " + reconcile.FigureText(d, min(reconcile.PlacesOf(d), 2))}, parts...)
	}
	if days, ok := i.Age(r.At); ok {
		parts = append(parts, "open for "+signoff.AgeWords(days))
	}
	if i.Owner != "" {
		parts = append(parts, "owner "+i.Owner)
	}
	return fmt.Sprintf("%s %s, %s: %s", i.Ref, i.Place, i.What, strings.Join(parts, ", "))
}
