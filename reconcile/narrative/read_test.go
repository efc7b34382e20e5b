package narrative

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crosscast/sheets"
	"crosscast/sheets/sheetstest"
)

// TestBook tells prose from tables: the paragraphs of a sheet, each with its cells.
func TestBook(t *testing.T) {
	for what, c := range map[string]struct{ sheet, want string }{
		"paragraphs below a heading": {`
**Foreword**

The savings target for the department is £13.24m.
See the notes.`, `
A1 # Foreword
A3 The savings target for the department is £13.24m.
A4 See the notes.`},
		"numbers in a column of their own, as figures or as text": {`
5   | The savings target for the department is £13.24m.
'6. | It comprises £12.7m and £550k.
(a) | of which transport.
4.1 | Every budget holder has agreed to this.`, `
B1 5 The savings target for the department is £13.24m.
B2 6. It comprises £12.7m and £550k.
B3 (a) of which transport.
B4 4.1 Every budget holder has agreed to this.`},
		"a number within the cell, and the items that a sentence leads into": {`
1. The savings fall on three areas of the department:
• roads, £3m
• schools, £2m`, `
A1 1. The savings fall on three areas of the department:
A2 • roads, £3m
A3 • schools, £2m`},
		"line breaks part paragraphs, but not a sentence": {`
The target is £13.24m this year.\n\n2. It comprises £12.7m and\nthe £550k of another service.`, `
A1 The target is £13.24m this year.
A1 2. It comprises £12.7m and/the £550k of another service.`},
		"lines wrapped by hand": {`
The outturn is an overspend of £4.6m. It is made up of £3.1m in adult
social care and £1.5m in children's services, of which
£0.4m is transport.
Other services are on budget.`, `
A1:A3 The outturn is an overspend of £4.6m. It is made up of £3.1m in adult social care and £1.5m in children's services, of which £0.4m is transport.
A4 Other services are on budget.`},
		"a heading in the column before": {`
Highways | There is an underspend of £420k on winter maintenance.`, `
A1 # Highways
B1 There is an underspend of £420k on winter maintenance.`},
		"notes below a table": {`
£000      | 2014/15 | 2015/16
Transport | 20      | 30
Waste     | 10      | 12

Note: the figures leave out schools, which have grants of £2m.`, `
A5 Note: the figures leave out schools, which have grants of £2m.`},
		"comments that are sentences": {`
Service   | £000 | Comments
Transport | 20   | The overspend of £2k is for fuel and tyres.
Waste     | 10   | An underspend of £1k is due to vacancies this year.`, `
| C2 The overspend of £2k is for fuel and tyres.
| C3 An underspend of £1k is due to vacancies this year.`},
		"comments that are remarks": {`
Service   | £000 | Comments
Transport | 20   | Fuel and tyres, up £2k on the year
Waste     | 10   | An underspend of £1k is due to vacancies this year.
Roads     | 10   | On budget`, ``},
		"labels, however long": {`
Total adult social care precept as a share of the council tax of last year
Number of dwellings on the list at the end of the year before

Please fill in each line.`, ``},
		"a table of words": {`
Ref | Risk                                              | Level
R1  | Demand for care exceeds the budget by over £1m.   | High
R2  | Savings of £3.5m are not delivered in full.       | Low`, ``},
		"a hidden row": {`
~The savings target for the department is £13.24m.`, ``},
	} {
		s := sheetstest.Grid("Notes", strings.TrimPrefix(c.sheet, "\n"))
		for i := range s.Rows {
			for k := range s.Rows[i].Cells {
				raw := &s.Rows[i].Cells[k].Raw
				*raw = strings.ReplaceAll(*raw, `\n`, "\n")
			}
		}
		_, prose := Book(sheetstest.Book(s))
		if d := cmp.Diff(strings.TrimPrefix(c.want, "\n"), written(prose)); d != "" {
			t.Errorf("%s (-want +got):\n%s", what, d)
		}
	}
}

// written lists the paragraphs of reports: cells, # for a heading, | for a comment, number and text.
func written(prose []*sheets.Report) string {
	var lines []string
	say := func(mark string, p *sheets.Paragraph) {
		if p.Kind == sheets.Heading {
			p.Text = "# " + p.Text
		}
		text := fmt.Sprintf("%s%s %s %s", mark, p.Place.Cells, p.Number, strings.ReplaceAll(p.Text, "\n", "/"))
		lines = append(lines, strings.Join(strings.Fields(text), " "))
	}
	for _, r := range prose {
		for _, x := range r.Pieces {
			if x.Paragraph != nil {
				say("", x.Paragraph)
				continue
			}
			for _, c := range x.Table.Cells {
				for _, p := range c.Paragraphs {
					say("| ", p)
				}
			}
		}
	}
	return strings.Join(lines, "\n")
}

// A paragraph's number is no figure: nothing may add it up.
func TestNumbersAreNoFigures(t *testing.T) {
	b, _ := Book(sheetstest.Book(sheetstest.Grid("Notes", "1 | Total savings of the department are £3m.\n2 | They are made in two years.\n3 | Nothing else was found.")))
	for i := range b.Sheets[0].Rows {
		if b.Sheets[0].Cell(i, 0).IsFigure() {
			t.Errorf("row %d: the number of a paragraph is a figure", i+1)
		}
	}
}

// Every prose sheet is a report of its own; a hidden one is none.
func TestSheets(t *testing.T) {
	const text = "The savings target for the department is £13.24m."
	hidden := sheetstest.Grid("Hidden", text)
	hidden.Visibility = sheets.Hidden
	_, prose := Book(sheetstest.Book(sheetstest.Grid("One", text), hidden, sheetstest.Grid("Two", text)))
	if len(prose) != 2 || prose[0].Pieces[0].Paragraph.Place.Part != "One" || prose[1].Pieces[0].Paragraph.Place.Part != "Two" {
		t.Errorf("%d reports", len(prose))
	}
}
