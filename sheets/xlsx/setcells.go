package xlsx

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// cellSetter writes cells into one sheet.
type cellSetter struct {
	part   *ooxml.DraftPart
	out    *ooxml.Outline
	styles *styleSheet // nil where no cell asks a number format
	cols   []colStyle
}

// colStyle is the style that the cells of some columns have unless they say their own.
type colStyle struct{ from, to, style int }

// setCells sets cells of one sheet, which are known to be none that must not be set.
func (d *draft) setCells(tab *draftTab, cells map[sheets.Ref]sheets.SetCell, styles *styleSheet) error {
	p, err := d.Part(tab.part)
	if err != nil {
		return err
	}
	rows, byRow := inOrder(cells)
	found, out, err := findRows(p, rows)
	if err != nil {
		return err
	}
	for _, row := range rows {
		for _, c := range byRow[row] {
			if found.filled(c.Cell) {
				return fmt.Errorf("%s: %w", c.Cell, errFormula)
			}
		}
	}
	data := out.Kid("sheetData")
	if data == nil || found.lists != 1 {
		return fmt.Errorf("its part holds %d lists of cells: %w", found.lists, sheets.ErrDamaged)
	}
	s := &cellSetter{part: p, out: out, styles: styles, cols: colStyles(p.Data, out)}
	var last strings.Builder // rows behind all others
	for _, row := range found.want {
		list := byRow[row.index]
		switch {
		case row.found:
			if err := s.setInRow(row, list); err != nil {
				return err
			}
		case row.before >= 0:
			p.Edits.Insert(row.before, s.newRow(row.index, list))
		default:
			last.WriteString(s.newRow(row.index, list))
		}
	}
	if last.Len() > 0 {
		p.AppendInto(data, last.String(), 0)
	}
	s.extendDimension(cells)
	return nil
}

// setInRow sets cells of a row that is there.
func (s *cellSetter) setInRow(row *rowPlace, list []sheets.SetCell) error {
	var last strings.Builder // cells behind all others
	for _, c := range list {
		old := row.cellAt(c.Cell.Col)
		switch at := row.cellAfter(c.Cell.Col); {
		case old != nil && old.formula:
			return fmt.Errorf("%s: %w", c.Cell, errFormula)
		case old != nil:
			s.part.Edits.Replace(old.tag.Start, old.end, s.cellText(c, &old.tag, s.styleOf(row, c.Cell.Col, &old.tag)))
		case at >= 0:
			s.part.Edits.Insert(at, s.cellText(c, nil, s.styleOf(row, c.Cell.Col, nil)))
		default:
			last.WriteString(s.cellText(c, nil, s.styleOf(row, c.Cell.Col, nil)))
		}
	}
	if last.Len() > 0 {
		s.part.AppendInto(&ooxml.OutlineKid{Tag: row.tag, Close: row.close}, last.String(), 0)
	}
	s.extendSpans(row, list)
	return nil
}

// newRow is a row that was not there.
func (s *cellSetter) newRow(index int, list []sheets.SetCell) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<%srow r="%d">`, s.out.Prefix(), index)
	for _, c := range list {
		b.WriteString(s.cellText(c, nil, s.styleOf(nil, c.Cell.Col, nil)))
	}
	return b.String() + "</" + s.out.Prefix() + "row>"
}

// styleOf is the style of a cell: its own, else the row's, else the column's.
func (s *cellSetter) styleOf(row *rowPlace, col int, old *ooxml.Tag) int {
	if old != nil {
		if v, ok := old.Attr("s"); ok {
			n, _ := parseUint(v)
			return n
		}
	}
	if row != nil {
		if v, ok := row.tag.Attr("s"); ok {
			n, _ := parseUint(v)
			return n
		}
	}
	for _, c := range s.cols {
		if c.from <= col && col <= c.to {
			return c.style
		}
	}
	return 0
}

// cellText writes a cell. What the old one says of itself stays, but for its type, and for what tied its old value to the
// workbook's metadata.
func (s *cellSetter) cellText(c sheets.SetCell, old *ooxml.Tag, style int) string {
	var b strings.Builder
	name := s.out.Prefix() + "c"
	b.WriteString("<" + name)
	given, changed := false, c.Format != "" && s.styles != nil
	if changed {
		style = s.styles.withFormat(style, c.Format)
	}
	if old == nil {
		b.WriteString(` r="` + c.Cell.String() + `"`)
	} else {
		old.Attrs(func(name, value []byte) bool {
			text := ooxml.Escape(string(value))
			switch string(name) {
			case "t", "cm", "vm":
				return true
			case "s":
				given = true
				if changed {
					text = strconv.Itoa(style)
				}
			}
			b.WriteString(" " + string(name) + `="` + text + `"`)
			return true
		})
	}
	if !given && style > 0 && (old == nil || changed) {
		fmt.Fprintf(&b, ` s="%d"`, style)
	}
	p := s.out.Prefix()
	switch {
	case c.Number != "":
		return b.String() + "><" + p + "v>" + c.Number + "</" + p + "v></" + name + ">"
	case c.Text != "":
		return b.String() + ` t="inlineStr"><` + p + "is>" + textElement(p, c.Text) + "</" + p + "is></" + name + ">"
	}
	return b.String() + "/>"
}

// extendSpans widens what a row says of its columns. It is a hint, but one that says less than the row holds is false.
func (s *cellSetter) extendSpans(row *rowPlace, list []sheets.SetCell) {
	from, to, ok := row.tag.AttrSpan("spans")
	if !ok {
		return
	}
	first, last := list[0].Cell.Col, list[len(list)-1].Cell.Col
	inside := true
	for span := range strings.FieldsSeq(string(s.part.Data[from:to])) {
		a, b, _ := strings.Cut(span, ":")
		m, err1 := strconv.Atoi(a)
		n, err2 := strconv.Atoi(b)
		if err1 != nil || err2 != nil {
			return
		}
		inside = inside && m <= first && last <= n
		first, last = min(first, m), max(last, n)
	}
	if !inside {
		s.part.Edits.Replace(from, to, fmt.Sprintf("%d:%d", first, last))
	}
}

// extendDimension widens what the sheet says of its size, if it says anything.
func (s *cellSetter) extendDimension(cells map[sheets.Ref]sheets.SetCell) {
	k := s.out.Kid("dimension")
	if k == nil {
		return
	}
	from, to, ok := k.Tag.AttrSpan("ref")
	g, err := sheets.ParseRange(string(s.part.Data[from:to]))
	if !ok || err != nil {
		return
	}
	wide := g
	for at := range cells {
		wide.From = sheets.Ref{Row: min(wide.From.Row, at.Row), Col: min(wide.From.Col, at.Col)}
		wide.To = sheets.Ref{Row: max(wide.To.Row, at.Row), Col: max(wide.To.Col, at.Col)}
	}
	if wide != g {
		s.part.Edits.Replace(from, to, wide.String())
	}
}

// colStyles reads the styles of columns.
func colStyles(data []byte, out *ooxml.Outline) []colStyle {
	k := out.Kid("cols")
	if k == nil {
		return nil
	}
	var list []colStyle
	s := ooxml.NewScanner(data[k.Tag.Start:k.End])
	for s.Next() {
		if t := s.Tag(); t.Is("col") {
			list = append(list, colStyle{intAttr(t, "min"), intAttr(t, "max"), intAttr(t, "style")})
		}
	}
	// As the reader has it: of entries that overlap, the one that begins first holds.
	slices.SortStableFunc(list, func(a, b colStyle) int { return a.from - b.from })
	return list
}
