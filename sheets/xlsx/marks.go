package xlsx

import (
	"fmt"
	"strings"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// maxRefs bounds the references of one rule. A thousand work in LibreOffice; Excel's bound is not known.
const maxRefs = 300

// markTabs puts marks and notes on the user's sheets, in tab order. If one of our sheets is to be the active one, the
// user's selected sheets are deselected: two selected sheets are grouped, and typing into one types into both.
func (d *draft) markTabs(a sheets.Annotation, styles *styleSheet, deselect bool) error {
	byTab := map[string][]sheets.Mark{}
	for _, m := range a.Marks {
		byTab[m.Sheet] = append(byTab[m.Sheet], m)
	}
	for _, tab := range d.tabs {
		marks := byTab[tab.name]
		delete(byTab, tab.name) // of two sheets of one name the first is meant
		if tab.part == "" {
			continue
		}
		if len(marks) > 0 && tab.kind != "worksheet" {
			d.report.warnf("%s is no worksheet, so that nothing could be marked on it", tab.name)
			marks = nil
		}
		if len(marks) == 0 && !deselect {
			continue
		}
		if err := d.markTab(tab, marks, a, styles, deselect); err != nil {
			return fmt.Errorf("sheet %q: %w", tab.name, err)
		}
	}
	return nil
}

// markTab edits one sheet.
func (d *draft) markTab(tab *draftTab, marks []sheets.Mark, a sheets.Annotation, styles *styleSheet, deselect bool) error {
	p, err := d.part(tab.part)
	if err != nil {
		return err
	}
	wanted := make(map[sheets.Ref]bool, len(marks))
	for _, m := range marks {
		wanted[m.Cell] = true
	}
	facts, err := readSheetFacts(p, wanted)
	if err != nil {
		return err
	}
	if len(marks) > 0 && (string(facts.out.root.Name) != "worksheet" || facts.out.rootClose < 0) {
		return fmt.Errorf("its part holds no worksheet: %w", sheets.ErrDamaged)
	}
	if deselect {
		for _, s := range facts.selected {
			p.edits.Replace(s.from, s.to, "0")
		}
	}
	if len(marks) > 0 {
		if err := d.markCells(tab, p, facts, marks, a.Switch, styles); err != nil {
			return err
		}
		if err := d.noteCells(tab, p, facts, marks, a.Author); err != nil {
			return err
		}
	}
	d.drop(p)
	return nil
}

// markCells adds the conditional formats, unless the sheet holds a pivot table: one with rules of ours drew a repair
// prompt from Excel.
func (d *draft) markCells(tab *draftTab, p *draftPart, facts *sheetFacts, marks []sheets.Mark, name string, styles *styleSheet) error {
	rels, err := d.pkg.Rels(tab.part)
	if err != nil {
		return err
	}
	for _, r := range rels {
		if r.TypeIs("pivotTable") {
			d.report.MarksWithheld = append(d.report.MarksWithheld, tab.name)
			return nil
		}
	}
	rules := markRules(marks, facts.styles, styles)
	facts.shiftRules(p, len(rules))
	p.edits.Insert(facts.out.place(worksheetOrder, "conditionalFormatting"), rulesText(facts.out.prefix(), name, rules))
	return nil
}

// markRule is one rule of ours: the cells, their differential format and the condition besides the switch.
type markRule struct {
	dxf  int
	when string
	refs []string
}

// markRules groups marks into rules, strongest style first. Marks that ask only the switch share a rule; a live one has
// its own, since its formula is about its own cell.
func markRules(marks []sheets.Mark, cellStyles map[sheets.Ref]int, styles *styleSheet) []*markRule {
	type key struct {
		dxf  int
		when string
	}
	var rules []*markRule
	for _, style := range []sheets.MarkStyle{sheets.MarkNotAgreed, sheets.MarkReview, sheets.MarkAccepted} {
		open, seen := map[key]*markRule{}, map[string]bool{}
		for _, m := range marks {
			if m.Style != style || seen[m.Cell.String()+m.When] {
				continue
			}
			seen[m.Cell.String()+m.When] = true
			code := ""
			if s, ok := cellStyles[m.Cell]; ok {
				code = withoutColours(styles.formatOf(s))
			}
			k := key{styles.markDxf(style, code), m.When}
			if r := open[k]; r == nil || len(r.refs) >= maxRefs {
				open[k] = &markRule{dxf: k.dxf, when: m.When}
				rules = append(rules, open[k])
			}
			open[k].refs = append(open[k].refs, m.Cell.String())
		}
	}
	return rules
}

// rulesText writes the rules with priorities from 1 on.
func rulesText(prefix, name string, rules []*markRule) string {
	var b strings.Builder
	for i, r := range rules {
		condition := r.when
		switch {
		case name != "" && r.when != "":
			condition = fmt.Sprintf(`AND(%s="Yes",%s)`, name, r.when)
		case name != "":
			condition = name + `="Yes"`
		case r.when == "":
			condition = "TRUE"
		}
		fmt.Fprintf(&b, `<%[1]sconditionalFormatting sqref="%[2]s"><%[1]scfRule type="expression" dxfId="%[3]d" priority="%[4]d">`+
			`<%[1]sformula>%[5]s</%[1]sformula></%[1]scfRule></%[1]sconditionalFormatting>`,
			prefix, strings.Join(r.refs, " "), r.dxf, i+1, xmlEscape(condition))
	}
	return b.String()
}

// colourNames are the colours that a number format can name.
var colourNames = []string{"black", "blue", "cyan", "green", "magenta", "red", "white", "yellow", "color", "colour"}

// withoutColours gives a number format without its colours, or "" if it has none. A colour in the format beats the font
// of a rule: the figure would stay red on the fill of the mark.
func withoutColours(code string) string {
	var b strings.Builder
	found := false
	for i := 0; i < len(code); {
		end := i + 1
		switch code[i] {
		case '"', '\\', '_', '*':
			end = literalEnd(code, i)
		case '[':
			if n := strings.IndexByte(code[i:], ']'); n > 0 {
				end = i + n + 1
				if isColour(code[i+1 : end-1]) {
					found = true
					i = end
					continue
				}
			}
		}
		b.WriteString(code[i:end])
		i = end
	}
	if !found {
		return ""
	}
	return b.String()
}

// literalEnd is the offset behind the quoted text or escaped character at i.
func literalEnd(code string, i int) int {
	if code[i] == '"' {
		if n := strings.IndexByte(code[i+1:], '"'); n >= 0 {
			return i + n + 2
		}
		return len(code)
	}
	return min(i+2, len(code))
}

// isColour reports whether the text between brackets names a colour: Red, Color 3.
func isColour(s string) bool {
	s = strings.TrimRight(strings.ToLower(strings.TrimSpace(s)), "0123456789 ")
	for _, c := range colourNames {
		if s == c {
			return true
		}
	}
	return false
}

// definedNames lists the names that the workbook defines.
func (d *draft) definedNames() []string {
	var names []string
	_, _ = readOutline(d.workbook.data, func(t *ooxml.Tag, depth int) { // read once already, so that it cannot fail
		if depth == 3 && t.Is("definedName") {
			names = append(names, t.AttrString("name"))
		}
	})
	return names
}

// equalFold compares names as Excel does.
func equalFold(a, b string) bool { return strings.EqualFold(a, b) }
