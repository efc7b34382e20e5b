package reconcile

import (
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"crosscast/reconcile/claim"
)

// Place says where something stands: cells of a sheet, or words of a report.
type Place struct {
	Document  string `json:"document,omitempty"` // only where it is another one
	Sheet     string `json:"sheet,omitempty"`
	Cells     string `json:"cells,omitempty"`
	Paragraph string `json:"paragraph,omitempty"` // its number: 18(c)
	Quote     string `json:"quote,omitempty"`
	Table     string `json:"table,omitempty"`
	Where     string `json:"where,omitempty"` // in words, of a report

	Span claim.Span `json:"-"` // of the words in the report; the zero Span in a workbook
}

// PlaceOf is the place of words in a report, or on the sheet that is read as one.
func PlaceOf(s claim.Span) Place {
	if s.Para == nil {
		return Place{}
	}
	p := Place{Paragraph: s.Para.Path, Where: s.Para.Where(), Quote: strings.TrimSpace(s.Text()), Span: s}
	if sheet, cells, ok := s.Para.OnSheet(); ok {
		p.Sheet, p.Cells, p.Where = sheet, cells.String(), ""
		return p
	}
	if s.Para.Table != nil {
		p.Table = s.Para.Table.Name
	}
	return p
}

// String gives the place in a few words: Savings!E9, or paragraph 18(c).
func (p Place) String() string {
	s := p.Cells
	switch {
	case p.Where != "":
		s = p.Where
	case p.Sheet != "" && p.Cells != "":
		s = p.Sheet + "!" + p.Cells
	case p.Sheet != "":
		s = p.Sheet
	case p.Paragraph != "":
		s = "paragraph " + p.Paragraph
	case p.Table != "":
		s = p.Table
	}
	if p.Document != "" {
		s = p.Document + " " + s
	}
	return s
}

// Finding is what is told to the user about a relation, tie or run of periods that does not simply agree.
type Finding struct {
	ID       string
	Ref      string // N1, Q1, L1, R1: given by the engine in the order of telling
	Check    string
	Outcome  Outcome
	At       Place
	Subject  string   // what it is about: "Total savings, 2015/16"
	Headline string   // "does not cast": plain words, no codes
	Lines    []string // up to four short sentences: both figures, the direction, what rounding allows
	Todo     string   // what to do, where that is not plain
	Cause    *Cause
	Relation *Relation // what it speaks of, if it is arithmetic
	Tie      *Tie      // or a stated figure tied to the workbook
	Behind   *Tie      // or a figure of a report tied to a workbook behind it, with which the tie is listed
	Accepted *Acceptance
	Lapsed   string // why it is accepted no more, where it was: a sentence
}

// Acceptance is a difference that a named person has accepted with a reason.
type Acceptance struct {
	Reason, By string
	On         time.Time // the zero time where nobody wrote it down
}

// OnText is the day as people read it; "" where nobody wrote it down.
func (a *Acceptance) OnText() string {
	if a.On.IsZero() {
		return ""
	}
	return a.On.Format("2 Jan 2006")
}

// String tells who accepted it, when and why: J Shah on 14 Nov 2026: "S7 is shown elsewhere".
func (a *Acceptance) String() string {
	who := a.By
	if on := a.OnText(); on != "" {
		who += " on " + on
	}
	return who + `: "` + strings.Join(strings.Fields(a.Reason), " ") + `"` // in Excel a reason may have several lines
}

// TieKind is what a tie compares.
type TieKind string

// The kinds of tie. Only a figure and a count have amounts; of the others StatedText and FoundText tell both sides.
const (
	OfFigure    TieKind = ""
	OfCount     TieKind = "count"     // a number of things against the things
	OfReference TieKind = "reference" // a cross-reference, a number of a paragraph, a code, a date, a name
)

// Tie is a stated figure matched to the cell or total that it speaks of, or another statement matched likewise.
type Tie struct {
	ID         string
	Check      string
	Kind       TieKind
	Name       string // of the target, or what the claim is about
	Outcome    Outcome
	Stated     decimal.Decimal // in pounds, or a percentage
	StatedText string          // as written
	Found      decimal.Decimal // in the same unit as Stated
	FoundText  string          // what it was compared with, as written; "" for the figure of a cell
	Difference decimal.Decimal
	Allowance  decimal.Decimal
	Unit       string // of Stated, Found and Difference
	Claim      Place
	Home       Place
	Candidates []Place // nearest homes where there is none or more than one
	Reason     string
	Cause      *Cause
}
