package signoff

import (
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/money"
	"crosscast/sheets"
)

// The headings by which the columns of an earlier copy are found.
const (
	HeadOwner     = "Owner"
	HeadCleared   = "Cleared on"
	HeadFirstSeen = "First seen"
)

// The run details on CC Checks that tell what was checked.
const (
	LabelDocument = "Workbook"
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
	e := &Earlier{Document: runDetail(wb, LabelDocument), SHA256: runDetail(wb, LabelSHA256), Content: runDetail(wb, LabelContent)}
	e.readFound(wb)
	e.readItems(wb)
	return e
}

// CheckedName is the file name of the workbook that was checked, also where this is its marked copy.
func CheckedName(wb *sheets.Workbook) string {
	if len(OurSheets(wb)) > 0 {
		if name := runDetail(wb, LabelDocument); name != "" {
			return name
		}
	}
	return filepath.Base(wb.Path)
}

// ourTable is a table on one of our sheets, found by the name of its header row.
type ourTable struct {
	book   *sheets.Workbook
	sheet  *sheets.Sheet
	header int
	cols   map[string]int // by heading
}

func tableNamed(wb *sheets.Workbook, name string) (ourTable, bool) {
	sheet, cells, ok := Named(wb, name)
	if !ok {
		return ourTable{}, false
	}
	t := ourTable{wb, wb.Sheet(sheet), cells.From.Row, map[string]int{}}
	if row := t.sheet.Row(t.header); row != nil {
		for _, c := range row.Cells {
			t.cols[strings.TrimSpace(c.Raw)] = int(c.Col)
		}
	}
	return t, t.cols["Ref"] > 0
}

// reference is what stands in the column Ref of a finding or a tie.
var reference = regexp.MustCompile(`^[A-Z][0-9]+$`)

// rows visits the rows of the table that have a reference.
func (t ourTable) rows(visit func(row *sheets.Row, ref string)) {
	for i := range t.sheet.Rows {
		row := &t.sheet.Rows[i]
		if ref := t.text(row, "Ref"); row.Index > t.header && reference.MatchString(ref) {
			visit(row, ref)
		}
	}
}

func (t ourTable) cell(row *sheets.Row, heading string) *sheets.Cell {
	if t.cols[heading] == 0 {
		return nil
	}
	return t.sheet.At(sheets.Ref{Row: row.Index, Col: t.cols[heading]})
}

// text is a cell's text; the dash of an empty one is left out.
func (t ourTable) text(row *sheets.Row, heading string) string {
	c := t.cell(row, heading)
	if c == nil || strings.TrimSpace(c.Raw) == "-" {
		return ""
	}
	return strings.TrimSpace(c.Raw)
}

func (e *Earlier) readFound(wb *sheets.Workbook) {
	t, ok := tableNamed(wb, NameFound)
	if !ok {
		return
	}
	t.rows(func(row *sheets.Row, ref string) {
		f := FoundRow{Entry: Entry{Ref: ref, Sheet: t.text(row, "Sheet"), Label: t.text(row, "Row label"),
			Heading: t.text(row, "Column heading")}, Status: t.text(row, "Status")}
		f.setCheck(t.text(row, "Check"))
		if c := t.cell(row, "Difference"); c != nil && c.Kind == sheets.Number {
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
	t, ok := tableNamed(wb, NameItems)
	if !ok {
		return
	}
	t.rows(func(row *sheets.Row, ref string) {
		i := ItemRow{Entry: Entry{Ref: ref, Label: t.text(row, "What is being agreed")},
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

// withoutFilledIn is a marked copy without what people filled in on CC Reconciliation: it is theirs, and no edit of ours.
func withoutFilledIn(wb *sheets.Workbook) *sheets.Workbook {
	t, ok := tableNamed(wb, NameItems)
	if !ok {
		return wb
	}
	theirs := map[int]bool{t.cols[HeadOwner]: true, t.cols[HeadCleared]: true}
	page := *t.sheet
	page.Rows = append([]sheets.Row(nil), page.Rows...)
	for i := range page.Rows {
		row := &page.Rows[i]
		if row.Index <= t.header || !reference.MatchString(t.text(row, "Ref")) {
			continue
		}
		var kept []sheets.Cell
		for _, c := range row.Cells {
			if !theirs[int(c.Col)] {
				kept = append(kept, c)
			}
		}
		row.Cells = kept
	}
	out := *wb
	out.Sheets = append([]*sheets.Sheet(nil), wb.Sheets...)
	for i, s := range out.Sheets {
		if s == t.sheet {
			out.Sheets[i] = &page
		}
	}
	return &out
}
