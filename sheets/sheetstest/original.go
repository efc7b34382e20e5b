package sheetstest

import (
	"errors"
	"io/fs"
	"os"
	"testing"
)

// CopyAndOriginal tests the copy of a list that the package keeps, and the list in ../shared that it is of, which is
// skipped where it is not there.
func CopyAndOriginal(t *testing.T, kept, original string, test func(*testing.T, []byte)) {
	for _, path := range []string{kept, original} {
		t.Run(path, func(t *testing.T) {
			data, err := os.ReadFile(path)
			if errors.Is(err, fs.ErrNotExist) && path == original {
				Lacks(t, Shared, "the shared list is not here: only the copy is tested")
			}
			if err != nil {
				t.Fatal(err)
			}
			test(t, data)
		})
	}
}
