// Package evaluate computes formulas as a spreadsheet would, over decimals. It is small on purpose: what it does not know
// for certain it refuses with ErrCannot, so that no figure of its own making is ever held against the user's.
package evaluate

import (
	"fmt"
	"strings"

	"crosscast/sheets"
	"crosscast/sheets/formula"
)

// The caps keep a hostile or huge workbook from costing time and stack.
const (
	maxCells = 5_000_000 // read for one figure
	maxChain = 2000      // formulas without a stored result that hang on one another
	maxDepth = 50_000    // parts of formulas inside one another, over such a chain
)

// Evaluator computes cells and formulas of one workbook. It keeps what it has computed, and is for one goroutine.
type Evaluator struct {
	book       *sheets.Workbook
	byName     map[string]*sheets.Sheet
	functions  map[string]function
	names      map[string]formula.Resolver
	trees      map[*sheets.Formula]tree
	anchors    map[*sheets.Formula]sheets.Ref
	done       map[cellKey]result
	busy       map[cellKey]bool
	tables     map[area]matrix // ranges read before
	extent     sheets.Ref      // the last row and column used on any sheet
	tableCells int
	depth      int // of the part being evaluated
	left       int // cells that may still be read for this figure
}

// cellKey is a cell of the workbook.
type cellKey struct {
	sheet *sheets.Sheet
	ref   sheets.Ref
}

type tree struct {
	node formula.Node
	err  error
}

type result struct {
	value Value
	err   error
}

// New makes an evaluator of the workbook, which must not change while it is used.
func New(wb *sheets.Workbook) *Evaluator {
	e := &Evaluator{
		book: wb, byName: map[string]*sheets.Sheet{}, functions: library(), names: map[string]formula.Resolver{},
		trees: map[*sheets.Formula]tree{}, anchors: map[*sheets.Formula]sheets.Ref{},
		tables: map[area]matrix{}, done: map[cellKey]result{}, busy: map[cellKey]bool{},
	}
	for _, s := range wb.Sheets {
		e.byName[strings.ToUpper(s.Name)] = s
		if used, ok := s.Bounds(); ok {
			e.extent.Row, e.extent.Col = max(e.extent.Row, used.To.Row), max(e.extent.Col, used.To.Col)
		}
		e.findAnchors(s)
	}
	return e
}

// findAnchors notes the first cell of every array formula: each of its cells shows another part of one result.
func (e *Evaluator) findAnchors(s *sheets.Sheet) {
	for i := range s.Rows {
		for j := range s.Rows[i].Cells {
			c := &s.Rows[i].Cells[j]
			f := s.FormulaOf(c)
			if f == nil || !f.Array {
				continue
			}
			if _, known := e.anchors[f]; !known {
				e.anchors[f] = sheets.Ref{Row: s.Rows[i].Index, Col: int(c.Col)}
			}
		}
	}
}

// Cell gives the value of a cell: the stored one, or for a formula without one what it gives.
func (e *Evaluator) Cell(sheet string, r sheets.Ref) (Value, error) {
	s, err := e.sheet(sheet)
	if err != nil {
		return Value{}, err
	}
	e.left = maxCells
	return e.cell(s, r)
}

// Recompute gives what the formula of a cell gives now, from the stored values of the cells that it refers to.
func (e *Evaluator) Recompute(sheet string, r sheets.Ref) (Value, error) {
	s, err := e.sheet(sheet)
	if err != nil {
		return Value{}, err
	}
	f := s.FormulaOf(s.At(r))
	if f == nil {
		return Value{}, fmt.Errorf("%w: %s!%s holds no formula", ErrCannot, sheet, r)
	}
	e.left = maxCells
	return e.compute(s, r, f)
}

// Formula gives what a formula would give in cell at of the sheet.
func (e *Evaluator) Formula(n formula.Node, sheet string, at sheets.Ref) (Value, error) {
	s, err := e.sheet(sheet)
	if err != nil {
		return Value{}, err
	}
	e.left = maxCells
	return e.shown(e.at(s, at).value(n))
}

func (e *Evaluator) sheet(name string) (*sheets.Sheet, error) {
	if s := e.byName[strings.ToUpper(name)]; s != nil {
		return s, nil
	}
	return nil, fmt.Errorf("%w: there is no sheet %q", ErrCannot, name)
}

// cell reads one cell; err is never a cell error, which is a value.
func (e *Evaluator) cell(s *sheets.Sheet, r sheets.Ref) (Value, error) {
	if e.left--; e.left < 0 {
		return Value{}, tooMany()
	}
	c := s.At(r)
	f := s.FormulaOf(c)
	if f == nil || c.Kind != sheets.Blank {
		return stored(c)
	}
	key := cellKey{s, r}
	if known, ok := e.done[key]; ok {
		return known.value, known.err
	}
	v, err := e.compute(s, r, f)
	if len(e.busy) == 0 || err == nil {
		e.done[key] = result{v, err} // an error inside a chain may be due to where the chain was entered
	}
	return v, err
}

// compute evaluates the formula of a cell, whatever is stored there.
func (e *Evaluator) compute(s *sheets.Sheet, r sheets.Ref, f *sheets.Formula) (Value, error) {
	key := cellKey{s, r}
	switch {
	case e.busy[key]:
		return Value{}, fmt.Errorf("%w at %s!%s", ErrCircular, s.Name, r)
	case len(e.busy) >= maxChain:
		return Value{}, fmt.Errorf("%w: more than %d formulas without results hang on one another", ErrCannot, maxChain)
	}
	n, err := e.parse(f)
	if err != nil {
		return Value{}, err
	}
	e.busy[key] = true
	defer delete(e.busy, key)
	if f.Array {
		return e.shown(e.arrayPart(n, s, r, e.anchors[f]))
	}
	return e.shown(e.at(s, r).value(n))
}

func (e *Evaluator) parse(f *sheets.Formula) (formula.Node, error) {
	t, ok := e.trees[f]
	if !ok {
		t.node, t.err = formula.Parse(f.Text)
		if t.err != nil {
			t.err = fmt.Errorf("%w: %w", ErrCannot, t.err)
		}
		e.trees[f] = t
	}
	return t.node, t.err
}

// arrayPart gives what cell r shows of an array formula entered from anchor on.
func (e *Evaluator) arrayPart(n formula.Node, s *sheets.Sheet, r, anchor sheets.Ref) (Value, error) {
	c := e.at(s, anchor)
	c.array = true
	m, err := c.matrix(n)
	if err != nil {
		return Value{}, err
	}
	return m.at(r.Row-anchor.Row, r.Col-anchor.Col), nil
}

// shown is the result as a cell shows it: errors are values, a blank is 0, numbers carry 15 digits.
func (e *Evaluator) shown(v Value, err error) (Value, error) {
	v, err = caught(v, err)
	switch {
	case err != nil:
		return Value{}, err
	case v.Kind == Blank:
		return number(zero), nil
	case v.Kind == Number:
		return number(fifteen(v.Num)), nil
	}
	return v, nil
}
