package html

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"crosscast/sheets"
)

// The most that is read. A node of the tree takes 128 bytes, so that the nodes are what bounds the memory, at about 1 GB.
// A sheet of 20 columns and 65,536 rows, the most of old Excel, makes 2.6 million.
const (
	maxBytes  = 64 << 20
	maxNodes  = 8 << 20
	maxPlaces = 20_000_000 // rows × columns of all tables, as for a workbook's cells
	maxSpan   = 1000       // as the standard has it for colspan; rowspan may say 65,534 there
)

// formatting are the elements that a parser opens anew in every block until they are closed.
var formatting = map[atom.Atom]bool{
	atom.A: true, atom.B: true, atom.Big: true, atom.Code: true, atom.Em: true, atom.Font: true, atom.I: true,
	atom.Nobr: true, atom.S: true, atom.Small: true, atom.Strike: true, atom.Strong: true, atom.Tt: true, atom.U: true,
}

// checkNodes refuses a page whose tree would be far larger than its text: 300 unclosed font elements are made again in
// each of 100,000 paragraphs. It counts what stands in the text and, for each tag, what is open at it.
func checkNodes(text string) error {
	z := html.NewTokenizer(strings.NewReader(text))
	var open openTags
	for nodes := 0; nodes <= maxNodes; {
		switch z.Next() {
		case html.ErrorToken:
			return nil
		case html.StartTagToken:
			raw := string(z.Raw())
			name, _ := z.TagName()
			nodes += 1 + len(open)
			if a := atom.Lookup(name); formatting[a] {
				open.push(a, raw)
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			open.pop(atom.Lookup(name))
		default:
			nodes++
		}
	}
	return fmt.Errorf("%w: the page has more than %d elements", sheets.ErrTooLarge, maxNodes)
}

// openTags are the formatting elements that are not closed, the last opened last.
type openTags []openTag

type openTag struct {
	atom atom.Atom
	raw  string
}

// push opens one. Of equal ones a parser keeps three; deeper than its stack, which holds 512, it refuses the page itself.
func (o *openTags) push(a atom.Atom, raw string) {
	equal := 0
	for _, t := range *o {
		if t.raw == raw {
			equal++
		}
	}
	if equal < 3 && len(*o) < 512 {
		*o = append(*o, openTag{a, raw})
	}
}

func (o *openTags) pop(a atom.Atom) {
	for i := len(*o) - 1; i >= 0; i-- {
		if (*o)[i].atom == a {
			*o = append((*o)[:i], (*o)[i+1:]...)
			return
		}
	}
}
