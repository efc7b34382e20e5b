package xlsx

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"crosscast/sheets/ooxml"
)

// ruleElement is an element around the rules of conditional formats, or a rule.
type ruleElement struct {
	name       string
	from, to   int
	textFrom   int // behind its opening tag
	priority   valueSpan
	number     int // its priority
	parent     int // index; −1 for none
	kids, gone int // rules and elements like this one in it, and how many of them are taken out
	others     int // elements in it of other kinds
	ours       bool
	text       string // of a rule: its formulas
}

// ruleElements are the elements of which one that loses all its rules must go too: Excel repairs empty ones.
var ruleElements = map[string]bool{"conditionalFormatting": true, "conditionalFormattings": true, "cfRule": true,
	"ext": true, "extLst": true}

// removeRules takes the rules out that ask the switch, and moves the priorities of the others up into their places.
func (u *unmarking) removeRules(tab *draftTab, p *ooxml.DraftPart) error {
	list, err := readRules(p)
	if err != nil {
		return err
	}
	taken := map[int]bool{} // priorities of ours
	for i := range list {
		if e := &list[i]; e.name == "cfRule" && asksName(e.text, u.ours.Switch) {
			e.ours = true
			taken[e.number] = true
		}
	}
	if len(taken) == 0 {
		return nil
	}
	u.rules[tab.name] = nil
	for i := len(list) - 1; i >= 0; i-- { // those inside before those around them
		e := &list[i]
		e.ours = e.ours || e.gone > 0 && e.gone == e.kids && (e.others == 0 || e.name == "conditionalFormatting")
		if e.ours && e.parent >= 0 {
			list[e.parent].gone++
		}
	}
	for i := range list {
		switch e := &list[i]; {
		case e.ours && (e.parent < 0 || !list[e.parent].ours):
			p.Edits.Replace(e.from, e.to, "")
		case e.name == "cfRule" && !e.ours:
			u.rules[tab.name] = append(u.rules[tab.name], *e)
			if n := placeUp(e.number, taken); n != e.number {
				p.Edits.Replace(e.priority.from, e.priority.to, strconv.Itoa(n))
			}
		}
	}
	return nil
}

// placeUp is a priority without the places before it that were ours. One at the very end of the range was never moved.
func placeUp(priority int, taken map[int]bool) int {
	before := 0
	for n := range taken {
		if n < priority {
			before++
		}
	}
	if priority == math.MaxInt32 {
		return priority
	}
	return priority - before
}

// readRules lists the rules of a sheet and what stands around them, each behind the one that it stands in.
func readRules(p *ooxml.DraftPart) ([]ruleElement, error) {
	var list []ruleElement
	open := []int{-1} // index of the element of each depth, −1 for others
	_, err := ooxml.ReadOutline(p.Data, func(t *ooxml.Tag, depth int) {
		if t.Kind == ooxml.CloseTag {
			if i := open[depth]; i >= 0 {
				e := &list[i]
				e.to = t.End
				if e.name == "cfRule" {
					e.text = string(ooxml.Text(p.Data[e.textFrom:t.Start]))
				}
			}
			return
		}
		open = append(open[:depth], -1)
		parent := open[depth-1]
		name := string(t.Name)
		if !ruleElements[name] {
			if parent >= 0 {
				list[parent].others++
			}
			return
		}
		if parent >= 0 {
			list[parent].kids++
		}
		e := ruleElement{name: name, from: t.Start, to: t.End, textFrom: t.End, parent: parent}
		if from, to, ok := t.AttrSpan("priority"); ok {
			e.priority = valueSpan{from, to}
			e.number, _ = strconv.Atoi(t.AttrString("priority"))
		}
		open[depth] = len(list)
		list = append(list, e)
	})
	if err != nil {
		return nil, fmt.Errorf("read part %q: %w", p.Name, err)
	}
	return list, nil
}

// asksName reports whether a formula uses a name, as a word of its own and not in a text.
func asksName(formula, name string) bool {
	for i := 0; i < len(formula); {
		switch c := formula[i]; {
		case c == '"' || c == '\'':
			i = quoteEnd(formula, i)
		case isWordByte(c):
			end := wordEnd(formula, i)
			if strings.EqualFold(formula[i:end], name) {
				return true
			}
			i = end
		default:
			i++
		}
	}
	return false
}
