package xlsx

import (
	"math"
	"strings"

	"crosscast/sheets"
)

// linePoints is the height of a line of Arial 11.
const linePoints = 15

// rowHeight is the height in points that the texts of a row need, the wrapped ones wrapped to their columns. Rows must
// state it: without, LibreOffice prints wrapped text on one line and lets it overlap the next row.
func rowHeight(row sheets.AddedRow, widths []float64) float64 {
	height := float64(linePoints)
	for _, c := range row.Cells {
		l := cellLooks[c.Look]
		line := float64(linePoints*l.points()) / 11
		lines := 1
		l.bold = l.bold || c.Strong[0] < c.Strong[1] // a little too high rather than cut
		if l.wrap && c.Text != "" {
			lines = 0
			for text := range strings.SplitSeq(c.Text, "\n") {
				lines += wrappedLines(text, l.room(columnWidth(widths, c.Col)), l.advance)
			}
		}
		height = max(height, float64(lines)*line)
	}
	return min(height, maxRowHeight)
}

// maxRowHeight is the most that Excel takes.
const maxRowHeight = 409

// columnWidth is the width of a column in characters; a column of which nothing is said has the usual one.
func columnWidth(widths []float64, col int) float64 {
	if col >= 1 && col <= len(widths) && widths[col-1] > 0 {
		return widths[col-1]
	}
	return 8.43
}

// cellPadding is what a column keeps free beside its text, in pixels.
const cellPadding = 5

// fontMargin is kept for machines whose font is a little wider.
const fontMargin = 0.95

// room is what a column of that width leaves for text, in the units of arialWidths at the size of the look's font.
func (l cellLook) room(width float64) int {
	return int((width*charPixels - cellPadding) * fontMargin * l.unitsPerPixel())
}

// unitsPerPixel scales arialWidths to the screen.
func (l cellLook) unitsPerPixel() float64 { return arialUnits / (float64(l.points()) * 96 / 72) }

// headerWidths gives the widths of a sheet's columns, wide enough that no word of a table's header is broken.
func headerWidths(s *sheets.AddedSheet) []float64 {
	widths := append([]float64(nil), s.Widths...)
	for _, row := range s.Rows {
		for _, c := range row.Cells {
			if c.Look != sheets.LookHeader || c.Col < 1 || c.Col > len(widths) {
				continue
			}
			l := cellLooks[c.Look]
			for word := range strings.FieldsSeq(c.Text) {
				need := 0
				for _, r := range word {
					need += l.advance(r)
				}
				pixels := float64(need)/l.unitsPerPixel()/fontMargin + cellPadding + 1
				widths[c.Col-1] = max(widths[c.Col-1], math.Ceil(pixels/charPixels*10)/10)
			}
		}
	}
	return widths
}

// wrappedLines counts the lines that text takes in a stretch of that width, broken between words, and inside a word
// where it is longer than a line.
func wrappedLines(text string, width int, advance func(rune) int) int {
	lines, used, word := 1, 0, 0
	width = max(width, 1)
	for _, c := range text {
		w := advance(c)
		if c == ' ' {
			used, word = used+word+w, 0
			continue
		}
		word += w
		switch {
		case used+word <= width:
		case used > 0 && word <= width: // the word moves to a line of its own
			lines, used = lines+1, 0
		default:
			lines, used, word = lines+1, 0, w
		}
	}
	return lines
}

// arialUnits is the size of the letters of which arialWidths tells the widths.
const arialUnits = 1000

// arialWidths are the advance widths of the printable ASCII characters in Arial, from space on.
var arialWidths = [...]int{
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // space to /
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // 0 to ?
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @ to O
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // P to _
	333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // ` to o
	556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, // p to ~
}

// advance is the width of a character; a bold one is wider, and one that is not ASCII is taken for a wide letter.
func (l cellLook) advance(c rune) int {
	w := 720
	if c >= ' ' && c <= '~' {
		w = arialWidths[c-' ']
	} else if c == '£' || c == '–' || c == '’' || c == '‘' {
		w = 556
	}
	if l.bold {
		w += w / 14
	}
	return w
}
