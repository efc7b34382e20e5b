package html

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// survey is what tells a table of data from one that only places things on the page.
type survey struct {
	cells   int         // that hold something
	data    bool        // it is marked up or ruled as a table, or has figures one below the other
	blocks  bool        // a cell holds a list, a heading, a table or several paragraphs
	figures map[int]int // how many cells of a column are a figure and nothing else
}

// isLayout reports whether the table only places things on the page. A table of one cell is a box around a text; else it
// takes cells with whole blocks of text, and nothing that speaks for data.
func isLayout(n *html.Node, groups []rowGroup) bool {
	if role := attr(n, "role"); role == "presentation" || role == "none" {
		return true
	}
	s := survey{figures: map[int]int{}, data: ruled(n)}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		s.data = s.data || k.DataAtom == atom.Caption || k.DataAtom == atom.Thead
	}
	for _, g := range groups {
		for _, row := range g.rows {
			for i, cell := range cellsOf(row) {
				s.add(i, cell)
			}
		}
	}
	return s.cells <= 1 || s.blocks && !s.data
}

// ruled reports whether the element draws borders.
func ruled(n *html.Node) bool {
	if n.DataAtom == atom.Table && has(n, "border") && strings.Trim(attr(n, "border"), "0 ") != "" {
		return true
	}
	style := attr(n, "style")
	for _, name := range []string{"border", "border-top", "border-bottom"} {
		if v := property(style, name); v != "" && !strings.Contains(v, "none") && !strings.HasPrefix(v, "0") {
			return true
		}
	}
	return false
}

// add looks at one cell.
func (s *survey) add(col int, cell *html.Node) {
	text, paragraphs, blocks := "", 0, false
	for k := cell.FirstChild; k != nil; k = after(k, cell) {
		switch k.DataAtom {
		case atom.Table, atom.Ul, atom.Ol, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			blocks = true
		case atom.P:
			paragraphs++
		case 0:
			if k.Type == html.TextNode && len(text) < longestFigure {
				text += k.Data
			}
		}
	}
	s.data = s.data || cell.DataAtom == atom.Th || ruled(cell)
	blocks = blocks || paragraphs > 1
	s.blocks = s.blocks || blocks
	text = strings.TrimSpace(text)
	if text != "" || blocks {
		s.cells++
	}
	if figure.MatchString(text) {
		s.figures[col]++
		s.data = s.data || s.figures[col] > 1
	}
}

// after is the next node below root, in the order of the file; the contents of inner tables are passed over, so that
// tables within tables are not looked through again and again.
func after(n, root *html.Node) *html.Node {
	if n.FirstChild != nil && n.DataAtom != atom.Table {
		return n.FirstChild
	}
	for ; n != root; n = n.Parent {
		if n.NextSibling != nil {
			return n.NextSibling
		}
	}
	return nil
}

// longestFigure is more than the bytes of any figure with its sign, currency and brackets.
const longestFigure = 40

// figure is a cell that holds an amount and nothing else.
var figure = regexp.MustCompile(`^[(\-−–+£$€\s]*\d[\d,.\s\x{a0}]*(?:k|m|bn|%)?\)?$`)
