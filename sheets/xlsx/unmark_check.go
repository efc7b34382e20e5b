package xlsx

import (
	"fmt"
	"slices"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// selfCheck reads the result again: the sheets that stay with all their cells, rules and notes, the names, and nothing of
// ours.
func (u *unmarking) selfCheck(written []byte) error {
	made, err := u.CheckCopy(written)
	if err != nil {
		return err
	}
	if err := u.checkCellBytes(made); err != nil {
		return err
	}
	after, err := Read(made, "")
	if err != nil {
		return fmt.Errorf("cells: read the result: %w", err)
	}
	before := slices.DeleteFunc(slices.Clone(u.before.Sheets), func(s *sheets.Sheet) bool {
		return slices.Contains(u.ours.Sheets, s.Name)
	})
	if len(before) != len(after.Sheets) {
		return fmt.Errorf("cells: %d sheets, and %d should stay", len(after.Sheets), len(before))
	}
	for i, s := range before {
		if err := sameSheet(u.before, after, u.withoutNotes(s), after.Sheets[i]); err != nil {
			return fmt.Errorf("cells: sheet %q: %w", s.Name, err)
		}
		if len(after.Sheets[i].NoteCells) != len(u.withoutNotes(s).NoteCells) {
			return fmt.Errorf("cells: sheet %q: notes are left over", s.Name)
		}
	}
	if err := u.checkNames(after); err != nil {
		return err
	}
	return u.checkRules(made)
}

// withoutNotes is a sheet without the notes that were taken off.
func (u *unmarking) withoutNotes(s *sheets.Sheet) *sheets.Sheet {
	bare := *s
	bare.NoteCells = map[sheets.Ref]bool{}
	for ref := range s.NoteCells {
		if !slices.Contains(u.notes[s.Name], ref) {
			bare.NoteCells[ref] = true
		}
	}
	return &bare
}

// checkNames asks that exactly the user's names are there.
func (u *unmarking) checkNames(after *sheets.Workbook) error {
	user := slices.DeleteFunc(slices.Clone(u.before.Names), u.isOurName)
	if len(user) != len(after.Names) {
		return fmt.Errorf("cells: %d names, and %d should stay", len(after.Names), len(user))
	}
	return sameNames(user, after.Names)
}

// checkRules asks that the rules of the user's are there, with their formulas and in their order.
func (u *unmarking) checkRules(made *ooxml.Package) error {
	for _, tab := range u.kept() {
		before, changed := u.rules[tab.name]
		if !changed {
			continue
		}
		data, err := made.Read(tab.part)
		if err != nil {
			return err
		}
		all, err := readRules(&ooxml.DraftPart{Name: tab.part, Data: data})
		if err != nil {
			return err
		}
		after := slices.DeleteFunc(all, func(e ruleElement) bool { return e.name != "cfRule" })
		if len(before) != len(after) {
			return fmt.Errorf("rules: sheet %q has %d, and %d should stay", tab.name, len(after), len(before))
		}
		for i := range before {
			if before[i].text != after[i].text || i > 0 && (before[i].number < before[i-1].number) != (after[i].number < after[i-1].number) {
				return fmt.Errorf("rules: sheet %q: rule %d is not what it was", tab.name, i+1)
			}
		}
	}
	return nil
}
