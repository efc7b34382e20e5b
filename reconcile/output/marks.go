package output

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

// nowName is the workbook-level name of a finding's cell "Difference now", which rules ask where terms lie on another
// sheet: old versions of Excel refuse another sheet in a rule and take a name.
func nowName(f *reconcile.Finding) string { return "CC_" + f.Ref }

// marks are the marks and notes on the user's sheets. Findings of one cell share its note, the gravest first.
func marks(r *reconcile.Result, pages map[*reconcile.Finding]string) (out []sheets.Mark, byName map[*reconcile.Finding]bool) {
	byName = map[*reconcile.Finding]bool{}
	first := map[string]int{}
	for _, f := range r.Findings {
		cell, ok := firstCell(f.At)
		if !ok || f.Outcome == reconcile.NotTested || f.Outcome == reconcile.Agrees || r.Book.Sheet(f.At.Sheet) == nil {
			continue
		}
		when, named := rule(r.Book, f)
		if named {
			byName[f] = true
		}
		m := sheets.Mark{Sheet: f.At.Sheet, Cell: cell, Style: styleOf(f), When: when}
		key := f.At.Sheet + "!" + cell.String()
		if i, seen := first[key]; seen {
			out[i].Note += "\n\n" + note(r, f, pages[f])
		} else {
			first[key] = len(out)
			m.Note = note(r, f, pages[f])
		}
		out = append(out, m)
	}
	return out, byName
}

// styleOf is how a finding is marked.
func styleOf(f *reconcile.Finding) sheets.MarkStyle {
	switch {
	case f.Accepted != nil, f.Outcome == reconcile.Rounding:
		return sheets.MarkAccepted
	case f.Outcome == reconcile.Differs:
		return sheets.MarkNotAgreed
	}
	return sheets.MarkReview
}

// rule is the condition under which a finding's mark shows. Only a difference can be asked of the sheet; what a person
// has to decide shows until the switch is off.
func rule(b *layout.Book, f *reconcile.Finding) (when string, byName bool) {
	if f.Outcome != reconcile.Differs && f.Outcome != reconcile.Rounding {
		return "", false
	}
	switch {
	case f.Relation != nil && f.Relation.Outcome == f.Outcome:
		l := &live{book: b, x: f.Relation, own: true}
		formula, ok := l.recomputed()
		if !ok {
			return "", false
		}
		limit := threshold(b, f.Relation)
		if l.elsewhere || f.Relation.Sheet != f.At.Sheet {
			return fmt.Sprintf("IF(ISNUMBER(%[1]s),ABS(%[1]s)>%[2]s,TRUE)", nowName(f), limit), true
		}
		return fmt.Sprintf("ABS(%s-(%s))>%s", l.stated(), formula, limit), false
	case f.At.Span.Para != nil:
		return proseRule(b, f)
	case f.Tie != nil && f.Tie.Outcome == f.Outcome:
		home, ok := atHome(b, f.Tie)
		if !ok || home.sheet != f.At.Sheet {
			return "", false
		}
		return fmt.Sprintf("ABS(%s-(%s))>%s", home.now(true), home.stated, home.limit(f.Outcome)), false
	}
	return "", false
}

// mostSaid is how many letters a formula can look for.
const mostSaid = 250

// proseRule shows a mark on a sheet of prose as long as the cell says the words that were found, and the figure that they
// are tied to, if any, is still another one.
func proseRule(b *layout.Book, f *reconcile.Finding) (when string, byName bool) {
	said := strings.TrimSpace(f.At.Span.Text())
	_, cells, ok := f.At.Span.Para.OnSheet()
	if !ok || cells.From != cells.To || strings.Contains(said, "\n") || len(said) > mostSaid {
		return "", false
	}
	when = fmt.Sprintf(`ISNUMBER(FIND("%s",%s))`, strings.ReplaceAll(said, `"`, `""`), cells.Absolute())
	if f.Tie == nil || f.Tie.Outcome != f.Outcome {
		return when, false
	}
	home, ok := atHome(b, f.Tie)
	switch limit := home.limit(f.Outcome); {
	case !ok:
		return when, false
	case home.sheet == f.At.Sheet:
		return fmt.Sprintf("AND(%s,ABS(%s-(%s))>%s)", when, home.now(true), home.stated, limit), false
	default:
		return fmt.Sprintf("AND(%[1]s,IF(ISNUMBER(%[2]s),ABS(%[2]s)>%[3]s,TRUE))", when, nowName(f), limit), true
	}
}

// threshold is the difference from which a mark shows: what rounding allows and half the smallest stored digit, so that
// the dust of doubles lights nothing, and always less than the difference as found.
func threshold(b *layout.Book, x *reconcile.Relation) decimal.Decimal {
	places := 0
	l := &live{book: b, x: x}
	whole := append([]reconcile.Term{{Cells: sheets.One(x.Total), Sign: 1}}, x.Terms...)
	for _, t := range whole {
		l.each(t, func(_ sheets.Ref, c *layout.Cell) { places = max(places, int(c.Places)) })
	}
	limit := decimal.New(5, int32(-min(places, 9)-1))
	if x.Outcome == reconcile.Differs {
		limit = limit.Add(x.Allowance)
	}
	return below(limit, x.Difference)
}

// below halves a limit that would hide the difference as found.
func below(limit, difference decimal.Decimal) decimal.Decimal {
	if d := difference.Abs(); limit.GreaterThanOrEqual(d) {
		return d.DivRound(decimal.NewFromInt(2), 12)
	}
	return limit
}

// note is the text of a finding's note: reference and headline, the sentences, where to read more.
func note(r *reconcile.Result, f *reconcile.Finding, page string) string {
	lines := []string{f.Ref + " " + strings.ToUpper(f.Headline)}
	if f.Outcome == reconcile.Review {
		lines[0] = f.Ref + " PLEASE CHECK: " + f.Headline
	}
	lines = append(lines, sentences(r, f)...)
	if x := f.Relation; x != nil && f.Outcome == reconcile.Differs && x.Outcome == f.Outcome && x.Allowance.IsZero() {
		lines = append(lines, "Not rounding: the stored figures are exact.")
	}
	return strings.Join(append(lines, fmt.Sprintf("See %s, item %s.", page, f.Ref)), "\n")
}
