package html

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"crosscast/sheets"
	"crosscast/sheets/raised"
)

var (
	noteID    = regexp.MustCompile(`^_?(?:fn|ftn|edn|footnote|endnote|cite_note)[-:_]?\d+$`)
	noteHref  = regexp.MustCompile(`#_?(?:fn|ftn|edn|note|footnote|endnote|cite_note)[-:_]?\d+$`)
	noteRefID = regexp.MustCompile(`^#_?(?:fnref|ftnref|ednref|footnote-ref|cite_ref)`)
)

// noteMark reports whether the element is the mark of a note, which must not fuse with the figure that it stands at:
// £4m³ is not £4m3. It knows a raised link to a place of the page, a link that is no more than a mark at a figure, and
// a raised number or letter at a figure or word. 20th keeps its letters and 100m² its power, as "m²".
func noteMark(n *html.Node, before *textRun) bool {
	if n.DataAtom != atom.Sup && n.DataAtom != atom.A {
		return false
	}
	text, word := markOf(n), before.word()
	switch {
	case noteRefID.MatchString(attr(n, "href")):
		return false // it leads back from the note
	case n.DataAtom == atom.A:
		return leadsToNote(n, word) && raised.Mark.MatchString(text)
	case linksWithin(n):
		return true
	}
	if read := raised.Text(text, word); read != text {
		before.b.WriteString(read)
		return true
	}
	return false
}

// leadsToNote reports a link to a note, by its address, or to a place of this page by how it stands: raised, or at the
// end of a word.
func leadsToNote(n *html.Node, word string) bool {
	if href := attr(n, "href"); !strings.HasPrefix(href, "#") {
		return noteHref.MatchString(href)
	}
	k := n.FirstChild
	return word != "" || noteHref.MatchString(attr(n, "href")) || k != nil && k.NextSibling == nil && k.DataAtom == atom.Sup
}

// linksWithin reports a link to a note within what is raised.
func linksWithin(n *html.Node) bool {
	nodes := 0
	for k := range n.Descendants() {
		if href := attr(k, "href"); k.DataAtom == atom.A && !noteRefID.MatchString(href) &&
			(strings.HasPrefix(href, "#") || noteHref.MatchString(href)) {
			return true
		}
		if nodes++; nodes > markNodes {
			break
		}
	}
	return false
}

// isNote reports whether the element holds a note of the page.
func isNote(n *html.Node) bool { return noteID.MatchString(attr(n, "id")) }

// backLink takes the link that leads from a note back to its place; where the note has no number yet, it is its mark.
func (w *walker) backLink(n *html.Node, c context) bool {
	if c.kind != sheets.Footnote || n.DataAtom != atom.A || !noteRefID.MatchString(attr(n, "href")) {
		return false
	}
	if text := markOf(n); w.number == "" && w.text.b.Len() == 0 && raised.Mark.MatchString(text) {
		w.number = text
	}
	return true
}

// markNodes is more than the elements and texts of any mark. Elements within elements would else be looked through again
// and again.
const markNodes = 40

// markOf is the text below a node as it stands in the file, or the beginning of it if it is too long for a mark.
func markOf(n *html.Node) string {
	text, nodes := "", 0
	for k := range n.Descendants() {
		if k.Type == html.TextNode {
			text += k.Data
		}
		if nodes++; nodes > markNodes || len(text) > longestFigure {
			break
		}
	}
	return strings.TrimSpace(text)
}

func isLetterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
