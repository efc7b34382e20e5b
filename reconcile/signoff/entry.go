package signoff

import (
	"regexp"
	"strings"

	"github.com/shopspring/decimal"
	"golang.org/x/text/encoding/charmap"

	"crosscast/reconcile"
)

// Entry is a finding as its row on CC Findings names it: by what is written beside its figures, never by its cells, so
// that it is known again when rows are put in.
type Entry struct {
	Ref                   string // N1; it says nothing of what the finding is about
	Sheet, Label, Heading string
	Check                 string              // the name of the check
	Headline              string              // what it says
	Difference            decimal.NullDecimal // in the sheet's own unit; none where it has no figures
}

// CheckText is what stands in the column Check: "cast: does not cast".
func (e Entry) CheckText() string {
	if e.Headline == "" {
		return e.Check
	}
	return e.Check + ": " + e.Headline
}

// setCheck reads it back.
func (e *Entry) setCheck(text string) {
	e.Check, e.Headline, _ = strings.Cut(text, ":")
	e.Check, e.Headline = strings.TrimSpace(e.Check), strings.TrimSpace(e.Headline)
}

// String names the entry: Savings, Total, 2015/16.
func (e Entry) String() string {
	var parts []string
	for _, s := range []string{e.Sheet, e.Label, e.Heading} {
		if s = strings.Join(strings.Fields(s), " "); s != "" && s != "-" {
			parts = append(parts, s)
		}
	}
	if len(parts) == 0 {
		return e.CheckText()
	}
	return strings.Join(parts, ", ")
}

// amountText is a difference as it is told: in four places, unless it would be told as nil or as the other one.
func amountText(d, other decimal.Decimal) string {
	places := min(reconcile.PlacesOf(d), 4)
	for r := d.Round(places); places < reconcile.PlacesOf(d) && (r.IsZero() || r.Equal(other.Round(places))); r = d.Round(places) {
		places++
	}
	return reconcile.FigureText(d, places)
}

// forText is the difference behind the name of an entry: " for 60".
func (e Entry) forText(other decimal.Decimal) string {
	if e.hasAmount() {
		return " for " + amountText(e.Difference.Decimal, other)
	}
	return ""
}

// About reports whether two entries are about one thing: the same sheet, row label, column heading and check. Where no
// difference tells more, what is said must be the same too.
func (e Entry) About(o Entry) bool {
	if !same(e.Sheet, o.Sheet) || !same(e.Check, o.Check) {
		return false
	}
	if e.hasAmount() && o.hasAmount() {
		return same(e.Label, o.Label) && same(e.Heading, o.Heading)
	}
	return same(bare(e.Label), bare(o.Label)) && same(bare(e.Heading), bare(o.Heading)) && same(bare(e.Headline), bare(o.Headline))
}

// Is reports whether two entries are about one thing and have the same difference.
func (e Entry) Is(o Entry) bool { return e.About(o) && sameAmount(e.Difference, o.Difference) }

// hasAmount reports a difference that tells one finding from another.
func (e Entry) hasAmount() bool { return e.Difference.Valid && !e.Difference.Decimal.IsZero() }

// sameAmount compares differences. Spreadsheet programs keep ten digits of a figure in separated text.
func sameAmount(a, b decimal.NullDecimal) bool {
	if a.Valid != b.Valid || !a.Valid {
		return a.Valid == b.Valid
	}
	most := decimal.Max(a.Decimal.Abs(), b.Decimal.Abs())
	return a.Decimal.Sub(b.Decimal).Abs().LessThanOrEqual(most.Shift(-10))
}

// TableIn is the table that a place in a report lies in, "Table 1, row 6, column 4"; "" where it lies in none.
func TableIn(place string) string {
	table, _, ok := strings.Cut(place, ", row ")
	if !ok {
		return ""
	}
	return table
}

// key is the same for all entries that may be about one thing.
func (e Entry) key() string {
	return folded(e.Sheet) + "\x00" + folded(e.Check) + "\x00" + folded(bare(e.Label)) + "\x00" + folded(bare(e.Heading))
}

// same compares texts as people do.
func same(a, b string) bool { return a == b || folded(a) == folded(b) }

// keyboard writes quotation marks and dashes as they are typed.
var keyboard = strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`, "–", "-", "—", "-")

// folded leaves out what does not count: space, case, the form of a quotation mark, and the dash for an empty cell. What Windows-1252 does not hold is a
// question mark, which is what programs put for it that save for Windows.
func folded(s string) string {
	s = keyboard.Replace(strings.ToLower(strings.Join(strings.Fields(s), " ")))
	if s == "-" {
		return ""
	}
	return strings.Map(func(c rune) rune {
		if _, ok := charmap.Windows1252.EncodeRune(c); !ok {
			return '?'
		}
		return c
	}, s)
}

// addresses are what a text says of rows and cells.
var addresses = regexp.MustCompile(`(?i)\b(rows?|columns?) ([0-9]+|[A-Z]{1,3})\b( to ([0-9]+|[A-Z]{1,3})\b)?|![A-Z]{1,3}[0-9]+(:[A-Z]{1,3}[0-9]+)?`)

// bare is a text without addresses: they change when rows are put in.
func bare(s string) string { return addresses.ReplaceAllString(s, "") }
