// Package html reads a web page, or what a program saved as one, as a report: its text as a browser shows it.
package html

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"crosscast/sheets"
	"crosscast/sheets/charset"
)

// Read reads the bytes of a web page. The errors are those of package sheets.
func Read(data []byte, path string) (*sheets.Report, error) {
	if len(data) > maxBytes {
		return nil, fmt.Errorf("%w: %d bytes, the most is %d", sheets.ErrTooLarge, len(data), maxBytes)
	}
	text, encoding, err := charset.Decode(data)
	if err != nil {
		return nil, err
	}
	root, err := parse(text)
	if err != nil {
		return nil, err
	}
	w := &walker{}
	w.walk(root, context{})
	w.finish()
	if w.err != nil {
		return nil, w.err
	}
	r := &sheets.Report{Path: path, Format: "html", Generator: generator(root), Pieces: w.pieces}
	if encoding != "" {
		r.Notes = append(r.Notes, "read as "+encoding)
	}
	return r, nil
}

// parse makes the tree. The parser repairs whatever it is given; all that it refuses is a page that is nested too deep.
func parse(text string) (root *html.Node, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("%w: %v", sheets.ErrTooLarge, v)
		}
	}()
	if err := checkNodes(text); err != nil {
		return nil, err
	}
	root, err = html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", sheets.ErrTooLarge, err)
	}
	return root, nil
}

// generator is the program that a page says it was made by; "" for none.
func generator(root *html.Node) string {
	for n := range root.Descendants() {
		if n.DataAtom == atom.Meta && strings.EqualFold(attr(n, "name"), "generator") {
			return attr(n, "content")
		}
	}
	return ""
}
