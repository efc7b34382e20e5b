package claim

import (
	"strings"
	"unicode"
)

// Quotation is words with what stands before and after them, on one line.
type Quotation struct{ Before, Words, After string }

// cutSign stands where a quotation leaves something out.
const cutSign = "…"

// InSentence quotes the words of a span in the sentence in which they stand, with at most that many bytes of it.
func (s Span) InSentence(most int) Quotation {
	if s.Para == nil {
		return Quotation{}
	}
	text := s.Para.Text
	from, to := min(s.Para.SentenceAt(s.From).From, s.From), max(s.Para.SentenceAt(max(s.From, s.To-1)).To, s.To)
	return Quotation{text[from:s.From], text[s.From:s.To], text[s.To:min(to, len(text))]}.Within(most)
}

// Within cuts a quotation to that many bytes around its words, between words, and puts it on one line. Half of what the
// words leave stands before them, or more where there is little after them.
func (q Quotation) Within(most int) Quotation {
	words := oneLine(q.Words) // the space around them is not of them
	first, last := strings.HasPrefix(words, " "), strings.HasSuffix(words, " ")
	q = Quotation{oneLine(q.Before + spaceIf(first)), strings.TrimSpace(words), oneLine(spaceIf(last) + q.After)}
	q.Before, q.After = strings.TrimLeft(q.Before, " "), strings.TrimRight(q.After, " ")
	if q.Words = strings.TrimSpace(head(q.Words, most)); len(q.Before)+len(q.Words)+len(q.After) <= most {
		return q
	}
	room := max(0, most-len(q.Words))
	before := max(room/2, room-len(q.After))
	q.Before = tail(q.Before, before)
	q.After = head(q.After, room-min(before, len(q.Before)))
	return q
}

// oneLine writes every run of white space as one space.
func oneLine(s string) string {
	words := strings.Join(strings.Fields(s), " ")
	if words == "" {
		return spaceIf(s != "")
	}
	return spaceIf(strings.TrimLeftFunc(s, unicode.IsSpace) != s) + words + spaceIf(strings.TrimRightFunc(s, unicode.IsSpace) != s)
}

func spaceIf(there bool) string {
	if there {
		return " "
	}
	return ""
}

// head is the beginning of a text, up to a space where there is one.
func head(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for most > 0 && s[most]&0xC0 == 0x80 {
		most--
	}
	if at := strings.LastIndexByte(s[:most+1], ' '); at > 0 {
		most = at
	}
	return strings.TrimRight(s[:most], " ") + " " + cutSign
}

// tail is the end of a text, from a space where there is one.
func tail(s string, most int) string {
	if len(s) <= most {
		return s
	}
	from := len(s) - most
	for from < len(s) && s[from]&0xC0 == 0x80 {
		from++
	}
	if at := strings.IndexByte(s[from:], ' '); at >= 0 && at < most-1 {
		from += at
	}
	return cutSign + " " + strings.TrimLeft(s[from:], " ")
}
