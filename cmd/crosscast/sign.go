package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/crypto/ssh"

	"crosscast/reconcile/signoff"
	"crosscast/sheets"
	"crosscast/sheets/xlsx"
)

// signFlags are the values of the flags of sign.
type signFlags struct {
	as, name, key, passwordFile, asAt string
}

// signCommand puts a person's name to a checked copy.
func signCommand() *command {
	v := &signFlags{}
	f := newFlags("sign")
	var roles []string
	for _, r := range signoff.Roles {
		roles = append(roles, string(r))
	}
	f.Var(&choice{&v.as, roles}, "as", "the role in which you sign")
	f.StringVar(&v.name, "name", "", "your `NAME` (default: that of the system account)")
	f.StringVar(&v.key, "key", "", "`FILE` of an SSH private key that signs the statement as well, as a proof of identity")
	f.StringVar(&v.passwordFile, "password-file", "", "`FILE` whose first line is the password of the key")
	f.StringVar(&v.asAt, "as-at", "", "`DATE` and time to sign at instead of now, such as 2026-11-21T17:58:00Z")
	return &command{
		name: "sign", args: "BOOK", files: true, flags: f,
		statuses: []string{"signed", "", "not signed, and the copy is as it was"},
		short:    "put your name to a checked copy, as preparer, reviewer or approver",
		examples: []string{
			`crosscast sign "Savings P6 - checked.xlsx" --as preparer --name "J Shah"`,
			`crosscast sign "Savings P6 - checked.xlsx" --as reviewer --name "A Okoro" --key ~/.ssh/id_ed25519`,
		},
		run: func(c *console, args []string) (int, error) { return runSign(c, v, args) },
	}
}

func runSign(c *console, v *signFlags, args []string) (int, error) {
	if len(args) != 1 || v.as == "" {
		m := &message{what: "Cannot sign", why: "one workbook and a role must be named", todo: "See crosscast sign --help."}
		if len(args) == 1 {
			m.why, m.todo = "no role was named", "Add --as preparer, --as reviewer or --as approver."
		}
		return statusFailed, m
	}
	r, err := v.request(c)
	if err != nil {
		return statusFailed, err
	}
	m, err := findCopy("Not signed", args[0])
	if err == nil && m.document != "" && m.document != m.path { // the copy itself is looked at when it is held
		err = m.unchanged("Not signed")
	}
	if err != nil {
		return statusFailed, err
	}
	logPath := m.logPath()
	line, err := signFiles(followed(m.path), logPath, r)
	var refused *signoff.Refusal
	if errors.As(err, &refused) {
		m.mentionAccepted(refused)
		return statusFailed, &message{what: "Not signed", why: refused.Why, todo: refused.Todo}
	}
	if err != nil {
		return statusFailed, err
	}
	fmt.Fprintf(c.out, "%s: signed by %s as %s on %s, code %s.\n", m.name(), line.Name, line.Role, r.At.Format(signedAt), line.Code)
	fmt.Fprintf(c.out, "Line %d of %s. %s\n", line.N, filepath.Base(logPath), nextStep[line.Role])
	return statusAgrees, nil
}

// mentionAccepted says where reasons have been recorded since the check that only another check puts on the sheets.
func (c checkedCopy) mentionAccepted(r *signoff.Refusal) {
	file, err := c.acceptances()
	if file == nil || err != nil || !r.Open { // the refusal itself is what to tell
		return
	}
	if _, open := file.Since(signoff.ReadEarlier(c.wb), c.checkedName()); len(open) > 0 {
		r.Why = "the sheets show " + strings.Join(open, ", ") + " as not agreed"
		r.Todo = "A reason was recorded since: check " + c.toCheck() + " again, then sign."
	}
}

// signedAt is how the time of a sign-off is told.
const signedAt = "2 Jan 2006 15:04"

// nextStep is what comes after each sign-off.
var nextStep = map[signoff.Role]string{
	signoff.Preparer: "Next: ask a colleague to run crosscast sign --as reviewer.",
	signoff.Reviewer: "Next: quote the code where the figures are published; crosscast verify tells whether it still stands.",
	signoff.Approver: "Next: quote the code where the figures are published; crosscast verify tells whether it still stands.",
}

// request reads what the flags ask for.
func (v *signFlags) request(c *console) (signoff.Request, error) {
	full, account := c.account()
	r := signoff.Request{Role: signoff.Role(v.as), Name: v.name, At: c.now(), Account: account}
	if strings.TrimSpace(r.Name) == "" {
		r.Name = full
	}
	var err error
	if v.asAt != "" {
		if r.At, err = readTime("as-at", v.asAt); err != nil {
			return r, err
		}
	}
	r.At = r.At.Truncate(time.Second)
	if v.key != "" {
		r.Key, err = readKey(v.key, v.passwordFile)
	}
	return r, err
}

// timeForms are the ways in which a day and a time without a zone are given: that of this computer is meant.
var timeForms = []string{"2006-01-02 15:04", "2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02T15:04:05", "2 Jan 2006 15:04"}

// readTime reads the value of a flag that gives a day, or a day and a time.
func readTime(flag, text string) (time.Time, error) {
	for _, form := range timeForms {
		if t, err := time.ParseInLocation(form, strings.TrimSpace(text), time.Local); err == nil {
			return t, nil
		}
	}
	t, err := signoff.ParseDay(text)
	if err != nil {
		return t, badValue(flag, text, "it is not a date", "Write it as 2026-11-21, or 2026-11-21 17:58.")
	}
	return t, nil
}

// readKey reads an SSH private key.
func readKey(path, passwordFile string) (ssh.Signer, error) {
	m := &message{what: "Cannot sign with the key " + filepath.Base(path), todo: "Name the file of an SSH private key, such as id_ed25519."}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fileMessage("Cannot read the key "+path, err)
	}
	key, err := ssh.ParsePrivateKey(data)
	var locked *ssh.PassphraseMissingError
	if errors.As(err, &locked) {
		if passwordFile == "" {
			m.why, m.todo = "it needs a password", "Put the password in a file and add --password-file FILE."
			return nil, m
		}
		password, err := readPassword(passwordFile)
		if err != nil {
			return nil, err
		}
		if key, err = ssh.ParsePrivateKeyWithPassphrase(data, []byte(password)); err != nil {
			m.why, m.todo, m.cause = "the password does not fit", "Check the first line of the password file.", err
			return nil, m
		}
		return key, nil
	}
	if err != nil {
		m.why, m.cause = "it is not an SSH private key that can be used here", err
		if _, _, _, _, err := ssh.ParseAuthorizedKey(data); err == nil {
			m.why, m.todo = "it is the public half of a key", "Name the file of the private half, which is called the same without .pub."
		}
		return nil, m
	}
	return key, nil
}

// freeNameIn gives a name for a sheet that a workbook does not have yet.
func freeNameIn(wb *sheets.Workbook) func(string) string {
	var names []string
	for _, s := range wb.Sheets {
		names = append(names, s.Name)
	}
	return func(want string) string { return xlsx.FreeSheetName(names, want) }
}
