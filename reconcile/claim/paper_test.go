package claim

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crosscast/sheets/text"
)

func paperOf(t testing.TB, body string) *Paper {
	t.Helper()
	r, err := text.Read([]byte(body), "report.txt")
	if err != nil {
		t.Fatal(err)
	}
	return Read(r)
}

// TestPaths names every paragraph and says what leads into each item.
func TestPaths(t *testing.T) {
	const body = `### Purpose

1. The aims are:

(a) first;

(b) second:

- a point;
- another;

(c) third.

It goes on.

2. Next:

i) one;

ii) two.

### Background papers

A paper without a number.

- an item

3. After it.
`
	var got []string
	for _, q := range paperOf(t, body).Paras {
		line := fmt.Sprintf("%s: %s", q.Where(), q.Text)
		if q.Lead != nil {
			line += " <- " + q.Lead.Where()
		}
		got = append(got, line)
	}
	want := []string{
		"heading “Purpose”: Purpose",
		"paragraph 1: The aims are:",
		"paragraph 1(a): first; <- paragraph 1",
		"paragraph 1(b): second: <- paragraph 1",
		"paragraph 1(b): a point; <- paragraph 1(b)",
		"paragraph 1(b): another; <- paragraph 1(b)",
		"paragraph 1(c): third. <- paragraph 1",
		"paragraph 1: It goes on.",
		"paragraph 2: Next:",
		"paragraph 2(i): one; <- paragraph 2",
		"paragraph 2(ii): two. <- paragraph 2",
		"heading “Background papers”: Background papers",
		"the text below the heading “Background papers”: A paper without a number.",
		"the text below the heading “Background papers”: an item <- the text below the heading “Background papers”",
		"paragraph 3: After it.",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

// TestNumbers: i) after h) is a letter, else the first Roman numeral.
func TestNumbers(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"1. These are:\n\ng) roads\n\nh) homes\n\ni) parks\n", "1 1(g) 1(h) 1(i)"},
		{"i) a\n\nii) b\n\niii) c\n\niv) d\n\nv) e\n", "i ii iii iv v"},
		{"1. One thing\n\n1. The same\n", "1 1(1)"},
		{"4. One thing\n\n5. Another\n", "4 5"},
	} {
		var got []string
		for _, q := range paperOf(t, c.body).Paras {
			got = append(got, q.Path)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q: got %s, want %s", c.body, s, c.want)
		}
	}
}

func TestCaptions(t *testing.T) {
	const table = "| a | b |\n|--|--|\n| 1 | 2 |\n"
	for _, c := range []struct{ body, want string }{
		{"Table 1: savings\n\n" + table, "Table 1"},
		{"Table 2a – costs\n\n£000\n\n" + table, "Table 2a"},
		{table + "\nTable 3: below it\n", "Table 3"},
		{"Table 4 shows that savings are made in each of the years of the plan.\n\n" + table, "Table (1 of 1)"},
		{"Table 1: a\n\n" + table + "\nTable 1: b\n\n" + table, "Table 1, Table (2 of 2)"},
	} {
		var got []string
		for _, x := range paperOf(t, c.body).Tables {
			got = append(got, x.Name)
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%q: got %s, want %s", c.body, s, c.want)
		}
	}
}

func TestCounts(t *testing.T) {
	for _, c := range []struct{ sentence, want string }{
		{"There are 19 separate areas of savings.", "19 separate area"},
		{"The 4 major projects and three of the projects.", "4 major project (the), 3 project (of)"},
		{"The other 3 transformation projects.", "3 transformation project (other)"},
		{"9 are either completed or on track", "9"},
		{"It took 3 weeks and cost £4 million over 2 years.", ""},
		{"See paragraph 3 projects and Table 4 items.", ""},
		{"7 People & Development 14 Green Spaces", ""},
		{"It was divided into two stages:", "2 stage"},
		{"between 3 and 5 schools", ""},
	} {
		q := paperOf(t, c.sentence).Paras[0]
		var got []string
		for _, n := range Counts(Span{Para: q, To: len(q.Plain)}) {
			s := strings.TrimSpace(fmt.Sprint(n.Value, " ", n.Phrase))
			for _, x := range []struct {
				is   bool
				word string
			}{{n.Other, "other"}, {n.Of, "of"}, {n.Definite && !n.Other, "the"}} {
				if x.is {
					s += " (" + x.word + ")"
				}
			}
			got = append(got, s)
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%q: got %q, want %q", c.sentence, s, c.want)
		}
	}
}

func TestReferences(t *testing.T) {
	for _, c := range []struct{ sentence, want string }{
		{"as in paragraphs 11-13 below", "11-13 below"},
		{"as in paragraph 30. iii) to identify", "30/iii"},
		{"see paragraph 25 iii)", "25/iii"},
		{"(see paragraphs)", "nothing"},
		{"part of b) above", "/b above"},
		{"set out in Table 2 and Appendix A", "2, A"},
		{"paragraph 3 of the Cabinet report", "3 elsewhere"},
		{"in this paragraph we say", ""},
	} {
		var got []string
		for _, r := range paperOf(t, c.sentence).Paras[0].References() {
			s := r.First
			if r.First == "" && len(r.Items) == 0 {
				s = "nothing"
			}
			if r.Last != r.First {
				s += "-" + r.Last
			}
			for _, item := range r.Items {
				s += "/" + item
			}
			if r.Direction != "" {
				s += " " + r.Direction
			}
			if r.External {
				s += " elsewhere"
			}
			got = append(got, s)
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%q: got %q, want %q", c.sentence, s, c.want)
		}
	}
}

// TestTooLong: what is no paragraph is not searched, and that is said.
func TestTooLong(t *testing.T) {
	p := paperOf(t, "# x\n\n1. "+strings.Repeat("£1.2m and 3 areas in paragraph 5 ", 5000))
	if n := len(p.Paras[1].Amounts); n > 0 || len(p.Notes) != 1 {
		t.Errorf("%d amounts, notes %q", n, p.Notes)
	}
}

// FuzzRead: whatever the text, what is found lies within its paragraph.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"1. See paragraphs 2-3 (S1, S2) below.\n2. Two areas: a; b", "Table 1:\n\na\t£1m\nb\t£2m", "i) The Medium Term Strategy (MTS) 2014/18 of 31 February 2014"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		r, err := text.Read([]byte(body), "report.txt")
		if err != nil {
			return
		}
		p := Read(r)
		p.NamedCodes()
		p.PlanYears()
		for _, e := range p.Expansions() {
			_ = e.Text()
		}
		for _, q := range p.Paras {
			for _, r := range q.References() {
				_ = r.Text()
			}
			for _, d := range q.Dates() {
				_ = d.Text()
			}
			q.PartDates()
			for _, s := range q.Sentences() {
				for _, c := range Counts(s) {
					_ = c.Text()
				}
			}
		}
	})
}
