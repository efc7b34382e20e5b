package pdf

import (
	"fmt"
	"math"

	"crosscast/sheets"
	"crosscast/sheets/pdf/object"
)

// The most that is read of a file: 2,000 pages of small print, of 100 lines of 100 letters. A letter takes 80 bytes while
// its page is read; an operator is a few bytes of a stream, and those of a letter are about five.
const (
	maxGlyphs    = 20_000_000
	maxOperators = 100_000_000
	maxForms     = 12   // drawings within drawings
	maxSaved     = 1000 // states kept at a time; the format itself once allowed 28
)

// glyph is a letter, or what is drawn as one, as it stands on the page.
type glyph struct {
	x0, x1  float64 // left and right edge: the advance with the spacing of letters, not the ink
	y       float64 // the line it stands on
	size    float64 // of the font, in points
	text    string
	bold    bool
	unseen  bool // drawn without ink, as the text of a scan is
	upright bool
}

// state is what q saves and Q brings back.
type state struct {
	ctm               matrix
	font              *font
	size, rise        float64
	charSpace         float64
	wordSpace         float64
	stretch           float64
	leading           float64
	mode              int
	textLine, textPos matrix
}

// painter runs the content of one page.
type painter struct {
	*document
	state
	saved     []state
	resources object.Dict
	path      path
	glyphs    []glyph
	rules     []rule
	images    int
	forms     int
}

// paint runs a content stream.
func (p *painter) paint(data []byte) error {
	l := object.NewLexer(data)
	var args []any
	for v, ok := l.Next(); ok; v, ok = l.Next() {
		op, isOp := v.(object.Operator)
		if !isOp {
			if len(args) < 64 { // no operator takes more than six
				args = append(args, v)
			}
			continue
		}
		if p.operators++; p.operators > maxOperators || p.letters > maxGlyphs {
			return fmt.Errorf("%w: its pages draw more than any report", sheets.ErrTooLarge)
		}
		if op == "ID" {
			p.images++
			l.SkipInlineImage()
		} else if err := p.run(op, args); err != nil {
			return err
		}
		args = args[:0]
	}
	return nil
}

// run does what an operator says, as far as it bears on text and rules.
func (p *painter) run(op object.Operator, args []any) error {
	n := func(i int) float64 {
		if i < len(args) {
			return object.Number(args[i])
		}
		return 0
	}
	switch op {
	case "q":
		if len(p.saved) < maxSaved {
			p.saved = append(p.saved, p.state)
		}
	case "Q":
		if k := len(p.saved) - 1; k >= 0 {
			p.state, p.saved = p.saved[k], p.saved[:k]
		}
	case "cm":
		p.ctm = matrix{n(0), n(1), n(2), n(3), n(4), n(5)}.then(p.ctm)
	case "Do":
		return p.draw(args)
	case "m", "l", "re", "h", "c", "v", "y":
		p.path.add(op, p.ctm, n)
	case "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n":
		p.rules = p.path.end(op, p.rules)
	default:
		p.runText(op, args, n)
	}
	return nil
}

// runText does what a text operator says.
func (p *painter) runText(op object.Operator, args []any, n func(int) float64) {
	switch op {
	case "BT":
		p.textLine, p.textPos = identity, identity
	case "Tf":
		if name, ok := first(args).(object.Name); ok {
			p.font = p.fontNamed(p.resources, name)
		}
		p.size = n(1)
	case "Tc":
		p.charSpace = n(0)
	case "Tw":
		p.wordSpace = n(0)
	case "Tz":
		p.stretch = n(0) / 100
	case "TL":
		p.leading = n(0)
	case "Tr":
		p.mode = int(n(0))
	case "Ts":
		p.rise = n(0)
	case "Td":
		p.move(n(0), n(1))
	case "TD":
		p.leading = -n(1)
		p.move(n(0), n(1))
	case "Tm":
		p.textLine = matrix{n(0), n(1), n(2), n(3), n(4), n(5)}
		p.textPos = p.textLine
	case "T*":
		p.move(0, -p.leading)
	case "Tj":
		p.show(first(args))
	case "'":
		p.move(0, -p.leading)
		p.show(first(args))
	case "\"":
		p.wordSpace, p.charSpace = n(0), n(1)
		p.move(0, -p.leading)
		if len(args) > 2 {
			p.show(args[2])
		}
	case "TJ":
		list, _ := first(args).(object.Array)
		for _, v := range list {
			if f, ok := v.(float64); ok {
				p.advance(-f / 1000 * p.size * p.stretch)
			} else {
				p.show(v)
			}
		}
	}
}

