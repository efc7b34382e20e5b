package claim

import (
	"regexp"
	"strings"
)

// Expansion is what an abbreviation is spelled out as: "Medium Term Financial Strategy (MTFS)".
type Expansion struct {
	Span
	Short string // MTFS
	Words []string
	Given bool // the abbreviation stands in brackets behind it; else only its initials fit
}

var (
	inBrackets  = regexp.MustCompile(`\(\s*(?:or |the )?[“‘"']?([A-Z][A-Za-z]{0,2}[A-Z]{1,6})s?[”’"']?\s*(?:\)|,)`)
	capitalised = regexp.MustCompile(`[A-Z][a-z’']+(?:[ -]+(?:(?:and|of|for|the|in|to|with|&) )*[A-Z][a-z’']+)+`)
	wordForm    = regexp.MustCompile(`[A-Za-z0-9’']+`)
)

// smallWords may be left out of an abbreviation.
var smallWords = wordSet("and of for the in to with on a an at by our this")

// Expansions finds what abbreviations are spelled out as: first where the abbreviation is given in brackets, then other
// phrases in capitals with the same initials.
func (p *Paper) Expansions() []Expansion {
	var all []Expansion
	known := map[string]bool{}
	for _, q := range p.Paras {
		for _, m := range inBrackets.FindAllStringSubmatchIndex(q.Plain, -1) {
			short := q.Plain[m[2]:m[3]]
			if from, words := spelled(q.Plain[:m[0]], short); words != nil {
				all = append(all, Expansion{Span{q, from, m[1]}, strings.ToUpper(short), words, true})
				known[strings.ToUpper(short)] = true
			}
		}
	}
	for _, q := range p.Paras {
		for _, m := range capitalised.FindAllStringIndex(q.Plain, -1) {
			words := wordForm.FindAllString(q.Plain[m[0]:m[1]], -1)
			for len(words) > 0 && smallWords[strings.ToLower(words[0])] { // "The" at the beginning of a sentence
				m[0] += len(words[0]) + 1
				words = words[1:]
			}
			for n := min(len(words), mostSpelled); n >= 3; n-- { // the longest first words that spell a known one
				if short := initials(words[:n]); known[short] && !isGiven(all, q, m[0], m[1]) {
					end := m[0] + strings.Index(q.Plain[m[0]:m[1]], words[n-1]) + len(words[n-1])
					all = append(all, Expansion{Span{q, m[0], end}, short, words[:n], false})
					break
				}
			}
		}
	}
	return all
}

// mostSpelled is how many words an abbreviation may stand for.
const mostSpelled = 12

// isGiven reports a phrase that is listed already, with its abbreviation.
func isGiven(all []Expansion, q *Para, from, to int) bool {
	for _, e := range all {
		if e.Given && e.Para == q && from < e.To && e.From < to {
			return true
		}
	}
	return false
}

// spelled finds the words before brackets whose initials are the abbreviation; nil if they do not spell it. Small words
// count or not, as it fits.
func spelled(before, short string) (from int, words []string) {
	short = strings.ToUpper(short)
	spans := wordForm.FindAllStringIndex(before, -1)
	need := len(short)
	for k := len(spans) - 1; k >= 0 && len(spans)-k <= 2*len(short)+2; k-- {
		w := before[spans[k][0]:spans[k][1]]
		words = append([]string{w}, words...)
		if strings.EqualFold(w[:1], short[need-1:need]) {
			need--
		} else if !smallWords[strings.ToLower(w)] {
			return 0, nil
		}
		if need == 0 {
			return spans[k][0], words
		}
	}
	return 0, nil
}

// initials spells a phrase without its small words.
func initials(words []string) string {
	var b strings.Builder
	for _, w := range words {
		if !smallWords[strings.ToLower(w)] {
			b.WriteString(strings.ToUpper(w[:1]))
		}
	}
	return b.String()
}

// spell takes down what abbreviations stand for.
func (p *Paper) spell() {
	p.spelled = map[string]string{}
	for _, e := range p.Expansions() {
		if e.Given && p.spelled[e.Short] == "" {
			p.spelled[e.Short] = strings.Join(e.Words, " ")
		}
	}
}

// SpellOut adds to a text what its abbreviations stand for.
func (p *Paper) SpellOut(text string) string {
	for _, w := range wordForm.FindAllString(text, -1) {
		if full := p.spelled[strings.ToUpper(w)]; full != "" && strings.ToUpper(w[:1]) == w[:1] {
			text += " " + full
		}
	}
	return text
}
