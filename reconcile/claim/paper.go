// Package claim reads what a report states: which paragraph is which (18(c)), what stands in a list and what leads into
// it, the amounts, counts, years, references and codes in running text, each with its place. It tests nothing.
package claim

import (
	"fmt"
	"slices"
	"strings"

	"crosscast/reconcile/money"
	"crosscast/sheets"
)

// Paper is a report with its paragraphs named and what they state found.
type Paper struct {
	*sheets.Report
	Paras  []*Para // in the order of reading; those in tables stand where their table does
	Tables []*Table

	spelled map[string]string // what abbreviations stand for
}

// Para is a paragraph of a report, with its place among the others.
type Para struct {
	*sheets.Paragraph
	Order int // in the paper, from 0
	// Path names it as people do: "18", "18(c)"; "" where nothing is numbered. An unnumbered paragraph that goes on
	// below a numbered one has its path, as does a bullet below it.
	Path string
	// Numbers are the steps of the path without punctuation: 18, c. Own reports that the last one is its own number.
	Numbers []string
	Own     bool
	Series  *Series // of its own number; nil without one
	Heading *Para   // the nearest above; nil for none
	Lead    *Para   // the paragraph that leads into the list of which this is an item; nil for no item
	Items   []*Para // the items that this paragraph leads into, of the first list below it
	Table   *Table  // that it stands in; nil for none
	Cell    *sheets.TableCell
	Names   *Table // the table whose caption it is; nil for none
	// Plain is Text with every space a plain one, of the same length: what is found in it is found in Text.
	Plain     string
	Amounts   []money.Found
	sentences []Span
}

// Table is a table of a report with the name that people call it by.
type Table struct {
	*sheets.Table
	Name    string // "Table 1", or "Table 2 of 3" where it has no number of its own
	Number  string // "1", of its caption; "" without one
	Caption *Para
	After   int // order of the last paragraph before it, -1 for none
	Last    int // order of the last paragraph in it; After where it is empty
	Paras   []*Para
	rows    map[int][]*Para
}

// Row lists the paragraphs in the cells of a row, from left to right.
func (t *Table) Row(row int) []*Para { return t.rows[row] }

// At lists the paragraphs of a cell.
func (t *Table) At(row, col int) []*Para {
	var all []*Para
	for _, q := range t.rows[row] {
		if q.Cell.Col == col {
			all = append(all, q)
		}
	}
	return all
}

// Read names the paragraphs of a report and finds what they state.
func Read(r *sheets.Report) *Paper {
	p := &Paper{Report: r}
	n := &numbering{}
	for i := range r.Pieces {
		if para := r.Pieces[i].Paragraph; para != nil {
			n.place(p.add(para))
			continue
		}
		p.addTable(r.Pieces[i].Table)
	}
	p.nameTables()
	p.spell()
	return p
}

// Sheet is the sheet of a workbook whose prose the paper is; "" for a report.
func (p *Paper) Sheet() string {
	if len(p.Paras) == 0 {
		return ""
	}
	if sheet, _, ok := p.Paras[0].OnSheet(); ok {
		return sheet
	}
	return ""
}

// longest is the most bytes of a paragraph that is searched; a page of print has some 4,000.
const longest = 40_000

// add lists a paragraph.
func (p *Paper) add(s *sheets.Paragraph) *Para {
	q := &Para{Paragraph: s, Order: len(p.Paras), Plain: plain(s.Text)}
	if len(q.Plain) > longest {
		q.Plain = ""
		if note := fmt.Sprintf("a paragraph of %d letters was not searched: it is too long for one", len(s.Text)); !slices.Contains(p.Notes, note) {
			p.Notes = append(p.Notes, note)
		}
	}
	q.Amounts = money.FindAmounts(q.Plain)
	q.sentences = q.cut()
	p.Paras = append(p.Paras, q)
	return q
}

