package checks

import (
	"regexp"
	"strings"
)

// The words that workbooks put to their own checks. "Check" in the middle of a line is the name of a service (NHS health
// check programme), as is "control" by itself (pest control).
var (
	checkWords = regexp.MustCompile(`(?i)^\W*(cross[- ]?)?check(s|sum)?\b|` +
		`\b(cross[- ]?check|check(s|sum)?|check (total|figure|row|column|line))\W*$|` +
		`\b(control|proof) (total|check|difference|figure)s?\b|^\W*(control|proof|validation)\W*$|` +
		`\b(should|must|to) (be|equal|come to) (0|nil|zero|nought)\b|\b(should|must) = ?0|\bout of balance\b`)
	notCheckWords = regexp.MustCompile(`(?i)\b(health|dbs|crb|police|security|spot|safety|gas|background|record|credit)( \w+)? checks?\b|` +
		`\b(pay|bank|paid|cash|deposit|payroll) checks?\b|\bchecks? (in|out|paid|written|cleared|payable|issued)\b`)
	differenceWords = regexp.MustCompile(`(?i)\b(diff|diffs|difference|differences|discrepancy)\b`)
	// notNilWords tell a difference that people look at from one that ought to be nil.
	notNilWords = regexp.MustCompile(`(?i)\b(budget|actual|prior|previous|last|year|month|change|movement|plan|forecast|outturn|target)\b`)
)

// maxCheckWords is the longest text that names a check; longer text is prose that speaks of one.
const maxCheckWords = 60

// callsItCheck reports whether a label or heading says that the figure is a check.
func callsItCheck(text string) bool {
	return len(text) <= maxCheckWords && checkWords.MatchString(text) && !notCheckWords.MatchString(text)
}

// callsItDifference reports whether a label or heading says that the figure is a difference, without saying that it is
// one between two years or between plan and result.
func callsItDifference(text string) bool {
	text = strings.TrimSpace(text)
	return len(text) <= maxCheckWords && differenceWords.MatchString(text) && !notNilWords.MatchString(text)
}
