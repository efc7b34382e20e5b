package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"crosscast/reconcile"
	"crosscast/reconcile/output"
	"crosscast/reconcile/signoff"
)

// acceptFlags are the values of the flags of accept.
type acceptFlags struct {
	reason, name, reviewBy, asAt, file string
}

// acceptCommand records that a difference is known, and why.
func acceptCommand() *command {
	v := &acceptFlags{}
	f := newFlags("accept")
	f.StringVar(&v.reason, "reason", "", "`TEXT`: why the difference is right to be there")
	f.StringVar(&v.name, "name", "", "`NAME` of the person who accepts it (default: the name of this account)")
	f.StringVar(&v.reviewBy, "review-by", "", "`DATE`, such as 2027-03-31, after which it holds no more")
	f.StringVar(&v.asAt, "as-at", "", "`DATE` of the acceptance instead of today")
	f.StringVar(&v.file, "accepted", "", "`FILE` to record it in (default: the crosscast-accepted.csv that check would use, or a new one beside the workbook)")
	return &command{
		statuses: []string{"the reason is recorded", "", "it is not, and what stood in the file is as it was"},
		name:     "accept", args: "FILE N1...", files: true, flags: f,
		short: "record that differences are known, and why, so that check tells them as accepted",
		examples: []string{
			`crosscast accept "Savings P6.xlsx" N1 --reason "S7 is shown in the corporate table"`,
			`crosscast accept "Savings P6.xlsx" N1 Q2 --reason "Agreed with the auditor" --name "J Shah" --review-by 2027-03-31`,
		},
		run: func(c *console, args []string) (int, error) { return runAccept(c, v, args) },
	}
}

// acceptance is what the command was asked to record.
type acceptance struct {
	reconcile.Acceptance
	reviewBy time.Time
	refs     []string
	doing    string // "Cannot accept N1"
}

func runAccept(c *console, v *acceptFlags, args []string) (int, error) {
	a, err := v.read(c, args)
	if err != nil {
		return statusFailed, err
	}
	copied, err := findCopy(a.doing, args[0])
	if err == nil {
		err = copied.unchanged(a.doing)
	}
	if err != nil {
		return statusFailed, err
	}
	rows, err := a.rows(copied)
	if err != nil {
		return statusFailed, err
	}
	file, err := v.open(copied)
	if err != nil {
		return statusFailed, err
	}
	replaced, err := file.Record(copied.checkedName(), rows)
	if err != nil {
		return statusFailed, a.unwritten(file, err)
	}
	return statusAgrees, a.tell(c, v, copied, file, rows, replaced)
}

// read checks what was asked for.
func (v *acceptFlags) read(c *console, args []string) (a acceptance, err error) {
	if len(args) > 1 {
		a.refs = strings.FieldsFunc(strings.ToUpper(strings.Join(args[1:], " ")), func(r rune) bool { return r == ' ' || r == ',' })
	}
	a.doing = "Cannot accept " + strings.Join(a.refs, ", ")
	a.Reason, a.By, a.On = strings.TrimSpace(v.reason), strings.TrimSpace(v.name), c.now()
	if a.By == "" {
		a.By, _ = c.account()
	}
	switch {
	case len(args) == 0:
		return a, &message{what: "Cannot accept anything", why: "no workbook was named",
			todo: `Name it and the items, such as: crosscast accept Budget.xlsx N1 --reason "..."`}
	case len(a.refs) == 0:
		return a, &message{what: "Cannot accept anything", why: "no item of " + filepath.Base(args[0]) + " was named",
			todo: "Name items as check does, such as N1."}
	case a.Reason == "":
		return a, &message{what: a.doing, why: "no reason was given", todo: `Add --reason "...".`}
	case a.By == "":
		return a, &message{what: a.doing, why: "this account has no name", todo: `Add --name "...".`}
	}
	if v.asAt != "" {
		if a.On, err = readDate("as-at", v.asAt); err != nil {
			return a, err
		}
	}
	if v.reviewBy != "" {
		a.reviewBy, err = readDate("review-by", v.reviewBy)
	}
	return a, err
}