// addTable lists a table and the paragraphs in its cells, each cell with lists of its own.
func (p *Paper) addTable(s *sheets.Table) {
	t := &Table{Table: s, After: len(p.Paras) - 1, rows: map[int][]*Para{}}
	p.Tables = append(p.Tables, t)
	for i := range s.Cells {
		n := &numbering{}
		for _, para := range s.Cells[i].Paragraphs {
			q := p.add(para)
			q.Table, q.Cell = t, &s.Cells[i]
			n.place(q)
			t.Paras = append(t.Paras, q)
			t.rows[q.Cell.Row] = append(t.rows[q.Cell.Row], q)
		}
	}
	t.Last = len(p.Paras) - 1
}

// OnSheet is the sheet of a workbook and the cells that a paragraph stands in; false in any other report.
func (q *Para) OnSheet() (sheet string, cells sheets.Range, ok bool) {
	return q.Place.Part, q.Place.Cells, !q.Place.Cells.From.IsZero()
}

// Where says in words where a paragraph stands.
func (q *Para) Where() string {
	sheet, cells, onSheet := q.OnSheet()
	switch {
	case onSheet && q.Path == "":
		return sheet + "!" + cells.String()
	case q.Names != nil:
		return q.Names.Name
	case q.Table != nil:
		return fmt.Sprintf("%s, row %d, column %d", q.Table.Name, q.Cell.Row, q.Cell.Col)
	case q.Kind == sheets.Heading:
		return fmt.Sprintf("heading “%s”", short(q.Text))
	case q.Kind == sheets.Footnote:
		return "footnote " + q.Number
	case q.Path != "" && q.Path[0] >= '0' && q.Path[0] <= '9':
		return "paragraph " + q.Path
	case q.Path != "":
		return "item " + q.Path
	case q.Heading != nil:
		return fmt.Sprintf("the text below the heading “%s”", short(q.Heading.Text))
	}
	return fmt.Sprintf("the text “%s”", short(q.Text))
}

// shortText is how much of a text names it.
const shortText = 40

// short cuts a text at a word.
func short(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) <= shortText {
		return s
	}
	cut := strings.LastIndexByte(s[:shortText], ' ')
	if cut <= 0 {
		cut = shortText
		for cut > 0 && s[cut]&0xC0 == 0x80 {
			cut--
		}
	}
	return s[:cut] + " …"
}

// plain gives the text with every sort of space a plain one, at the same length.
func plain(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return r == '\n' || r == '\t' || r >= 0x80 }) < 0 {
		return s
	}
	return strings.NewReplacer("\n", " ", "\t", " ", "\u00a0", "  ", "\u202f", "   ", "\u2009", "   ").Replace(s)
}

// Sheets gives the tables as sheets of a workbook, so that they are checked as any block is.
func (p *Paper) Sheets() *sheets.Workbook {
	w := &sheets.Workbook{Path: p.Path, Format: p.Format, SHA256: p.SHA256, Notes: p.Notes, Styles: make([]sheets.Style, 1)}
	for _, t := range p.Tables {
		w.Sheets = append(w.Sheets, t.Sheet(t.Name))
	}
	return w
}

// Named returns the table of that name.
func (p *Paper) Named(name string) *Table {
	for _, t := range p.Tables {
		if t.Name == name {
			return t
		}
	}
	return nil
}

// InTable is what says what a cell of a table is: the words of its row, and of the first cell of its column; "" elsewhere.
// Where the row has a code of its own, codes of other things in it are left out.
func (p *Paper) InTable(q *Para) (row, heading string) {
	if q.Table == nil {
		return "", ""
	}
	coded := false
	var words, plain []string
	if q.Cell.Row > 1 {
		for _, o := range q.Table.At(1, q.Cell.Col) {
			heading += " " + o.Plain
		}
	}
	for _, o := range q.Table.Row(q.Cell.Row) {
		if o == q {
			continue
		}
		own := onlyCode.MatchString(strings.TrimSpace(o.Plain)) && !coded
		coded = coded || own
		words = append(words, o.Plain)
		if own || len(o.CodeLists()) == 0 {
			plain = append(plain, o.Plain)
		}
	}
	if coded {
		words = plain
	}
	return strings.Join(words, " "), strings.TrimSpace(heading)
}
