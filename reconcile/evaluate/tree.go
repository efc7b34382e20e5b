package evaluate

import (
	"fmt"
	"strings"

	"crosscast/reconcile/money"
	"crosscast/sheets"
	"crosscast/sheets/formula"
)

// maxNames bounds how deep names may stand for names: a hostile file can make them circular.
const maxNames = 20

// scope is where a formula is evaluated: its cell, and whether as an array formula, over ranges whole.
type scope struct {
	e     *Evaluator
	sheet *sheets.Sheet
	cell  sheets.Ref
	array bool
	names int // followed so far
}

func (e *Evaluator) at(s *sheets.Sheet, r sheets.Ref) scope { return scope{e: e, sheet: s, cell: r} }

// eval gives what n gives.
func (c scope) eval(n formula.Node) (operand, error) {
	if c.e.depth >= maxDepth {
		return operand{}, cannot("formulas nested deeper than %d levels", maxDepth)
	}
	c.e.depth++
	defer func() { c.e.depth-- }()
	switch n := n.(type) {
	case formula.Number:
		d, ok := money.ParseStored(n.Raw)
		if !ok {
			return operand{}, cannot("the number %.40q", n.Raw)
		}
		return single(number(d)), nil
	case formula.Text:
		return single(text(n.Value)), nil
	case formula.Bool:
		return single(truth(n.Value)), nil
	case formula.ErrorValue:
		return operand{}, cellError(n.Code)
	case formula.Missing:
		return single(Value{}), nil
	case formula.Ref:
		return c.ref(n)
	case formula.Name:
		return c.name(n)
	case formula.Call:
		return c.call(n)
	case formula.Array:
		return c.constant(n)
	case formula.Union:
		return c.union(n)
	case formula.Intersect:
		return c.intersect(n)
	case formula.Unary, formula.Percent:
		return c.unary(n)
	case formula.Binary:
		if n.Op == ":" {
			return c.span(n)
		}
		return c.binary(n)
	}
	return operand{}, cannot("%s", n)
}

// value reduces n to one value; an error value comes as an error.
func (c scope) value(n formula.Node) (Value, error) {
	o, err := c.eval(n)
	if err != nil {
		return Value{}, err
	}
	v, err := c.reduce(o)
	if err != nil {
		return Value{}, err
	}
	return thrown(v)
}

// reduce takes the one value of o that belongs to the formula's cell: of a column the one in its row, and so on.
func (c scope) reduce(o operand) (Value, error) {
	switch {
	case !o.isCells():
		switch {
		case c.array && o.isMany():
			return Value{}, cannot("an array where one value is due")
		case len(o.rows) > 0:
			return o.rows[0][0], nil
		}
		return o.one, nil
	case len(o.areas) > 1:
		return Value{}, errValue
	}
	a := o.areas[0]
	r := a.rng.From
	if o.isMany() {
		if c.array {
			return Value{}, cannot("an array where one value is due")
		}
		switch {
		case a.rng.From.Col == a.rng.To.Col:
			r.Row = c.cell.Row
		case a.rng.From.Row == a.rng.To.Row:
			r.Col = c.cell.Col
		}
		if !a.rng.Contains(r) || a.rng.From.Col != a.rng.To.Col && a.rng.From.Row != a.rng.To.Row {
			return Value{}, errValue
		}
	}
	return c.e.cell(a.sheet, r)
}

// matrix gives n whole, as rows of values; errors inside stay values.
func (c scope) matrix(n formula.Node) (matrix, error) {
	o, err := c.eval(n)
	if err == nil {
		return c.spread(o)
	}
	v, err := caught(Value{}, err)
	return matrix{{v}}, err
}

// spread gives an operand as rows of values.
func (c scope) spread(o operand) (matrix, error) {
	switch {
	case len(o.areas) > 1:
		return nil, cannot("several areas where one is due")
	case o.isCells():
		return c.e.values(o.areas[0])
	case len(o.rows) > 0:
		return o.rows, nil
	}
	return matrix{{o.one}}, nil
}

func (c scope) constant(n formula.Array) (operand, error) {
	m := make(matrix, len(n.Rows))
	for i, row := range n.Rows {
		if len(row) != len(n.Rows[0]) {
			return operand{}, errValue
		}
		for _, x := range row {
			v, err := caught(c.value(x))
			if err != nil {
				return operand{}, err
			}
			m[i] = append(m[i], v)
		}
	}
	return operand{rows: m}, nil
}

// ref gives the cells of a reference; of one through several sheets, an area a sheet.
func (c scope) ref(n formula.Ref) (operand, error) {
	switch {
	case n.External():
		return operand{}, cannot("it refers to another workbook")
	case n.Sheet == "":
		return operand{areas: []area{{c.sheet, n.Range}}}, nil
	}
	last := n.LastSheet
	if last == "" {
		last = n.Sheet
	}
	var o operand
	for _, s := range c.e.book.Sheets {
		inside := strings.EqualFold(s.Name, n.Sheet) || strings.EqualFold(s.Name, last)
		if inside || len(o.areas) > 0 {
			o.areas = append(o.areas, area{s, n.Range})
		}
		if inside && (n.LastSheet == "" || len(o.areas) > 1) {
			return o, nil
		}
	}
	return operand{}, errRef
}

func (c scope) name(n formula.Name) (operand, error) {
	resolve := c.e.names[c.sheet.Name]
	if resolve == nil {
		resolve = formula.NamesOf(c.e.book, c.sheet.Name)
		c.e.names[c.sheet.Name] = resolve
	}
	stands, ok := resolve(n)
	if !ok {
		return operand{}, cannot("the name %s", n)
	}
	if c.names++; c.names > maxNames {
		return operand{}, fmt.Errorf("%w, by the name %s", ErrCircular, n)
	}
	return c.eval(stands)
}

func cannot(format string, args ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{ErrCannot}, args...)...)
}

func tooMany() error { return cannot("it reads more than %d cells", maxCells) }