// rows looks the items up on the copy, because that is what the user sees.
func (a acceptance) rows(c checkedCopy) (rows []*signoff.AcceptanceRow, err error) {
	earlier := signoff.ReadEarlier(c.wb)
	asked := map[string]bool{}
	for _, ref := range a.refs {
		f := earlier.Find(ref)
		if f == nil || !f.Acceptable() {
			return nil, a.unknown(ref, f, c)
		}
		if !asked[ref] {
			rows = append(rows, &signoff.AcceptanceRow{Entry: f.Entry, Acceptance: a.Acceptance, ReviewBy: a.reviewBy})
		}
		asked[ref] = true
	}
	for _, f := range earlier.Found {
		for _, r := range rows {
			if f.Acceptable() && !asked[f.Ref] && f.Is(r.Entry) {
				return nil, &message{what: "Cannot accept " + r.Ref, why: fmt.Sprintf("%s has the same labels and the same difference, "+
					"and one cannot be told from the other", f.Ref), todo: "Accept them together, or give their rows different labels."}
			}
		}
	}
	return rows, nil
}

// unknown refuses an item that is not there, or that cannot be accepted.
func (a acceptance) unknown(ref string, f *signoff.FoundRow, c checkedCopy) error {
	m := &message{what: "Cannot accept " + ref, why: filepath.Base(c.path) + " has no such item", todo: "It has none that can be accepted."}
	if f != nil {
		m.why = "it is told as " + strings.ToLower(f.Status) + ", and needs no acceptance"
	}
	var there []string
	for _, f := range signoff.ReadEarlier(c.wb).Found {
		if f.Acceptable() {
			there = append(there, f.Ref)
		}
	}
	if len(there) > 0 {
		m.todo = "Those that can be accepted: " + strings.Join(there, ", ") + "."
	}
	return m
}

// open reads the file that check would use, or begins a new one.
func (v *acceptFlags) open(c checkedCopy) (*signoff.Acceptances, error) {
	path := v.file
	if path == "" {
		path = signoff.FindAcceptances(c.folder())
	}
	if path == "" {
		path = filepath.Join(c.folder(), signoff.AcceptanceNames[0])
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return signoff.NewAcceptances(path), nil
	}
	return readAccepted(path)
}

// unwritten says why nothing was recorded.
func (a acceptance) unwritten(file *signoff.Acceptances, err error) error {
	if errors.Is(err, signoff.ErrNotText) {
		return &message{what: a.doing, why: fmt.Sprintf("it would be recorded in %s, and %s", filepath.Base(file.Path), err),
			todo: "Save that table as " + signoff.AcceptanceNames[0] + " and move the workbook away, or type the row in it.", cause: err}
	}
	return fileMessage("Did not write "+file.Path, err)
}

// quoted puts a path that has to be typed into quotation marks where it needs them.
func quoted(path string) string {
	if strings.Contains(path, " ") {
		return `"` + path + `"`
	}
	return path
}

// tell prints what was recorded.
func (a acceptance) tell(c *console, v *acceptFlags, copied checkedCopy, file *signoff.Acceptances, rows, replaced []*signoff.AcceptanceRow) error {
	var b strings.Builder
	fmt.Fprintf(&b, "Accepted in %s:\n", file.Path)
	for i, r := range rows {
		fmt.Fprintf(&b, "%-3s %s\n    Accepted by %s.\n", r.Ref, output.PlainText(r.String()), output.PlainText(r.Acceptance.String()))
		if !r.ReviewBy.IsZero() {
			fmt.Fprintf(&b, "    It holds until it is to be reviewed, by %s.\n", r.ReviewBy.Format("2 Jan 2006"))
		}
		if old := replaced[i]; old != nil {
			fmt.Fprintf(&b, "    It was accepted already, by %s; that is replaced.\n", output.PlainText(old.Acceptance.String()))
		}
	}
	next := "check " + copied.toCheck() + " again"
	if copied.document == "" || v.file != "" {
		next = "check " + copied.checkedName() + " again with --accepted " + quoted(file.Path)
	}
	if signoff.StateOf(copied.wb).Signed != "" {
		next += ", with --force since " + copied.name() + " is signed"
	}
	fmt.Fprintf(&b, "\nNext: %s.\n", next)
	_, err := c.out.Write([]byte(b.String()))
	return err
}
