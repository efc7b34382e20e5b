package signoff

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"

	"crosscast/reconcile/money"
	"crosscast/sheets"
)

// The run details on CC Checks that hold the two fingerprints.
const (
	LabelContent  = "Content hash"
	LabelFindings = "Findings hash"
)

// FindingsHash is a fingerprint of CC Reconciliation and CC Findings as they are about to be written: every text and
// number that is no formula, but for the Yes/No cell of the marks, which anybody may turn.
func FindingsHash(first, found sheets.AddedSheet, marks sheets.Ref) string {
	h := sha256.New()
	for i, s := range []sheets.AddedSheet{first, found} {
		put(h, "sheet")
		for _, row := range s.Rows {
			for _, c := range row.Cells {
				at := sheets.Ref{Row: row.Index, Col: c.Col}
				if c.Formula != "" || i == 0 && at == marks {
					continue
				}
				putValue(h, at, c.Text+c.Number, c.Number != "")
			}
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// FoundHash is the same fingerprint of a marked copy as it is now.
func FoundHash(wb *sheets.Workbook) string {
	h := sha256.New()
	_, marks, _ := Named(wb, NameMarks)
	for i, name := range []string{nameOfFirst(wb), NameFound} {
		put(h, "sheet")
		if sheet, _, ok := Named(wb, name); ok {
			hashFound(h, wb.Sheet(sheet), marks.From, i == 0)
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

func hashFound(h hash.Hash, s *sheets.Sheet, marks sheets.Ref, first bool) {
	for i := range s.Rows {
		for j := range s.Rows[i].Cells {
			c := &s.Rows[i].Cells[j]
			at := sheets.Ref{Row: s.Rows[i].Index, Col: int(c.Col)}
			if c.Formula != 0 || first && at == marks {
				continue
			}
			putValue(h, at, c.Raw, c.Kind == sheets.Number)
		}
	}
}

// putValue takes down a cell in a form that survives being saved by another program.
func putValue(h hash.Hash, at sheets.Ref, value string, number bool) {
	if number {
		if d, ok := money.ParseStored(value); ok {
			value = d.String()
		}
	}
	if value = folded(value); value != "" {
		put(h, at.String(), value)
	}
}
