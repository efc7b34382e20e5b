package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"crosscast/reconcile/signoff"
)

// verifyCommand says whether a sign-off still stands.
func verifyCommand() *command {
	statements := ""
	f := newFlags("verify")
	f.StringVar(&statements, "statements", "", "folder `DIR` to write each signed statement to, with its SSH signature, for ssh-keygen -Y verify")
	return &command{
		name: "verify", args: "BOOK...", files: true, flags: f,
		statuses: []string{"the sign-off stands", "it no longer stands", "it cannot be told: nobody has signed, or a file cannot be read"},
		short:    "say whether a sign-off still stands and, if not, what changed",
		examples: []string{
			`crosscast verify "Savings P6 - checked.xlsx"`,
			`crosscast verify "Savings P6 - checked.xlsx" --statements Evidence`,
		},
		run: func(c *console, args []string) (int, error) {
			if len(args) == 0 {
				return statusFailed, &message{what: "Nothing to verify", why: "no workbook was named", todo: "Name a marked copy."}
			}
			status := statusAgrees
			for _, arg := range args {
				s, err := verifyOne(c, arg, statements)
				if err != nil {
					c.say("%s", err)
				}
				status = max(status, s)
			}
			return status, nil
		},
	}
}

// verifyOne tells of one copy and returns the exit status that it asks for.
func verifyOne(c *console, book, statements string) (int, error) {
	m, err := findCopy("Cannot verify "+filepath.Base(book), book)
	if err != nil {
		return statusFailed, err
	}
	v, err := m.verify()
	if err != nil {
		return statusFailed, err
	}
	if _, err := fmt.Fprint(c.out, verdictText(m, v)); err != nil {
		return statusFailed, err
	}
	if statements != "" {
		err = writeStatements(statements, m.name(), v.SignOffs)
	}
	if err != nil {
		return statusFailed, err
	}
	return map[signoff.Standing]int{signoff.Stands: statusAgrees, signoff.Void: statusDiffers, signoff.CannotTell: statusFailed}[v.Standing], nil
}

// verify compares a copy with its log, and with the document where that is at hand.
func (c checkedCopy) verify() (signoff.Verdict, error) {
	log, err := readLog(c.logPath())
	if err != nil {
		return signoff.Verdict{}, err
	}
	v := signoff.Verify(c.wb, log)
	if v.Standing == signoff.CannotTell {
		return v, nil
	}
	if err := c.compareAcceptances(&v, log != nil); err != nil {
		return v, err
	}
	changed, err := c.changed()
	name := filepath.Base(c.document)
	switch {
	case err != nil && c.named:
		return v, err
	case len(changed) == 0: // or it cannot be read, which says nothing of the copy
	case c.named && c.renewed():
		return v, c.otherwise("Cannot verify "+name, changed)
	case c.named: // the question was about the document
		v.Standing = signoff.Void
		v.Faults = append(v.Faults, name+" is not what was signed: "+changed[0])
		v.Faults = append(v.Faults, changed[1:]...)
	default:
		v.Remarks = append(v.Remarks, fmt.Sprintf("%s has changed since, and the sign-off is of what was checked: %s", name, changed[0]))
	}
	return v, nil
}

// compareAcceptances compares the differences that are shown as accepted with the file of accepted differences, if it is
// at hand: what was signed are the reasons on the sheet. Away from its log a copy may have come to where another file lies.
func (c checkedCopy) compareAcceptances(v *signoff.Verdict, atHome bool) error {
	earlier := signoff.ReadEarlier(c.wb)
	if earlier.Accepted == "" {
		return nil
	}
	file, err := c.acceptances()
	if file == nil || err != nil {
		v.Remarks = append(v.Remarks, "The file of accepted differences was not found; the reasons on the sheets are what was signed.")
		return err
	}
	changed, _ := file.Since(earlier, c.checkedName())
	switch {
	case len(changed) == 0:
	case !atHome:
		v.Remarks = append(v.Remarks, "The file of accepted differences here is not what it was: "+changed[0])
	default:
		v.Standing = signoff.Void
		v.Faults = append(v.Faults, changed...)
	}
	return nil
}

// verdictText tells of a verdict in sentences, the first of which says all.
func verdictText(c checkedCopy, v signoff.Verdict) string {
	name := c.name()
	var b strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	switch v.Standing {
	case signoff.CannotTell:
		say("%s: cannot tell: %s.", name, v.Why)
	case signoff.Void:
		say("%s: the sign-off no longer stands.", name)
	default:
		say("%s: the sign-off stands.", name)
	}
	for _, f := range v.Faults {
		say("    %s.", strings.TrimSuffix(f, "."))
	}
	for _, line := range v.SignOffs {
		say("%s", signedWords(line))
	}
	if n := len(v.SignOffs); v.Standing == signoff.Stands && n < 2 {
		say("No reviewer has signed it yet.")
	}
	if v.Standing == signoff.Void && len(v.SignOffs) > 0 {
		say("%s. To have it signed again, check %s again with --force.", noLonger(v.SignOffs), c.toCheck())
	}
	for _, r := range v.Remarks {
		say("Note: %s.", strings.TrimSuffix(r, "."))
	}
	return b.String()
}

// signedWords tell of one sign-off: "Prepared by J Shah on 21 Nov 2026 17:58, code K7QF2M4XRA."
func signedWords(line signoff.Line) string {
	return fmt.Sprintf("%s %s on %s, code %s.", line.Role.Heading(), line.Name, signoff.TimeWords(line), line.Code)
}

// noLonger names the sign-offs that no longer apply.
func noLonger(lines []signoff.Line) string {
	var roles []string
	for _, l := range lines {
		roles = append(roles, string(l.Role)+"'s")
	}
	last := len(roles) - 1
	if last == 0 {
		return "The " + roles[0] + " sign-off no longer applies"
	}
	return "The " + strings.Join(roles[:last], ", ") + " and " + roles[last] + " sign-offs no longer apply"
}
