package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"crosscast/reconcile/signoff"
	"crosscast/sheets"
	"crosscast/sheets/sheetstest"
)

// desk is a folder with a workbook that is being signed.
type desk struct {
	*testing.T
	dir string
}

// newDesk checks a fixture in a folder of its own.
func newDesk(t *testing.T, fixture string) desk {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "fixtures", fixture))
	if err != nil {
		t.Fatal(err)
	}
	d := desk{t, t.TempDir()}
	if err := os.WriteFile(d.path("Book.xlsx"), data, 0o644); err != nil {
		t.Fatal(err)
	}
	if status, _, errs := d.run("check", d.path("Book.xlsx"), "--as-at", "2026-11-20T09:00:00Z"); status == statusFailed {
		t.Fatal(errs)
	}
	return d
}

// program is crosscast as a file in the folder, to be started as a user does. Short runs start no other programs.
func (d desk) program() string {
	d.Helper()
	if testing.Short() {
		d.Skip("skipped: a short run starts no other programs")
	}
	exe, err := os.Executable()
	if err != nil {
		d.Fatal(err)
	}
	path := d.path("crosscast") // the name by which the test binary knows that it is to be crosscast
	if err := os.WriteFile(path, readAll(d.T, exe), 0o755); err != nil {
		d.Fatal(err)
	}
	return path
}

func (d desk) path(name string) string { return filepath.Join(d.dir, name) }

// run runs a command and returns what it said.
func (d desk) run(args ...string) (status int, out, errs string) {
	d.Helper()
	var o, e bytes.Buffer
	c := &console{out: &o, err: &e, now: func() time.Time { return time.Date(2026, 11, 21, 17, 58, 0, 0, time.UTC) },
		account: func() (string, string) { return "J Shah", "jshah" }}
	status = run(args, c)
	return status, o.String(), e.String()
}

// sign signs, and fails the test where that is refused.
func (d desk) sign(role, name string, more ...string) string {
	d.Helper()
	status, out, errs := d.run(append([]string{"sign", d.path("Book - checked.xlsx"), "--as", role, "--name", name}, more...)...)
	if status != statusAgrees {
		d.Fatalf("%s could not sign as %s: %s", name, role, errs)
	}
	return out
}

func (d desk) verify() (int, string) {
	d.Helper()
	status, out, errs := d.run("verify", d.path("Book - checked.xlsx"))
	return status, out + errs
}

// signed reads a copy that two people have signed, and its log.
func signed(t *testing.T, fixture string) (wb func() *sheets.Workbook, log []byte) {
	t.Helper()
	d := newDesk(t, fixture)
	d.sign("preparer", "J Shah")
	d.sign("reviewer", "A Okoro")
	log = readAll(t, d.path("Book.crosscast-log.jsonl"))
	return func() *sheets.Workbook {
		wb, err := readCopy(d.path("Book - checked.xlsx"))
		if err != nil {
			t.Fatal(err)
		}
		return wb
	}, log
}

const cleanBook = "Children and Family Services budget book 2014-18.xlsx"

