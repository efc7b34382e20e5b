package checks

import (
	"crosscast/reconcile"
	"crosscast/reconcile/layout"
)

// Cast compares a total with the lines above, below or elsewhere that it is made of.
var Cast = &reconcile.Check{
	Name:  "cast",
	Title: "a total agrees to the lines that it adds down a column",
	Text: `Casting is adding down. A total claims to be the sum of its lines by its formula, its words, its place and
style, or because the same lines make up the totals of the columns beside it. Subtotals of several levels, totals above
their lines and differences are followed. A total that its siblings prove differs; one that stands alone is to review if a
slip of the pen (digits changed over, a line missed or counted twice, a sign, a unit) would bring it into line; figures
that the rounding of the digits shown can explain agree after rounding.`,
	Before: "Homecare | 100\nDay care |  50\nTotal    | 105",
	After:  "Homecare | 100\nDay care |  50\nTotal    | 150",
	Tick:   "C",
	Owns:   func(r *reconcile.Relation) bool { return r.IsSum() && r.Axis != reconcile.Across },
	Run: func(p *reconcile.Pass) error {
		tellUnread(p.Book, p.Report)
		return tellOwn(p, "does not cast")
	},
}

// tellUnread says which sheets, or ends of sheets, nobody has looked for totals in: silence would look clean.
func tellUnread(b *layout.Book, report func(reconcile.Finding)) {
	for _, s := range b.Sheets {
		if s.Unread != "" {
			report(reconcile.Finding{
				Outcome: reconcile.NotTested, At: reconcile.Place{Sheet: s.Name}, Headline: "is not wholly checked",
				Lines: []string{s.Unread}, Todo: "move the figures that matter to a smaller sheet and check that",
			})
		}
	}
}
