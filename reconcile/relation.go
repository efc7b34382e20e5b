package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"crosscast/sheets"
)

// Kind is the arithmetic that a relation claims.
type Kind string

// The kinds of relation. A difference is a sum with negative signs; the terms of a ratio are numerator and denominator,
// those of a change the old and the new figure.
const (
	Sum        Kind = "sum"
	Difference Kind = "difference"
	Average    Kind = "average"
	Ratio      Kind = "ratio"
	Change     Kind = "change"
)

// Evidence is a reason to believe that a relation is intended.
type Evidence string

// The kinds of evidence, strongest first.
const (
	ByFormula  Evidence = "formula"
	ByRule     Evidence = "rule"     // the label says so: "total of lines 210 to 280"
	BySiblings Evidence = "siblings" // the same relation holds in parallel columns or rows
	ByLabel    Evidence = "label"    // a total word, the indent
	ByStyle    Evidence = "style"    // bold, a line above
)

// Axis tells which way the terms of a relation lie from its total, also where its own formula says so.
type Axis uint8

// The axes. A total adds Down a column (casts) or Across a row (cross-casts); anything else is Elsewhere.
const (
	Down Axis = iota
	Across
	Elsewhere
)

// Term is one operand of a relation.
type Term struct {
	Sheet string // "" for the total's own sheet
	Cells sheets.Range
	Sign  int // 1 or -1
}

// String gives the cells as a person writes them, with the sheet where it is another one.
func (t Term) String() string {
	if t.Sheet == "" {
		return t.Cells.String()
	}
	return QuoteSheet(t.Sheet) + "!" + t.Cells.String()
}

// QuoteSheet writes a sheet's name as a formula needs it.
func QuoteSheet(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }

// Relation is arithmetic that a document claims, with the evidence that it is intended and what came of testing it.
type Relation struct {
	ID    string // hash of check, sheet, row label and column heading; stable when rows are inserted
	Check string // the check that tests it
	Kind  Kind
	Axis  Axis

	Sheet    string
	Total    sheets.Ref
	Terms    []Term
	Label    string // of the total's row
	Heading  string // of the total's column
	Unit     string // such as "GBP thousands"; "" if the sheet does not say
	Family   int    // relations of one family have the same number: parallel columns or rows; 0 is no family
	Siblings int    // how many members of the family agree, this one left out
	Evidence []Evidence
	Why      string // in words: why it is believed to be intended

	// Stated − Recomputed is Difference; Allowance is the most that rounding can explain. All in the sheet's own unit.
	Stated, Recomputed, Difference, Allowance decimal.Decimal

	// Formula is the total's own formula, "" where the total is typed; Fault is what is the matter with it, and Literal
	// the numbers typed into it beside its references. ByFormula counts the siblings whose own formula adds these lines.
	Formula   string
	Fault     Fault
	Literal   decimal.Decimal
	ByFormula int

	Outcome Outcome
	Reason  string      // why it was not tested, or needs a person
	Cell    *sheets.Ref // the cell that is wrong, where the crossing relations tell
	Follows *Relation   // the one under which it is told, where it fails only because of that one's figure
	Cause   *Cause
}

// Fault is what is the matter with the way a total is made, apart from its figure.
type Fault uint8

// The faults of a total.
const (
	Sound      Fault = iota
	OtherLines       // its formula adds other lines than its siblings' do, or than its block holds
	TypedOver        // a number stands where its siblings have a formula
	Plugged          // its formula adds a number that is no cell's
	TextLeft         // its formula leaves out lines that hold their figure as text
)

// Cause is a likely reason for a difference, named only if it brings the difference to nil.
type Cause struct {
	Name  string // such as "transposed digits"
	Text  string // a sentence for people
	Cells string // the line that does it
}

// IsSum reports whether a relation adds or takes off.
func (r *Relation) IsSum() bool { return r.Kind == Sum || r.Kind == Difference }

// Has reports whether e is among the relation's evidence.
func (r *Relation) Has(e Evidence) bool {
	for _, x := range r.Evidence {
		if x == e {
			return true
		}
	}
	return false
}

// Believe adds a kind of evidence, once.
func (r *Relation) Believe(e Evidence) {
	if !r.Has(e) {
		r.Evidence = append(r.Evidence, e)
	}
}

// TermsText lists the terms as people read them, what is added before what is taken off: E3:E8, less E12.
func (r *Relation) TermsText() string {
	terms := slices.Clone(r.Terms)
	slices.SortStableFunc(terms, func(a, b Term) int { return cmp.Compare(b.Sign, a.Sign) })
	var b strings.Builder
	for i, t := range terms {
		switch {
		case t.Sign < 0 && i > 0:
			b.WriteString(", less ")
		case t.Sign < 0:
			b.WriteString("less ")
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString(t.String())
	}
	return b.String()
}
