package sheets

import "strings"

// Report is a prose document: a committee report, minutes, a web page. Its pieces stand in the order of reading; the
// footnotes and endnotes come last.
type Report struct {
	Path   string // as the user gave it
	Format string // "docx", "html", "markdown", "text", "pdf"
	SHA256 string // of the file's bytes, in hex
	// Generator is the program that wrote the file, where a web page names it or a copy bears our stamp; else "".
	Generator string

	Pieces []Piece
	Notes  []string // what a reader noticed on the way and a person should know: "page 3 has no text"
}

// OurGenerator is the Generator of the copies and findings pages that crosscast writes.
const OurGenerator = "crosscast"

// Piece is a paragraph or a table; the other one is nil.
type Piece struct {
	Paragraph *Paragraph
	Table     *Table
}

// ParagraphKind is the part that a paragraph plays.
type ParagraphKind uint8

// The kinds of paragraph.
const (
	Body     ParagraphKind = iota // running text, numbered or not
	Heading                       // Level 1 is the highest
	ListItem                      // an item of a list, Level 1 the outermost, bulleted or numbered
	Footnote                      // a footnote or endnote, Number its mark
)

// Paragraph is one paragraph as a reader sees it: accepted insertions are in it, deleted and hidden text is not.
type Paragraph struct {
	Kind  ParagraphKind
	Level int
	// Number is the number or letter printed before the text, with its punctuation as printed: "18.", "(c)", "iii)",
	// "1.2"; "•" for a bullet; "" for none. It is not part of Text.
	Number string
	// Text has its line breaks as "\n" and its tabs as "\t"; no-break spaces and dashes are as in the file.
	Text string
	// Indent is how far the text stands from the margin, in units of the format (twips, columns, points): only its order
	// means something.
	Indent int
	Bold   bool // all of it
	Page   int  // from 1, where the format has pages; else 0
	Place  PlaceInFile
}

// PlaceInFile finds a paragraph again in its file, for the writer of the annotated copy. It means nothing to a person.
type PlaceInFile struct {
	Part  string // the part of a package: "word/document.xml"; the sheet of a workbook; "" otherwise
	Index int    // of the paragraph in that part, in the order of the file, from 0, whatever is nested in what
	Cells Range  // of that sheet, in which the paragraph stands; the zero Range in a report that is no workbook's
}

// Table is one table. Rows and columns count from 1; a table within a cell is a piece of its own, after this one.
type Table struct {
	Rows, Cols int
	Cells      []TableCell // by row, then column; places that a span covers are left out, empty cells are in
	Page       int
}

// TableCell is one cell with all that stands in it.
type TableCell struct {
	Row, Col         int // the top-left of a span
	RowSpan, ColSpan int // at least 1
	Header           bool
	Paragraphs       []*Paragraph
}

// Text is the text of the cell, its paragraphs and their numbers joined by line breaks.
func (c *TableCell) Text() string {
	var b strings.Builder
	for i, p := range c.Paragraphs {
		if i > 0 {
			b.WriteByte('\n')
		}
		if p.Number != "" && p.Number != Bullet {
			b.WriteString(p.Number + " ")
		}
		b.WriteString(p.Text)
	}
	return strings.TrimSpace(b.String())
}

// Sheet gives the table as a sheet of text cells under that name, so that it is checked as any block is.
func (t *Table) Sheet(name string) *Sheet {
	s := &Sheet{Name: name}
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.RowSpan > 1 || c.ColSpan > 1 {
			s.Merges = append(s.Merges, Range{Ref{c.Row, c.Col}, Ref{c.Row + c.RowSpan - 1, c.Col + c.ColSpan - 1}})
		}
		text := c.Text()
		if text == "" {
			continue
		}
		if n := len(s.Rows); n == 0 || s.Rows[n-1].Index != c.Row {
			s.Rows = append(s.Rows, Row{Index: c.Row})
		}
		row := &s.Rows[len(s.Rows)-1]
		row.Cells = append(row.Cells, Cell{Raw: text, Col: int32(c.Col), Kind: Text})
	}
	return s
}
