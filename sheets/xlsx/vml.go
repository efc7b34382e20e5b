package xlsx

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"crosscast/sheets/ooxml"
)

// The namespaces of the drawings that hold the boxes of notes.
const (
	nsVML         = "urn:schemas-microsoft-com:vml"
	nsVMLOffice   = "urn:schemas-microsoft-com:office:office"
	nsVMLExcel    = "urn:schemas-microsoft-com:office:excel"
	vmlNamespaces = ` xmlns:v="` + nsVML + `" xmlns:o="` + nsVMLOffice + `" xmlns:x="` + nsVMLExcel + `"`
	noteShapeType = `<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">` +
		`<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`
)

// Drawings are read by pattern: Excel itself writes some that are no XML, with <br> that nothing closes.
var (
	vmlShapeID = regexp.MustCompile(`_x0000_s(\d{1,9})\b`)
	vmlIDMap   = regexp.MustCompile(`<o:idmap\b[^>]*\bdata=["']([0-9, ]*)["']`)
)

// blockSize is the number of shape ids in one block; a drawing owns the blocks that its idmap names.
const blockSize = 1024

// noteShapes is the drawing that holds the boxes of a sheet's notes.
type noteShapes struct {
	part     *ooxml.DraftPart // nil if the sheet has none
	closeAt  int              // offset of the closing tag of its root
	next     int              // the next free shape id
	idmap    valueSpan        // of the blocks that it owns
	blocks   string
	declare  string // namespaces that the root does not bind as we write them
	typeDone bool   // the shape type is there
}

// openShapes finds the drawing of a sheet.
func (d *draft) openShapes(sheetPart string, facts *sheetFacts) (*noteShapes, error) {
	k := facts.out.Kid("legacyDrawing")
	if k == nil {
		return &noteShapes{}, nil
	}
	id, _ := k.Tag.PrefixedAttr("id")
	rels, err := d.Package.Rels(sheetPart)
	if err != nil {
		return nil, err
	}
	for _, r := range rels {
		if r.ID == string(id) && d.Package.Has(r.Target) {
			p, err := d.Part(r.Target)
			if err != nil {
				return nil, err
			}
			return readShapes(p)
		}
	}
	return nil, fmt.Errorf("the drawing %q is missing: %w", id, errNotes)
}

// readShapes finds the place and the ids for new shapes.
func readShapes(p *ooxml.DraftPart) (*noteShapes, error) {
	s := &noteShapes{part: p, closeAt: bytes.LastIndex(p.Data, []byte("</xml>")), declare: vmlNamespaces}
	rootEnd := bytes.IndexByte(p.Data, '>')
	if i := bytes.Index(p.Data, []byte("<xml")); i < 0 || s.closeAt < 0 {
		return nil, fmt.Errorf("the drawing %q is not understood: %w", p.Name, errNotes)
	} else if n := bytes.IndexByte(p.Data[i:], '>'); n > 0 {
		rootEnd = i + n
	}
	root := string(p.Data[:rootEnd])
	if strings.Contains(root, `:v="`+nsVML+`"`) && strings.Contains(root, `:o="`+nsVMLOffice+`"`) &&
		strings.Contains(root, `:x="`+nsVMLExcel+`"`) {
		s.declare = ""
	}
	s.typeDone = bytes.Contains(p.Data, []byte(`id="_x0000_t202"`))
	for _, m := range vmlShapeID.FindAllSubmatch(p.Data, -1) {
		n, _ := strconv.Atoi(string(m[1]))
		s.next = max(s.next, n+1)
	}
	if m := vmlIDMap.FindSubmatchIndex(p.Data); m != nil {
		s.idmap = valueSpan{m[2], m[3]}
		s.blocks = string(p.Data[m[2]:m[3]])
		if first := firstBlock(s.blocks); s.next == 0 && first > 0 {
			s.next = first*blockSize + 1
		}
	}
	if s.next == 0 {
		s.next = blockSize + 1
	}
	return s, nil
}

// firstBlock is the first number in a list of blocks, 0 if there is none.
func firstBlock(blocks string) int {
	first, _, _ := strings.Cut(blocks, ",")
	n, _ := strconv.Atoi(strings.TrimSpace(first))
	return n
}

