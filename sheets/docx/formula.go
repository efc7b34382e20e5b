package docx

import (
	"strings"

	"crosscast/sheets/ooxml"
)

// formula reads a formula of Word's editor as one line. Comments stand around it, never in it.
func (r *story) formula(t *ooxml.Tag, p *para) error {
	start := t.Start
	var b strings.Builder
	if err := r.formulaText(&b); err != nil {
		return err
	}
	if r.shown(&look{}) {
		r.add(p, b.String(), segment{element: span{start, r.s.Tag().End}}, false)
	}
	return nil
}

// formulaParts are the signs that part a numerator from its denominator, and a base from what stands above and below it.
// Without them the figures would run together.
var formulaParts = map[string]string{"den": "/", "sup": "^", "sub": "_", "deg": " ", "e": " "}

// formulaText gathers the text of a formula.
func (r *story) formulaText(b *strings.Builder) error {
	return r.s.Children(func(t *ooxml.Tag) error {
		name := string(t.Name)
		switch {
		case name == "t":
			b.Write(r.s.ElementText())
			return r.s.Err()
		case name == "del" || name == "moveFrom" || strings.HasSuffix(name, "Pr"):
			return nil
		case b.Len() > 0:
			b.WriteString(formulaParts[name])
		}
		return r.formulaText(b)
	})
}
