package formula

import "strings"

// RewriteRefs gives spelled formula text (Speller) with other text for each reference of one cell or range, such as $F$20,
// A1:C9, B:D or 3:5. place is what stands before it, with its "!", or "". All else stays as it is.
func RewriteRefs(spelled string, rewrite func(place, ref string) string) string {
	x := rewriter{in: spelled, rewrite: rewrite}
	for x.at < len(x.in) {
		x.step()
	}
	if x.out == nil {
		return spelled
	}
	return string(append(x.out, x.in[x.from:]...))
}

// rewriter walks spelled text.
type rewriter struct {
	in      string
	at      int
	from    int // what is not yet taken over to out
	out     []byte
	rewrite func(place, ref string) string
}

func (x *rewriter) step() {
	switch c := x.in[x.at]; {
	case c == '"':
		x.at = quoteEnd(x.in, x.at)
	case c == '\'':
		end := quoteEnd(x.in, x.at)
		x.placed(x.at, end)
	case c == '[':
		p := parser{s: x.in, pos: x.at}
		if _, ok := p.columns(); !ok {
			x.at++
			return
		}
		x.placed(x.at, wordsEnd(x.in, p.pos))
	case c == '#':
		x.at = errorEnd(x.in, x.at)
	case c == '$' || isWordByte(c):
		x.placed(x.at, wordsEnd(x.in, x.at))
	default:
		x.at++
	}
}

// placed handles what may be a place up to end, and the reference behind it.
func (x *rewriter) placed(start, end int) {
	if end < len(x.in) && x.in[end] == '!' {
		x.at = end + 1
		x.reference(start)
		return
	}
	if c := x.in[start]; c == '\'' || c == '[' {
		x.at = max(end, start+1)
		return
	}
	x.reference(start)
}

// reference handles the word at the current place, whose place begins at start.
func (x *rewriter) reference(start int) {
	first := x.at
	end := wordEnd(x.in, first)
	if end == first {
		return
	}
	x.at = end
	last := end
	if end < len(x.in) && x.in[end] == ':' {
		last = wordEnd(x.in, end+1)
	}
	switch {
	case last > end+1 && isPair(x.in[first:end], x.in[end+1:last]) && !x.follows(last, "([!"):
		x.at = last
	case !isAddress(x.in[first:end]) || x.follows(end, "(["):
		return
	}
	x.out = append(x.out, x.in[x.from:start]...)
	x.out = append(x.out, x.rewrite(x.in[start:first], x.in[first:x.at])...)
	x.from = x.at
}

func (x *rewriter) follows(at int, any string) bool {
	return at < len(x.in) && strings.IndexByte(any, x.in[at]) >= 0
}

// isPair reports whether two words are the corners of a range: two addresses, two columns or two rows.
func isPair(a, b string) bool {
	if isAddress(a) && isAddress(b) {
		return true
	}
	if _, _, ok := columnCorner(a); ok {
		_, _, ok = columnCorner(b)
		return ok
	}
	_, _, ok1 := rowCorner(a)
	_, _, ok2 := rowCorner(b)
	return ok1 && ok2
}

// Place writes the name of a sheet as it stands before a reference, with its "!".
func Place(sheet string) string { return placeText("", sheet) }
