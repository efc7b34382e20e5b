package checks

import (
	"fmt"
	"strconv"
	"strings"

	"crosscast/reconcile/claim"
)

// list takes a paragraph with a number of its own into the places where a reference can lead.
func (x *references) list(q *claim.Para) {
	if key := pathKey(q.Numbers); x.byPath[key] == nil {
		x.byPath[key] = q
	}
	if len(q.Numbers) > 1 {
		return
	}
	x.own++
	number := q.Numbers[0]
	switch n, err := strconv.Atoi(number); {
	case strings.Contains(number, "."):
		section, _ := splitLast(number)
		x.sections[section] = append(x.sections[section], number)
		x.steps[strings.Count(number, ".")] = true
		x.numbered = true
	case err == nil && q.Series != nil && q.Series.Top:
		if !x.steps[0] {
			x.first = n
		}
		x.last, x.numbered, x.steps[0] = max(x.last, n), true, true
	}
}

// besides takes down the numbers of the paragraphs on the other sheets of a workbook, of which one may be meant.
func (x *references) besides(papers []*claim.Paper) {
	x.beside = map[string]bool{}
	for _, o := range papers {
		for _, q := range o.Paras {
			if o != x.paper && o.Sheet() != "" && q.Own && q.Table == nil && len(q.Numbers) == 1 {
				x.beside[q.Numbers[0]] = true
			}
		}
	}
}

func pathKey(numbers []string) string { return strings.ToLower(strings.Join(numbers, "/")) }

// splitLast parts the number of a paragraph into its section and its own step: 4.12 is 12 of 4.
func splitLast(number string) (section string, step int) {
	i := strings.LastIndexByte(number, '.')
	step, err := strconv.Atoi(number[i+1:])
	if err != nil {
		return "", 0
	}
	return number[:max(i, 0)], step
}

// shiftedBy is the number d further in the same section; "" for none.
func shiftedBy(number string, d int) string {
	section, step := splitLast(number)
	if step == 0 || step+d < 1 {
		return ""
	}
	if section != "" {
		section += "."
	}
	return section + strconv.Itoa(step+d)
}

// run says which numbers there are, where one is missed.
func (x *references) run(number string) string {
	section, _ := splitLast(number)
	if section == "" {
		return fmt.Sprintf("The paragraphs run from %d to %d.", x.first, x.last)
	}
	if own := x.sections[section]; len(own) > 0 {
		return fmt.Sprintf("Section %s runs from %s to %s.", section, own[0], own[len(own)-1])
	}
	return fmt.Sprintf("No paragraph is numbered %s.1.", section)
}

// otherForm reports a number of a form that no paragraph of the report has: 4.18 where they run from 1 to 12, or 12 where
// they are 1.1, 1.2. It is of another report.
func (x *references) otherForm(number string) bool {
	dots := strings.Count(number, ".")
	return !x.steps[dots] || dots == 0 && len(x.sections) > 0
}

// leastOwn is how many paragraphs of a sheet must have numbers for its references to be to these. A workbook goes with a
// report, whose paragraphs its notes may speak of.
const leastOwn = 4

// isFar reports a number so far behind the last paragraph of a sheet that it may be of the report that the workbook goes with.
func (x *references) isFar(number string) bool {
	n, err := strconv.Atoi(number)
	return err == nil && x.paper.Sheet() != "" && n > x.last+x.own
}

// awayFromHere takes references to nothing back in a paper most of whose references are to another one, as in minutes:
// there the report is named once and then no more.
func (x *references) awayFromHere() {
	here, away := 0, 0
	for _, f := range x.followed {
		switch {
		case f.Kind == claim.ToParagraph && f.External:
			away++
		case f.Kind == claim.ToParagraph && f.target != nil:
			here++
		}
	}
	if away <= here {
		return
	}
	for _, f := range x.followed {
		if f.Kind == claim.ToParagraph && f.target == nil && f.First != "" && !f.External {
			f.untested("most references of this paper are to another one")
			f.finding.Headline, f.finding.Lines, f.finding.Todo = "", nil, ""
		}
	}
}
