package object

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strconv"
)

// readTables follows the cross-reference tables from the newest to the oldest; what is newer stands.
func (f *File) readTables() error {
	tail := f.data[max(0, len(f.data)-2048):]
	i := bytes.LastIndex(tail, []byte("startxref"))
	if i < 0 {
		return errSyntax
	}
	next, _ := NewLexer(tail[i+len("startxref"):]).Next()
	seen := map[int]bool{}
	for todo := []int{Int(next, len(f.data))}; len(todo) > 0; {
		at := todo[0]
		todo = todo[1:]
		if seen[at] {
			continue
		}
		seen[at] = true
		trailer, err := f.readTable(at)
		if err != nil {
			return err
		}
		for k, v := range trailer {
			if _, ok := f.Trailer[k]; !ok {
				f.Trailer[k] = v
			}
		}
		for _, key := range []Name{"XRefStm", "Prev"} {
			if v, ok := trailer[key].(float64); ok {
				todo = append(todo, Int(v, len(f.data)))
			}
		}
	}
	return f.unlock()
}

// readTable reads one table, in either form, and gives its trailer.
func (f *File) readTable(at int) (Dict, error) {
	if at <= 0 || at >= len(f.data) {
		return nil, errEnd
	}
	l := &Lexer{data: f.data, pos: at}
	l.space()
	if !bytes.HasPrefix(f.data[l.pos:], []byte("xref")) {
		return f.readTableStream(l.pos)
	}
	l.pos += len("xref")
	for {
		v, ok := l.Next()
		if v == Operator("trailer") {
			break
		}
		count, ok2 := l.Next()
		if !ok || !ok2 || !f.readSection(l, Int(v, maxObjects), Int(count, maxObjects)) {
			return nil, errSyntax
		}
	}
	v, err := l.value(0)
	d, ok := v.(Dict)
	if err != nil || !ok {
		return nil, errSyntax
	}
	return d, nil
}

// readSection reads the lines "offset generation n" of a table.
func (f *File) readSection(l *Lexer, first, count int) bool {
	for i := range count {
		offset, _ := l.Next()
		_, _ = l.Next()
		kind, ok := l.Next()
		if !ok {
			return false
		}
		if kind == Operator("n") {
			f.place(first+i, place{offset: Int(offset, len(f.data))})
		}
	}
	return true
}

func (f *File) place(num int, p place) {
	if _, ok := f.places[num]; !ok && num > 0 && num <= maxObjects {
		f.places[num] = p
	}
}

// readTableStream reads a table that is packed as a stream.
func (f *File) readTableStream(at int) (Dict, error) {
	v, err := f.objectAt(at, -1)
	s, ok := v.(*Stream)
	if err != nil || !ok || s.Dict["Type"] != Name("XRef") {
		return nil, errSyntax
	}
	s.own = false
	data, err := f.Data(s)
	if err != nil {
		return nil, err
	}
	var w [3]int
	for i, v := range f.Array(s.Dict["W"]) {
		if i < 3 {
			w[i] = Int(v, 8)
		}
	}
	index := f.Array(s.Dict["Index"])
	if index == nil {
		index = Array{0.0, s.Dict["Size"]}
	}
	size := w[0] + w[1] + w[2]
	if size <= 0 || w[0] < 0 || w[1] < 0 || w[2] < 0 {
		return nil, errSyntax
	}
	for i := 0; i+1 < len(index); i += 2 {
		first, count := Int(index[i], maxObjects), Int(index[i+1], maxObjects)
		for n := 0; n < count && len(data) >= size; n++ {
			f.placePacked(first+n, data[:size], w)
			data = data[size:]
		}
	}
	return s.Dict, nil
}

// placePacked reads one line of a packed table.
func (f *File) placePacked(num int, line []byte, w [3]int) {
	kind := 1
	if w[0] > 0 {
		kind = number(line[:w[0]])
	}
	second := number(line[w[0] : w[0]+w[1]])
	switch kind {
	case 1:
		f.place(num, place{offset: second})
	case 2:
		f.place(num, place{pack: second})
	}
}

func number(b []byte) int {
	n := 0
	for _, c := range b {
		n = n<<8 | int(c)
	}
	return n
}

// objectHeads are the beginnings of objects.
var objectHeads = regexp.MustCompile(`(\d{1,10})[ \r\n\t]+\d{1,5}[ \r\n\t]+obj\b`)

// maxTrailers is how many trailers and tables a file without usable tables may have; each change of a file adds one.
const maxTrailers = 100

// rebuild looks the whole file through for its objects. Of two of a number the later one is the newer.
func (f *File) rebuild() error {
	var packs []int
	adopted := 0
	for _, m := range objectHeads.FindAllSubmatchIndex(f.data, -1) {
		num, err := strconv.Atoi(string(f.data[m[2]:m[3]]))
		if err != nil || num > maxObjects {
			continue
		}
		f.places[num] = place{offset: m[0]}
		head := f.data[m[1]:min(m[1]+300, len(f.data))]
		if bytes.Contains(head, []byte("/ObjStm")) {
			packs = append(packs, num)
		}
		if adopted < maxTrailers && (bytes.Contains(head, []byte("/XRef")) || bytes.Contains(head, []byte("/Catalog"))) {
			f.adopt(m[0], num)
			adopted++
		}
	}
	f.readTrailers()
	if err := f.unlock(); err != nil {
		return err
	}
	slices.Sort(packs)
	for _, num := range packs {
		f.placePack(num)
	}
	return nil
}

// readTrailers merges all trailers, the newest last.
func (f *File) readTrailers() {
	var found []any
	for end := len(f.data); len(found) < maxTrailers; {
		if end = bytes.LastIndex(f.data[:end], []byte("trailer")); end < 0 {
			break
		}
		rest := f.data[end+len("trailer"):]
		if v, err := NewLexer(rest[:min(len(rest), 1<<16)]).value(0); err == nil {
			found = append(found, v)
		}
	}
	for _, v := range slices.Backward(found) {
		f.merge(v)
	}
}

// placePack places the objects of an object stream.
func (f *File) placePack(num int) {
	p := f.unpack(num)
	if p == nil {
		return
	}
	for _, inner := range slices.Sorted(maps.Keys(p.offsets)) {
		f.place(inner, place{pack: num})
		f.adoptCatalog(inner)
	}
}

// adopt takes the trailer out of a packed table, and makes one of a catalog.
func (f *File) adopt(offset, num int) {
	v, _ := f.objectAt(offset, num)
	d := f.Dict(v)
	switch d["Type"] {
	case Name("XRef"):
		f.merge(d)
	case Name("Catalog"):
		f.Trailer["Root"] = Ref{Num: num}
	}
}

// adoptCatalog makes the trailer of a catalog that stands in an object stream.
func (f *File) adoptCatalog(num int) {
	if f.Trailer["Root"] == nil && f.Dict(Ref{Num: num})["Type"] == Name("Catalog") {
		f.Trailer["Root"] = Ref{Num: num}
	}
}

// merge takes the entries of a trailer that say how to read the file; a later trailer is the newer.
func (f *File) merge(v any) {
	d, _ := v.(Dict)
	for _, k := range []Name{"Root", "Encrypt", "ID"} {
		if d[k] != nil {
			f.Trailer[k] = d[k]
		}
	}
}
