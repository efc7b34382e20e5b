package open

import (
	"path/filepath"
	"regexp"
	"strings"

	"crosscast/sheets"
	"crosscast/sheets/charset"
	"crosscast/sheets/text"
)

// readText reads plain text and markdown.
func readText(s *source) (*sheets.Report, error) { return text.Read(s.data, s.path) }

// proseWords is how many words a line has that is more than the row of a table.
const proseWords = 12

// isProse tells a report in plain text from separated values. Both are text, so the name decides where it says which;
// else it is a report if sentences stand in it and most lines are not cut alike.
func isProse(s *source) bool {
	if !isText(s) {
		return false
	}
	switch strings.ToLower(filepath.Ext(s.path)) {
	case ".csv", ".tsv":
		return false
	case ".md", ".markdown":
		return true
	}
	body, _, err := charset.Decode(s.data)
	if err != nil {
		return false
	}
	return hasSentences(body) && !cutAlike(body)
}

// hasSentences reports a line of many words.
func hasSentences(body string) bool {
	for line := range strings.Lines(body) {
		if len(strings.Fields(line)) >= proseWords && strings.Count(line, ",") < proseWords {
			return true
		}
	}
	return false
}

// leastSentences is how many sentences outweigh a table between them, if they are at least a quarter of the lines.
const leastSentences = 3

// manySentences reports a text whose sentences are no notes to its table.
func manySentences(body string) bool {
	lines, sentences := 0, 0
	for line := range strings.Lines(body) {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		lines++
		if isSentence(line) {
			sentences++
		}
	}
	return sentences >= leastSentences && 4*sentences >= lines
}

// isSentence reports a line of many words with a stop behind it, in which each comma has a space behind it or parts
// thousands: one comma or two are in most sentences.
func isSentence(line string) bool {
	if len(strings.Fields(line)) < proseWords || !strings.ContainsRune(".:;?!", rune(line[len(line)-1])) || strings.ContainsAny(line, "\t|") {
		return false
	}
	bare := thousands.ReplaceAllString(line, "0")
	return strings.Count(bare, ",") == strings.Count(bare, ", ")
}

// thousands are figures with commas.
var thousands = regexp.MustCompile(`\d(?:,\d{3})+\b`)

// cutAlike reports that most lines hold the same number of one separator.
func cutAlike(body string) bool {
	if manySentences(body) {
		return false
	}
	for _, separator := range []string{"\t", ",", ";", "|"} {
		counts := map[int]int{}
		lines := 0
		for line := range strings.Lines(body) {
			if line = strings.TrimRight(line, " ;,\r\n"); line == "" { // items of a list end so
				continue
			}
			lines++
			if n := strings.Count(line, separator); n > 0 && !isSentence(line) {
				counts[n]++
			}
		}
		for _, n := range counts {
			if 2*n > lines {
				return true
			}
		}
	}
	return false
}
