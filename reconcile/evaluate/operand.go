package evaluate

import (
	"sort"

	"crosscast/sheets"
)

// operand is what a part of a formula gives: cells, a matrix of values, or one value.
type operand struct {
	areas []area
	rows  matrix
	one   Value
}

// area is a rectangle of cells on one sheet.
type area struct {
	sheet *sheets.Sheet
	rng   sheets.Range
}

func (o operand) isCells() bool { return len(o.areas) > 0 }

// isMany reports whether o holds more than one value.
func (o operand) isMany() bool {
	if o.isCells() {
		return len(o.areas) > 1 || o.areas[0].rng.Count() > 1
	}
	return len(o.rows) > 1 || len(o.rows) == 1 && len(o.rows[0]) > 1
}

func single(v Value) operand { return operand{one: v} }

// matrix is a rectangle of values, by rows.
type matrix [][]Value

// at gives an element. A single row, column or value repeats, as it does where shapes are combined; beyond the edge is #N/A.
func (m matrix) at(row, col int) Value {
	if len(m) == 1 {
		row = 0
	}
	if row >= 0 && row < len(m) {
		cells := m[row]
		if len(cells) == 1 {
			col = 0
		}
		if col >= 0 && col < len(cells) {
			return cells[col]
		}
	}
	return Value{Kind: Error, Text: string(errNA)}
}

// size gives rows and columns.
func (m matrix) size() (int, int) {
	if len(m) == 0 {
		return 0, 0
	}
	return len(m), len(m[0])
}

// clip leaves out rows and columns that no sheet uses: a whole column has a million cells.
func (e *Evaluator) clip(g sheets.Range) sheets.Range {
	g.To.Row = max(g.From.Row, min(g.To.Row, e.extent.Row))
	g.To.Col = max(g.From.Col, min(g.To.Col, e.extent.Col))
	return g
}

// each calls visit for every cell of the area that is not empty, row by row.
func (e *Evaluator) each(a area, visit func(r sheets.Ref, v Value) error) error {
	rows := a.sheet.Rows
	first := sort.Search(len(rows), func(i int) bool { return rows[i].Index >= a.rng.From.Row })
	for i := first; i < len(rows) && rows[i].Index <= a.rng.To.Row; i++ {
		cells := rows[i].Cells
		from := sort.Search(len(cells), func(j int) bool { return int(cells[j].Col) >= a.rng.From.Col })
		for j := from; j < len(cells) && int(cells[j].Col) <= a.rng.To.Col; j++ {
			r := sheets.Ref{Row: rows[i].Index, Col: int(cells[j].Col)}
			v, err := e.cell(a.sheet, r)
			if err != nil {
				return err
			}
			if v.Kind == Blank {
				continue
			}
			if err := visit(r, v); err != nil {
				return err
			}
		}
	}
	return nil
}

// maxTables bounds the cells of ranges kept as matrices: many formulas search the same table.
const maxTables = 1_000_000

// values reads the cells of an area into a matrix, which must not be changed.
func (e *Evaluator) values(a area) (matrix, error) {
	a.rng = e.clip(a.rng)
	if e.left -= a.rng.Count(); e.left < 0 {
		return nil, tooMany()
	}
	if m, ok := e.tables[a]; ok {
		return m, nil
	}
	from, width := a.rng.From, a.rng.To.Col-a.rng.From.Col+1
	m := make(matrix, a.rng.To.Row-from.Row+1)
	for i := range m {
		m[i] = make([]Value, width)
	}
	err := e.each(a, func(r sheets.Ref, v Value) error {
		m[r.Row-from.Row][r.Col-from.Col] = v
		return nil
	})
	if err == nil && e.tableCells+a.rng.Count() <= maxTables {
		e.tables[a] = m
		e.tableCells += a.rng.Count()
	}
	return m, err
}
