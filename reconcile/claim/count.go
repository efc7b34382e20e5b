package claim

import (
	"regexp"
	"strconv"
	"strings"
)

// Count is a number of things that a text states: "19 separate areas", "three of the projects", "9 are completed".
type Count struct {
	Span
	Value int
	// Noun is what is counted, in small letters and singular: "area"; "" where the sentence leaves it out. Phrase has the
	// words before it as well: "separate area".
	Noun, Phrase string
	Other        bool // "the other 3 projects"
	Of           bool // "three of the projects": part of a known number
	Definite     bool // "the 4 projects", "all four projects": they were spoken of before
}

var (
	numberWord  = regexp.MustCompile(`(?i)(?:^|[\s(“‘"'])((?:the )?other )?(\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)( of (?:the|these|those|its|our))?\s`)
	countedVerb = regexp.MustCompile(`(?i)^(?:are|is|were|was|have|has|had|will|would|remain)\b`)
	definite    = regexp.MustCompile(`(?i)(?:\b(?:the|these|those|all|our|its|their|both)|[’']s?)\s+$`)
	phraseWord  = regexp.MustCompile(`^[\s]*([‘'"“]?[A-Za-z][A-Za-z’'-]*[’'"”]?)`)
)

var wordValues = map[string]int{"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
	"eighteen": 18, "nineteen": 19, "twenty": 20}

// measures are what a number before it measures rather than counts.
var measures = wordSet(`day week month year hour minute time per pound pence penny mile metre kilometre tonne pupil child children people person
	point million billion thousand hundred fte dwelling property percent quarter
	january february march april may june july august september october november december`)

// wordSet makes a set of words.
func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// Counts finds the counts in a stretch of a paragraph.
func Counts(s Span) []Count {
	var all []Count
	text := s.Para.Plain[s.From:s.To]
	for at := 0; at < len(text); {
		m := numberWord.FindStringSubmatchIndex(text[at:])
		if m == nil {
			break
		}
		c := Count{Span: Span{s.Para, s.From + at + m[4], 0}, Other: m[2] >= 0, Of: m[6] >= 0, Definite: definite.MatchString(text[:at+m[4]])}
		word := strings.ToLower(text[at+m[4] : at+m[5]])
		if c.Value = wordValues[word]; c.Value == 0 {
			c.Value, _ = strconv.Atoi(word)
		}
		rest := text[at+m[1]:]
		end := c.noun(rest)
		c.To = s.From + at + m[1] + end
		switch {
		case c.Value == 0 || notCounted.MatchString(text[:at+m[4]]):
		case end > 0 && !measures[c.Noun]:
			all = append(all, c)
		case end == 0 && countedVerb.MatchString(strings.TrimSpace(rest)):
			c.To = s.From + at + m[5]
			all = append(all, c)
		}
		at += m[5] // the space behind it may be that before the next
	}
	return all
}

// notCounted stands before a number that is a part of an amount, a date, a range or a reference.
var notCounted = regexp.MustCompile(`(?i)(?:£|[-–]|\b(?:paragraphs?|tables?|appendix|pages?|sections?|to|between|items?|no|phase|version|stage|level)|\bbetween \S+ and)[\s(]*$`)

// mostWords is how many words may stand before the noun that is counted.
const mostWords = 5

// noun reads what is counted, up to the last of the plural nouns that come first; it returns the length, 0 for none.
func (c *Count) noun(rest string) int {
	var words []string
	end, at := 0, 0
	small := false // a name in capitals is none that is counted: "7 People & Development"
	for n := 0; n < mostWords; n++ {
		m := phraseWord.FindStringSubmatchIndex(rest[at:])
		if m == nil {
			break
		}
		printed := strings.Trim(rest[at+m[2]:at+m[3]], "‘'\"“’”")
		word := strings.ToLower(printed)
		small = small || printed == word
		if stopWords[word] {
			break
		}
		plural := isPlural(word)
		if end > 0 && !plural {
			break
		}
		at += m[1]
		words = append(words, word)
		if plural {
			end = at
		}
	}
	if end == 0 || !small {
		return 0
	}
	last := len(words) - 1
	for !isPlural(words[last]) {
		last--
	}
	c.Noun = singular(words[last])
	words[last] = c.Noun
	c.Phrase = strings.Join(words[:last+1], " ")
	return end
}

// stopWords end what is counted.
var stopWords = wordSet("of are is were was have has had will would that which to in for from at by on and or the a an as with per remain")

// isPlural reports a word that may name several things.
func isPlural(w string) bool {
	return len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "’s") && !strings.HasSuffix(w, "'s")
}

// singular takes the plural ending off.
func singular(w string) string {
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "xes"), strings.HasSuffix(w, "sses"):
		return w[:len(w)-2]
	case isPlural(w):
		return w[:len(w)-1]
	}
	return w
}
