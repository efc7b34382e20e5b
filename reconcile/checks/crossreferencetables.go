package checks

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"crosscast/reconcile"
	"crosscast/reconcile/claim"
)

// toTable looks for the table of that number.
func (x *references) toTable(f *followed) {
	if f.External {
		f.untested("it speaks of another document")
		return
	}
	any := false
	for _, t := range x.paper.Tables {
		if t.Caption == nil {
			continue
		}
		any = true
		if strings.EqualFold(t.Number, f.First) {
			f.target = t.Caption
			break
		}
	}
	switch {
	case !any:
		f.untested("the tables of the report have no numbers")
	case f.target == nil:
		f.tell(reconcile.Review, "points at a table that was not found")
	default:
		x.judgeSide(f)
	}
}

// judgeSide compares "above" and "below" with where the caption stands.
func (x *references) judgeSide(f *followed) {
	if way := map[bool]string{true: "below", false: "above"}[f.target.Order > f.Para.Order]; f.Direction != "" && way != f.Direction {
		f.tell(reconcile.Review, fmt.Sprintf("says %s, but the table stands %s", f.Direction, way))
	}
}

// toAppendix looks for the appendix in the report, or in its list of appendices.
func (x *references) toAppendix(f *followed) {
	name := strings.ToLower(f.Text())
	for _, q := range x.paper.Paras {
		text := strings.ToLower(q.Plain)
		if q == f.Para && f.From == 0 {
			f.untested("it is the name of the appendix itself")
			return
		}
		if q != f.Para && strings.HasPrefix(text, name) && !startsLonger(text, name) {
			f.target = q
			return
		}
	}
	f.untested("the appendix is not in this file")
}

// startsLonger reports that the name goes on: appendix 1 in "appendix 12".
func startsLonger(text, name string) bool {
	return len(text) > len(name) && (isLetterByte(text[len(name)]) || text[len(name)] >= '0' && text[len(name)] <= '9')
}

func isLetterByte(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// reach is how far from the place that a reference names the one that is meant is looked for, in paragraphs.
const reach = 3

// meant is the paragraph near the one that a reference names which has its words, and the item if it names one; nil if
// none stands out.
func (x *references) meant(f *followed) *claim.Para {
	words := claim.Words(f.Para.SentenceAt(f.From).Text())
	var best *claim.Para
	most, second := 0, 0
	for d := -reach; d <= reach; d++ {
		q := x.byPath[pathKey(append([]string{shiftedBy(f.First, d)}, f.Items...))]
		if q == nil || q == f.Para {
			continue
		}
		switch shared := claim.Shared(words, claim.Words(q.Text)); {
		case shared > most:
			best, most, second = q, shared, most
		case shared > second:
			second = shared
		}
	}
	if most == second {
		return nil
	}
	return best
}

// meantLine names the paragraph that has the words.
func (f *followed) meantLine() []string {
	if f.meant == nil {
		return nil
	}
	f.finding.Todo = "Point it at paragraph " + f.meant.Path
	return []string{fmt.Sprintf("Paragraph %s has the words: “%s”", f.meant.Path, clip(f.meant.Text))}
}

// shifted looks for one step by which several references are off, and for those that it makes doubtful.
func (x *references) shifted() {
	steps := map[int]int{}
	for _, f := range x.followed {
		if d := f.step(); d != 0 {
			steps[d]++
		}
	}
	for _, d := range slices.Sorted(maps.Keys(steps)) {
		n := steps[d]
		if n < 2 {
			continue
		}
		for _, f := range x.followed {
			next := x.byPath[pathKey(append([]string{shiftedBy(f.First, d)}, f.Items...))]
			switch {
			case f.step() == d, f.wrong() && f.meant == nil && next != nil:
				if f.meant == nil {
					f.meant = next
					f.finding.Todo = "See whether paragraph " + next.Path + " is meant"
				}
				f.tie.Cause = &reconcile.Cause{Name: "references shifted", Text: fmt.Sprintf("%d references or more are %s: a paragraph was likely %s "+
					"after they were typed", n, tooFar(d), map[bool]string{true: "put in", false: "taken out"}[d > 0])}
			case f.tie.Outcome == reconcile.Agrees && f.Kind == claim.ToParagraph && x.opensLater(f, d):
				f.tell(reconcile.Review, fmt.Sprintf("may be %s as well", tooFar(d)),
					fmt.Sprintf("%d other references are; paragraph %s comes first below its heading, paragraph %s does not.",
						n, shiftedBy(f.First, d), f.First))
			}
		}
	}
}

// wrong reports a reference to a paragraph by number that does not lead there.
func (f *followed) wrong() bool { return f.tie.Outcome == reconcile.Differs && f.First != "" }

// step is by how many paragraphs a wrong reference is off; 0 where that is not known.
func (f *followed) step() int {
	if f.meant == nil {
		return 0
	}
	section, named := splitLast(f.First)
	other, meant := splitLast(f.meant.Numbers[0])
	if section != other || named == 0 || meant == 0 {
		return 0
	}
	return meant - named
}

// tooFar says which way a reference is off.
func tooFar(d int) string {
	if d > 0 {
		return fmt.Sprintf("%d too low", d)
	}
	return fmt.Sprintf("%d too high", -d)
}

// opensLater reports a reference to several paragraphs whose first does not open its section, where the one d further
// does.
func (x *references) opensLater(f *followed, d int) bool {
	next := x.byPath[shiftedBy(f.First, d)]
	return f.First != f.Last && next != nil && !x.opens(f.target) && x.opens(next)
}

// opens reports the first paragraph below a heading.
func (x *references) opens(q *claim.Para) bool {
	return q.Heading != nil && q.Order == q.Heading.Order+1
}
