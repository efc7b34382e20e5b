package docx

import (
	"fmt"
	"path"
	"strconv"
	"strings"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

const typeComments = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"

// ourAuthor stands for an author without a name, whom Word does not accept.
const ourAuthor = "Crosscast"

// writeComments gives the comments their ids and puts them behind those that the document has.
func (d *draft) writeComments(placed []placedComment) error {
	top := topComment(d.main.Data)
	part := d.doc.related("comments")
	if part == "" {
		for i := range placed {
			placed[i].id = top + 1 + i
		}
		return d.addComments(placed)
	}
	if !d.Package.Has(part) {
		return fmt.Errorf("its part of comments %q is missing: %w", part, sheets.ErrDamaged)
	}
	p, err := d.Part(part)
	if err != nil {
		return err
	}
	o, err := ooxml.ReadOutline(p.Data, nil)
	if err != nil {
		return fmt.Errorf("part %q: %w", part, err)
	}
	top = max(top, topComment(p.Data))
	for i := range placed {
		placed[i].id = top + 1 + i
	}
	p.AppendToRoot(o, d.commentsText(d.namesIn(o), placed))
	return nil
}

// addComments makes the part of comments, under the name that Word gives it, if no entry has that.
func (d *draft) addComments(placed []placedComment) error {
	name := path.Join(path.Dir(d.doc.main), "comments.xml")
	if d.Package.Has(name) {
		name = d.FreePart(d.doc.main, "comments%d.xml")
	}
	n := names{prefix: "w:", attribute: "w:"}
	d.Add(name, typeComments, ooxml.XMLDeclaration+`<w:comments xmlns:w="`+d.mainNS()+`">`+
		d.commentsText(n, placed)+n.close("comments"))
	_, err := d.Relate(d.doc.main, "comments", name)
	return err
}

// topComment is the highest id that a comment, or a mark of one, has in a part; −1 if there is none.
func topComment(data []byte) int {
	top := -1
	s := ooxml.NewScanner(data)
	for s.Next() {
		switch t := s.Tag(); string(t.Name) {
		case "comment", "commentRangeStart", "commentRangeEnd", "commentReference":
			if id, err := strconv.Atoi(value(t, "id")); err == nil && t.Kind != ooxml.CloseTag {
				top = max(top, id)
			}
		}
	}
	return top
}

// commentsText writes the comments.
func (d *draft) commentsText(n names, placed []placedComment) string {
	var b strings.Builder
	for _, c := range placed {
		author := strings.TrimSpace(c.Author)
		if author == "" {
			author = ourAuthor
		}
		b.WriteString("<" + n.prefix + "comment" + n.declare + n.attr("id", strconv.Itoa(c.id)) + n.attr("author", author))
		if !c.Date.IsZero() {
			b.WriteString(n.attr("date", c.Date.Format("2006-01-02T15:04:05Z")))
		}
		b.WriteString(n.attr("initials", initials(c.Initials, author)) + ">" + d.paragraphs(n, c.Text) + n.close("comment"))
	}
	return b.String()
}

// initials are those given, or made of the author's name.
func initials(given, author string) string {
	if given != "" {
		return given
	}
	var b strings.Builder
	for word := range strings.FieldsSeq(author) {
		b.WriteString(string([]rune(word)[:1]))
	}
	return b.String()
}

// paragraphs writes each line of a comment as a paragraph; the first one begins with the mark of the comment. The styles
// are Word's own for comments, if the document has them.
func (d *draft) paragraphs(n names, text string) string {
	var style, mark string
	if id := d.doc.styles.idByName["annotation text"]; id != "" {
		style = n.wrap("pPr", n.element("pStyle", "val", id))
	}
	if id := d.doc.styles.idByName["annotation reference"]; id != "" {
		mark = n.wrap("rPr", n.element("rStyle", "val", id))
	}
	mark = n.wrap("r", mark+"<"+n.prefix+"annotationRef/>")
	var b strings.Builder
	for line := range strings.SplitSeq(strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n")), "\n") {
		words := "<" + n.prefix + `t xml:space="preserve">` + ooxml.Escape(line) + n.close("t")
		b.WriteString(n.wrap("p", style+mark+n.wrap("r", words)))
		mark = ""
	}
	return b.String()
}
