package layout_test

import (
	"testing"

	"crosscast/reconcile/layout"
	"crosscast/reconcile/money"
)

func TestUnits(t *testing.T) {
	for name, c := range map[string]struct {
		sheet string
		want  map[string]string // by cell; "" where the sheet does not say
	}{
		"in the title": {`
Revenue budget (£000)
Service  | 2014/15
Homecare | 412`, map[string]string{"B3": "GBP thousands"}},
		"over each column": {`
Service  | £m  | £000
Homecare | 4.1 | 4120`, map[string]string{"B2": "GBP millions", "C2": "GBP thousands"}},
		"a column's own beats the title's": {`
Revenue budget (£000)
Service  | 2014/15 | Grant £m
Homecare | 412     | 3.2`, map[string]string{"B3": "GBP thousands", "C3": "GBP millions"}},
		"what most columns say holds for the rest": {`
Service  | 2014/15 £m | 2015/16 £m | Total
Homecare | 4.1        | 5.3        | 9.4`, map[string]string{"B2": "GBP millions", "D2": "GBP millions"}},
		"columns that disagree say nothing of the rest": {`
Service  | 2014/15 £m | 2015/16 £000 | Total
Homecare | 4.1        | 5300         | 9.4`, map[string]string{"D2": ""}},
		"a percentage": {`
Revenue budget (£000)
Service  | 2014/15 | Share
Homecare | 412     | 64.4%`, map[string]string{"B3": "GBP thousands", "C3": "percent"}},
		"none": {`
Service  | 2014/15
Homecare | 412`, map[string]string{"B2": ""}},
	} {
		t.Run(name, func(t *testing.T) {
			s := stored(c.sheet)
			for at, want := range c.want {
				if got := unitAt(s, at); got != want {
					t.Errorf("%s is in %q, want %q", at, got, want)
				}
			}
		})
	}
}

// The user knows better than the headings; percentages stay what they are.
func TestAssumeUnit(t *testing.T) {
	s := stored(`
Revenue budget (£000)
Service  | 2014/15 | Grant £m | %
Homecare | 412     | 3.2      | 7.5`)
	s.Book.AssumeUnit(money.Unit{Currency: "GBP"})
	for at, want := range map[string]string{"B3": "GBP", "C3": "GBP", "D3": "percent"} {
		if got := unitAt(s, at); got != want {
			t.Errorf("%s is in %q, want %q", at, got, want)
		}
	}
}

func unitAt(s *layout.Sheet, at string) string {
	u, ok := s.UnitAt(ref(at))
	if !ok {
		return ""
	}
	return u.String()
}

func TestStep(t *testing.T) {
	fives := `
Area  | 2011 | 2012 | 2013 | 2014 | 2015 | 2016
North | 415 | 530 | 620 | 375 | 285 | 440
South | 155 | 160 | 190 | 265 | 130 | 95
East  | 75  | 90  | 105 | 210 | 65  | 180
West  | 245 | 55  | 80  | 115 | 320 | `
	for name, c := range map[string]struct {
		sheet string
		want  int64
	}{
		"all are fives":                 {fives + "35", 5},
		"one that is none may be odd":   {fives + "37", 5},
		"too few figures to tell":       {"Area | 2011\nNorth | 415\nSouth | 530", 1},
		"two that are none":             {fives + "37\nMid | 41 | 20 | 35 | 45 | 65 | 70", 1},
		"figures to a hundred, exactly": {"A|B|C|D|E\n" + "x|100|300|500|700\ny|200|400|900|1100\nz|1300|1700|600|800\nv|1900|2300|2900|300\nw|100|700|1700|1900", 100},
	} {
		if got := stored(c.sheet).Step; got != c.want {
			t.Errorf("%s: step %d, want %d", name, got, c.want)
		}
	}
}
