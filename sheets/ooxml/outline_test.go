package ooxml

import "testing"

func TestAppendInto(t *testing.T) {
	for in, want := range map[string]string{
		`<r><g/></r>`:                        `<r><g><n/></g></r>`,
		`<r><g count="0" /></r>`:             `<r><g count="1" ><n/></g></r>`,
		`<r><x:g count='7'><o/></x:g></r>`:   `<r><x:g count='2'><o/><n/></x:g></r>`,
		`<r><g><o><i/></o>text</g><h/></r>`:  `<r><g><o><i/></o>text<n/></g><h/></r>`,
		`<r><g><!-- </g> --></g></r>`:        `<r><g><!-- </g> --><n/></g></r>`,
		`<r><g a=">" count="1"><o/></g></r>`: `<r><g a=">" count="2"><o/><n/></g></r>`,
	} {
		p := &DraftPart{Data: []byte(in)}
		o, err := ReadOutline(p.Data, nil)
		if err != nil {
			t.Fatal(err)
		}
		p.AppendInto(o.Kid("g"), "<n/>", 1)
		if got, err := p.Edits.Apply(p.Data); err != nil || string(got) != want {
			t.Errorf("%s: %s, %v; want %s", in, got, err, want)
		}
	}
}
