package claim

import (
	"unicode"
	"unicode/utf8"
)

// Span is a stretch of a paragraph: Para.Text[From:To].
type Span struct {
	Para     *Para
	From, To int
}

// Text is what stands there.
func (s Span) Text() string {
	if s.Para == nil {
		return ""
	}
	return s.Para.Text[s.From:s.To]
}

// Sentences are the sentences of a paragraph, with the space behind each left out.
func (q *Para) Sentences() []Span { return q.sentences }

// cut finds the sentences.
func (q *Para) cut() []Span {
	var all []Span
	from := 0
	for i := 0; i < len(q.Plain); i++ {
		if c := q.Plain[i]; c != '.' && c != '?' && c != '!' || !endsSentence(q.Plain[i+1:]) {
			continue
		}
		all = append(all, Span{q, from, i + 1})
		for from = i + 1; from < len(q.Plain) && q.Plain[from] == ' '; from++ {
		}
	}
	if from < len(q.Plain) {
		all = append(all, Span{q, from, len(q.Plain)})
	}
	return all
}

// SentenceAt is the sentence that holds offset at.
func (q *Para) SentenceAt(at int) Span {
	for _, s := range q.Sentences() {
		if at < s.To {
			return s
		}
	}
	return Span{q, 0, len(q.Plain)}
}

// endsSentence reports that a stop before rest ends a sentence: space and then a capital, or nothing. "24. ii)" and "c. 5"
// go on.
func endsSentence(rest string) bool {
	i := 0
	for i < len(rest) && (rest[i] == ')' || rest[i] == '"') {
		i++
	}
	start := i
	for i < len(rest) && rest[i] == ' ' {
		i++
	}
	if i == len(rest) {
		return true
	}
	first, _ := utf8.DecodeRuneInString(rest[i:])
	return i > start && (unicode.IsUpper(first) || first == '£' || first == '“' || first == '‘' || first == '(')
}
