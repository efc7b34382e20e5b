package output

import (
	"bytes"
	_ "embed"
	"html/template"
	"io"
	"strings"

	"crosscast/reconcile"
	"crosscast/reconcile/claim"
	"crosscast/sheets"
)

//go:embed findingspage.html
var findingsPage string

var pageTemplate = template.Must(template.New("findings").Funcs(template.FuncMap{"inc": func(i int) int { return i + 1 }}).Parse(findingsPage))

// pageFinding is one finding as the page shows it.
type pageFinding struct {
	Ref, Place, Headline string
	Outcome              string
	Lines                []string
	// Before, Marked and After are the paragraph that it speaks of, cut at its words.
	Before, Marked, After string
	Columns               []string // letters, by which the text names the cells
	Table                 [][]pageCell
}

// pageCell is a cell of a table on the page.
type pageCell struct {
	Text             string
	RowSpan, ColSpan int
	Marked           bool
}

// WriteFindingsPage writes a web page with the findings on a report, each with the words that it speaks of. It needs no
// other file and runs no script.
func WriteFindingsPage(w io.Writer, d *Document, set Settings) error {
	s := Summarise(d.Result)
	page := struct {
		Generator, Name, Verdict, Coverage, Version string
		Notes                                       []string
		Findings                                    []pageFinding
	}{sheets.OurGenerator, d.name(), s.Verdict(), s.Coverage(), set.Version, nil, nil}
	if d.Paper != nil {
		page.Notes = d.Paper.Notes
	}
	for _, f := range d.Findings {
		page.Findings = append(page.Findings, pageFindingOf(d.Result, f))
	}
	var b bytes.Buffer
	if err := pageTemplate.Execute(&b, page); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}

func pageFindingOf(r *reconcile.Result, f *reconcile.Finding) pageFinding {
	p := pageFinding{Ref: f.Ref, Place: f.At.String(), Headline: headline(f), Outcome: statusOf(f.Outcome, f.Accepted != nil), Lines: sentences(r, f)}
	span := f.At.Span
	if span.Para != nil && span.Para.Table == nil {
		text := span.Para.Text
		p.Before, p.Marked, p.After = text[:span.From], text[span.From:span.To], text[span.To:]
		if n := span.Para.Number; n != "" {
			p.Before = n + " " + p.Before
		}
		return p
	}
	if t, cell := tableAt(r.Paper, f.At); t != nil {
		p.Table = pageTable(t, cell)
		for col := 1; col <= t.Cols; col++ {
			p.Columns = append(p.Columns, sheets.ColumnName(col))
		}
	}
	return p
}

// tableAt is the table in which a place lies, and the cells in it.
func tableAt(p *claim.Paper, at reconcile.Place) (*claim.Table, sheets.Range) {
	if q := at.Span.Para; q != nil {
		return q.Table, sheets.One(sheets.Ref{Row: q.Cell.Row, Col: q.Cell.Col})
	}
	first, _, _ := strings.Cut(at.Cells, ",")
	g, err := sheets.ParseRange(strings.TrimSpace(first))
	if p == nil || err != nil {
		return nil, g
	}
	return p.Named(at.Sheet), g
}

// pageTable copies a table with its spans.
func pageTable(t *claim.Table, marked sheets.Range) [][]pageCell {
	rows := make([][]pageCell, t.Rows)
	for i := range t.Cells {
		c := &t.Cells[i]
		at := sheets.Ref{Row: c.Row, Col: c.Col}
		rows[c.Row-1] = append(rows[c.Row-1], pageCell{c.Text(), c.RowSpan, c.ColSpan, marked.Contains(at)})
	}
	return rows
}
