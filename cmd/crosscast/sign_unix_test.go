//go:build unix

package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// nobody is an account that may not write here.
const nobody = 65534

// Where the folder may not be written to, nothing is signed and nothing is changed.
func TestSigningInAReadOnlyFolder(t *testing.T) {
	d := newDesk(t, cleanBook)
	program := d.program()
	d.sign("preparer", "J Shah")
	before := folderBytes(t, d.dir)
	if err := os.Chmod(d.dir, 0o555); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = os.Chmod(d.dir, 0o755) }() // so that the folder can be removed
	cmd := exec.Command(program, "sign", d.path("Book.xlsx"), "--as", "reviewer", "--name", "A Okoro")
	if os.Geteuid() == 0 { // root may write everywhere
		reachable(t, d.dir)
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != statusFailed || !strings.Contains(string(out), "this account may not") {
		t.Errorf("signing says %v: %s", err, out)
	}
	if after := folderBytes(t, d.dir); !bytes.Equal(before, after) {
		t.Error("something in the folder changed")
	}
	if status, out := d.verify(); status != statusAgrees {
		t.Errorf("the preparer's sign-off: %s", out)
	}
}

// reachable lets other accounts come to a folder.
func reachable(t *testing.T, dir string) {
	for ; len(dir) > len(os.TempDir()); dir = filepath.Dir(dir) {
		if info, err := os.Stat(dir); err == nil && info.Mode().Perm()&0o5 != 0o5 {
			if err := os.Chmod(dir, info.Mode().Perm()|0o5); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// folderBytes are the names and contents of all files in a folder.
func folderBytes(t *testing.T, dir string) []byte {
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	for _, e := range entries {
		b.WriteString(e.Name())
		b.Write(readAll(t, filepath.Join(dir, e.Name())))
	}
	return b.Bytes()
}
