package sheetstest

import (
	"os/exec"
	"testing"
)

// Openpyxl runs a Python script that may import openpyxl. The test is skipped where there is no Python that has it, and in
// short runs.
func Openpyxl(t *testing.T, script string, args ...string) {
	t.Helper()
	Program(t, "python3")
	for _, python := range []string{"python3", "/usr/bin/python3"} { // the system's own has the system's packages
		if exec.Command(python, "-c", "import openpyxl").Run() != nil {
			continue
		}
		if out, err := exec.Command(python, append([]string{"-c", script}, args...)...).CombinedOutput(); err != nil {
			t.Fatalf("openpyxl: %v: %s", err, out)
		}
		return
	}
	Lacks(t, Programs, "openpyxl is not installed (Debian: python3-openpyxl)")
}
