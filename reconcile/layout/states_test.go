package layout_test

import (
	"testing"

	"crosscast/reconcile/layout"
)

// cellFacts is what a test asks of a cell.
type cellFacts struct {
	state  layout.State
	value  string
	places int8
	mark   string // text: a figure held as text; note: a footnote mark; ratio: a percentage
}

func factsOf(s *layout.Sheet, at string) cellFacts {
	c := s.Find(ref(at))
	f := cellFacts{state: c.State, value: s.Value(c).String(), places: c.Places}
	switch {
	case c.AsText:
		f.mark = "text"
	case c.Marked:
		f.mark = "note"
	case c.Ratio:
		f.mark = "ratio"
	}
	return f
}

func TestStatesStored(t *testing.T) {
	for text, want := range map[string]cellFacts{
		"412":                 {layout.Number, "412", 0, ""},
		"412.50":              {layout.Number, "412.5", 2, ""}, // as stored; a program never stores the nought
		"-3.25":               {layout.Number, "-3.25", 2, ""},
		"0.30000000000000004": {layout.Number, "0.3", 1, ""},
		"1080.8600000000001":  {layout.Number, "1080.86", 2, ""},
		"1.5E3":               {layout.Number, "1500", 0, ""},
		"9.9%":                {layout.Number, "0.099", 3, "ratio"},
		"42005d":              {layout.Date, "0", 0, ""},
		"1234567d":            {layout.Number, "1234567", 0, ""}, // an amount under a date format by accident
		"'412":                {layout.Number, "412", 0, "text"},
		"'1,234":              {layout.Number, "1234", 0, "text"},
		"'-":                  {layout.Nil, "0", 0, ""},
		"'n/a":                {layout.NotApplicable, "0", 0, ""},
		"'..":                 {layout.Suppressed, "0", 0, ""},
		"'[x]":                {layout.Suppressed, "0", 0, ""},
		"'6,21":               {layout.Malformed, "0", 0, ""},
		"#REF!":               {layout.Error, "0", 0, ""},
		"see note":            {layout.Word, "0", 0, ""},
	} {
		if got := factsOf(stored("Line | "+text), "B1"); got != want {
			t.Errorf("%s is %+v, want %+v", text, got, want)
		}
	}
}

func TestStatesPrinted(t *testing.T) {
	for text, want := range map[string]cellFacts{
		"412":         {layout.Number, "412", 0, ""},
		"31.00000":    {layout.Number, "31", 0, ""}, // padding noughts are no precision
		`"£1,234.50"`: {layout.Number, "1234.5", 2, ""},
		"(1.25)":      {layout.Number, "-1.25", 2, ""},
		"617(3)":      {layout.Number, "617", 0, "note"},
		"67023*":      {layout.Number, "67023", 0, "note"},
		"12.5%":       {layout.Number, "12.5", 1, "ratio"}, // as written: in hundredths
		"-":           {layout.Nil, "0", 0, ""},
		"--":          {layout.Nil, "0", 0, ""},
		"x":           {layout.Suppressed, "0", 0, ""},
		"0.062)":      {layout.Malformed, "0", 0, ""},
		"as agreed":   {layout.Word, "0", 0, ""},
	} {
		if got := factsOf(printed("Line,"+text+"\nOther,15"), "B1"); got != want {
			t.Errorf("%s is %+v, want %+v", text, got, want)
		}
	}
}

// The grid leaves out empty rows and columns, and addresses stay those of the sheet.
func TestGrid(t *testing.T) {
	s := stored("\n | | Service | | 2014/15\n\n | | Homecare | | 412")
	if len(s.Rows) != 2 || len(s.Cols) != 2 {
		t.Fatalf("rows %v, columns %v", s.Rows, s.Cols)
	}
	c := s.Find(ref("E3"))
	if c == nil || c.Num != 412 || s.Label(ref("E3")) != "Homecare" || s.Heading(ref("E3")) != "2014/15" {
		t.Errorf("E3 is %+v, %q, %q", c, s.Label(ref("E3")), s.Heading(ref("E3")))
	}
	if s.Find(ref("D3")) != nil || s.Find(ref("E9")) != nil {
		t.Error("a cell is found where the sheet has none")
	}
}