// Any edit of a value, a text or a formula is found, on the user's sheets and on ours, and the cell is named. Left to
// people are the switch of the marks, Owner and Cleared on; what our live formulas come to follows from the rest.
func TestAnyEditOfACellVoidsTheSignOff(t *testing.T) {
	read, log := signed(t, cleanBook)
	wb := read()
	free := signoff.Movable(wb.Names)
	block := map[sheets.Ref]bool{}
	page := ""
	for _, role := range signoff.Roles {
		sheet, line, _ := signoff.Named(wb, role.BlockName())
		page = sheet
		for col := 2; col <= 4; col++ {
			block[sheets.Ref{Row: line.From.Row, Col: col}] = true
		}
	}
	rapid.Check(t, func(r *rapid.T) {
		s := rapid.SampledFrom(wb.Sheets).Draw(r, "sheet")
		row := &s.Rows[rapid.IntRange(0, len(s.Rows)-1).Draw(r, "row")]
		if len(row.Cells) == 0 {
			return
		}
		c := &row.Cells[rapid.IntRange(0, len(row.Cells)-1).Draw(r, "cell")]
		at := sheets.Ref{Row: row.Index, Col: int(c.Col)}
		was := *c
		defer func() { *c = was }()
		change := edit1(r, s, c)
		v := signoff.Verify(wb, &signoff.LogBeside{Name: "log", Data: log})
		undo(s, &was, change)
		ours := strings.HasPrefix(s.Name, "CC ")
		left := false
		for _, g := range free[s.Name] {
			left = left || g.Contains(at)
		}
		left = left && !(s.Name == page && block[at])
		if left || ours && was.Formula != 0 && change.formula == "" {
			if v.Standing != signoff.Stands {
				r.Fatalf("%s!%s is free to be filled in: %q", s.Name, at, v.Faults)
			}
			return
		}
		if v.Standing != signoff.Void {
			r.Fatalf("the edit of %s!%s (%+v) was not found: %v %q", s.Name, at, was, v.Standing, v.Remarks)
		}
		if told := strings.Join(v.Faults, "\n"); !(s.Name == page && block[at]) && s.Name != "CC Signed" &&
			!strings.Contains(told, "!"+at.String()) && !strings.Contains(told, signoff.LabelFindings) { // that one has a name
			r.Fatalf("%s!%s is not named: %q", s.Name, at, v.Faults)
		}
	})
}

// oneEdit is what was done to a cell, so that it can be undone.
type oneEdit struct{ formula string }

// edit1 changes a cell a little.
func edit1(r *rapid.T, s *sheets.Sheet, c *sheets.Cell) oneEdit {
	if f := s.FormulaOf(c); f != nil && rapid.Bool().Draw(r, "formula") {
		e := oneEdit{f.Text}
		f.Text += "+1"
		return e
	}
	switch c.Kind {
	case sheets.Number:
		f, err := strconv.ParseFloat(c.Raw, 64)
		if err != nil {
			r.Fatal(err)
		}
		c.Raw = strconv.FormatFloat(rapid.SampledFrom([]float64{f + 1, f - 0.01, 2*f + 1, -f - 1}).Draw(r, "figure"), 'f', -1, 64)
	case sheets.Text, sheets.Date:
		c.Raw = rapid.SampledFrom([]string{c.Raw + "x", "x" + c.Raw}).Draw(r, "text")
		if rapid.IntRange(0, 3).Draw(r, "emptied") == 0 {
			c.Kind, c.Raw = sheets.Blank, ""
		}
	default:
		c.Kind, c.Raw = sheets.Number, "4711"
	}
	return oneEdit{}
}

func undo(s *sheets.Sheet, was *sheets.Cell, e oneEdit) {
	if e.formula != "" {
		s.FormulaOf(was).Text = e.formula
	}
}

// Any change of a byte of the log is found, as are lines taken out, put in or moved.
func TestAnyEditOfTheLogIsFound(t *testing.T) {
	read, log := signed(t, cleanBook)
	wb := read()
	standing := func(data []byte) signoff.Verdict {
		return signoff.Verify(wb, &signoff.LogBeside{Name: "log", Data: data})
	}
	if v := standing(log); v.Standing != signoff.Stands {
		t.Fatalf("the log as it is: %+v", v)
	}
	rapid.Check(t, func(r *rapid.T) {
		at := rapid.IntRange(0, len(log)-1).Draw(r, "byte")
		edited := bytes.Clone(log)
		switch rapid.IntRange(0, 2).Draw(r, "kind") {
		case 0:
			edited[at] ^= 1 << rapid.IntRange(0, 7).Draw(r, "bit")
		case 1:
			edited = append(edited[:at], edited[at+1:]...)
		default:
			edited = append(edited[:at:at], append([]byte{rapid.Byte().Draw(r, "new")}, log[at:]...)...)
		}
		if bytes.Equal(edited, log) {
			return
		}
		if v := standing(edited); v.Standing != signoff.Void {
			r.Fatalf("the change at byte %d was not found: %q", at, edited[max(0, at-20):min(len(edited), at+20)])
		}
	})
	lines := bytes.SplitAfter(log, []byte("\n"))
	for name, data := range map[string][]byte{
		"first line out": lines[1], "last line out": lines[0], "swapped": append(bytes.Clone(lines[1]), lines[0]...),
		"twice": append(bytes.Clone(log), lines[1]...), "empty": {},
	} {
		if v := standing(data); v.Standing != signoff.Void {
			t.Errorf("%s: not found", name)
		}
	}
}

