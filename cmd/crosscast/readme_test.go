package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"crosscast/reconcile/checks"
	"crosscast/reconcile/output"
)

var update = flag.Bool("update", false, "rewrite the parts of README.md that are printed by the program")

// TestReadme keeps README.md true: its worked example is what the command prints, its tables are what the values say.
func TestReadme(t *testing.T) {
	path, err := filepath.Abs("../../README.md") // the example is run in another folder
	if err != nil {
		t.Fatal(err)
	}
	fixtures, err := filepath.Abs("../../fixtures")
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := string(data)
	got := workedExample.ReplaceAllStringFunc(want, func(block string) string {
		dir := rootWith(t, fixtures)
		var b strings.Builder
		for _, m := range exampleCommand.FindAllStringSubmatch(block, -1) {
			b.WriteString(m[0] + "\n" + runLine(t, dir, m[1]))
		}
		return "```console\n" + b.String() + "```"
	})
	got = between(got, "checks", output.CheckTable(checks.All))
	got = between(got, "outcomes", output.OutcomeTable())
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("README.md, accept with -update (-want +got):\n%s", diff)
	}
}

// workedExample is a block with commands that are run in one folder, and what they print.
var workedExample = regexp.MustCompile("(?s)```console\n\\$ (?:go run ./cmd/crosscast|cp) .*?```")

// exampleCommand is one of its commands.
var exampleCommand = regexp.MustCompile(`(?m)^\$ (.*)$`)

// words parts a command line as a shell does: by spaces outside double quotes.
func words(line string) []string {
	var out []string
	for i, part := range strings.Split(line, `"`) {
		if i%2 == 1 {
			out = append(out, part)
			continue
		}
		out = append(out, strings.Fields(part)...)
	}
	return out
}

// rootWith is a folder that is thrown away, with the fixtures in it.
func rootWith(t *testing.T, fixtures string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "fixtures"), os.DirFS(fixtures)); err != nil {
		t.Fatal(err)
	}
	return dir
}

// runLine runs a command there: crosscast, or the copying of a file.
func runLine(t *testing.T, dir, line string) string {
	t.Helper()
	t.Chdir(dir)
	if args, ok := strings.CutPrefix(line, "cp "); ok {
		data, err := os.ReadFile(words(args)[0])
		if err == nil {
			err = os.WriteFile(words(args)[1], data, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
		return ""
	}
	args, ok := strings.CutPrefix(line, "go run ./cmd/crosscast ")
	if !ok {
		t.Fatalf("README.md: %q is no command that can be run here", line)
	}
	var out, errs bytes.Buffer
	run(words(args), &console{out: &out, err: &errs, now: time.Now, account: func() (string, string) { return "J Shah", "jshah" }})
	return out.String() + errs.String()
}

// between puts text between the marks of a name.
func between(doc, name, text string) string {
	begin := "<!-- " + name + " -->\n"
	before, rest, ok := strings.Cut(doc, begin)
	_, after, closed := strings.Cut(rest, "<!-- end -->")
	if !ok || !closed {
		return doc + "\n(no place for " + name + ")\n"
	}
	return before + begin + text + "<!-- end -->" + after
}

// Every check can be explained, and says enough to be.
func TestEveryCheckIsExplained(t *testing.T) {
	for _, c := range checks.All {
		text, err := explained(c.Name, nil)
		if err != nil || !strings.HasPrefix(text, c.Name+": ") {
			t.Errorf("explain %s gives %q, %v", c.Name, text, err)
		}
		if c.Title == "" || c.Text == "" || c.Before == "" || c.After == "" {
			t.Errorf("%s lacks its title, text or example", c.Name)
		}
	}
}

// Every page of help names only flags and commands that there are, and every command has an example.
func TestEveryCommandHasAnExample(t *testing.T) {
	for _, c := range commands() {
		if len(c.examples) == 0 || c.short == "" {
			t.Errorf("%s has no example or no short text", c.name)
		}
		for _, e := range c.examples {
			if !strings.HasPrefix(e, "crosscast ") {
				t.Errorf("%q is no command line", e)
			}
		}
	}
}
