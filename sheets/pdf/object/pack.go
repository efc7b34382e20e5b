package object

// pack is an object stream: objects packed together.
type pack struct {
	data    []byte
	offsets map[int]int // of each object, by its number
}

// packed reads an object out of an object stream.
func (f *File) packed(packNum, num int) any {
	p := f.unpack(packNum)
	if p == nil {
		return nil
	}
	offset, ok := p.offsets[num]
	if !ok || offset < 0 || offset >= len(p.data) {
		return nil
	}
	v, err := (&Lexer{data: p.data, pos: offset}).object()
	if err != nil {
		return nil
	}
	return v
}

// unpack unpacks an object stream, once; nil if it is none.
func (f *File) unpack(num int) *pack {
	if p, ok := f.packs[num]; ok {
		return p
	}
	f.packs[num] = nil // a stream that leads to itself is none
	if f.places[num].pack > 0 {
		return nil
	}
	s, _ := f.load(Ref{Num: num}).(*Stream)
	if s == nil {
		return nil
	}
	data, err := f.Data(s)
	if err != nil {
		return nil
	}
	p := &pack{data: data, offsets: map[int]int{}}
	l := NewLexer(data)
	first := Int(f.Get(s.Dict["First"]), len(data))
	for range Int(f.Get(s.Dict["N"]), maxObjects) {
		inner, _ := l.Next()
		offset, ok := l.Next()
		if !ok {
			break
		}
		p.offsets[Int(inner, maxObjects)] = first + Int(offset, len(data))
	}
	f.packs[num] = p
	return p
}
