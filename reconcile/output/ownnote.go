package output

import (
	"regexp"
	"slices"
	"strings"
)

// NoteAuthor is whom the notes on a marked copy are from.
const NoteAuthor = "Crosscast"

// What stands before the headline of a note; where nothing does, the headline is in capitals.
const (
	headReview             = "PLEASE CHECK: "
	headAccepted           = "ACCEPTED: "
	headAcceptedDifference = "DIFFERENCE ACCEPTED: "
)

// How a note begins and ends; see note.
var (
	noteHead = regexp.MustCompile(`^([A-Z][0-9]+) (` + headReview + `|` + headAccepted + `|` + headAcceptedDifference + `)?\S`)
	noteTail = regexp.MustCompile(`^See .+, item ([A-Z][0-9]+)\.$`)
)

// sentenceEnds are what a sentence ends with, and the quotation of one.
var sentenceEnds = []string{".", "?", "!", `"`, "”"}

// IsNote reports whether a text is a note of ours as it was written: of each finding a headline with its reference, lines
// that are sentences, and where to read more. Programs that save a workbook may forget who wrote a note, and a note under
// our name may hold what a user has added, so that only its form tells.
func IsNote(text string) bool {
	ref, complete := "", false
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimRight(line, " \t\r")
		head, tail := noteHead.FindStringSubmatch(line), noteTail.FindStringSubmatch(line)
		switch {
		case ref == "" && line == "" && complete: // between two findings of one cell
		case ref == "":
			if head == nil || head[2] == "" && strings.ToUpper(line) != line {
				return false
			}
			ref, complete = head[1], false
		case tail != nil && tail[1] == ref:
			ref, complete = "", true
		case !slices.ContainsFunc(sentenceEnds, func(end string) bool { return strings.HasSuffix(line, end) }):
			return false
		}
	}
	return complete
}
