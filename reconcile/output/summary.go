package output

import (
	"fmt"
	"strings"

	"crosscast/reconcile"
)

// Counts says how many of something came out which way.
type Counts struct {
	Agrees    int `json:"agrees"`
	Rounding  int `json:"rounding"`
	Differs   int `json:"differs"`
	Review    int `json:"review"`
	Latent    int `json:"latent"`
	NotTested int `json:"not-tested"`
	Accepted  int `json:"accepted"`
}

// Summary is what one document, or a batch of them, came to. It is computed once and said everywhere.
type Summary struct {
	Totals Counts `json:"totals"`     // relations
	Stated Counts `json:"stated"`     // ties of figures and counts
	Refs   Counts `json:"references"` // ties of references, codes, dates and names
	Other  Counts `json:"other"`      // findings that speak of no total or stated figure, or say more than its outcome does
}

// add counts one outcome.
func (c *Counts) add(o reconcile.Outcome) {
	switch o {
	case reconcile.Rounding:
		c.Rounding++
	case reconcile.Differs:
		c.Differs++
	case reconcile.Review:
		c.Review++
	case reconcile.Latent:
		c.Latent++
	case reconcile.NotTested:
		c.NotTested++
	default:
		c.Agrees++
	}
}

func (c *Counts) plus(o Counts) {
	c.Agrees += o.Agrees
	c.Rounding += o.Rounding
	c.Differs += o.Differs
	c.Review += o.Review
	c.Latent += o.Latent
	c.NotTested += o.NotTested
	c.Accepted += o.Accepted
}

// Tested is the number of those that were tested, whatever the outcome.
func (c Counts) Tested() int {
	return c.Agrees + c.Rounding + c.Differs + c.Review + c.Latent + c.Accepted
}

// Plus adds the figures of another document.
func (s *Summary) Plus(o Summary) {
	s.Totals.plus(o.Totals)
	s.Stated.plus(o.Stated)
	s.Refs.plus(o.Refs)
	s.Other.plus(o.Other)
}

// All counts totals, stated figures, references and other points together.
func (s Summary) All() Counts {
	all := s.Totals
	all.plus(s.Stated)
	all.plus(s.Refs)
	all.plus(s.Other)
	return all
}

// Summarise counts what a result came to. A relation or tie counts once, by its own outcome; a finding about it counts
// beside it only where it says something else, such as a formula at fault whose figure agrees today.
func Summarise(r *reconcile.Result) Summary {
	var s Summary
	accepted := acceptedIn(r)
	for _, f := range r.Findings {
		if subjectOf(f) == any(f) {
			s.Other.count(f.Outcome, accepted[f])
		}
	}
	for _, x := range r.Relations {
		s.Totals.count(x.Outcome, accepted[x])
	}
	for _, t := range r.Ties {
		if t.Kind == reconcile.OfReference {
			s.Refs.count(t.Outcome, accepted[t])
		} else {
			s.Stated.count(t.Outcome, accepted[t])
		}
	}
	return s
}

func (c *Counts) count(o reconcile.Outcome, accepted bool) {
	if accepted {
		c.Accepted++
		return
	}
	c.add(o)
}

// Coverage says how much was found and tested: "148 totals found: 143 agree, 2 rounding, 2 differ, 1 to review; 6 not
// tested". The figures before the semicolon add up to the first.
func (s Summary) Coverage() string {
	parts := []string{coverage(s.Totals, "total")}
	if s.Stated != (Counts{}) {
		parts = append(parts, coverage(s.Stated, "stated figure"))
	}
	if s.Refs != (Counts{}) {
		parts = append(parts, coverage(s.Refs, "reference or name"))
	}
	if s.Totals == (Counts{}) && len(parts) > 1 {
		parts = parts[1:]
	}
	return strings.Join(parts, ". ")
}

func coverage(c Counts, noun string) string {
	switch {
	case c == Counts{}:
		return "No " + plural(noun) + " found"
	case c.Tested() == 0:
		return fmt.Sprintf("%s found, none tested", count(c.NotTested, noun))
	}
	parts := []string{fmt.Sprintf("%d %s", c.Agrees, verb(c.Agrees, "agrees", "agree"))}
	for _, p := range []struct {
		n    int
		word string
	}{
		{c.Rounding, "rounding"}, {c.Differs, verb(c.Differs, "differs", "differ")}, {c.Review, "to review"},
		{c.Latent, "latent"}, {c.Accepted, "accepted"},
	} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.word))
		}
	}
	text := fmt.Sprintf("%s found: %s", count(c.Tested(), noun), strings.Join(parts, ", "))
	if c.NotTested > 0 {
		text += fmt.Sprintf("; %d not tested", c.NotTested)
	}
	return text
}

// Verdict is the sentence that can be read aloud, without the document's name: "2 totals do not agree, 1 to review (148
// tested, 6 not tested)".
func (s Summary) Verdict() string {
	tested := s.Totals.Tested() + s.Stated.Tested() + s.Refs.Tested()
	untested := s.Totals.NotTested + s.Stated.NotTested + s.Refs.NotTested
	all := s.All()
	told := strings.Join(s.notClean(), ", ")
	if all.Accepted > 0 && all.Differs+all.Review+all.Latent == 0 {
		told = "everything tested agrees or is accepted, " + told
	}
	switch {
	case tested+untested == 0 && told == "":
		return "no totals were found, so nothing was tested"
	case tested == 0 && told == "":
		return count(untested, "total") + " found, none of which could be tested"
	case told == "":
		told = "everything tested agrees"
	case tested+untested == 0:
		return told + " (no totals were found)"
	}
	if untested == 0 {
		return fmt.Sprintf("%s (%d tested)", told, tested)
	}
	return fmt.Sprintf("%s (%d tested, %d not tested)", told, tested, untested)
}

// notClean lists what a person has to look at.
func (s Summary) notClean() []string {
	var parts, differ []string
	other := "point"
	if s.Totals.Differs+s.Stated.Differs+s.Refs.Differs > 0 {
		other = "other point"
	}
	for _, p := range []struct {
		n    int
		noun string
	}{{s.Totals.Differs, "total"}, {s.Stated.Differs, "stated figure"}, {s.Refs.Differs, "reference or name"}, {s.Other.Differs, other}} {
		if p.n > 0 {
			differ = append(differ, count(p.n, p.noun))
		}
	}
	all := s.All()
	if all.Differs > 0 {
		parts = append(parts, listed(differ)+verb(all.Differs, " does not agree", " do not agree"))
	}
	if all.Review > 0 {
		parts = append(parts, fmt.Sprintf("%d to review", all.Review))
	}
	if all.Latent > 0 {
		parts = append(parts, count(all.Latent, "formula")+" at fault")
	}
	if all.Accepted > 0 {
		parts = append(parts, fmt.Sprintf("%d accepted", all.Accepted))
	}
	return parts
}

// count writes a number with its noun: 1 total, 2 totals.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprint(n, " ", plural(noun))
}

func plural(noun string) string {
	if noun == "reference or name" {
		return "references and names"
	}
	return noun + "s"
}

func verb(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return more
}

// listed joins words as a sentence does: a, b and c.
func listed(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}
