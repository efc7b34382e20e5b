package xlsx

import (
	"fmt"
	"strings"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// maxRefs bounds the references of one rule. A thousand work in LibreOffice; Excel's bound is not known.
const maxRefs = 300

// maxFormula is the longest formula that Excel takes.
const maxFormula = 8192

// markTabs puts marks and notes on the user's sheets, in tab order, and learns the cell styles in use. If one of our sheets is to be the active one, the
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
		if err := d.markTab(tab, marks, a, styles, deselect); err != nil {
			return fmt.Errorf("sheet %q: %w", tab.name, err)
		}
	}
	return nil
}

// markTab edits one sheet.
func (d *draft) markTab(tab *draftTab, marks []sheets.Mark, a sheets.Annotation, styles *styleSheet, deselect bool) error {
	p, err := d.Part(tab.part)
	if err != nil {
		return err
	}
	facts, err := readSheetFacts(p)
	if err != nil {
		return err
	}
	if len(marks) > 0 && (string(facts.out.Root.Name) != "worksheet" || facts.out.Close < 0) {
		return fmt.Errorf("its part holds no worksheet: %w", sheets.ErrDamaged)
	}
	styles.top = max(styles.top, facts.topStyle)
	if deselect {
		for _, s := range facts.selected {
			p.Edits.Replace(s.from, s.to, "0")
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
	d.Drop(p)
	return nil
}

// markCells adds the conditional formats, unless the sheet holds a pivot table: one with rules of ours drew a repair
// prompt from Excel.
func (d *draft) markCells(tab *draftTab, p *ooxml.DraftPart, facts *sheetFacts, marks []sheets.Mark, name string, styles *styleSheet) error {
	rels, err := d.Package.Rels(tab.part)
	if err != nil {
		return err
	}
	for _, r := range rels {
		if r.TypeIs("pivotTable") {
			d.report.MarksWithheld = append(d.report.MarksWithheld, tab.name)
			return nil
		}
	}
	for i := range marks {
		if len(marks[i].When)+len(name)+len(`AND(="Yes",)`) > maxFormula {
			marks[i].When = ""
			d.report.warnf("%s!%s: the condition of its mark is too long; the mark stays until the switch is set to No",
				tab.name, marks[i].Cell)
		}
	}
	rules := d.markRules(marks, styles)
	facts.shiftRules(p, len(rules))
	p.Edits.Insert(facts.out.Place(worksheetOrder, "conditionalFormatting"), rulesText(facts.out.Prefix(), name, rules))
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
func (d *draft) markRules(marks []sheets.Mark, styles *styleSheet) []*markRule {
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
			k := key{styles.markDxf(style, withoutColours(d.formatAt(m.Sheet, m.Cell))), m.When}
			if r := open[k]; r == nil || len(r.refs) >= maxRefs {
				open[k] = &markRule{dxf: k.dxf, when: m.When}
				rules = append(rules, open[k])
			}
			open[k].refs = append(open[k].refs, m.Cell.String())
		}
	}
	return rules
}

// formatAt is the number format code of a cell of the user's.
func (d *draft) formatAt(sheet string, ref sheets.Ref) string {
	s := d.before.Sheet(sheet)
	if s == nil {
		return ""
	}
	c := s.At(ref)
	if c == nil {
		return ""
	}
	return styleAt(d.before, c.Style).Format.Code
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
			prefix, strings.Join(r.refs, " "), r.dxf, i+1, ooxml.Escape(condition))
	}
	return b.String()
}
