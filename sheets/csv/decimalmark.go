package csv

// markVotes counts what the figures of a whole file say of their decimal mark. One cell cannot tell: 1,234 may be either,
// and "6,21" in a file of grouped thousands is a slip, not a decimal comma.
type markVotes struct {
	commaSure, pointSure int // 1.234,56 1,5 0,125 / 1,234.56 1.5 0.125
	commaGroups          int // 1,234: a group of three, if the mark is the point
}

// comma decides: a decimal comma needs more sure votes than the point has, and more than there are groups of three that
// a decimal comma would turn into thousandths.
func (v markVotes) comma() bool { return v.commaSure > v.pointSure && v.commaSure > v.commaGroups }

// add votes for one cell, if it is a figure with a point or comma.
func (v *markVotes) add(text string) {
	i := 0
	for i < len(text) && !digit(text[i]) {
		if text[i] >= 'A' && text[i] <= 'z' || i > 8 {
			return // a word
		}
		i++
	}
	if m, ok := marksOf(text[i:]); ok {
		v.judge(m)
	}
}

// figureMarks describes the points and commas of one figure.
type figureMarks struct {
	points, commas int
	last           byte // the last of them
	first          int  // digits before the first of them
	tail           int  // digits after the last of them
	lead0          bool // the figure begins with 0
	spaced         bool // groups are split by spaces: the one mark is a decimal mark
}

// marksOf reads a figure from its first digit on; false if it has no mark or is something else, such as a date.
func marksOf(s string) (m figureMarks, ok bool) {
	run, groups := 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case digit(c):
			m.lead0 = m.lead0 || i == 0 && c == '0'
			run++
			continue
		case c == '.' || c == ',':
			if groups == 0 {
				m.first = run
			} else if run != 3 {
				return m, false // 12.03.2014, 1,2,3
			}
			if c == '.' {
				m.points++
			} else {
				m.commas++
			}
			m.last, run, groups = c, 0, groups+1
			continue
		case spaceBeforeDigit(s, i):
			m.spaced = m.spaced || groups == 0
			run = 0
			continue
		case c >= 'A' && c <= 'z' && groups == 0, c == '/', c == ':':
			return m, false
		}
		break
	}
	m.tail = run
	return m, groups > 0 && run > 0
}

// spaceBeforeDigit reports a space, or the first or second byte of a no-break space, that splits digits.
func spaceBeforeDigit(s string, i int) bool {
	switch s[i] {
	case ' ', 0xa0:
		return i+1 < len(s) && digit(s[i+1])
	case 0xc2:
		return i+2 < len(s) && s[i+1] == 0xa0 && digit(s[i+2])
	}
	return false
}

func (v *markVotes) judge(m figureMarks) {
	total := m.points + m.commas
	switch {
	case m.points > 0 && m.commas > 0:
		v.sure(m.last)
	case total > 1 && m.tail == 3: // 1,234,567: the mark groups, so the other one is the decimal mark
		v.sure('.' + ',' - m.last)
	case total > 1: // 1,234,5: neither
	case m.tail != 3 || m.spaced || m.lead0 || m.first > 3:
		v.sure(m.last)
	case m.last == ',':
		v.commaGroups++
	}
}

func (v *markVotes) sure(mark byte) {
	if mark == ',' {
		v.commaSure++
	} else {
		v.pointSure++
	}
}
