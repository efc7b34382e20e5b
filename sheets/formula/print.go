package formula

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"crosscast/sheets"
)

// printer writes formula text; how a reference is written differs between String and Shape.
type printer struct {
	strings.Builder
	ref func(Ref) string
	// shape is true where spelling that does not change the meaning is made the same.
	shape bool
}

func text(n Node) string {
	p := &printer{ref: address}
	p.write(n, 0)
	return p.String()
}

// write prints n, in brackets if it binds less tightly than level.
func (p *printer) write(n Node, level int) {
	if binds(n) < level {
		p.WriteByte('(')
		p.bare(n)
		p.WriteByte(')')
		return
	}
	p.bare(n)
}

func (p *printer) bare(n Node) {
	switch n := n.(type) {
	case Number:
		p.WriteString(n.Raw)
	case Text:
		p.WriteString(`"` + strings.ReplaceAll(n.Value, `"`, `""`) + `"`)
	case Bool:
		p.WriteString(map[bool]string{true: "TRUE", false: "FALSE"}[n.Value])
	case ErrorValue:
		p.WriteString(n.Code)
	case Ref:
		p.WriteString(p.ref(n))
	case Name:
		p.name(n)
	case Call:
		p.WriteString(n.Func + "(")
		p.join(n.Args, ",", levelCompare)
		p.WriteByte(')')
	case Unary:
		p.WriteByte(n.Op)
		p.write(n.X, levelSign)
	case Percent:
		p.write(n.X, levelPercent)
		p.WriteByte('%')
	case Binary:
		p.write(n.X, binds(n))
		p.WriteString(n.Op)
		p.write(n.Y, binds(n)+1+apart(n))
	case Intersect:
		p.write(n.X, levelIntersect)
		p.WriteByte(' ')
		p.write(n.Y, levelRange)
	case Union:
		p.join(n.Parts, ",", levelCompare)
	case Array:
		p.WriteByte('{')
		for i, row := range n.Rows {
			if i > 0 {
				p.WriteByte(';')
			}
			p.join(row, ",", levelSign)
		}
		p.WriteByte('}')
	}
}

// apart is 1 where the second corner needs brackets of its own: a:b!c would read as sheets a to b.
func apart(n Binary) int {
	switch y := n.Y.(type) {
	case Name:
		if n.Op == ":" && y.Sheet != "" {
			return 1
		}
	case Ref:
		if n.Op == ":" && y.Sheet != "" {
			return 1
		}
	}
	return 0
}

func (p *printer) join(nodes []Node, by string, level int) {
	for i, n := range nodes {
		if i > 0 {
			p.WriteString(by)
		}
		p.write(n, level)
	}
}

func (p *printer) name(n Name) {
	s := placeText(n.Book, n.Sheet) + n.Text + n.Columns
	if p.shape {
		s = strings.ToUpper(s)
	}
	p.WriteString(s)
}

// binds tells how tightly the operator of n holds its operands.
func binds(n Node) int {
	switch n := n.(type) {
	case Binary:
		return binaryLevel(n.Op)
	case Unary:
		return levelSign
	case Percent:
		return levelPercent
	case Intersect:
		return levelIntersect
	case Union:
		return 0
	case Ref:
		if n.Range.From != n.Range.To || n.From != n.To {
			return levelRange
		}
	case Missing:
		return levelAtom
	}
	return levelAtom
}

func binaryLevel(op string) int {
	switch op {
	case "+", "-":
		return levelAdd
	case "*", "/":
		return levelMultiply
	case "^":
		return levelPower
	case "&":
		return levelJoin
	case ":":
		return levelRange
	}
	return levelCompare
}

// address writes a reference as it stands in a formula.
func address(r Ref) string {
	from, to := pinned(r.Range.From, r.From), pinned(r.Range.To, r.To)
	switch {
	case r.WholeCol:
		from, to = strings.TrimSuffix(from, "$1"), strings.TrimRight(to, "$0123456789")
	case r.WholeRow:
		from, to = strings.TrimPrefix(from, "$A"), strings.TrimPrefix(to, "$XFD")
	}
	at := placeText(r.Book, sheetSpan(r))
	if from == to && !r.WholeCol && !r.WholeRow {
		return at + from
	}
	return at + from + ":" + to
}

func sheetSpan(r Ref) string {
	if r.LastSheet == "" {
		return r.Sheet
	}
	return r.Sheet + ":" + r.LastSheet
}

func pinned(r sheets.Ref, pin Pin) string {
	a := r.String()
	letters := strings.TrimRight(a, "0123456789")
	digits := a[len(letters):]
	if pin.Col {
		letters = "$" + letters
	}
	if pin.Row {
		digits = "$" + digits
	}
	return letters + digits
}

// placeText writes workbook and sheet with "!", in quotes unless both are plain words.
func placeText(book, sheet string) string {
	if book == "" && sheet == "" {
		return ""
	}
	s := sheet
	if book != "" {
		s = "[" + book + "]" + sheet
	}
	first, last, _ := strings.Cut(sheet, ":")
	if plainWord(first) && plainWord(last) && (first != "" || sheet == "") && plainWord("Book"+book) {
		return s + "!"
	}
	return "'" + strings.ReplaceAll(s, "'", "''") + "'!"
}

// rowColumn is what a program set to R1C1 addresses would take for a cell.
var rowColumn = regexp.MustCompile(`^(?i:r\d*)?(?i:c\d*)?$`)

// plainWord reports whether a sheet name needs no quotes. Names like addresses (Q1, RC) get them, as Excel writes them.
func plainWord(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; !isWordByte(c) || c == '?' || c == '\\' || c >= utf8.RuneSelf {
			return false
		}
	}
	if s == "" || s[0] >= '0' && s[0] <= '9' || s[0] == '.' {
		return s == ""
	}
	_, _, address := cellCorner(s)
	return !address && !rowColumn.MatchString(s)
}
