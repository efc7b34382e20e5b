// Package narrative reads the prose on the sheets of a workbook as a report: a covering narrative, a budget commentary,
// the notes below a table, the comments beside its lines. It tells prose from tables and tests nothing.
package narrative

import (
	"slices"

	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

// Read gives the prose of each sheet that has any as a report of its own, since paragraphs are numbered sheet by sheet.
// Its paragraphs know their cells. As in other reports, what is hidden is no part of it.
func Read(b *layout.Book) []*sheets.Report {
	found := make([]*sheets.Report, len(b.Sheets))
	layout.Each(len(b.Sheets), func(i int) {
		if s := b.Sheets[i]; s.Visibility == sheets.Visible && mayHold(s) {
			found[i] = readSheet(s)
		}
	})
	return slices.DeleteFunc(found, func(r *sheets.Report) bool { return r == nil })
}

// mayHold reports whether a cell of the sheet holds a sentence at all.
func mayHold(s *layout.Sheet) bool {
	for i := range s.Rows {
		for j := range s.Cols {
			if c := s.Cell(i, j); c.State == layout.Word && isSentence(c.Text()) {
				return true
			}
		}
	}
	return false
}

func readSheet(s *layout.Sheet) *sheets.Report {
	b := &builder{sheet: s, rows: make([]row, len(s.Rows))}
	for i := range s.Rows {
		b.rows[i] = readRow(s, i)
	}
	for from := 0; from < len(b.rows); {
		to := from
		for to < len(b.rows) && len(b.rows[to].lines) > 0 {
			to++
		}
		if to > from && isProse(b.rows[from:to]) {
			b.take(b.rows[from:to])
		}
		from = max(to, from+1)
	}
	b.comments()
	if len(b.pieces) == 0 {
		return nil
	}
	return &sheets.Report{Path: s.Book.Path, Format: s.Book.Format, SHA256: s.Book.SHA256, Pieces: b.pieces}
}

// builder puts the lines of a sheet together into paragraphs.
type builder struct {
	sheet  *layout.Sheet
	rows   []row
	pieces []sheets.Piece
}

// take makes paragraphs of rows of prose: a line begins one, unless the sentence before it runs on.
func (b *builder) take(rows []row) {
	var all []line
	for _, r := range rows {
		all = append(all, r.lines...)
	}
	var open *sheets.Paragraph
	for k, l := range all {
		if open != nil && all[k-1].runsOnIn(l) {
			if l.at == all[k-1].at {
				open.Text += "\n" + l.text
			} else {
				open.Text += " " + l.text
				open.Place.Cells.To = l.at
			}
			open.Bold = open.Bold && l.bold
			continue
		}
		open = l.paragraph(b.sheet.Name, len(b.pieces))
		if isHeading(l) && k+1 < len(all) && all[k+1].at != l.at {
			open.Kind, open.Level = sheets.Heading, 1
		}
		b.pieces = append(b.pieces, sheets.Piece{Paragraph: open})
	}
}

// paragraph opens a paragraph with its first line.
func (l line) paragraph(sheet string, index int) *sheets.Paragraph {
	p := &sheets.Paragraph{Number: l.number, Text: l.text, Bold: l.bold}
	p.Place = sheets.PlaceInFile{Part: sheet, Index: index, Cells: sheets.One(l.at)}
	if l.number != "" && !sheets.IsParagraphNumber(l.number) {
		p.Kind, p.Level = sheets.ListItem, 1
	}
	p.TakeNumber()
	return p
}

// The least of a column of comments: how many of its texts are sentences, and what part of all of them.
const (
	leastComments    = 2
	mostlyComments   = 0.6
	firstCommentLine = 2 // in the first line of a table stands what its columns are
)

// comments takes the columns of tables whose texts are sentences, each as a table of one column: what is said of one line
// is no part of what is said of the next.
func (b *builder) comments() {
	for j := range b.sheet.Cols {
		var found []int
		texts := 0
		for i := range b.sheet.Rows {
			c := b.sheet.Cell(i, j)
			if c.State != layout.Word || len(b.rows[i].lines) > 0 || !b.rows[i].figures {
				continue
			}
			texts++
			if isSentence(c.Text()) {
				found = append(found, i)
			}
		}
		if len(found) >= leastComments && float64(len(found)) >= mostlyComments*float64(texts) {
			b.pieces = append(b.pieces, sheets.Piece{Table: b.column(found, j)})
		}
	}
}

// column is a table of the comments in rows of column j.
func (b *builder) column(rows []int, j int) *sheets.Table {
	t := &sheets.Table{Rows: firstCommentLine + len(rows) - 1, Cols: 1}
	for k, i := range rows {
		c := sheets.TableCell{Row: firstCommentLine + k, Col: 1, RowSpan: 1, ColSpan: 1}
		for _, l := range linesOf(b.sheet, i, j, "") {
			c.Paragraphs = append(c.Paragraphs, l.paragraph(b.sheet.Name, len(b.pieces)))
		}
		t.Cells = append(t.Cells, c)
	}
	return t
}

// isProse reports that rows of lines of text are prose: most of what they say is said in sentences, or in the items that a
// sentence leads into.
func isProse(rows []row) bool {
	said, all := 0, 0
	any, led := false, false
	for _, r := range rows {
		for _, l := range r.lines {
			all += len(l.text)
			sentence := isSentence(l.text)
			led = sentence || led && l.number != ""
			any = any || sentence
			if led {
				said += len(l.text)
			}
		}
	}
	return any && 2*said >= all
}
