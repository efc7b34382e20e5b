package xlsx

import (
	"fmt"
	"strings"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// Fills of the three marks: told apart in normal and colour-blind sight and in grey print, and none of them a colour of a
// delivery status. Border, bold and note carry the meaning; the fill never does alone.
const (
	fillNotAgreed = "FFD184AF"
	fillReview    = "FF8FD3EA"
	fillAccepted  = "FFE4E4E4"
)

// markLook is how a mark is drawn.
type markLook struct {
	fill, line string
	bold       bool
}

// markLooks holds the look of each MarkStyle.
var markLooks = map[sheets.MarkStyle]markLook{
	sheets.MarkNotAgreed: {fillNotAgreed, "thin", true},
	sheets.MarkReview:    {fillReview, "dashed", false},
	sheets.MarkAccepted:  {fillAccepted, "dotted", false},
}

// markDxf is the differential format of a mark. The font is always black, because coloured figures are not legible on
// the fills; a code, if any, replaces a number format whose colour would beat the font.
func (s *styleSheet) markDxf(style sheets.MarkStyle, code string) int {
	l := markLooks[style]
	var b strings.Builder
	b.WriteString("dxf><font>")
	if l.bold {
		b.WriteString("<b/>")
	}
	b.WriteString(`<color rgb="FF000000"/></font>`)
	if code != "" {
		fmt.Fprintf(&b, `<numFmt numFmtId="%d" formatCode="%s"/>`, s.numberFormat(code), ooxml.Escape(code))
	}
	// In a differential format the colour of a solid fill is bgColor.
	b.WriteString(`<fill><patternFill><bgColor rgb="` + l.fill + `"/></patternFill></fill>`)
	b.WriteString(boxOf(l.line, false) + "</dxf")
	return s.add("dxfs", b.String())
}

// boxOf is a black box around a cell; full adds the empty diagonal that borders of cells have.
func boxOf(line string, full bool) string {
	var b strings.Builder
	b.WriteString("<border>")
	for _, side := range []string{"left", "right", "top", "bottom"} {
		b.WriteString("<" + side + ` style="` + line + `"><color rgb="FF000000"/></` + side + ">")
	}
	if full {
		b.WriteString("<diagonal/>")
	}
	return b.String() + "</border>"
}

// cellLook is how a cell of an added sheet is drawn.
type cellLook struct {
	size   int // of the font, in points; 0 is 11
	bold   bool
	italic bool
	link   bool
	fill   string
	hatch  bool
	line   string // of a box around the cell
	under  bool   // a line below
	wrap   bool
	left   bool // whatever is filled in, a date too
}

// cellLooks holds the look of each CellLook.
var cellLooks = map[sheets.CellLook]cellLook{
	sheets.LookBody:      {},
	sheets.LookTitle:     {size: 14, bold: true},
	sheets.LookHeading:   {size: 12, bold: true},
	sheets.LookHeader:    {bold: true, under: true, wrap: true},
	sheets.LookBold:      {bold: true},
	sheets.LookWrap:      {wrap: true},
	sheets.LookLink:      {link: true, wrap: true},
	sheets.LookInput:     {line: "thin", wrap: true, left: true},
	sheets.LookNotAgreed: {bold: true, fill: fillNotAgreed, line: "thin", wrap: true},
	sheets.LookReview:    {fill: fillReview, line: "dashed", wrap: true},
	sheets.LookAccepted:  {fill: fillAccepted, line: "dotted", wrap: true},
	sheets.LookNotTested: {italic: true, hatch: true, wrap: true},
}

// cellXf is the index of the cell style for a look and a number format code. Figures keep a distance from the text in the
// next column; a date stands where a text would.
func (s *styleSheet) cellXf(look sheets.CellLook, code string, figure bool) int {
	l := cellLooks[look]
	font := s.add("fonts", l.fontEntry())
	fill, border := 0, 0
	if f := l.fillEntry(); f != "" {
		fill = s.add("fills", f)
	}
	if b := l.borderEntry(); b != "" {
		border = s.add("borders", b)
	}
	named := "" // a cell style refers to the named style 0 only where there are named styles
	if k := s.out.Kid("cellStyleXfs"); k != nil && k.Children > 0 {
		named = ` xfId="0"`
	}
	align := ""
	if l.wrap {
		align = ` wrapText="1"`
	}
	switch {
	case l.left, figure && ParseFormat(code).Date:
		align = ` horizontal="left"` + align
	case figure:
		align = ` horizontal="right" indent="1"` + align
	}
	return s.add("cellXfs", fmt.Sprintf(`xf numFmtId="%d" fontId="%d" fillId="%d" borderId="%d"%s applyNumberFormat="1"`+
		` applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment%s vertical="top"/></xf`,
		s.cellFormat(code), font, fill, border, named, align))
}

// fontEntry is Arial, as all of our text.
func (l cellLook) fontEntry() string { return "font>" + l.font("name") + "</font" }

// runLook is the same font for a stretch of a cell's text.
func (l cellLook) runLook() string { return "<rPr>" + l.font("rFont") + "</rPr>" }

// font describes the font; a stretch of text names it by another element than a cell does.
func (l cellLook) font(named string) string {
	var b strings.Builder
	if l.bold {
		b.WriteString("<b/>")
	}
	if l.italic {
		b.WriteString("<i/>")
	}
	color := "FF000000"
	if l.link {
		b.WriteString("<u/>")
		color = "FF0563C1"
	}
	fmt.Fprintf(&b, `<sz val="%d"/><color rgb="%s"/><%s val="Arial"/><family val="2"/>`, l.points(), color, named)
	return b.String()
}

// points is the size of the font.
func (l cellLook) points() int {
	if l.size == 0 {
		return 11
	}
	return l.size
}

// fillEntry is the cell's fill, or "" for none.
func (l cellLook) fillEntry() string {
	switch {
	case l.hatch:
		return `fill><patternFill patternType="lightUp"><fgColor rgb="FFBFBFBF"/><bgColor rgb="FFFFFFFF"/></patternFill></fill`
	case l.fill != "":
		return `fill><patternFill patternType="solid"><fgColor rgb="` + l.fill + `"/><bgColor indexed="64"/></patternFill></fill`
	}
	return ""
}

// borderEntry is the cell's border, or "" for none.
func (l cellLook) borderEntry() string {
	switch {
	case l.line != "":
		return strings.Trim(boxOf(l.line, true), "<>")
	case l.under:
		return `border><left/><right/><top/><bottom style="thin"><color rgb="FF000000"/></bottom><diagonal/></border`
	}
	return ""
}
