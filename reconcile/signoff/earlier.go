package signoff

import (
	"cmp"
	"path/filepath"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/money"
	"crosscast/sheets"
)

// The run details on CC Checks that tell what was checked.
const (
	LabelWorkbook = "Workbook"
	LabelReport   = "Report" // in its place for a report
	LabelSHA256   = "SHA-256 of the file"
)

// Earlier is what a marked copy tells of the check that wrote it, and what people have filled in since.
type Earlier struct {
	Document string // the name of the file that was checked
	SHA256   string // of that file
	Content  string // its content hash
	Found    []FoundRow
	Items    []ItemRow
}

// FoundRow is a row of CC Findings.
type FoundRow struct {
	Entry
	Status    string
	FirstSeen time.Time // the zero time where it is not told
}

// Acceptable reports whether a person can accept the finding, or has accepted it.
func (f *FoundRow) Acceptable() bool {
	for _, o := range []reconcile.Outcome{reconcile.Differs, reconcile.Review, reconcile.Latent} {
		if strings.HasPrefix(f.Ref, o.Letter()) {
			return true
		}
	}
	return false
}

// ItemRow is a row of CC Reconciliation as far as people fill it in.
type ItemRow struct {
	Entry                   // of a stated figure that agrees, which is no finding, what is being agreed
	Owner, Cleared FilledIn // as they were filled in
}

// FilledIn is what somebody typed into a cell.
type FilledIn struct {
	Text, Number, Format string
}

// ReadEarlier reads a marked copy; nil if the workbook is none.
func ReadEarlier(wb *sheets.Workbook) *Earlier {
	if len(OurSheets(wb)) == 0 {
		return nil
	}
	e := &Earlier{Document: DocumentOf(wb), SHA256: runDetail(wb, LabelSHA256), Content: runDetail(wb, LabelContent)}
	e.readFound(wb)
	e.readItems(wb)
	return e
}

// CopySuffix stands behind the name of a workbook in the name of its marked copy.
const CopySuffix = " - checked"

// DocumentOf is the file name of what was checked, as a copy tells it: its own where the copy itself was checked again.
func DocumentOf(wb *sheets.Workbook) string {
	return cmp.Or(runDetail(wb, LabelWorkbook), runDetail(wb, LabelReport))
}

// CheckedName is the file name of the workbook that this is, or is a marked copy of.
func CheckedName(wb *sheets.Workbook) string {
	name := filepath.Base(wb.Path)
	if len(OurSheets(wb)) == 0 {
		return name
	}
	name = cmp.Or(DocumentOf(wb), name)
	ext := filepath.Ext(name)
	return strings.TrimSuffix(strings.TrimSuffix(name, ext), CopySuffix) + ext
}

func (e *Earlier) readFound(wb *sheets.Workbook) {
	t := tableNamed(wb, NameFound)
	t.rows(func(row *sheets.Row, ref string) {
		f := FoundRow{Entry: Entry{Ref: ref, Sheet: cmp.Or(t.text(row, HeadSheet), TableIn(t.text(row, HeadReportPlace))), Label: cmp.Or(t.text(row, HeadLabel), t.text(row, HeadSubject)),
			Heading: t.text(row, HeadHeading)}, Status: t.text(row, HeadStatus)}
		f.setCheck(t.text(row, HeadCheck))
		if c := t.cell(row, HeadDelta); c != nil && c.Kind == sheets.Number {
			d, ok := money.ParseStored(c.Raw)
			f.Difference = decimal.NullDecimal{Decimal: d, Valid: ok}
		}
		if c := t.cell(row, HeadFirstSeen); c != nil {
			f.FirstSeen, _ = dayOf(wb, c) // a day that cannot be read is one that is not told
		}
		e.Found = append(e.Found, f)
	})
}

func (e *Earlier) readItems(wb *sheets.Workbook) {
	t := tableNamed(wb, NameItems)
	t.rows(func(row *sheets.Row, ref string) {
		i := ItemRow{Entry: Entry{Ref: ref, Label: t.text(row, HeadWhat)},
			Owner: t.filledIn(row, HeadOwner), Cleared: t.filledIn(row, HeadCleared)}
		if f := e.Find(ref); f != nil {
			i.Entry = f.Entry
		}
		e.Items = append(e.Items, i)
	})
}

func (t ourTable) filledIn(row *sheets.Row, heading string) FilledIn {
	c := t.cell(row, heading)
	switch {
	case c == nil:
		return FilledIn{}
	case c.Kind != sheets.Number:
		return FilledIn{Text: c.Raw}
	}
	in := FilledIn{Number: c.Raw}
	if int(c.Style) < len(t.book.Styles) {
		in.Format = t.book.Styles[c.Style].Format.Code
	}
	return in
}

// Find gives the finding of that reference, or nil.
func (e *Earlier) Find(ref string) *FoundRow {
	for i := range e.Found {
		if strings.EqualFold(e.Found[i].Ref, ref) {
			return &e.Found[i]
		}
	}
	return nil
}
