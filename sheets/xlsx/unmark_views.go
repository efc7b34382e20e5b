package xlsx

import (
	"fmt"

	"crosscast/sheets/ooxml"
)

// selectTab marks a sheet as the one that is looked at.
func (u *unmarking) selectTab(tab *draftTab) error {
	if tab.part == "" {
		return nil
	}
	p, err := u.Part(tab.part)
	if err != nil {
		return err
	}
	done := false
	_, err = ooxml.ReadOutline(p.Data, func(t *ooxml.Tag, depth int) {
		if done || depth != 3 || !t.Is("sheetView") {
			return
		}
		done = true
		if from, to, ok := t.AttrSpan("tabSelected"); !ok {
			p.Edits.Insert(nameEnd(t), ` tabSelected="1"`)
		} else if !isTrue(t, "tabSelected") {
			p.Edits.Replace(from, to, "1")
		}
	})
	u.Drop(p)
	return err
}

// dropChain leaves out the list of formulas to be calculated where it names sheets that go: programs make a new one, and
// repair one that names what is not there.
func (u *unmarking) dropChain(ids map[string]bool) error {
	rels, err := u.Package.Rels(u.workbook.Name)
	if err != nil {
		return err
	}
	for _, r := range rels {
		if !r.TypeIs("calcChain") || !u.Package.Has(r.Target) {
			continue
		}
		data, err := u.Package.Read(r.Target)
		if err != nil {
			return err
		}
		named := false
		if _, err := ooxml.ReadOutline(data, func(t *ooxml.Tag, depth int) {
			named = named || depth == 2 && ids[t.AttrString("i")]
		}); err != nil {
			return fmt.Errorf("read part %q: %w", r.Target, err)
		}
		if named {
			return u.Unrelate(u.workbook.Name, r.ID)
		}
	}
	return nil
}
