package csv

import "strings"

const (
	voteRecords   = 50   // records that are looked at
	maxVoteFields = 4096 // fields of one record that are counted
)

// candidates in the order that settles a tie: the comma last, because it also groups and splits digits.
var candidates = [...]byte{'\t', ';', '|', ','}

// vote is what the first records look like when split at one delimiter.
type vote struct {
	records int // records of the commonest width
	width   int // that width, at least 2; 0 if no record was split
}

func (v vote) score() int { return v.records * v.width }

// delimiter chooses the delimiter by vote and returns the text that follows a "sep=" line, which spreadsheet programs
// obey and do not show as a row.
func delimiter(text string) (delim byte, body string) {
	if d, rest, ok := declared(text); ok {
		return d, rest
	}
	var votes [len(candidates)]vote
	best := len(candidates) - 1
	for i, d := range candidates {
		votes[i] = count(text, d)
		if i == 0 || votes[i].score() > votes[best].score() {
			best = i
		}
	}
	comma := len(candidates) - 1
	if best == comma {
		best = overComma(text, votes)
	}
	if votes[best].width == 0 {
		best = comma // one column
	}
	return candidates[best], text
}

// overComma gives the delimiter when the comma has most votes. "1,5;2,5;3,5" splits into more fields at the comma than
// at the semicolon; where another delimiter splits as many records, and nearly all commas stand between two digits,
// they belong to the figures.
func overComma(text string, votes [len(candidates)]vote) int {
	comma := len(candidates) - 1
	for i := range comma {
		if votes[i].width >= 2 && votes[i].records*10 >= votes[comma].records*9 && commasInFigures(text) {
			return i
		}
	}
	return comma
}

// declared reads a first line such as "sep=;".
func declared(text string) (delim byte, rest string, ok bool) {
	if len(text) < 5 || !strings.EqualFold(text[:4], "sep=") {
		return 0, "", false
	}
	line, rest, _ := strings.Cut(text, "\n")
	line = strings.TrimSuffix(line, "\r")
	if len(line) != 5 || line[4] == '"' || line[4] >= 0x80 {
		return 0, "", false
	}
	return line[4], rest, true
}

// count splits the first records at d and finds their commonest width.
func count(text string, d byte) vote {
	sc := scanner{s: text, delim: d}
	widths := map[int]int{}
	for n := 0; n < voteRecords && !sc.done(); n++ {
		width, last := 0, false
		for ; !last && width < maxVoteFields; width++ {
			_, last = sc.field()
		}
		if width > 1 {
			widths[width]++
		}
	}
	var best vote
	for width, records := range widths {
		v := vote{records, width}
		if v.score() > best.score() || v.score() == best.score() && v.width > best.width {
			best = v
		}
	}
	return best
}

// commasInFigures reports whether at least nine in ten commas of the first lines stand between two digits.
func commasInFigures(text string) bool {
	all, inside := 0, 0
	for i, lines := 1, 0; i < len(text)-1 && lines < voteRecords; i++ {
		switch text[i] {
		case '\n':
			lines++
		case ',':
			all++
			if digit(text[i-1]) && digit(text[i+1]) {
				inside++
			}
		}
	}
	return inside*10 >= all*9
}

func digit(c byte) bool { return '0' <= c && c <= '9' }
