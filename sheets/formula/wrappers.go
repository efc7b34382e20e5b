package formula

import "strings"

// subtotalArgs gives what SUBTOTAL(code,…) or AGGREGATE(code,…,…) works on; false if it does something else.
func subtotalArgs(n Call, code int) ([]Node, Term, bool) {
	head := map[string]int{"SUBTOTAL": 1, "AGGREGATE": 2}[n.Func]
	if head == 0 || len(n.Args) <= head {
		return nil, Term{}, false
	}
	fn, ok := smallInt(n.Args[0])
	if !ok {
		return nil, Term{}, false
	}
	if head == 1 {
		return n.Args[1:], Term{Subtotal: true, SkipsHidden: fn == code+100}, fn == code || fn == code+100
	}
	option, ok := smallInt(n.Args[1])
	// Options 0 to 3 skip nested subtotals; the odd ones skip hidden rows.
	like := Term{Subtotal: option <= 3, SkipsHidden: option%2 == 1}
	return n.Args[2:], like, ok && fn == code && option >= 0 && option <= 7
}

// unround takes the rounding function off n, if it is one with literal places.
func unround(n Node) (Node, *Rounding) {
	c, ok := n.(Call)
	if !ok || len(c.Args) == 0 || len(c.Args) > 2 {
		return n, nil
	}
	round := &Rounding{Func: c.Func}
	switch c.Func {
	case "INT":
	case "ROUND", "ROUNDUP", "ROUNDDOWN", "TRUNC":
		if len(c.Args) == 1 {
			break
		}
		_, missing := c.Args[1].(Missing)
		places, ok := smallInt(c.Args[1])
		if !ok && !missing {
			return n, nil
		}
		round.Places = int32(places)
	default:
		return n, nil
	}
	return c.Args[0], round
}

// single takes off an "@" that picks nothing, since x is no range: newer Excel writes it before functions that could
// have returned one.
func single(n Node) Node {
	u, ok := n.(Unary)
	if !ok || u.Op != '@' {
		return n
	}
	switch x := u.X.(type) {
	case Ref:
		if x.Single() {
			return x
		}
	case Call, Binary:
		if !isRange(x) {
			return x
		}
	}
	return n
}

// isRange reports whether a call or operator gives cells rather than a value.
func isRange(n Node) bool {
	switch n := n.(type) {
	case Binary:
		return n.Op == ":"
	case Call:
		return n.Func == "OFFSET" || n.Func == "INDEX" || n.Func == "INDIRECT" || n.Func == "CHOOSE"
	}
	return true
}

// unwrap takes off what only guards against errors and blanks: IFERROR(x,0), IF(ISERROR(x),"",x), IF(B9=0,0,B5/B9).
func unwrap(n Node) (Node, bool) {
	c, ok := n.(Call)
	if !ok || len(c.Args) < 2 {
		return n, false
	}
	switch c.Func {
	case "IFERROR", "IFNA":
		return c.Args[0], len(c.Args) == 2 && isNothing(c.Args[1])
	case "IF":
		if len(c.Args) > 3 {
			return n, false
		}
		then, otherwise := c.Args[1], Node(Bool{})
		if len(c.Args) == 3 {
			otherwise = c.Args[2]
		}
		if isNothing(then) {
			then, otherwise = otherwise, then
		}
		if isNothing(then) || !isNothing(otherwise) || !guards(c.Args[0], Refs(then)) {
			return n, false
		}
		return then, true
	}
	return n, false
}

// isNothing reports whether n is what people show instead of a figure.
func isNothing(n Node) bool {
	switch n := n.(type) {
	case Missing, Text, ErrorValue:
		return true
	case Bool:
		return !n.Value
	case Call:
		return n.Func == "NA"
	}
	v, ok := constant(n)
	return ok && v.IsZero()
}

// guards reports whether the condition asks only if inputs are blank, nil or in error. A condition on anything else, or
// against any other value, means that the figure is not always this arithmetic.
func guards(n Node, inputs []Ref) bool {
	switch n := n.(type) {
	case Ref:
		return covered(n, inputs)
	case Binary:
		if !strings.ContainsAny(n.Op, "=<>") || !isVoid(n.X) && !isVoid(n.Y) {
			return false
		}
		return allCovered(n, inputs)
	case Call:
		switch n.Func {
		case "AND", "OR", "NOT":
			for _, a := range n.Args {
				if !guards(a, inputs) {
					return false
				}
			}
			return true
		case "ISERROR", "ISERR", "ISNA", "ISBLANK", "ISNUMBER", "ISTEXT", "ISNONTEXT", "COUNT", "COUNTA", "SUM":
			return allCovered(n, inputs)
		}
	}
	return false
}

// isVoid reports whether n is nil or a text. An input that is compared with a text ("", " ", "n/a") is a figure only if
// it is not that text.
func isVoid(n Node) bool {
	if _, ok := n.(Text); ok {
		return true
	}
	v, ok := constant(n)
	return ok && v.IsZero()
}

func allCovered(n Node, inputs []Ref) bool {
	refs := Refs(n)
	for _, r := range refs {
		if !covered(r, inputs) {
			return false
		}
	}
	return len(refs) > 0
}

func covered(r Ref, by []Ref) bool {
	for _, b := range by {
		if r.Book == b.Book && r.Sheet == b.Sheet && r.LastSheet == b.LastSheet &&
			b.Range.Contains(r.Range.From) && b.Range.Contains(r.Range.To) {
			return true
		}
	}
	return false
}
