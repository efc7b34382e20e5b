package checks

import (
	"strings"

	"crosscast/reconcile/claim"
)

// clipped is how much of a sentence is quoted.
const clipped = 160

// quoted is the sentence in which something stands, cut to what is worth quoting around it.
func quoted(at claim.Span) string {
	s := at.Para.SentenceAt(at.From)
	return "“" + clip(s.Text(), at.From-s.From) + "”"
}

// clip cuts a text to what is worth quoting around offset at.
func clip(s string, at int) string {
	s = strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || r == '\u00a0' {
			return ' '
		}
		return r
	}, s)
	if len(s) <= clipped {
		return strings.TrimSpace(s)
	}
	from := 0
	at = min(at, len(s)) // no-break spaces were longer
	if at > clipped*2/3 {
		from = strings.LastIndexByte(s[:at-clipped/2], ' ') + 1
	}
	to := len(s)
	if to-from > clipped {
		to = from + max(1, strings.LastIndexByte(s[from:from+clipped], ' '))
	}
	out := strings.TrimSpace(s[from:to])
	if from > 0 {
		out = "… " + out
	}
	if to < len(s) {
		out += " …"
	}
	return out
}
