package signoff

import (
	"fmt"
	"path/filepath"

	"crosscast/reconcile"
)

// Since tells in sentences what the file says otherwise of the differences that a copy shows as accepted than it did when
// they were checked. open lists the references of those that the copy shows as open and that it accepts by now.
func (a *Acceptances) Since(copied *Earlier, document string) (changed, open []string) {
	if copied.Accepted == a.Note() {
		return nil, nil
	}
	var rows []FoundRow
	var entries []Entry
	for _, f := range copied.Found {
		if f.Acceptable() {
			rows, entries = append(rows, f), append(entries, f.Entry)
		}
	}
	name := filepath.Base(a.Path)
	for i, row := range a.Apply(document, entries, copied.Checked).By {
		was := rows[i].Accepted
		switch {
		case was == nil && row != nil:
			open = append(open, rows[i].Ref)
		case was == nil:
		case row == nil:
			changed = append(changed, fmt.Sprintf("The acceptance of %s (%s) is no longer in %s.", rows[i].Ref, entries[i], name))
		case !sameAcceptance(was, &row.Acceptance):
			changed = append(changed, fmt.Sprintf("%s was accepted by %s; %s says by %s now.", rows[i].Ref, was, name, &row.Acceptance))
		}
	}
	return changed, open
}

func sameAcceptance(a, b *reconcile.Acceptance) bool {
	return same(a.Reason, b.Reason) && same(a.By, b.By) && a.OnText() == b.OnText()
}