// freeBlock is a block above all that any drawing of the package owns.
func (d *draft) freeBlock() (int, error) {
	if d.topBlock == 0 {
		for _, name := range d.Package.Names() {
			if !strings.HasSuffix(strings.ToLower(name), ".vml") {
				continue
			}
			data, err := d.Package.Read(name)
			if err != nil {
				return 0, err
			}
			for _, m := range vmlIDMap.FindAllSubmatch(data, -1) {
				for _, word := range strings.FieldsFunc(string(m[1]), func(c rune) bool { return c == ',' || c == ' ' }) {
					n, _ := strconv.Atoi(word)
					d.topBlock = max(d.topBlock, n)
				}
			}
		}
	}
	d.topBlock++
	return d.topBlock, nil
}

// writeShapes adds a box for each note, extending the sheet's drawing or beginning one.
func (d *draft) writeShapes(sheetPart string, p *ooxml.DraftPart, facts *sheetFacts, s *noteShapes, notes []noteText) error {
	if s.part != nil {
		return d.extendShapes(s, facts, notes)
	}
	blocks, shapes, err := d.shapesText(s, facts, notes)
	if err != nil {
		return err
	}
	name := d.freePart("drawings/vmlDrawing%d.vml")
	d.Add(name, "", `<xml`+vmlNamespaces+`><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="`+
		strings.Join(blocks, ",")+`"/></o:shapelayout>`+noteShapeType+shapes+`</xml>`)
	d.declareVML()
	id, err := d.Relate(sheetPart, "vmlDrawing", name)
	if err != nil {
		return err
	}
	p.Edits.Insert(facts.out.Place(worksheetOrder, "legacyDrawing"),
		"<"+facts.out.Prefix()+"legacyDrawing"+d.idAttribute(facts.out, id)+"/>")
	return nil
}

// extendShapes appends boxes to an existing drawing.
func (d *draft) extendShapes(s *noteShapes, facts *sheetFacts, notes []noteText) error {
	blocks, shapes, err := d.shapesText(s, facts, notes)
	if err != nil {
		return err
	}
	if len(blocks) > 0 && s.idmap.to > 0 {
		s.part.Edits.Replace(s.idmap.from, s.idmap.to, strings.Trim(s.blocks+","+strings.Join(blocks, ","), ","))
	}
	if !s.typeDone {
		shapes = strings.Replace(noteShapeType, "<v:shapetype", "<v:shapetype"+s.declare, 1) + shapes
	}
	s.part.Edits.Insert(s.closeAt, shapes)
	return nil
}

// shapesText writes the boxes, and tells the blocks of ids that they take up anew.
func (d *draft) shapesText(s *noteShapes, facts *sheetFacts, notes []noteText) (blocks []string, text string, err error) {
	var b strings.Builder
	for _, n := range notes {
		if s.next%blockSize == 0 { // a new drawing, or a full block
			block, err := d.freeBlock()
			if err != nil {
				return nil, "", err
			}
			blocks = append(blocks, strconv.Itoa(block))
			s.next = block*blockSize + 1
		}
		b.WriteString(noteShape(s, facts.size, n))
		s.next++
	}
	return blocks, b.String(), nil
}

// Sizes of a note's box in pixels.
const (
	noteWidth     = 300
	noteLine      = 15
	noteCharsLine = (noteWidth - 12) / charPixels
)

// noteShape is the box of one note, hidden until the pointer is on the cell, as large as its text needs. (MoveWithCells
// and SizeWithCells say by being there that the box does neither.)
func noteShape(s *noteShapes, size sheetSize, n noteText) string {
	height := 12
	for line := range strings.SplitSeq(n.text, "\n") {
		height += noteLine * wrappedLines(line, noteCharsLine, func(rune) int { return 1 })
	}
	a := size.box(n.cell, noteWidth, height)
	return fmt.Sprintf(`<v:shape%s id="_x0000_s%d" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;`+
		`width:%gpt;height:%gpt;z-index:%d;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>`+
		`<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">`+
		`<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>`+
		`<x:Anchor>%d, %d, %d, %d, %d, %d, %d, %d</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row>`+
		`<x:Column>%d</x:Column></x:ClientData></v:shape>`,
		s.declare, s.next, float64(noteWidth)*0.75, float64(height)*0.75, s.next%blockSize,
		a.col1, a.x1, a.row1, a.y1, a.col2, a.x2, a.row2, a.y2, n.cell.Row-1, n.cell.Col-1)
}

// declareVML sees to it that the list of content types knows drawings by their extension.
func (d *draft) declareVML() {
	if d.vmlKnown || d.Package.ContentType("a.vml") != "" {
		return
	}
	d.vmlKnown = true
	d.AddType(`Default Extension="vml" ContentType="` + contentVML + `"`)
}
