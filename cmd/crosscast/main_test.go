package main

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// TestMain lets the scripts run crosscast inside the test binary.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"crosscast": main})
}

// TestScripts runs the commands as a user does: testdata/script holds one file a story.
func TestScripts(t *testing.T) {
	fixtures, err := filepath.Abs(filepath.Join("..", "..", "fixtures"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"status": status, "mend": mend, "unzipped": unzipped,
			"replaced": replaced},
		Setup: func(e *testscript.Env) error { e.Setenv("FIXTURES", fixtures); return nil },
	})
}

// status runs a command and asks for its exit status: "status 1 crosscast check A.xlsx". "! exec" cannot tell 1 from 2.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N command...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		fmt.Fprintln(os.Stderr, ts.Getenv("WORK"))
		ts.Fatalf("exit status is %d, want %d", got, want)
	}
}

// mend sets a cell with another program's library, a number where it is one: "mend A.xlsx Savings C8 4711".
func mend(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: mend FILE SHEET CELL VALUE")
	}
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	var value any = args[3]
	if n, err := strconv.ParseFloat(args[3], 64); err == nil {
		value = n
	}
	ts.Check(f.SetCellValue(args[1], args[2], value))
	ts.Check(f.Save())
}

// replaced changes a text file: "replaced FILE PATTERN TEXT".
func replaced(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replaced FILE PATTERN TEXT")
	}
	path := ts.MkAbs(args[0])
	was, err := os.ReadFile(path)
	ts.Check(err)
	is := regexp.MustCompile(args[1]).ReplaceAllString(string(was), args[2])
	if is == string(was) {
		ts.Fatalf("%s has no %s", args[0], args[1])
	}
	ts.Check(os.WriteFile(path, []byte(is), 0o644))
}

// unzipped asks that each pattern is found in some part of a package: "unzipped A.xlsx PATTERN...".
func unzipped(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: unzipped FILE PATTERN...")
	}
	z, err := zip.OpenReader(ts.MkAbs(args[0]))
	ts.Check(err)
	defer z.Close()
	var all strings.Builder
	for _, f := range z.File {
		r, err := f.Open()
		ts.Check(err)
		_, err = io.Copy(&all, r)
		ts.Check(err)
	}
	for _, pattern := range args[1:] {
		if !regexp.MustCompile(pattern).MatchString(all.String()) {
			ts.Fatalf("no part of %s has %s", args[0], pattern)
		}
	}
}
