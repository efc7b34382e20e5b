package output

import (
	"fmt"
	"strconv"

	"crosscast/reconcile"
	"crosscast/reconcile/signoff"
	"crosscast/sheets"
)

var findingHeaders = []string{"Ref", "Status", "Sheet", "Cell", "Row label", "Column heading", "Check",
	"Stated as shown", "Stated", "Recomputed", "Difference", "Rounding allowance", "Unexplained",
	"Likely cause", "Evidence", "What to do", signoff.HeadReason, signoff.HeadBy, signoff.HeadOn, signoff.HeadFirstSeen, "Months open",
	"Stated now", "Recomputed now", "Difference now"}

var findingWidths = []float64{5, 12, 12, 8, 18, 11, 11, 10, 10, 11, 10, 10, 11, 22, 18, 16, 14, 10, 12, 12, 8, 10, 11, 10}

// firstFinding is the row of the first finding on CC Findings.
const firstFinding = 5

// The columns that hold what is found now.
const (
	colStatedNow     = 22
	colRecomputedNow = 23
	colDifferenceNow = 24
)

// findings is one row a finding: what was found, as values that stay, and what is found now, as formulas.
func (b *book) findings(named map[*reconcile.Finding]bool) *page {
	p := &page{sheets.AddedSheet{Name: b.names[sheetFindings], Widths: b.form.findings.widths, Landscape: true, TitleRow: firstFinding - 1}}
	names := b.form.findings.names
	p.row(1, text(1, sheets.LookTitle, "Findings in detail"))
	b.name(signoff.NameFound, sheetFindings, sheets.Range{From: at(1, firstFinding-1), To: at(len(names), firstFinding-1)})
	if len(b.Findings) == 0 {
		p.row(2, text(1, sheets.LookBody, "There are no findings. Everything tested is on "+b.names[sheetChecks]+"."))
		return p
	}
	live := "; the last three are live: mend the figure and Difference now goes to nil"
	if b.ofReport() {
		live = ""
	}
	p.row(2, text(1, sheets.LookBody, "One row a finding. Columns H to M are as found and stay"+live+
		". crosscast accept fills columns Q to S. \"-\" means not applicable."))
	p.row(firstFinding-1, headers(names)...)
	for n, f := range b.Findings {
		row := firstFinding + n
		cells := b.asFound(f)
		if !b.ofReport() {
			cells = append(cells, b.now(f, row)...)
		}
		p.row(row, cells...)
		if named[f] {
			b.name(nowName(f), sheetFindings, sheets.One(at(colDifferenceNow, row)))
		}
	}
	p.Table = &sheets.AddedTable{Name: "CC_Findings", Range: sheets.Range{From: at(1, firstFinding-1),
		To: at(len(names), firstFinding-1+len(b.Findings))}}
	return p
}

// asFound is the part of a row that stays: columns A to U.
func (b *book) asFound(f *reconcile.Finding) []sheets.AddedCell {
	wrapped := func(col int, s string) sheets.AddedCell { return text(col, sheets.LookWrap, s) }
	e, evidence := entryOf(b.Result, f), ""
	if x := f.Relation; x != nil {
		evidence = x.TermsText()
		if x.Why != "" {
			evidence += ": " + x.Why
		}
	} else if f.Tie != nil {
		evidence = placeText(f.Tie.Claim)
	}
	where := []sheets.AddedCell{wrapped(3, e.Sheet), link(4, f.At.Cells, linkTo(f.At))}
	if b.ofReport() {
		where = []sheets.AddedCell{wrapped(3, placeOnly(f.At)), quotationCell(4, "", quotationOf(b.Paper, f.At))}
		if f.Relation == nil {
			evidence = toldLines(f)
		}
	}
	cause := ""
	if c := causeOf(f); c != nil {
		cause = capital(c.Text)
	}
	cells := []sheets.AddedCell{text(1, sheets.LookBold, f.Ref),
		text(2, lookOf(f.Outcome, f.Accepted != nil), statusOf(f.Outcome, f.Accepted != nil))}
	cells = append(append(cells, where...), wrapped(5, e.Label), wrapped(6, e.Heading), wrapped(7, e.CheckText()))
	cells = append(cells, b.figures(f)...)
	said := wrapped(15, evidence)
	if t := f.Tie; t != nil && !b.ofReport() && t.Claim.Span.Para != nil {
		said = b.placeWithWords(15, "", t.Claim)
	}
	cells = append(cells, wrapped(14, cause), said, wrapped(16, todoOf(f)))
	if a := f.Accepted; a != nil {
		cells = append(cells, wrapped(17, a.Reason), wrapped(18, a.By), day(19, a.On, b.Book.Date1904))
	} else {
		cells = append(cells, dashes(17, 19)...)
	}
	first := b.firstSeen[f]
	return append(cells, day(20, first, b.Book.Date1904),
		sheets.AddedCell{Col: 21, Number: strconv.Itoa(monthsBetween(first, b.run.At)), Format: "0"})
}

