package docx

import (
	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// maxSpan bounds the columns that one cell claims; Word allows 63.
const maxSpan = 1000

// grid is a table while it is read.
type grid struct {
	cells   []gridCell
	rows    int
	headers int         // rows of the heading, which are the first ones
	open    map[int]int // cells that may grow down, by their column: their index
	inner   []sheets.Piece
}

// gridCell is a cell in the columns of the table's grid, counted from 0.
type gridCell struct {
	col, span int
	cell      sheets.TableCell
}

// rowProps are the properties of a row.
type rowProps struct {
	before       int // columns left out before its first cell
	header, gone bool
}

// cellProps are the properties of a cell.
type cellProps struct {
	span  int
	down  merge
	right merge
}

// merge is what a cell says of being merged with the one before it.
type merge uint8

const (
	alone merge = iota
	begins
	goesOn
)

// table reads a table. What stands in its cells besides paragraphs, tables and text boxes, follows it.
func (r *story) table(c *container) error {
	g := &grid{open: map[int]int{}}
	if err := r.rows(g); err != nil {
		return err
	}
	if t := g.table(); t != nil {
		c.pieces = append(c.pieces, sheets.Piece{Table: t})
	}
	c.pieces = append(c.pieces, g.inner...)
	return nil
}

// rows reads the rows among the children of the current element, through what may wrap them.
func (r *story) rows(g *grid) error {
	return r.s.Children(func(t *ooxml.Tag) error {
		switch string(t.Name) {
		case "tr":
			return r.row(g)
		case "sdt", "sdtContent", "customXml", "ins", "moveTo":
			return r.rows(g)
		case "AlternateContent":
			return r.alternate(func() error { return r.rows(g) })
		}
		return nil
	})
}

// row reads a row, unless it is deleted. Cells that are merged downwards grow only while every row says so.
func (r *story) row(g *grid) error {
	col, props := 0, rowProps{}
	open := map[int]int{}
	var cells func(t *ooxml.Tag) error
	cells = func(t *ooxml.Tag) (err error) {
		switch string(t.Name) {
		case "trPr":
			props, err = r.readRowProps()
			col = props.before
		case "tc":
			if props.gone {
				return nil
			}
			return r.cell(g, &col, props.header && g.headers == g.rows, open)
		case "sdt", "sdtContent", "customXml":
			return r.s.Children(cells)
		}
		return err
	}
	if err := r.s.Children(cells); err != nil || props.gone {
		return err
	}
	if props.header && g.headers == g.rows {
		g.headers++
	}
	g.rows++
	g.open = open
	return nil
}

// readRowProps reads a trPr.
func (r *story) readRowProps() (rowProps, error) {
	var p rowProps
	err := r.s.Children(func(t *ooxml.Tag) error {
		switch string(t.Name) {
		case "gridBefore":
			p.before = min(max(number(t, "val"), 0), maxSpan)
		case "tblHeader":
			p.header = toggle(t) == on
		case "del", "moveFrom":
			p.gone = true
			r.doc.note(noteTracked)
		case "hidden":
			if toggle(t) == on {
				p.gone = true
				r.doc.note(noteHidden)
			}
		}
		return nil
	})
	return p, err
}

// cell reads a cell at the column, and moves the column on.
func (r *story) cell(g *grid, col *int, header bool, open map[int]int) error {
	props := cellProps{span: 1}
	c := &container{cell: &sheets.TableCell{Row: g.rows + 1, RowSpan: 1, ColSpan: 1, Header: header}}
	fields := r.fields
	err := r.s.Children(func(t *ooxml.Tag) (err error) {
		if t.Is("tcPr") {
			props, err = readCellProps(r.s)
			return err
		}
		return r.block(t, c)
	})
	if err != nil {
		return err
	}
	r.fields = fields // none goes on in another cell
	r.flush(c)
	at := *col
	*col += props.span
	g.inner = append(g.inner, c.pieces...)
	if g.grows(at, props, open) {
		if len(c.cell.Paragraphs) > 0 {
			r.doc.note(noteCovered)
		}
		return nil
	}
	if props.down != alone {
		open[at] = len(g.cells)
	}
	g.cells = append(g.cells, gridCell{at, props.span, *c.cell})
	return r.doc.spendCell()
}

// grows lets the cell that covers this place grow over it; false if there is none.
func (g *grid) grows(at int, props cellProps, open map[int]int) bool {
	last := len(g.cells) - 1
	if props.right == goesOn && last >= 0 && g.cells[last].cell.Row == g.rows+1 {
		g.cells[last].span += props.span
		return true
	}
	i, ok := g.open[at]
	if props.down != goesOn || !ok {
		return false
	}
	g.cells[i].cell.RowSpan++
	open[at] = i
	return true
}

// readCellProps reads a tcPr.
func readCellProps(s *ooxml.Scanner) (cellProps, error) {
	p := cellProps{span: 1}
	err := s.Children(func(t *ooxml.Tag) error {
		switch string(t.Name) {
		case "gridSpan":
			p.span = min(max(number(t, "val"), 1), maxSpan)
		case "vMerge":
			p.down = readMerge(t)
		case "hMerge":
			p.right = readMerge(t)
		}
		return nil
	})
	return p, err
}

// readMerge reads vMerge or hMerge, which without a value goes on.
func readMerge(t *ooxml.Tag) merge {
	if value(t, "val") == "restart" {
		return begins
	}
	return goesOn
}
