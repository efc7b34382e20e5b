package sheetstest

import (
	"fmt"
	"strings"
	"testing"

	"crosscast/sheets"
)

// ReportLines prints a report for a test to compare, a paragraph or a row of a table a line: kind and level, "*" for bold, the
// number in brackets, the text with "⏎" for its line breaks. A cell tells its span and whether it is of the head.
func ReportLines(r *sheets.Report) string {
	var b strings.Builder
	for _, p := range r.Pieces {
		if p.Paragraph != nil {
			b.WriteString(ParagraphLine(p.Paragraph) + "\n")
			continue
		}
		fmt.Fprintf(&b, "table %d × %d\n", p.Table.Rows, p.Table.Cols)
		for i, c := range p.Table.Cells {
			if i == 0 || c.Row != p.Table.Cells[i-1].Row {
				if i > 0 {
					b.WriteByte('\n')
				}
				fmt.Fprintf(&b, "  %d", c.Row)
			}
			b.WriteString(" | " + cellText(&c))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func cellText(c *sheets.TableCell) string {
	s := strings.ReplaceAll(c.Text(), "\n", "⏎")
	if c.RowSpan > 1 || c.ColSpan > 1 {
		s = fmt.Sprintf("{%d×%d} %s", c.RowSpan, c.ColSpan, s)
	}
	if c.Header {
		s = "^" + s
	}
	return s
}

// ParagraphLine prints one paragraph so.
func ParagraphLine(p *sheets.Paragraph) string {
	s := []string{"", "h", "item", "note"}[p.Kind]
	if p.Level > 0 {
		s += fmt.Sprint(p.Level)
	}
	if s != "" {
		s += " "
	}
	if p.Bold {
		s += "* "
	}
	if p.Number != "" {
		s += "[" + p.Number + "] "
	}
	return s + strings.ReplaceAll(p.Text, "\n", "⏎")
}

// CheckReport holds what every reader promises, whatever the bytes: paragraphs with text, and cells in order, apart and
// within their table.
func CheckReport(t *testing.T, r *sheets.Report) {
	t.Helper()
	for _, p := range r.Pieces {
		if p.Table != nil {
			checkTable(t, p.Table)
		} else if strings.TrimSpace(p.Paragraph.Text+p.Paragraph.Number) == "" {
			t.Fatal("a paragraph without text")
		}
	}
}

func checkTable(t *testing.T, table *sheets.Table) {
	t.Helper()
	last := sheets.Ref{}
	for _, c := range table.Cells {
		if c.Row < last.Row || c.Row == last.Row && c.Col <= last.Col {
			t.Fatalf("%d,%d after %v", c.Row, c.Col, last)
		}
		last = sheets.Ref{Row: c.Row, Col: c.Col}
		if c.RowSpan < 1 || c.ColSpan < 1 || c.Row+c.RowSpan-1 > table.Rows || c.Col+c.ColSpan-1 > table.Cols {
			t.Fatalf("%+v beyond %d × %d", c, table.Rows, table.Cols)
		}
	}
}
