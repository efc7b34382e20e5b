package output

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

// condition is what the rule of a mark asks of the sheet.
type condition struct {
	now    string          // the formula of the difference now
	limit  decimal.Decimal // the mark shows where the difference is greater
	found  decimal.Decimal // the difference as found, with the sign of now
	dust   decimal.Decimal // differences that lie nearer to each other are the same
	byName bool            // now is the name of a cell, which need not hold a number
	said   string          // a formula that holds as long as a cell of prose says the words that were found; "" elsewhere
}

// conditionOf is the condition under which a finding's mark shows; false where it shows until the switch is off. Only a
// difference can be asked of the sheet; what a person has to decide cannot.
func conditionOf(b *layout.Book, f *reconcile.Finding) (condition, bool) {
	if f.Outcome != reconcile.Differs && f.Outcome != reconcile.Rounding {
		return condition{}, false
	}
	switch {
	case f.Relation != nil && f.Relation.Outcome == f.Outcome:
		return conditionOfRelation(b, f)
	case f.At.Span.Para != nil:
		return conditionOfProse(b, f)
	case f.Tie != nil && f.Tie.Outcome == f.Outcome:
		home, ok := atHome(b, f.Tie)
		if !ok || home.sheet != f.At.Sheet {
			return condition{}, false
		}
		return conditionAtHome(home, f), true
	}
	return condition{}, false
}

func conditionAtHome(h home, f *reconcile.Finding) condition {
	found := h.difference.Neg()
	return condition{now: fmt.Sprintf("%s-(%s)", h.now(true), h.stated), limit: h.limit(f.Outcome), found: found,
		dust: below(decimal.New(1, -6), found)}
}

// mostSaid is how many letters a formula can look for.
const mostSaid = 250

// conditionOfProse shows a mark on a sheet of prose as long as the cell says the words that were found, and the figure that
// they are tied to, if any, is still another one.
func conditionOfProse(b *layout.Book, f *reconcile.Finding) (c condition, ok bool) {
	said := strings.TrimSpace(f.At.Span.Text())
	_, cells, ok := f.At.Span.Para.OnSheet()
	if !ok || cells.From != cells.To || strings.Contains(said, "\n") || len(said) > mostSaid {
		return condition{}, false
	}
	if f.Tie != nil && f.Tie.Outcome == f.Outcome {
		if home, ok := atHome(b, f.Tie); ok {
			c = conditionAtHome(home, f)
			if home.sheet != f.At.Sheet {
				c.now, c.byName = nowName(f), true
				c.found = home.difference // of stated less recomputed, as that cell takes it
			}
		}
	}
	c.said = fmt.Sprintf(`ISNUMBER(FIND("%s",%s))`, strings.ReplaceAll(said, `"`, `""`), cells.Absolute())
	return c, true
}

func conditionOfRelation(b *layout.Book, f *reconcile.Finding) (condition, bool) {
	x := f.Relation
	l := &live{book: b, x: x, own: true}
	formula, ok := l.recomputed()
	if !ok {
		return condition{}, false
	}
	c := condition{limit: threshold(b, x), found: x.Difference, dust: storedDust(b, x)}
	if c.byName = l.elsewhere || x.Sheet != f.At.Sheet; c.byName {
		c.now, c.dust = nowName(f), decimal.Max(c.dust, decimal.New(1, -6)) // that cell is rounded to six places
	} else {
		c.now = fmt.Sprintf("%s-(%s)", l.stated(), formula)
	}
	c.dust = below(c.dust, c.found)
	return c, true
}

// when holds where there is a difference.
func (c condition) when() string {
	return c.guarded(fmt.Sprintf("ABS(%s)>%s", c.now, c.limit), "TRUE")
}

// whenFound holds where the difference is the one that was found.
func (c condition) whenFound() string {
	return c.guarded(fmt.Sprintf("ABS(%s-(%s))<=%s", c.now, c.found, c.dust), "FALSE")
}

// whenOther holds where there is a difference, and another one.
func (c condition) whenOther() string {
	return c.guarded(fmt.Sprintf("AND(ABS(%s)>%s,ABS(%s-(%s))>%s)", c.now, c.limit, c.now, c.found, c.dust), "TRUE")
}

// guarded asks first whether the words still stand, and whether there is a number to ask about.
func (c condition) guarded(ask, otherwise string) string {
	if c.byName {
		ask = fmt.Sprintf("IF(ISNUMBER(%s),%s,%s)", c.now, ask, otherwise)
	}
	switch {
	case c.now == "":
		return c.said
	case c.said != "":
		return fmt.Sprintf("AND(%s,%s)", c.said, ask)
	}
	return ask
}

// isShort reports whether the difference, where there is one, can be asked for twice in one rule.
func (c condition) isShort() bool { return c.now != "" && 2*len(c.now)+len(c.said) < maxLive }

// threshold is the difference from which a mark shows: what rounding allows and half the smallest stored digit, so that
// the dust of doubles lights nothing, and always less than the difference as found.
func threshold(b *layout.Book, x *reconcile.Relation) decimal.Decimal {
	limit := storedDust(b, x)
	if x.Outcome == reconcile.Differs {
		limit = limit.Add(x.Allowance)
	}
	return below(limit, x.Difference)
}

// storedDust is half the smallest digit that a total and its terms store.
func storedDust(b *layout.Book, x *reconcile.Relation) decimal.Decimal {
	places := 0
	l := &live{book: b, x: x}
	whole := append([]reconcile.Term{{Cells: sheets.One(x.Total), Sign: 1}}, x.Terms...)
	for _, t := range whole {
		l.each(t, func(_ sheets.Ref, c *layout.Cell) { places = max(places, int(c.Places)) })
	}
	return decimal.New(5, int32(-min(places, 9)-1))
}

// below halves a limit that would hide the difference as found.
func below(limit, difference decimal.Decimal) decimal.Decimal {
	if d := difference.Abs(); limit.GreaterThanOrEqual(d) {
		return d.DivRound(decimal.NewFromInt(2), 12)
	}
	return limit
}
