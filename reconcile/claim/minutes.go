package claim

import "regexp"

var (
	minutesTitle = regexp.MustCompile(`(?i)^\s*(?:draft )?minutes\b(?: of|\s*$)`)
	resolved     = regexp.MustCompile(`^\s*\*?\s*(?:RESOLVED|Resolved)\b`)
	reportParts  = regexp.MustCompile(`(?i)^\s*(?:purpose|background papers|report of|report to|reason for report|executive summary)\b`)
)

// titleParas is how many paragraphs a title has at most.
const titleParas = 6

// IsMinutes reports the minutes or decisions of a meeting: by its title, or where something is resolved in a paper that has
// no part of a report. The paragraphs that it names are those of the reports that were before the meeting.
func (p *Paper) IsMinutes() bool {
	found := false
	for i, q := range p.Paras {
		switch {
		case q.Table != nil:
		case i < titleParas && minutesTitle.MatchString(q.Plain):
			return true
		case reportParts.MatchString(q.Plain):
			return false
		case resolved.MatchString(q.Plain):
			found = true
		}
	}
	return found
}
