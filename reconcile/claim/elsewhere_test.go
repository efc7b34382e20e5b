package claim

import (
	"testing"

	"crosscast/sheets"
)

// TestExternal tells references within the paper from those to other documents.
func TestExternal(t *testing.T) {
	for _, c := range [...]struct {
		text             string
		external, report bool
	}{
		{"as set out in paragraph 5 below", false, false},
		{"as set out in paragraph 5 of this report", false, true},
		{"noted (paragraph 5 of the report)", false, true},
		{"noted (paragraph 5 of the submitted report)", true, false},
		{"noted (paragraphs 15 to 18 of the main budget monitoring report)", true, false},
		{"see paragraph 12 of that report", true, false},
		{"paragraph 5 of the report to the Cabinet", true, false},
		{"paragraph 5 of the report then considered", true, false},
		{"Paragraph 20 of the National Planning Policy Framework applies", true, false},
		{"the Council’s Treasury Management Strategy, paragraphs 12 to 15.", true, false},
		{"under Schedule 12A, paragraph 3", true, false},
		{"outlined in Annex 1, paragraphs 6 to 8", true, false},
		{"paragraph 4 of the Commentary sheet", true, false},
		{"paragraph 4 of this sheet", false, false},
		{"paragraph 3 of Schedule 12A of the Act", true, false},
		{"paragraph 4(2) of Schedule 3 to the Act", true, false},
		{"This Report, paragraph 3, is", false, false},
		{"paragraph 5 in order to change the strategy", false, false},
		{"paragraph 5 of what is said and the strategy", false, false},
		{"paragraph 5 to mend the plan", false, false},
	} {
		q := &Para{Paragraph: &sheets.Paragraph{Text: c.text}, Plain: c.text}
		refs := q.References()
		if len(refs) == 0 {
			t.Errorf("%q: no reference", c.text)
			continue
		}
		if r := refs[0]; r.External != c.external || r.Report != c.report {
			t.Errorf("%q: external %t, the report %t; want %t, %t", c.text, r.External, r.Report, c.external, c.report)
		}
	}
}
