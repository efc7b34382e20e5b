package sheetstest

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// What a test may need that a bare machine lacks.
const (
	Programs = "programs" // LibreOffice, Chromium, poppler, Python with openpyxl
	Shared   = "shared"   // the papers and workbooks in ../shared
)

// needsVariable names in the environment what has to be there, so that a test that lacks it fails. CI sets it, and so
// skips nothing that it means to run.
const needsVariable = "CROSSCAST_NEEDS"

// Lacks ends a test that lacks what it needs: it is skipped with a line saying so, or fails where it has to be there.
func Lacks(t testing.TB, need, what string) {
	t.Helper()
	for _, must := range strings.Fields(os.Getenv(needsVariable)) {
		if must == need {
			t.Fatalf("%s; %s=%q says that %s must be there", what, needsVariable, os.Getenv(needsVariable), need)
		}
	}
	t.Skip("skipped: " + what)
}

// Program is where a program is that the test needs. Short runs start none.
func Program(t testing.TB, name string) string {
	t.Helper()
	if testing.Short() {
		t.Skipf("skipped: a short run does not start %s", name)
	}
	path, err := exec.LookPath(name)
	if err != nil {
		Lacks(t, Programs, name+" is not installed")
	}
	return path
}
