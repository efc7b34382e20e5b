package money

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// Found is one amount in running text, with its hedge and rate words: text[Start:End].
type Found struct {
	Start, End int
	Amount     Amount
	// Err wraps ErrMalformed for what is nearly an amount; the Amount then has no value.
	Err error
	// Suggest is the power of ten that a malformed amount without a scale word likely lacks, taken from the amount
	// before it; 0 for none. It is for the user to take, not for a sum.
	Suggest int
}

// token is one amount as scanned, before hedges and ranges are seen.
type token struct {
	start, end int // from the sign or currency to the scale word
	n          numeral
	value      decimal.Decimal
	scale      int
	scaled     bool
	unit       Unit
	inferred   bool
	err        error
}

// maxProse is the longest text that is searched; the text of a paragraph is far shorter.
const maxProse = 1 << 20

// FindAmounts finds the amounts of money and percentages in running text, in order. Brackets and spaced dashes are no
// signs there; "£5m to £6m" is one range, and "£5m - best case and £6m - worst case" is two amounts. Plain numbers are
// not amounts, but "4m" after an amount in the same sentence is one, without its currency.
func FindAmounts(text string) []Found {
	if len(text) > maxProse || !strings.ContainsAny(text, "0123456789") {
		return nil
	}
	tokens := scanProse(text)
	scaled := slices.ContainsFunc(tokens, func(t token) bool { return t.unit.Currency != "" && t.scale > 0 })
	found := make([]Found, 0, len(tokens))
	lastScale := 0
	for i := 0; i < len(tokens); i++ {
		if i+1 < len(tokens) {
			if f, ok := rangeOf(text, tokens[i], tokens[i+1]); ok {
				found = append(found, f)
				lastScale = tokens[i+1].scale
				i++
				continue
			}
		}
		f := single(text, tokens[i], scaled)
		if f.Err != nil {
			f.Suggest = lastScale
		} else if tokens[i].unit.Currency != "" {
			lastScale = max(0, tokens[i].scale) // no word is lost where pence are meant
		}
		found = append(found, f)
	}
	return found
}

// single is the amount of one token with the words around it; scaled tells that amounts beside it have a scale word.
func single(text string, t token, scaled bool) Found {
	f := Found{Start: t.start, End: t.end}
	a := t.amount()
	if !isBound(text, t.end) {
		a.Hedge, f.Start = hedgeBefore(text, t.start)
	}
	a.HedgeAs = trimSpace(text[f.Start:t.start])
	if a.Hedge == Plain {
		var end int
		a.Hedge, end = hedgeAfter(text, t.end)
		a.HedgeAs = trimSpace(text[t.end:end])
		f.End = end
	}
	a.Per, f.End = rateAfter(text, f.End)
	a.Rate = a.Per != ""
	a.Text = text[f.Start:f.End]
	a.seal()
	_, priced := wordsAfter(text, t.end, "per")
	if err := t.fault(priced || a.Rate, scaled); err != nil {
		f.Err = fmt.Errorf("%q: %w", text[t.start:t.end], err)
		a = Amount{Unit: a.Unit, Text: a.Text}
	}
	f.Amount = a
	return f
}

func (t token) amount() Amount {
	return Amount{Value: t.value.Shift(int32(t.scale)), Places: t.n.places, Scale: t.scale, Unit: t.unit, Inferred: t.inferred}
}

// fault tells a malformed amount. A price ("£0.0325 per unit", "£9.5 an hour") may have any number of decimals. One
// decimal is no way to print pence: beside amounts in millions the word is lost.
func (t token) fault(priced, scaled bool) error {
	switch {
	case t.err != nil:
		return t.err
	case twoScales(t.n, t.scale):
		return fmt.Errorf("%w: it has two scales", ErrMalformed)
	case t.unit.Currency != "" && !t.scaled && t.n.places >= 3 && !priced:
		return fmt.Errorf("%w: pounds with three decimals, a word such as million may be lost", ErrMalformed)
	case t.unit.Currency != "" && !t.scaled && t.n.places == 1 && !priced && scaled:
		return fmt.Errorf("%w: pounds with one decimal, a word such as million may be lost", ErrMalformed)
	}
	return nil
}
