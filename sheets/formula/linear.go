package formula

import "github.com/shopspring/decimal"

// What keeps a sum-like formula from being recomputed from its terms.
const (
	problemSheets = "it adds through several sheets at once"
	problemBook   = "it refers to another workbook"
	problemRef    = "it holds a reference that points nowhere (#REF!)"
)

// linear gathers a formula that adds, subtracts and scales: terms with a coefficient each, and literal numbers.
type linear struct {
	r        *claimer
	terms    []Term
	by       []decimal.Decimal // coefficient of each term
	literals []decimal.Decimal
	scale    decimal.Decimal // what all coefficients have in common
	copies   bool            // a single cell, without any function or addition
}

// linear reads by × n as signed terms with one scale; false for all else, terms of different weight among it.
func (r *claimer) linear(n Node, by decimal.Decimal) (*linear, bool) {
	l := &linear{r: r}
	if !l.add(n, by, nil) || len(l.terms) == 0 {
		return nil, false
	}
	l.scale = l.by[0].Abs()
	for i, by := range l.by {
		if !by.Abs().Equal(l.scale) || l.scale.IsZero() {
			return nil, false
		}
		l.terms[i].Sign = by.Sign()
	}
	for i, v := range l.literals {
		l.literals[i] = quotient(v, l.scale)
	}
	return l, true
}

// add takes n times the coefficient. like is set inside a function that adds up ranges, and carries what it does to
// each. Elsewhere a range is refused: =A1:A5 takes one value of it, and which depends on the place of the formula.
func (l *linear) add(n Node, by decimal.Decimal, like *Term) bool {
	if !moderate(by) {
		return false
	}
	if v, ok := constant(n); ok {
		if v = v.Mul(by); !v.IsZero() {
			l.literals = append(l.literals, v)
		}
		return true
	}
	switch n := n.(type) {
	case Ref:
		return l.ref(n, by, like)
	case Name:
		return l.name(n, by, like)
	case ErrorValue:
		l.r.note(problemRef)
		return n.Code == "#REF!"
	case Missing:
		return like != nil
	case Unary:
		return l.signed(n, by, like)
	case Binary:
		return l.binary(n, by)
	case Union:
		return like != nil && l.addAll(n.Parts, by, like)
	case Call:
		return l.call(n, by)
	}
	return false
}

func (l *linear) ref(r Ref, by decimal.Decimal, like *Term) bool {
	if like == nil && r.Range.From != r.Range.To {
		return false
	}
	switch {
	case r.LastSheet != "":
		l.r.note(problemSheets)
	case r.External():
		l.r.note(problemBook)
	}
	t := Term{}
	if like != nil {
		t = *like
	}
	t.Ref = r
	l.copies = len(l.terms) == 0
	l.terms, l.by = append(l.terms, t), append(l.by, by)
	return true
}

func (l *linear) name(n Name, by decimal.Decimal, like *Term) bool {
	stands, ok := l.r.follow(n)
	return ok && l.add(stands, by, like)
}

// signed takes a sign. A minus works on a range only in array formulas; a plus changes nothing at all.
func (l *linear) signed(n Unary, by decimal.Decimal, like *Term) bool {
	switch n.Op {
	case '+':
		return l.add(n.X, by, like)
	case '-':
		return l.add(n.X, by.Neg(), nil)
	}
	return false
}

func (l *linear) binary(n Binary, by decimal.Decimal) bool {
	switch n.Op {
	case "+", "-":
		second := by
		if n.Op == "-" {
			second = by.Neg()
		}
		ok := l.add(n.X, by, nil) && l.add(n.Y, second, nil)
		l.copies = false
		return ok
	case "*":
		if v, ok := constant(n.Y); ok {
			return l.add(n.X, by.Mul(v), nil)
		}
		if v, ok := constant(n.X); ok {
			return l.add(n.Y, by.Mul(v), nil)
		}
	case "/":
		if v, ok := constant(n.Y); ok && !v.IsZero() {
			return l.add(n.X, quotient(by, v), nil)
		}
	}
	return false
}

// addAll takes the arguments of a function that adds.
func (l *linear) addAll(args []Node, by decimal.Decimal, like *Term) bool {
	for _, a := range args {
		if !l.add(a, by, like) {
			return false
		}
	}
	l.copies = false
	return true
}

// call reads the functions that add: SUM, SUBTOTAL, AGGREGATE, and roundings of one cell.
func (l *linear) call(n Call, by decimal.Decimal) bool {
	switch n.Func {
	case "SUM":
		return l.addAll(n.Args, by, &Term{})
	case "SUBTOTAL", "AGGREGATE":
		args, like, ok := subtotalArgs(n, 9)
		return ok && l.addAll(args, by, &like)
	}
	inner, round := unround(n)
	if round == nil {
		return false
	}
	first, literals := len(l.terms), len(l.literals)
	if !l.add(inner, by, nil) || len(l.terms) != first+1 || len(l.literals) > literals {
		return false
	}
	l.terms[first].Round = round
	l.copies = false
	return l.terms[first].Ref.Single() && l.by[first].Equal(by) // ROUND(A1/1000,0) rounds after scaling
}
