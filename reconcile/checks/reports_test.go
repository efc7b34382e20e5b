package checks_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crosscast/reconcile"
	"crosscast/reconcile/casting"
	"crosscast/reconcile/checks"
	"crosscast/reconcile/claim"
	"crosscast/sheets/text"
)

// The expectations are the specification: -update is for a change of the form, never for a statement that is missing.
var updateReports = flag.Bool("update-reports", false, "rewrite what is said of the reports in testdata")

// said parts a report in testdata from what is to be said of it; another parts two reports that are checked together.
const (
	said    = "\n-- said --\n"
	another = "\n-- another report --\n"
)

// TestReports holds what each check says of the smallest reports: every statement with its outcome, and the headlines of
// the findings.
func TestReports(t *testing.T) {
	paths, err := filepath.Glob("testdata/reports/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("%d reports: %v", len(paths), err)
	}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".txt")
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			body, want, _ := strings.Cut(string(data), said)
			got := statements(t, strings.Split(body, another), strings.Fields(name)[0])
			if *updateReports {
				if err := os.WriteFile(path, []byte(body+said+got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("-want +got:\n%s", d)
			}
		})
	}
}

// statements lists what a check says of the first report, which is checked with the others.
func statements(t *testing.T, bodies []string, check string) string {
	t.Helper()
	var opt reconcile.Options
	for i, body := range bodies {
		r, err := text.Read([]byte(body), fmt.Sprintf("report %d.txt", i+1))
		if err != nil {
			t.Fatal(err)
		}
		opt.Papers = append(opt.Papers, claim.Read(r))
	}
	engine := reconcile.Engine{Find: casting.Find, Checks: checks.All}
	res := engine.RunReport(opt.Papers[0].Report, nil, opt)
	var lines []string
	for _, x := range res.Ties {
		if x.Check == check {
			line := fmt.Sprintf("%s: %s: %s", x.Outcome, x.Claim, x.StatedText)
			if x.FoundText != "" {
				line += " = " + x.FoundText
			}
			lines = append(lines, line)
		}
	}
	sort.Strings(lines)
	for _, f := range res.Findings {
		if f.Check == check {
			lines = append(lines, fmt.Sprintf("%s %s %s", f.Ref, f.Subject, f.Headline))
			for _, l := range f.Lines {
				lines = append(lines, "    "+l)
			}
		} else if f.Outcome == reconcile.Differs && f.Check != "well-formed" {
			t.Errorf("%s differs as well: %s %s", f.Check, f.Subject, f.Headline)
		}
	}
	return strings.Join(lines, "\n") + "\n"
}

// FuzzReports: whatever the text, every check comes to its end.
func FuzzReports(f *testing.F) {
	paths, _ := filepath.Glob("testdata/reports/*.txt")
	for _, path := range paths {
		if data, err := os.ReadFile(path); err == nil {
			body, _, _ := strings.Cut(string(data), said)
			f.Add(body)
		}
	}
	engine := reconcile.Engine{Find: casting.Find, Checks: checks.All}
	f.Fuzz(func(t *testing.T, body string) {
		r, err := text.Read([]byte(body), "report.txt")
		if err != nil {
			return
		}
		paper := claim.Read(r)
		res := engine.RunReport(r, nil, reconcile.Options{Papers: []*claim.Paper{paper}})
		for _, x := range res.Findings {
			if strings.Contains(x.Headline, "could not be checked") {
				t.Fatalf("%s: %v", x.Check, x.Lines)
			}
		}
	})
}
