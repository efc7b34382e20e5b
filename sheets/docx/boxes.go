package docx

import "crosscast/sheets/ooxml"

// boxes reads the text boxes that a run holds; their paragraphs come after the one that they hang on.
func (r *story) boxes(p *para, place *run) error {
	if r.deleted > 0 {
		return r.passOver()
	}
	return r.s.Children(func(t *ooxml.Tag) error {
		switch string(t.Name) {
		case "txbxContent":
			return r.box(p, place)
		case "AlternateContent":
			return r.alternate(func() error { return r.boxes(p, place) })
		}
		return r.boxes(p, place)
	})
}

// box reads one text box.
func (r *story) box(p *para, place *run) error {
	outer := r.anchors
	r.anchors = r.below(place)
	defer func() { r.anchors = outer }()
	var c container
	if err := r.inner(&c); err != nil {
		return err
	}
	p.boxes = append(p.boxes, c.pieces...)
	return nil
}

// below is where a comment goes that is meant for what hangs on the run: the outermost anchor comes first.
func (r *story) below(place *run) []anchor {
	return append(r.anchors[:len(r.anchors):len(r.anchors)], anchor{r.part, place})
}
