package checks

import (
	"regexp"
	"strings"

	"crosscast/reconcile/claim"
)

var totalWord = regexp.MustCompile(`(?i)\btotal(?:s|ling|led)?\b`)

// listForm reads a list whose lead states the total of what its items state.
func listForm(q *claim.Para) []equation {
	if len(q.Items) < 2 || !strings.HasSuffix(strings.TrimRight(q.Plain, " "), ":") {
		return nil
	}
	all := q.Sentences()
	last := all[len(all)-1]
	total, ok := theAmount(last)
	if !ok {
		return nil
	}
	var parts []stated
	for _, item := range closed(q.Items) {
		part, ok := theAmount(claim.Span{Para: item, To: len(item.Plain)})
		if !ok {
			return nil
		}
		parts = append(parts, part)
	}
	return []equation{{total: total, plus: parts, name: "the total of the list in " + q.Where(),
		unsure: !totalWord.MatchString(last.Text())}}
}

var setOutBelow = regexp.MustCompile(`(?i)\b(?:set out|shown|listed|detailed|given) below\b`)

// belowForm reads "… as set out below and total £7.8m" with the table that comes next, whose rows each state an amount in
// words and none their total.
func belowForm(p *claim.Paper, q *claim.Para) []equation {
	if !setOutBelow.MatchString(q.Plain) || q.Table != nil {
		return nil
	}
	total, ok := theAmount(claim.Span{Para: q, To: len(q.Plain)})
	if !ok {
		return nil
	}
	for _, t := range p.Tables {
		if t.After < q.Order || t.After > q.Order+belowReach {
			continue
		}
		parts := wordedColumn(t)
		if len(parts) < 2 {
			return nil
		}
		return []equation{{total: total, plus: parts, name: "the total of " + t.Name, unsure: true}}
	}
	return nil
}

// belowReach is how many paragraphs may stand between "set out below" and the table: its heading, a sentence, its caption.
const belowReach = 5

// wordedColumn lists the first amounts of the cells of one column that state amounts in words; nil where several columns
// do, or one cell is their total.
func wordedColumn(t *claim.Table) []stated {
	var parts []stated
	for _, q := range t.Paras {
		all := amountsOf(claim.Span{Para: q, To: len(q.Plain)})
		if len(all) == 0 {
			continue
		}
		if len(parts) > 0 && parts[0].Para.Cell.Col != q.Cell.Col || totalWord.MatchString(q.Plain[:all[0].From]) {
			return nil
		}
		parts = append(parts, all[0])
	}
	return parts
}

// theAmount is the one amount of a stretch, or the one that is called its total.
func theAmount(s claim.Span) (stated, bool) {
	all := amountsOf(s)
	if len(all) == 1 {
		return all[0], true
	}
	var found []stated
	for i, a := range all {
		if totalWord.MatchString(before(s, all, i)) {
			found = append(found, a)
		}
	}
	if len(found) == 1 {
		return found[0], true
	}
	return stated{}, false
}

// closingForm reads a table whose cells each state an amount in words, "Savings £10.8m", and one the total of the others.
func closingForm(t *claim.Table) []equation {
	var parts []stated
	labels := map[string]bool{}
	for _, q := range t.Paras {
		all := amountsOf(claim.Span{Para: q, To: len(q.Plain)})
		if len(all) != 1 {
			if len(all) > 1 {
				return nil
			}
			continue
		}
		label := strings.ToLower(strings.Trim(q.Plain[:all[0].From], " :"))
		if label == "" {
			continue // a figure like any other: it is cast
		}
		if totalWord.MatchString(label) {
			if len(parts) < 2 {
				return nil
			}
			return []equation{{total: all[0], plus: parts, name: "the total of " + t.Name, unsure: len(labels) > 1}}
		}
		parts = append(parts, all[0])
		labels[label] = true
	}
	return nil
}
