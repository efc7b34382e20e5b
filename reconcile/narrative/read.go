// Package narrative reads the prose on the sheets of a workbook as reports: a covering narrative, a budget commentary,
// the notes below a table, the comments beside its lines. It tells prose from tables and tests nothing.
package narrative

import (
	"slices"

	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

// Book lays out a workbook and gives the prose of each sheet that has any as a report of its own, since paragraphs are
// numbered sheet by sheet. They know their cells, and their numbers are no figures of the book any more. As in other
// reports, what is hidden is no part of it.
func Book(wb *sheets.Workbook) (*layout.Book, []*sheets.Report) {
	b := layout.Read(wb)
	found := make([]*sheets.Report, len(b.Sheets))
	layout.Each(len(b.Sheets), func(i int) {
		if s := b.Sheets[i]; s.Visibility == sheets.Visible && mayHold(s) {
			found[i] = readSheet(s)
		}
	})
	return b, slices.DeleteFunc(found, func(r *sheets.Report) bool { return r == nil })
}

// mayHold reports whether a cell of the sheet holds words as a sentence does.
func mayHold(s *layout.Sheet) bool {
	for i := range s.Rows {
		for j := range s.Cols {
			if c := s.Cell(i, j); c.State == layout.Word && isWordy(c.Text()) {
				return true
			}
		}
	}
	return false
}

func readSheet(s *layout.Sheet) *sheets.Report {
	r := &sheets.Report{Path: s.Book.Path, Format: s.Book.Format, SHA256: s.Book.SHA256}
	rows := make([]row, len(s.Rows))
	for i := range s.Rows {
		rows[i] = readRow(s, i)
	}
	for from := 0; from < len(rows); {
		to := from
		for to < len(rows) && len(rows[to].lines) > 0 {
			to++
		}
		if all := paragraphs(s.Name, rows[from:to]); isProse(all) {
			for k, p := range all {
				p.Place.Index = len(r.Pieces) + k
				r.Pieces = append(r.Pieces, sheets.Piece{Paragraph: p})
			}
			for _, x := range rows[from:to] {
				if x.number != nil {
					x.number.State = layout.Word
				}
			}
		}
		from = max(to, from+1)
	}
	for j := range s.Cols {
		if t := comments(s, rows, j); t != nil {
			r.Pieces = append(r.Pieces, sheets.Piece{Table: t})
		}
	}
	if len(r.Pieces) == 0 {
		return nil
	}
	return r
}

// paragraphs puts lines together: each begins a paragraph, unless the sentence before it runs on.
func paragraphs(sheet string, rows []row) []*sheets.Paragraph {
	var all []*sheets.Paragraph
	var last line
	for _, r := range rows {
		for _, l := range r.lines {
			if len(all) > 0 && last.runsOnIn(l) {
				open := all[len(all)-1]
				joint := "\n"
				if l.at != last.at {
					joint, open.Place.Cells.To = " ", l.at
				}
				open.Text, open.Bold = open.Text+joint+l.text, open.Bold && l.bold
				open.Kind = bodyOf(open.Kind)
			} else {
				all = append(all, l.paragraph(sheet))
			}
			last = l
		}
	}
	return all
}

// bodyOf is the kind of a paragraph that was taken for a heading and goes on.
func bodyOf(k sheets.ParagraphKind) sheets.ParagraphKind {
	if k == sheets.Heading {
		return sheets.Body
	}
	return k
}

// paragraph opens a paragraph with its first line.
func (l line) paragraph(sheet string) *sheets.Paragraph {
	p := &sheets.Paragraph{Number: l.number, Text: l.text, Bold: l.bold}
	p.Place = sheets.PlaceInFile{Part: sheet, Cells: sheets.One(l.at)}
	switch {
	case l.number != "" && !sheets.IsParagraphNumber(l.number):
		p.Kind, p.Level = sheets.ListItem, 1
	case l.isHeading():
		p.Kind, p.Level = sheets.Heading, 1
	}
	p.TakeNumber()
	return p
}

// isProse reports that lines of text are prose: most of what they say is said in sentences, or in the items that a
// sentence leads into.
func isProse(all []*sheets.Paragraph) bool {
	said, whole := 0, 0
	any, led := false, false
	for _, p := range all {
		sentence := isSentence(p.Text)
		led = sentence || led && p.Number != ""
		any = any || sentence
		if whole += len(p.Text); led {
			said += len(p.Text)
		}
	}
	return any && 2*said >= whole
}
