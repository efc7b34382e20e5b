package sheetstest

import (
	"context"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// LibreOffice converts files to a format and gives the folder in which the results are. It has a profile of its own, so
// that no open office is disturbed. The test is skipped where none is installed, and in short runs.
func LibreOffice(t *testing.T, format string, files ...string) (dir string) {
	t.Helper()
	program := Program(t, "soffice")
	dir = t.TempDir()
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	args := append([]string{"-env:UserInstallation=file://" + filepath.ToSlash(t.TempDir()), "--headless",
		"--convert-to", format, "--outdir", dir}, files...)
	if out, err := exec.CommandContext(ctx, program, args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v: %s", err, out)
	}
	return dir
}
