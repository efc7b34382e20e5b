package output

import (
	"encoding/csv"
	"io"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/sheets/plain"
)

// csvWriter writes one line a finding, for spreadsheets and scripts.
type csvWriter struct {
	w      *csv.Writer
	headed bool
}

var csvHeader = []string{"document", "ref", "outcome", "check", "place", "subject", "headline", "stated", "recomputed",
	"difference", "allowance", "unit", "text", "cause", "what to do", "accepted", "id"}

func newCSVWriter(w io.Writer, _ Settings) *csvWriter { return &csvWriter{w: csv.NewWriter(w)} }

func (c *csvWriter) head() error {
	if c.headed {
		return nil
	}
	c.headed = true
	return c.w.Write(csvHeader)
}

// Document writes the findings of one document; one that could not be read has a line that says so.
func (c *csvWriter) Document(d *Document) error {
	if err := c.head(); err != nil {
		return err
	}
	if d.Err != nil {
		row := make([]string, len(csvHeader))
		row[0], row[2], row[12] = plain.Inert(d.Path), "not-read", plain.Inert(d.Err.Error())
		if err := c.w.Write(row); err != nil {
			return err
		}
	}
	for _, f := range d.Findings {
		if err := c.w.Write(csvRow(d, f)); err != nil {
			return err
		}
	}
	c.w.Flush()
	return c.w.Error()
}

// Close ends the output.
func (c *csvWriter) Close() error {
	if err := c.head(); err != nil {
		return err
	}
	c.w.Flush()
	return c.w.Error()
}

func csvRow(d *Document, f *reconcile.Finding) []string {
	figures := figuresRow(f)
	cause, accepted := "", ""
	if x := causeOf(f); x != nil {
		cause = x.Text
	}
	if f.Accepted != nil {
		accepted = f.Accepted.String()
	}
	return []string{plain.Inert(d.Path), f.Ref, string(f.Outcome), f.Check, plain.Inert(f.At.String()), plain.Inert(f.Subject), plain.Inert(f.Headline),
		figures[0], figures[1], figures[2], figures[3], figures[4], plain.Inert(textOf(d.Result, f)), plain.Inert(cause), plain.Inert(f.Todo),
		plain.Inert(accepted), f.ID}
}

// figuresRow gives stated, recomputed, difference, allowance and unit, empty where nothing was tested.
func figuresRow(f *reconcile.Finding) [5]string {
	row := func(unit string, figures ...decimal.Decimal) (out [5]string) {
		for i, d := range figures {
			out[i] = d.String()
		}
		out[4] = unit
		return out
	}
	switch {
	case f.Relation != nil && f.Relation.Outcome != reconcile.NotTested:
		x := f.Relation
		return row(x.Unit, x.Stated, x.Recomputed, x.Difference, x.Allowance)
	case f.Tie != nil && f.Tie.Outcome != reconcile.NotTested:
		t := f.Tie
		return row(t.Unit, t.Stated, t.Found, t.Difference, t.Allowance)
	}
	return [5]string{}
}
