package content

import (
	"fmt"
	"strings"

	"crosscast/sheets"
)

// Change is one thing that a content says otherwise than it did.
type Change struct {
	Sheet string     // as it is called now; as it was called when it is gone; "" for a change of the whole workbook
	At    sheets.Ref // where the cell is now, or was when it is gone; zero where no single cell is meant
	Text  string     // in words, a sentence without its full stop
	// Result is true where nothing was edited and a formula all the same comes to something else. No hash shows it.
	Result bool
	// Pivot is true where it is what a pivot table shows, which each program lays out in its own way.
	Pivot bool
}

// String gives the change in words.
func (c Change) String() string { return c.Text }

// toldChanges is how many changes are told one by one.
const toldChanges = 20

// Sentences gives changes in words, each line as a sentence of its own. One that begins with a cell begins as the sheet does.
func Sentences(changes []Change) []string {
	lines := Tell(changes)
	for i := range lines {
		if i >= toldChanges || changes[i].At == (sheets.Ref{}) {
			lines[i] = Sentence(lines[i])
		}
	}
	return lines
}

// Tell gives changes in words: the first one by one, and how many more there are.
func Tell(changes []Change) []string {
	var out []string
	for i, c := range changes {
		if i == toldChanges {
			return append(out, fmt.Sprintf("and %d more", len(changes)-i))
		}
		out = append(out, c.Text)
	}
	return out
}

// Sentence begins with a capital letter.
func Sentence(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
