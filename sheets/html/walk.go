package html

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"crosscast/sheets"
)

// context is what the elements around a text say of it.
type context struct {
	kind   sheets.ParagraphKind
	level  int
	indent int // how many lists, quotations and definitions it stands in
	bold   bool
	pre    bool // spaces and line breaks are kept
	list   *list
}

// walker goes through the tree in the order of the file and puts what it reads where it belongs.
type walker struct {
	pieces     []sheets.Piece
	cell       *sheets.TableCell // takes the paragraphs; nil outside of tables
	nested     []sheets.Piece    // tables within the cells of the table in hand
	text       textRun           // of the paragraph in hand
	at         context           // of the paragraph in hand, as it was at its first letter
	number     string            // to be printed before the next paragraph
	paragraphs int
	places     int // of all tables
	err        error
}

// blocks are the elements that begin and end a paragraph.
var blocks = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Body: true, atom.Caption: true,
	atom.Center: true, atom.Dd: true, atom.Details: true, atom.Dialog: true, atom.Dir: true, atom.Div: true, atom.Dl: true,
	atom.Dt: true, atom.Fieldset: true, atom.Figcaption: true, atom.Figure: true, atom.Footer: true, atom.Form: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Header: true,
	atom.Hgroup: true, atom.Hr: true, atom.Legend: true, atom.Li: true, atom.Main: true, atom.Menu: true, atom.Ol: true,
	atom.P: true, atom.Pre: true, atom.Search: true, atom.Section: true, atom.Summary: true, atom.Table: true,
	atom.Tbody: true, atom.Td: true, atom.Tfoot: true, atom.Th: true, atom.Thead: true, atom.Tr: true, atom.Ul: true,
}

// walk reads a node and all below it.
func (w *walker) walk(n *html.Node, c context) {
	switch n.Type {
	case html.TextNode:
		w.write(n.Data, c)
	case html.ElementNode:
		w.element(n, c)
	case html.DocumentNode:
		w.children(n, c)
	}
}

func (w *walker) children(n *html.Node, c context) {
	for k := n.FirstChild; k != nil && w.err == nil; k = k.NextSibling {
		w.walk(k, c)
	}
}

func (w *walker) element(n *html.Node, c context) {
	if leftOut(n) || noteMark(n, &w.text) || w.wordNumber(n) || w.backLink(n, c) {
		return
	}
	if n.DataAtom == atom.Br {
		w.lineBreak()
		return
	}
	block := blocks[n.DataAtom]
	if block {
		w.finish()
	}
	c = c.within(n)
	switch n.DataAtom {
	case atom.Table:
		w.table(n, c)
	case atom.Li:
		w.number = c.list.mark(n)
		w.children(n, c)
		w.finish()
		w.number = "" // of an empty item
	default:
		w.children(n, c)
	}
	if block {
		w.finish()
	}
}

// within is the context of what stands in the element.
func (c context) within(n *html.Node) context {
	c.bold = bold(n, c.bold)
	c.pre = c.pre || n.DataAtom == atom.Pre
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		c.kind, c.level = sheets.Heading, int(n.Data[1]-'0')
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		c.list = newList(n, c.list)
		c.indent++
	case atom.Li:
		if c.kind != sheets.Footnote {
			c.kind, c.level = sheets.ListItem, c.list.depth()
		}
	case atom.Blockquote, atom.Dd:
		c.indent++
	}
	if isNote(n) {
		c.kind, c.level = sheets.Footnote, 0
	}
	if level := wordLevel(n); level > 0 {
		c.kind, c.level = sheets.ListItem, level
	}
	return c
}
