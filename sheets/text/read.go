// Package text reads reports that are plain text or markdown: minutes copied from a web page, what a program took out of
// a PDF, papers kept as .md. Marks of markdown and the few HTML tags that such texts carry are taken off; tables may
// stand with pipes, tabs or in columns.
package text

import (
	"strings"

	"crosscast/sheets"
	"crosscast/sheets/charset"
)

// Read reads a report. The error wraps one of package sheets where the bytes are no text.
func Read(data []byte, path string) (*sheets.Report, error) {
	body, encoding, err := charset.Decode(data)
	if err != nil {
		return nil, err
	}
	r := &sheets.Report{Path: path, Format: "text"}
	if encoding != "" {
		r.Notes = append(r.Notes, "it was read as "+encoding)
	}
	b := &builder{lines: split(body)}
	b.run()
	r.Pieces = b.pieces
	return r, nil
}

// line is one line of the file.
type line struct {
	raw    string // without the line end and the spaces before it
	text   string // without outer space
	indent int    // columns before the text
}

// tabWidth is how far a tab moves on, for indents only.
const tabWidth = 4

// split cuts the text into lines; any of the three line ends will do, and a form feed ends a line too.
func split(body string) []line {
	body = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n\n").Replace(body)
	var lines []line
	for _, raw := range strings.Split(body, "\n") {
		raw = strings.TrimRight(raw, " \u00a0")
		l := line{raw: raw, text: strings.TrimSpace(raw)}
		for _, c := range raw {
			switch c {
			case ' ', '\u00a0':
				l.indent++
				continue
			case '\t':
				l.indent += tabWidth
				continue
			}
			break
		}
		lines = append(lines, l)
	}
	return lines
}

// blank reports a line with nothing on it.
func (l line) blank() bool { return l.text == "" }

// rule reports a line drawn across the page: ====, ----, ~~~~.
func (l line) rule() bool {
	return len(l.text) >= 3 && strings.Trim(l.text, string(l.text[0])) == "" && strings.IndexByte("=-~_*", l.text[0]) >= 0
}
