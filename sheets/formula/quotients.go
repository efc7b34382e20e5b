package formula

import (
	"reflect"

	"github.com/shopspring/decimal"
)

// strip takes literal factors and signs off the outside of n: (B5/B9)*100 is B5/B9 by 100.
func strip(n Node) (Node, decimal.Decimal, bool) {
	factor := one
	for {
		v, inner := one, Node(nil)
		switch x := n.(type) {
		case Unary:
			if x.Op == '@' {
				return n, factor, true
			}
			if x.Op == '-' {
				v = one.Neg()
			}
			inner = x.X
		case Percent:
			v, inner = one.Shift(-2), x.X
		case Binary:
			v, inner = literalFactor(x)
		}
		if inner == nil {
			return n, factor, !factor.IsZero()
		}
		if n, factor = inner, factor.Mul(v); !moderate(factor) {
			return n, factor, false
		}
	}
}

// literalFactor gives the literal that a product or quotient scales by, and the rest; nil if there is none.
func literalFactor(n Binary) (decimal.Decimal, Node) {
	switch n.Op {
	case "*":
		if v, ok := constant(n.Y); ok {
			return v, n.X
		}
		if v, ok := constant(n.X); ok {
			return v, n.Y
		}
	case "/":
		if v, ok := constant(n.Y); ok && !v.IsZero() {
			return quotient(one, v), n.X
		}
	}
	return one, nil
}

// average reads AVERAGE(…), its SUBTOTAL forms, and SUM(x)/COUNT(x).
func (r *claimer) average(c *Claim, n Node) bool {
	args, like, ok := averageArgs(n)
	if !ok {
		return false
	}
	l := &linear{r: r}
	if !l.addAll(args, one, &like) || len(l.literals) > 0 || len(l.terms) == 0 {
		return false
	}
	for i := range l.terms {
		if l.terms[i].Sign = l.by[i].Sign(); !l.by[i].Equal(one) {
			return false
		}
	}
	c.Kind, c.Terms = Average, l.terms
	return true
}

func averageArgs(n Node) ([]Node, Term, bool) {
	switch n := n.(type) {
	case Call:
		if n.Func == "AVERAGE" {
			return n.Args, Term{}, true
		}
		return subtotalArgs(n, 1)
	case Binary:
		sum, ok1 := n.X.(Call)
		count, ok2 := n.Y.(Call)
		if n.Op == "/" && ok1 && ok2 && sum.Func == "SUM" && count.Func == "COUNT" && reflect.DeepEqual(sum.Args, count.Args) {
			return sum.Args, Term{}, true
		}
	}
	return nil, Term{}, false
}

// ratio reads the sum of some terms by the sum of others.
func (r *claimer) ratio(c *Claim, n Node) bool {
	b, ok := n.(Binary)
	if !ok || b.Op != "/" {
		return false
	}
	num, ok1 := r.linear(b.X, one)
	den, ok2 := r.linear(b.Y, one)
	if !ok1 || !ok2 || len(den.literals) > 0 {
		return false
	}
	c.Kind, c.Terms, c.Over, c.Literals = Ratio, num.terms, den.terms, num.literals
	c.Scale = quotient(num.scale, den.scale)
	return moderate(c.Scale)
}

// change reads growth, as (new−old)/old or as new/old−1.
func (r *claimer) change(c *Claim, n Node) bool {
	b, ok := n.(Binary)
	if !ok {
		return false
	}
	switch b.Op {
	case "/":
		return r.growth(c, b)
	case "+", "-":
		return r.lessOne(c, b)
	}
	return false
}

func (r *claimer) growth(c *Claim, n Binary) bool {
	num, ok := r.linear(n.X, one)
	if !ok || len(num.literals) > 0 {
		return false
	}
	under, abs := n.Y, false
	if call, ok := n.Y.(Call); ok && call.Func == "ABS" && len(call.Args) == 1 {
		under, abs = call.Args[0], true
	}
	den, ok := r.linear(under, one)
	if !ok || len(den.literals) > 0 {
		return false
	}
	rest, ok := without(num.terms, den.terms)
	if !ok || len(rest) == 0 || !num.scale.Equal(den.scale) {
		return false
	}
	c.Kind, c.Terms, c.Over, c.AbsOver = Change, rest, den.terms, abs
	return true
}

// without takes the old terms, which stand with the other sign, out of new − old.
func without(terms, old []Term) ([]Term, bool) {
	rest := append([]Term(nil), terms...)
	for _, o := range old {
		o.Sign = -o.Sign
		found := false
		for i := range rest {
			if found = samePlace(rest[i], o); found {
				rest = append(rest[:i], rest[i+1:]...)
				break
			}
		}
		if !found {
			return nil, false
		}
	}
	return rest, true
}

// samePlace compares terms by the cells that they mean, however they are pinned.
func samePlace(a, b Term) bool {
	a.Ref.From, a.Ref.To, b.Ref.From, b.Ref.To = Pin{}, Pin{}, Pin{}, Pin{}
	return a.Sign == b.Sign && a.Ref == b.Ref
}

// lessOne reads new/old−1, new/old*100−100, −1+new/old and 1−new/old (a fall, hence of negative scale).
func (r *claimer) lessOne(c *Claim, n Binary) bool {
	quot, sign := n.X, one
	level, ok := constant(n.Y)
	if n.Op == "-" {
		level = level.Neg()
	}
	if !ok {
		if level, ok = constant(n.X); !ok {
			return false
		}
		quot = n.Y
		if n.Op == "-" {
			sign = sign.Neg()
		}
	}
	inner, factor, ok := strip(quot)
	ratio := Claim{}
	if !ok || !r.ratio(&ratio, inner) || len(ratio.Literals) > 0 {
		return false
	}
	scale := ratio.Scale.Mul(factor).Mul(sign)
	if !scale.Equal(level.Neg()) {
		return false
	}
	c.Kind, c.Terms, c.Over, c.Scale = Change, ratio.Terms, ratio.Over, scale
	return true
}

// product reads two or more cells multiplied.
func (r *claimer) product(c *Claim, n Node) bool {
	terms, scale, ok := factors(n)
	if !ok || len(terms) < 2 {
		return false
	}
	c.Kind, c.Terms, c.Scale = Product, terms, scale
	for _, t := range terms {
		if t.Ref.External() {
			r.note(problemBook)
		}
	}
	return true
}

func factors(n Node) ([]Term, decimal.Decimal, bool) {
	n, scale, ok := strip(n)
	if !ok {
		return nil, scale, false
	}
	switch n := n.(type) {
	case Ref:
		return []Term{{Ref: n, Sign: 1}}, scale, n.Single()
	case Binary:
		if n.Op != "*" {
			break
		}
		x, byX, ok1 := factors(n.X)
		y, byY, ok2 := factors(n.Y)
		scale = scale.Mul(byX).Mul(byY)
		return append(x, y...), scale, ok1 && ok2 && moderate(scale)
	}
	return nil, scale, false
}