// Of many people who sign at once in one role one does so; the others are refused, and the sign-off stands.
func TestManySignAtOnce(t *testing.T) {
	d := newDesk(t, cleanBook)
	for i, role := range []string{"preparer", "reviewer"} {
		var wg sync.WaitGroup
		var mu sync.Mutex
		done := 0
		for n := range 8 {
			wg.Go(func() {
				status, _, errs := d.run("sign", d.path("Book.xlsx"), "--as", role, "--name", fmt.Sprintf("Officer %c%d", 'A'+i, n))
				mu.Lock()
				defer mu.Unlock()
				if status == statusAgrees {
					done++
				} else if !strings.Contains(errs, "has signed it as "+role+" already") {
					t.Errorf("refused with %q", errs)
				}
			})
		}
		wg.Wait()
		if status, out := d.verify(); done != 1 || status != statusAgrees {
			t.Fatalf("%d signed as %s; verify: %d %s", done, role, status, out)
		}
	}
}

// A program that is killed while it signs leaves a sign-off or none, never half of one; the next one goes on from there.
func TestKilledWhileSigning(t *testing.T) {
	d := newDesk(t, cleanBook)
	program := d.program()
	fresh := readAll(t, d.path("Book - checked.xlsx"))
	seen := map[int]int{}
	start := func() *exec.Cmd {
		if err := os.WriteFile(d.path("Book - checked.xlsx"), fresh, 0o644); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(program, "sign", d.path("Book.xlsx"), "--as", "preparer", "--name", "J Shah")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		return cmd
	}
	begun := time.Now()
	if err := start().Wait(); err != nil {
		t.Fatal(err)
	}
	whole := time.Since(begun)
	for i := range 40 {
		cmd := start()
		time.Sleep(whole * time.Duration(i) / 30)
		_ = cmd.Process.Kill()
		_ = cmd.Wait() // it was killed, or was done before
		status, out := d.verify()
		seen[status]++
		if status == statusDiffers {
			t.Fatalf("killed after %s: %s", whole*time.Duration(i)/30, out)
		}
	}
	t.Logf("%d signed, %d not", seen[statusAgrees], seen[statusFailed])
	if err := os.WriteFile(d.path("Book - checked.xlsx"), fresh, 0o644); err != nil {
		t.Fatal(err)
	}
	d.sign("preparer", "J Shah")
	d.sign("reviewer", "A Okoro")
	if status, out := d.verify(); status != statusAgrees {
		t.Fatal(out)
	}
}

