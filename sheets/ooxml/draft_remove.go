package ooxml

import (
	"archive/zip"
	"fmt"
	"slices"
)

// Unrelate takes a relationship of a part away. Parts to which nothing leads any more are left out of the copy.
func (d *Draft) Unrelate(from, id string) error {
	r, err := d.relsOf(from)
	if err != nil {
		return err
	}
	r.gone[id] = true
	return nil
}

// sweep finds the parts that only relationships taken away lead to, with their own relationships, and the lists of
// relationships of which nothing is left. What nothing led to before is somebody else's, and stays.
func (d *Draft) sweep() error {
	if !slices.ContainsFunc(d.relOrder, func(from string) bool { return len(d.rels[from].gone) > 0 }) {
		return nil
	}
	before, after := map[string]bool{}, map[string]bool{}
	if err := reach("", d.Package.Rels, before); err != nil {
		return err
	}
	if err := reach("", d.keptRels, after); err != nil {
		return err
	}
	for part := range before {
		if !after[part] {
			d.remove(part)
			d.remove(d.Package.RelsPath(part))
		}
	}
	for _, from := range d.relOrder {
		kept, err := d.keptRels(from)
		if err != nil {
			return err
		}
		if len(kept)+len(d.rels[from].text) == 0 {
			d.remove(d.Package.RelsPath(from))
		}
	}
	return nil
}

// remove leaves a part out of the copy, with any edits to it.
func (d *Draft) remove(part string) {
	key := partKey(part)
	if !d.Package.Has(part) {
		return
	}
	d.removed[key] = true
	delete(d.byKey, key)
	d.parts = slices.DeleteFunc(d.parts, func(p *DraftPart) bool { return partKey(p.Name) == key })
}

// reach adds the parts, by partKey, that a part leads to, by whatever way.
func reach(part string, relsOf func(string) ([]Relationship, error), found map[string]bool) error {
	rels, err := relsOf(part)
	if err != nil {
		return err
	}
	for _, r := range rels {
		if key := partKey(r.Target); !r.External && !found[key] {
			found[key] = true
			if err := reach(r.Target, relsOf, found); err != nil {
				return err
			}
		}
	}
	return nil
}

// keptRels are the relationships of a part that are not taken away.
func (d *Draft) keptRels(part string) ([]Relationship, error) {
	rels, err := d.Package.Rels(part)
	if changed := d.rels[part]; changed != nil {
		rels = slices.DeleteFunc(rels, func(r Relationship) bool { return changed.gone[r.ID] })
	}
	return rels, err
}

// kept lists the entries that the copy still has.
func (d *Draft) kept() []*zip.File {
	return slices.DeleteFunc(slices.Clone(d.Package.Zip().File), func(f *zip.File) bool { return d.removed[partKey(f.Name)] })
}

// checkRemoved asks that nothing in the copy speaks of a part that was left out.
func (d *Draft) checkRemoved(made *Package) error {
	if len(d.removed) == 0 {
		return nil
	}
	types, err := made.types()
	if err != nil {
		return fmt.Errorf("removed: %w", err)
	}
	for part := range types.parts {
		if d.removed[part] {
			return fmt.Errorf("removed: %q has a content type still", part)
		}
	}
	found := map[string]bool{}
	if err := reach("", made.Rels, found); err != nil {
		return fmt.Errorf("removed: %w", err)
	}
	for part := range found {
		if d.removed[part] {
			return fmt.Errorf("removed: a relationship leads to %q still", part)
		}
	}
	return nil
}