// todoOf is what to do about a finding, also where its check does not say.
func todoOf(f *reconcile.Finding) string {
	switch {
	case f.Accepted != nil:
		return "Nothing, as long as the reason holds."
	case f.Lapsed != "":
		return f.Lapsed + " Mend it, or record a reason again."
	case f.Todo != "":
		return f.Todo
	case f.Outcome == reconcile.Differs:
		return "Mend the figure or its lines, or record a reason."
	case f.Outcome == reconcile.Review:
		return "Confirm what the figure is made of."
	case f.Outcome == reconcile.Latent:
		return "Mend the formula."
	}
	return ""
}

// figures is columns H to M.
func (b *book) figures(f *reconcile.Finding) []sheets.AddedCell {
	i := itemOf(b.Result, f, b.run.Ticks)
	if !i.figures {
		var cells []sheets.AddedCell
		for col := 8; col <= 13; col++ {
			cells = append(cells, text(col, sheets.LookBody, ""))
		}
		return cells
	}
	return []sheets.AddedCell{text(8, sheets.LookBody, b.shown(f)), amount(9, i.stated, i.places), amount(10, i.other, i.places),
		amount(11, i.diff, i.places), allowed(12, i.allowance, i.places),
		amount(13, i.unexplained(), i.places)}
}

// shown is the stated figure as its document shows it.
func (b *book) shown(f *reconcile.Finding) string {
	for _, t := range []*reconcile.Tie{f.Tie, f.Behind} {
		if t != nil && t.StatedText != "" {
			return t.StatedText
		}
	}
	if x := f.Relation; x != nil {
		if s := b.Book.Sheet(x.Sheet); s != nil {
			return s.Shown(s.Find(x.Total))
		}
	}
	return ""
}

// now is columns V to X: live formulas, with what was found as their cached values.
func (b *book) now(f *reconcile.Finding, row int) []sheets.AddedCell {
	stated, recomputed, ok := b.nowFormulas(f)
	if !ok {
		return []sheets.AddedCell{text(colStatedNow, sheets.LookBody, ""), text(colRecomputedNow, sheets.LookBody, ""),
			text(colDifferenceNow, sheets.LookBody, "")}
	}
	i := itemOf(b.Result, f, b.run.Ticks)
	v, w := at(colStatedNow, row), at(colRecomputedNow, row)
	difference := fmt.Sprintf(`IF(AND(ISNUMBER(%s),ISNUMBER(%s)),ROUND(%s-%s,6),"cannot compute")`, v, w, v, w)
	cells := []sheets.AddedCell{amount(colStatedNow, i.stated, i.places), amount(colRecomputedNow, i.other, i.places),
		amount(colDifferenceNow, i.diff.Round(6), i.places)}
	for n, formula := range []string{stated, recomputed, difference} {
		cells[n].Formula = formula
	}
	return cells
}

// nowFormulas gives what is stated now and what the terms come to now; false where neither can be asked of the sheet. A
// figure stated outside the workbook is a number.
func (b *book) nowFormulas(f *reconcile.Finding) (stated, recomputed string, ok bool) {
	switch {
	case f.Relation != nil && f.Relation.Outcome != reconcile.NotTested:
		l := &live{book: b.Book, x: f.Relation}
		recomputed, ok = l.recomputed()
		return l.stated(), recomputed, ok
	case f.Tie != nil:
		h, ok := atHome(b.Book, f.Tie)
		return h.stated.String(), h.now(false), ok
	}
	return "", "", false
}