func first(args []any) any {
	if len(args) == 0 {
		return nil
	}
	return args[0]
}

// move goes to a new line of text, relative to the start of the last one.
func (p *painter) move(x, y float64) {
	p.textLine = matrix{1, 0, 0, 1, x, y}.then(p.textLine)
	p.textPos = p.textLine
}

func (p *painter) advance(x float64) { p.textPos = matrix{1, 0, 0, 1, x, 0}.then(p.textPos) }

// show draws a string.
func (p *painter) show(v any) {
	s, ok := v.(object.String)
	if !ok || p.font == nil {
		return
	}
	for _, c := range p.font.decode(s) {
		width := (c.width*p.size + p.charSpace) * p.stretch
		if c.space {
			width += p.wordSpace * p.stretch
		}
		p.letter(c, (c.width*p.size+max(0, p.charSpace))*p.stretch)
		p.advance(width)
	}
}

// letter adds a glyph of that width, in the units of the text.
func (p *painter) letter(c shown, width float64) {
	m := matrix{1, 0, 0, 1, 0, p.rise}.then(p.textPos).then(p.ctm)
	x, y := m.apply(0, 0)
	right, _ := m.apply(width, 0)
	size := math.Abs(p.size) * math.Hypot(m[2], m[3])
	if !(size > 0 && size < 5000 && math.Abs(x) < 1e6 && math.Abs(y) < 1e6 && math.Abs(right) < 1e6) {
		return // nothing that could be seen, and no number to reckon with
	}
	p.letters++
	p.glyphs = append(p.glyphs, glyph{
		x0: min(x, right), x1: max(x, right), y: y, size: size, text: c.text, bold: p.font.bold,
		unseen: p.mode == 3 || p.mode == 7, upright: math.Abs(m[1]) < 0.05*math.Abs(m[0]) && m[0]*p.size > 0,
	})
}

// draw runs a drawing that stands in the resources.
func (p *painter) draw(args []any) error {
	name, _ := first(args).(object.Name)
	s, ok := p.file.Get(p.file.Dict(p.resources["XObject"])[name]).(*object.Stream)
	if !ok {
		return nil
	}
	if p.file.Name(s.Dict["Subtype"]) == "Image" {
		p.images++
		return nil
	}
	if p.forms >= maxForms {
		return nil
	}
	data, err := p.file.Data(s)
	if err != nil {
		return nil // what cannot be unpacked is not drawn
	}
	if p.operators += len(data) / 64; p.operators > maxOperators { // the unpacking costs too
		return fmt.Errorf("%w: its pages draw more than any report", sheets.ErrTooLarge)
	}
	before, saved, resources := p.state, p.saved, p.resources
	p.saved = nil
	if m := p.file.Array(s.Dict["Matrix"]); len(m) == 6 {
		var inner matrix
		for i := range inner {
			inner[i] = p.file.Number(m[i])
		}
		p.ctm = inner.then(p.ctm)
	}
	if r := p.file.Dict(s.Dict["Resources"]); r != nil {
		p.resources = r
	}
	p.forms++
	err = p.paint(data)
	p.forms--
	p.state, p.saved, p.resources = before, saved, resources
	return err
}