// What --key adds is what OpenSSH takes: ssh-keygen verifies the statement, and refuses a changed one.
func TestKeysAreThoseOfOpenSSH(t *testing.T) {
	keygen := sheetstest.Program(t, "ssh-keygen")
	for _, kind := range []string{"ed25519", "rsa", "ecdsa"} {
		d := newDesk(t, cleanBook)
		key, password := d.path("key"), d.path("password")
		if out, err := exec.Command(keygen, "-q", "-t", kind, "-N", "secret word", "-C", "js", "-f", key).CombinedOutput(); err != nil {
			t.Fatal(string(out))
		}
		if err := os.WriteFile(password, []byte("secret word\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, _, errs := d.run("sign", d.path("Book.xlsx"), "--as", "preparer", "--name", "J Shah", "--key", key); !strings.Contains(errs, "it needs a password") {
			t.Fatalf("a locked key: %q", errs)
		}
		d.sign("preparer", "J Shah", "--key", key, "--password-file", password)
		d.sign("reviewer", "A Okoro")
		status, out, errs := d.run("verify", d.path("Book.xlsx"), "--statements", d.path("evidence"))
		if status != statusAgrees || !strings.Contains(out, "J Shah signed with the SSH key SHA256:") {
			t.Fatalf("%s: %s%s", kind, out, errs)
		}
		public := string(readAll(t, key+".pub"))
		if err := os.WriteFile(d.path("allowed"), []byte("jshah@council.gov.uk "+public), 0o600); err != nil {
			t.Fatal(err)
		}
		text := readAll(t, d.path("evidence/Book - checked - preparer.txt"))
		check := func(text []byte) error {
			cmd := exec.Command(keygen, "-Y", "verify", "-f", d.path("allowed"), "-I", "jshah@council.gov.uk", "-n", signoff.Namespace,
				"-s", d.path("evidence/Book - checked - preparer.txt.sig"))
			cmd.Stdin = bytes.NewReader(text)
			return cmd.Run()
		}
		if err := check(text); err != nil {
			t.Errorf("%s: ssh-keygen refuses the statement: %v", kind, err)
		}
		if err := check(append(text, 'x')); err == nil {
			t.Errorf("%s: ssh-keygen takes a changed statement", kind)
		}
	}
}

// One key is one person: nobody reviews with the key that the preparer signed with.
func TestOneKeyIsOnePerson(t *testing.T) {
	keygen := sheetstest.Program(t, "ssh-keygen")
	d := newDesk(t, cleanBook)
	key := d.path("key")
	if out, err := exec.Command(keygen, "-q", "-t", "ed25519", "-N", "", "-f", key).CombinedOutput(); err != nil {
		t.Fatal(string(out))
	}
	d.sign("preparer", "J Shah", "--key", key)
	status, _, errs := d.run("sign", d.path("Book.xlsx"), "--as", "reviewer", "--name", "A Okoro", "--key", key)
	if want := "J Shah signed this workbook as preparer with the same SSH key"; status != statusFailed || !strings.Contains(errs, want) {
		t.Errorf("status %d: %q", status, errs)
	}
	d.sign("reviewer", "A Okoro")
}

// A name that does not show as it is, or that no cell holds, is refused, and nothing is written.
func TestNamesThatDoNotShow(t *testing.T) {
	d := newDesk(t, cleanBook)
	for name, want := range map[string]string{"J \xff Shah": "signs that do not show", "J \x01 Shah": "signs that do not show",
		"J \u202e hahS": "signs that do not show", "J \uffff Shah": "signs that do not show", strings.Repeat("J", 101): "more than 100 letters"} {
		status, _, errs := d.run("sign", d.path("Book.xlsx"), "--as", "preparer", "--name", name)
		if status != statusFailed || !strings.HasPrefix(errs, "Not signed: the name") || !strings.Contains(errs, want) {
			t.Errorf("%q: %d %q", name, status, errs)
		}
	}
	if _, err := os.Stat(d.path("Book.crosscast-log.jsonl")); err == nil {
		t.Error("a log was begun")
	}
	d.sign("preparer", "O'Brien, Zo\u00eb \u674e \"Jo\" =cmd|' /C calc'!A0")
	if status, out := d.verify(); status != statusAgrees {
		t.Error(out)
	}
}

// A copy that somebody saves while it is being signed is not written over.
func TestCopySavedWhileItIsSigned(t *testing.T) {
	d := newDesk(t, cleanBook)
	path := d.path("Book - checked.xlsx")
	wb, err := readCopy(path)
	if err != nil {
		t.Fatal(err)
	}
	edit(t, path, func(*excelize.File) error { return nil })
	saved := readAll(t, path)
	_, err = stageCopy(path, wb, signoff.Signed{})
	if err == nil || !strings.Contains(err.Error(), "it was saved while it was being signed") || !bytes.Equal(saved, readAll(t, path)) {
		t.Errorf("%v", err)
	}
}
