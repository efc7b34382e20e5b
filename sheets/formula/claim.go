package formula

import "github.com/shopspring/decimal"

// Kind is the arithmetic that a formula claims.
type Kind uint8

// The kinds of claim. Every claim's figure is Scale × what is said here, rounded as Round tells.
const (
	Sum      Kind = iota // the signed Terms and the Literals added up
	Copy                 // one cell repeated, perhaps with its sign turned or in thousands
	Multiple             // a sum times a literal that is no power of ten: 20% of a total
	Average              // the mean of the numbers in Terms, or their sum by the literal Divisor
	Ratio                // the sum of Terms by the sum of Over
	Change               // (Terms − Over) / Over: growth from Over to Terms
	Product              // the Terms, single cells, multiplied
)

// String names the kind as relations are named.
func (k Kind) String() string {
	return [...]string{"sum", "copy", "multiple", "average", "ratio", "change", "product"}[k]
}

// Claim is a formula read as the arithmetic that it claims.
type Claim struct {
	Kind  Kind
	Terms []Term
	Over  []Term // the denominator of a Ratio, the old figure of a Change
	// Literals are numbers typed into the sum beside its references, signed: plugs, or meant.
	Literals []decimal.Decimal
	Scale    decimal.Decimal // 1 unless the formula multiplies or divides by a literal: 100 for a percentage
	Divisor  decimal.Decimal // of an Average that divides by a typed number; zero where the program counts
	AbsOver  bool            // a Change divides by the size of Over, whatever its sign
	Round    *Rounding
	// Wrapped is true where the formula shows something else instead when its inputs are blank, nil or in error. A
	// stated text, nil or blank is then no mismatch.
	Wrapped bool
	// Problem says why the claim cannot be recomputed from Terms, in words for people; "" if it can.
	Problem string
}

// Term is a range of a claim, or one cell.
type Term struct {
	Ref  Ref
	Sign int // +1 or −1
	// Subtotal is true inside SUBTOTAL and AGGREGATE, which skip cells that hold such a function themselves.
	Subtotal bool
	// SkipsHidden is true where hidden rows do not count.
	SkipsHidden bool
	// Round is set where the term, one cell, is rounded before it is added.
	Round *Rounding
}

// Rounding is what ROUND and its kin do to a figure.
type Rounding struct {
	Func   string // ROUND, ROUNDUP, ROUNDDOWN, INT, TRUNC
	Places int32  // after the point; negative before it
}

// Resolver gives what a defined name or structured reference stands for; false if it is not known or not fixed.
type Resolver func(Name) (Node, bool)

// maxNames bounds how many names of one formula are followed: a hostile file can make them circular.
const maxNames = 100

// maxWrappers bounds how many guards are taken off: each is read to its end.
const maxWrappers = 8

// claimer reads one formula.
type claimer struct {
	resolve Resolver
	names   int // followed so far
	problem string
}

// ClaimOf reads n as the arithmetic that it claims; false for look-ups, conditions and all else. A nil resolver knows
// no names.
func ClaimOf(n Node, names Resolver) (Claim, bool) {
	r := &claimer{resolve: names}
	n = single(r.named(n))
	claim := Claim{Scale: one}
	n, claim.Round = unround(r.unwrapped(&claim, n))
	n = r.unwrapped(&claim, single(n))
	if !r.read(&claim, n) || len(claim.Terms) == 0 {
		return Claim{}, false
	}
	claim.Problem = r.problem
	return claim, true
}

func (r *claimer) unwrapped(c *Claim, n Node) Node {
	for range maxWrappers {
		inner, ok := unwrap(n)
		if !ok {
			break
		}
		n, c.Wrapped = single(r.named(inner)), true
	}
	return n
}

// read fills in the arithmetic of n, the most particular kind first.
func (r *claimer) read(c *Claim, n Node) bool {
	n, factor, ok := strip(n)
	if !ok {
		return false
	}
	if r.average(c, n) || r.change(c, n) || r.ratio(c, n) || r.product(c, n) {
		c.Scale = c.Scale.Mul(factor)
		return true
	}
	return r.sum(c, n, factor)
}

// sum reads factor × n as signed terms; what they are all multiplied by becomes the scale.
func (r *claimer) sum(c *Claim, n Node, factor decimal.Decimal) bool {
	l, ok := r.linear(n, factor)
	if !ok {
		return false
	}
	c.Kind, c.Scale, c.Terms, c.Literals = Sum, l.scale, l.terms, l.literals
	if divisor, ok := meanBy(c); ok {
		c.Kind, c.Scale, c.Divisor = Average, one, divisor
		return true
	}
	switch {
	case !powerOfTen(c.Scale.Abs()):
		c.Kind = Multiple
	case l.copies:
		c.Kind = Copy
	}
	return true
}

// named follows a formula that is nothing but a name.
func (r *claimer) named(n Node) Node {
	for {
		name, ok := n.(Name)
		if !ok {
			return n
		}
		if n, ok = r.follow(name); !ok {
			return name
		}
	}
}

func (r *claimer) follow(n Name) (Node, bool) {
	if r.resolve == nil || r.names >= maxNames {
		return nil, false
	}
	r.names++
	return r.resolve(n)
}

// note keeps the first thing that stands in the way of recomputing the claim.
func (r *claimer) note(problem string) {
	if r.problem == "" {
		r.problem = problem
	}
}

// meanBy recognises SUM(B4:B9)/6: a sum divided by a typed count of its cells, or by fewer where some are headings.
// A half is no mean of many: it takes out what lines and subtotals count twice.
func meanBy(c *Claim) (decimal.Decimal, bool) {
	if len(c.Literals) > 0 || c.Scale.GreaterThanOrEqual(one) {
		return decimal.Zero, false
	}
	n := quotient(one, c.Scale).Round(8)
	count := 0
	for _, t := range c.Terms {
		if t.Sign < 0 || t.Ref.LastSheet != "" {
			return decimal.Zero, false
		}
		count += t.Ref.Range.Count()
	}
	all := decimal.NewFromInt(int64(count))
	if count < 2 || !n.IsInteger() || n.GreaterThan(all) {
		return decimal.Zero, false
	}
	return n, n.Equal(all) || n.GreaterThan(two) && !powerOfTen(n)
}
