package claim

import (
	"strings"
)

// Words are the words of a text that carry its meaning, in small letters and singular, each once.
func Words(text string) map[string]bool {
	all := map[string]bool{}
	for _, w := range wordForm.FindAllString(text, -1) {
		w = singular(strings.ToLower(strings.Trim(w, "’'")))
		if len(w) > 3 && !emptyWords[w] {
			all[w] = true
		}
	}
	return all
}

// emptyWords stand in any text.
var emptyWords = wordSet(`that this these those with from into have been were will would which their there they them than then
	such also more most other each both about above below within between through during against after before where when while
	whilst what whose only over under upon some any all part para paragraph table report figure following including include
	shown detail detailed described outlined identified refer intention support set`)

// Shared counts the words that two sets have in common.
func Shared(a, b map[string]bool) int {
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return n
}
