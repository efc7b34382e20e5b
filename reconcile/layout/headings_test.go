package layout_test

import "testing"

func TestHeadings(t *testing.T) {
	for name, c := range map[string]struct {
		sheet  string
		merges []string
		want   map[string]string // by cell
	}{
		"one line": {sheet: `
Service  | 2014/15 | 2015/16
Homecare | 412     | 530`,
			want: map[string]string{"B2": "2014/15", "C2": "2015/16"}},
		"several lines are joined": {sheet: `
Service  | Revised | Outturn
         | budget  | forecast
         | £000    | £000
Homecare | 412     | 530`,
			want: map[string]string{"B4": "Revised budget £000", "C4": "Outturn forecast £000"}},
		"a merged heading stands over each of its columns": {sheet: `
Service  | 2014/15 |        | 2015/16 |
         | Budget  | Actual | Budget  | Actual
Homecare | 412     | 400    | 530     | 511`,
			merges: []string{"B1:C1", "D1:E1"},
			want:   map[string]string{"B3": "2014/15 Budget", "C3": "2014/15 Actual", "D3": "2015/16 Budget", "E3": "2015/16 Actual"}},
		"the head of a group is written over its first column": {sheet: `
Service  | 2014/15 |        | 2015/16 |
         | Budget  | Actual | Budget  | Actual
Homecare | 412     | 400    | 530     | 511`,
			want: map[string]string{"B3": "2014/15 Budget", "C3": "2014/15 Actual", "D3": "2015/16 Budget", "E3": "2015/16 Actual"}},
		"one title over all columns heads no group": {sheet: `
         | Total spending |
Service  | 2014/15 | 2015/16
Homecare | 412     | 400`,
			want: map[string]string{"B3": "Total spending 2014/15", "C3": "2015/16"}},
		"the words beside column numbers": {sheet: `
         | 1   | 2   | 3   | total
Homecare | 412 | 400 | 530 | 1342`,
			want: map[string]string{"B2": "", "E2": "total"}},
		"years as numbers are headings": {sheet: `
Service  | 2014 | 2015
Homecare | 412  | 530`,
			want: map[string]string{"B2": "2014", "C2": "2015"}},
		"each block has its own": {sheet: `
Adults    | 2014/15
Homecare  | 412
Day care  | 155

Children  | 2015/16
Fostering | 344`,
			want: map[string]string{"B2": "2014/15", "B3": "2014/15", "B6": "2015/16"}},
		"words between the lines head nothing beside them": {sheet: `
Service  | 2014/15
Homecare | 412
of which:
Nights   | 155`,
			want: map[string]string{"B4": "2014/15"}},
		"none": {sheet: `
Homecare | 412`,
			want: map[string]string{"B1": ""}},
	} {
		t.Run(name, func(t *testing.T) {
			s := stored(c.sheet, c.merges...)
			for at, want := range c.want {
				if got := s.Heading(ref(at)); got != want {
					t.Errorf("%s stands under %q, want %q", at, got, want)
				}
			}
		})
	}
}

func TestLabels(t *testing.T) {
	for name, c := range map[string]struct {
		sheet string
		want  map[string]string
	}{
		"in front": {`
Service  | 2014/15
Homecare | 412`, map[string]string{"B2": "Homecare"}},
		"behind a code": {`
Code | Service  | 2014/15
110  | Homecare | 412
120  | Day care | 155
145  | Respite  | 73`, map[string]string{"C2": "Homecare", "A2": "Homecare"}},
		"in the middle, between last year and this": {`
2013/14 | Service  | 2014/15
388     | Homecare | 412
140     | Day care | 155`, map[string]string{"A2": "Homecare", "C3": "Day care"}},
		"those of totals in another column than those of lines": {`
       | Service  | 2014/15
       | Homecare | 412
       | Day care | 155
Adults |          | 567`, map[string]string{"C2": "Homecare", "C4": "Adults"}},
		"in two columns": {`
Adults | Homecare | 412
       | Day care | 155`, map[string]string{"C1": "Adults Homecare", "C2": "Day care"}},
		"a reason behind the figures is none": {`
Service  | 2014/15 | Reason
Homecare | 412     | more hours`, map[string]string{"B2": "Homecare"}},
		"none": {`
412 | 530`, map[string]string{"A1": ""}},
	} {
		t.Run(name, func(t *testing.T) {
			s := stored(c.sheet)
			for at, want := range c.want {
				if got := s.Label(ref(at)); got != want {
					t.Errorf("%s is called %q, want %q", at, got, want)
				}
			}
		})
	}
}
