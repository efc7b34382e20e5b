package signoff

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/sheets/open"
)

// AcceptanceNames are what a file of accepted differences is called, in the order in which they are looked for.
// crosscast writes the first.
var AcceptanceNames = []string{"crosscast-accepted.csv", "crosscast-accepted.xlsx"}

// maxParents is how many folders above the workbook's own are looked through.
const maxParents = 5

// FindAcceptances finds the file of accepted differences for the workbooks of a folder: in it, else in the nearest of
// five folders above; "" if there is none.
func FindAcceptances(folder string) string {
	for range maxParents + 1 {
		for _, name := range AcceptanceNames {
			path := filepath.Join(folder, name)
			if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
				return path
			}
		}
		folder = above(folder)
		if folder == "" {
			return ""
		}
	}
	return ""
}

// above is the folder above one; "" for the topmost.
func above(folder string) string {
	up := filepath.Join(folder, "..")
	if filepath.IsAbs(folder) && up == filepath.Clean(folder) {
		return ""
	}
	return up
}

// ErrNoAcceptances refuses a file that is no table of accepted differences.
var ErrNoAcceptances = errors.New("it is no table of accepted differences")

// Acceptances is a file of accepted differences.
type Acceptances struct {
	Path   string
	SHA256 string // of the file, in hex
	Rows   []*AcceptanceRow
	table  acceptanceTable
}

// AcceptanceRow is a row of the file: a finding, the workbooks that it holds for, and who accepted it and why. A row with
// a Fault accepts nothing.
type AcceptanceRow struct {
	Entry
	Line     int    // of the file, from 1
	Workbook string // the name of the workbook's file, in which * stands for any letters
	reconcile.Acceptance
	ReviewBy time.Time // the last day on which it holds; the zero time for no end
	Fault    string    // why the row is ignored: "it gives no reason"
}

// ReadAcceptances reads a file of accepted differences, separated text or a workbook.
func ReadAcceptances(path string) (*Acceptances, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	wb, err := open.Workbook(path, open.Options{})
	if err != nil {
		return nil, err
	}
	a := &Acceptances{Path: path}
	if a.table, err = findAcceptanceTable(wb); err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	a.SHA256 = hex.EncodeToString(sum[:])
	a.Rows = a.table.rows()
	return a, nil
}

// Note is the file with its fingerprint, as CC Checks tells it.
func (a *Acceptances) Note() string { return filepath.Base(a.Path) + ", SHA-256 " + a.SHA256 }

// Ignored tells of each row that accepts nothing.
func (a *Acceptances) Ignored() (told []string) {
	for _, r := range a.Rows {
		if r.Fault != "" {
			told = append(told, fmt.Sprintf("%s: line %d is ignored: %s.", filepath.Base(a.Path), r.Line, r.Fault))
		}
	}
	return told
}

// Fits reports whether a row holds for a workbook, by the name of its file.
func (r *AcceptanceRow) Fits(document string) bool {
	return r.Fault == "" && fitsPattern(strings.ToLower(r.Workbook), strings.ToLower(filepath.Base(document)))
}

// Unused tells that no finding fits a row.
func (a *Acceptances) Unused(r *AcceptanceRow) string {
	return fmt.Sprintf("%s: line %d is unused: no finding of this run fits the acceptance of %s.", filepath.Base(a.Path), r.Line, r)
}

// String names what is accepted: Savings, Total, 2015/16 for 60.
func (r *AcceptanceRow) String() string { return r.Entry.String() + r.forText(decimal.Zero) }

// fitsPattern matches a name with a pattern, in which * stands for any letters.
func fitsPattern(pattern, name string) bool {
	parts := strings.Split(pattern, "*")
	last := len(parts) - 1
	if last == 0 {
		return pattern == name
	}
	name, ok := strings.CutPrefix(name, parts[0])
	for _, part := range parts[1:last] {
		if ok {
			_, name, ok = strings.Cut(name, part)
		}
	}
	return ok && strings.HasSuffix(name, parts[last])
}
