package evaluate

import (
	"strings"

	"crosscast/sheets"
	"crosscast/sheets/formula"
)

// criterion tells whether a cell's value is one of those asked for.
type criterion func(v Value) bool

// criterionOf reads the criterion of SUMIF and its kin: a value, or a text such as ">=100", "<>" or "Total*".
func criterionOf(v Value) criterion {
	if v.Kind == Blank {
		v = number(zero) // a reference to an empty cell asks for nil
	}
	if v.Kind != Text {
		return func(x Value) bool { return same(x, v) }
	}
	op, operand := "", v.Text
	for _, o := range []string{"<=", ">=", "<>", "<", ">", "="} {
		if rest, ok := strings.CutPrefix(v.Text, o); ok {
			op, operand = o, rest
			break
		}
	}
	target := text(operand)
	if d, err := textNumber(operand); err == nil {
		target = number(d)
	}
	switch op {
	case "", "=":
		return equalTo(target, op == "")
	case "<>":
		equal := equalTo(target, false)
		return func(x Value) bool { return !equal(x) }
	}
	return ordered(op, target)
}

// equalTo matches equal values; the empty text matches blanks, and empty texts too where no "=" was written.
func equalTo(target Value, loose bool) criterion {
	if target.Kind == Text && target.Text == "" {
		return func(x Value) bool { return x.Kind == Blank || loose && x.Kind == Text && x.Text == "" }
	}
	return func(x Value) bool { return same(x, target) }
}

// ordered compares with values of the same kind only: ">0" takes no text.
func ordered(op string, target Value) criterion {
	return func(x Value) bool {
		if x.Kind != target.Kind {
			return false
		}
		order := compare(x, target)
		switch op {
		case "<":
			return order < 0
		case "<=":
			return order <= 0
		case ">":
			return order > 0
		}
		return order >= 0
	}
}

// same matches a cell with what is looked for: a number also where it stands as text, a text by its wildcards.
func same(x, target Value) bool {
	if target.Kind == Number && x.Kind == Text {
		d, err := textNumber(x.Text)
		return err == nil && fifteen(d).Equal(fifteen(target.Num))
	}
	if x.Kind != target.Kind {
		return false
	}
	if x.Kind == Text {
		return wildcard(strings.ToLower(target.Text), strings.ToLower(x.Text))
	}
	return x.Text == target.Text && fifteen(x.Num).Equal(fifteen(target.Num))
}

// wildcard matches ? with one character, * with any number of them; ~ takes the next one literally.
func wildcard(pattern, s string) bool {
	p, t := []rune(pattern), []rune(s)
	i, j, star, mark := 0, 0, -1, 0
	for j < len(t) {
		switch {
		case i < len(p) && p[i] == '*':
			star, mark = i, j
			i++
		case i < len(p) && p[i] == '~' && i+1 < len(p) && p[i+1] == t[j]:
			i, j = i+2, j+1
		case i < len(p) && p[i] != '~' && (p[i] == '?' || p[i] == t[j]):
			i, j = i+1, j+1
		case star >= 0:
			mark++
			i, j = star+1, mark
		default:
			return false
		}
	}
	for i < len(p) && p[i] == '*' {
		i++
	}
	return i == len(p)
}

// condition is a range and the criterion that its cells must meet.
type condition struct {
	area area
	met  criterion
}

// conditions reads pairs of range and criterion.
func (c scope) conditions(args []formula.Node) ([]condition, error) {
	var all []condition
	for ; len(args) >= 2; args = args[2:] {
		areas, err := c.cells(args[0])
		if err != nil {
			return nil, err
		}
		v, err := caught(c.value(args[1]))
		if err != nil {
			return nil, err
		}
		if len(areas) != 1 {
			return nil, errValue
		}
		all = append(all, condition{areas[0], criterionOf(v)})
	}
	if len(args) != 0 {
		return nil, errValue
	}
	return all, nil
}

// met reports whether the cell at that distance from the corner of every condition's range meets it.
func (c scope) met(all []condition, down, right int) (bool, error) {
	for _, k := range all {
		from := k.area.rng.From
		v, err := c.e.cell(k.area.sheet, sheets.Ref{Row: from.Row + down, Col: from.Col + right})
		if err != nil || !k.met(v) {
			return false, err
		}
	}
	return true, nil
}
