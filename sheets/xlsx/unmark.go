package xlsx

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"crosscast/sheets"
)

// Ours tells what of a marked copy crosscast put there, whatever program has saved it since.
type Ours struct {
	Sheets []string // that were added
	Prefix string   // of the workbook's names, such as CC_
	Switch string   // the name that the rules of all marks ask
	Author string   // of the notes
	// IsNote tells the whole and unedited text of a note of ours. A note of which that cannot be said is the user's.
	IsNote func(text string) bool
}

// Unmark takes off a marked copy what Annotate put there: sheets, names, marks and notes, with the parts that belonged to
// them. Styles stay, since nothing tells whose they are. The result has passed the self-check: the cells of all other
// sheets are what they were byte for byte, and so are the user's rules, notes and names.
func Unmark(data []byte, ours Ours, opt Options) ([]byte, Report, error) {
	d, err := openDraft(bytes.NewReader(data), int64(len(data)), opt)
	if err != nil {
		return nil, Report{}, err
	}
	if err := d.admit(false, opt); err != nil {
		return nil, *d.report, err
	}
	u := &unmarking{draft: d, ours: ours}
	if err := u.run(); err != nil {
		return nil, *d.report, fmt.Errorf("unmark: %w", err)
	}
	out, err := d.Write(u.selfCheck)
	return out, *d.report, err
}

// unmarking is the removal of everything of ours from a draft.
type unmarking struct {
	*draft
	ours  Ours
	gone  map[int]bool             // tabs, by their place in the list
	notes map[string][]sheets.Ref  // that were taken off, by sheet
	rules map[string][]ruleElement // that stay, by sheet
}

// run makes all edits.
func (u *unmarking) run() error {
	u.gone, u.notes, u.rules = map[int]bool{}, map[string][]sheets.Ref{}, map[string][]ruleElement{}
	seen := map[string]bool{}
	for i, tab := range u.tabs {
		if seen[tab.name] {
			return fmt.Errorf("two sheets are called %q: %w", tab.name, sheets.ErrDamaged)
		}
		seen[tab.name] = true
		u.gone[i] = slices.Contains(u.ours.Sheets, tab.name)
	}
	if len(u.kept()) == 0 {
		return fmt.Errorf("the workbook would be without sheets")
	}
	for _, tab := range u.kept() {
		if tab.kind == "worksheet" {
			if err := u.unmarkTab(tab); err != nil {
				return fmt.Errorf("sheet %q: %w", tab.name, err)
			}
		}
	}
	u.warnOfReferences()
	if err := u.unmarkBook(); err != nil {
		return err
	}
	return u.Finish()
}

// kept are the tabs that stay.
func (u *unmarking) kept() []*draftTab {
	var list []*draftTab
	for i, tab := range u.tabs {
		if !u.gone[i] {
			list = append(list, tab)
		}
	}
	return list
}

// unmarkTab takes marks and notes off one sheet.
func (u *unmarking) unmarkTab(tab *draftTab) error {
	p, err := u.Part(tab.part)
	if err != nil {
		return err
	}
	if err := u.removeRules(tab, p); err != nil {
		return err
	}
	if err := u.removeNotes(tab, p); err != nil {
		return err
	}
	u.Drop(p)
	return nil
}

// isOurName reports whether a name of the workbook is one of ours: it begins as ours do and leads to a sheet of ours, or
// nowhere any more. One that belongs to a sheet of ours goes with it. The user may have names that begin the same.
func (u *unmarking) isOurName(n sheets.DefinedName) bool {
	switch {
	case slices.Contains(u.ours.Sheets, n.Sheet):
		return true
	case len(n.Name) < len(u.ours.Prefix) || !strings.EqualFold(n.Name[:len(u.ours.Prefix)], u.ours.Prefix):
		return false
	}
	return u.ourSheetIn(n.Refers) != "" || strings.Contains(n.Refers, "#REF!") ||
		n.Sheet == "" && strings.EqualFold(n.Name, u.ours.Switch) // which somebody may have moved
}

// warnOfReferences tells of names and formulas of the user's that refer to sheets of ours: they lose what they refer to,
// unless a sheet of that name is added again.
func (u *unmarking) warnOfReferences() {
	for _, n := range u.before.Names {
		if s := u.ourSheetIn(n.Refers); s != "" && !u.isOurName(n) {
			u.report.warnf("the name %s refers to %s, whose cells may have moved", n.Name, s)
		}
	}
	for _, s := range u.before.Sheets {
		if slices.Contains(u.ours.Sheets, s.Name) {
			continue
		}
		for i := range s.Formulas {
			if of := u.ourSheetIn(s.Formulas[i].Text); of != "" {
				u.report.warnf("formulas on %s refer to %s, whose cells may have moved", s.Name, of)
				break
			}
		}
	}
}

// ourSheetIn is the first sheet of ours that a formula refers to; "" for none.
func (u *unmarking) ourSheetIn(formula string) string {
	for _, s := range u.ours.Sheets {
		if strings.Contains(formula, QuoteSheetName(s)+"!") || strings.Contains(formula, s+"!") {
			return s
		}
	}
	return ""
}
