package casting_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"crosscast/reconcile/casting"
	"crosscast/reconcile/layout"
)

var update = flag.Bool("update", false, "rewrite the want part of the fixtures; read the difference before committing it")

// wantName is the part of a fixture that lists the relations to be found.
const wantName = "want"

// TestFixtures finds the relations of every fixture in testdata. A fixture is one text file: what it shows, its sheets
// (see grid), and every relation that is to be found, and no other. A new fixture needs no Go.
func TestFixtures(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			arch, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if len(arch.Comment) == 0 {
				t.Error("the fixture does not say what it shows")
			}
			wb, err := bookOf(arch.Files)
			if err != nil {
				t.Fatal(err)
			}
			got := listed(casting.Find(layout.Read(wb)))
			want := &arch.Files[len(arch.Files)-1]
			if want.Name != wantName {
				t.Fatalf("the last part is %q, not %q", want.Name, wantName)
			}
			if *update {
				want.Data = []byte(got)
				if err := os.WriteFile(path, txtar.Format(arch), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if diff := cmp.Diff(string(want.Data), got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}
