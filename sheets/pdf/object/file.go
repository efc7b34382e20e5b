package object

import (
	"bytes"
	"errors"
	"fmt"

	"crosscast/sheets"
)

// The most that is read: some hundred times what reports of a few hundred pages need, and still within the memory of an
// office machine.
const (
	maxObjects = 4 << 20   // the highest number of an object
	maxStream  = 128 << 20 // bytes of one stream, unpacked
	maxTotal   = 1 << 30   // bytes of all streams together, unpacked
)

// File is an open PDF file.
type File struct {
	Trailer Dict
	Rebuilt bool // the tables are damaged: objects were looked for, and may be missing or of an older state
	Torn    int  // streams whose packing is damaged, so that only a part of their data could be read
	data    []byte
	places  map[int]place
	cache   map[int]any
	loading map[int]bool // objects whose reading has begun: a loop ends there
	packs   map[int]*pack
	crypt   *crypt
	spent   int // bytes unpacked so far
	looked  int // bytes looked through so far
}

// place is where an object stands: at an offset of the file, or within an object stream.
type place struct {
	offset int
	pack   int // number of the object stream, 0 for none
}

// Open finds the objects of a file and unlocks it with the empty password. A file whose tables are wrong is looked
// through for its objects. The errors are those of package sheets.
func Open(data []byte) (*File, error) {
	start := bytes.Index(data[:min(len(data), 1024)], []byte("%PDF-"))
	if start < 0 {
		return nil, fmt.Errorf("%w: it does not begin as a PDF", sheets.ErrDamaged)
	}
	f := &File{data: data[start:]}
	for i, find := range []func() error{f.readTables, f.rebuild} {
		f.Rebuilt = i > 0
		f.Trailer, f.crypt, f.places = Dict{}, nil, map[int]place{}
		f.forget()
		if err := find(); isRefusal(err) {
			return nil, err
		} else if err == nil && f.hasPages() {
			return f, nil
		}
	}
	return nil, fmt.Errorf("%w: its list of pages is not found", sheets.ErrDamaged)
}

// isRefusal reports an error that no other way of reading the file would mend.
func isRefusal(err error) bool {
	return errors.Is(err, sheets.ErrPassword) || errors.Is(err, sheets.ErrUnsupported) || errors.Is(err, sheets.ErrTooLarge)
}

// forget drops what was read, which may have been read without its key.
func (f *File) forget() {
	f.cache, f.loading, f.packs = map[int]any{}, map[int]bool{}, map[int]*pack{}
}

func (f *File) hasPages() bool { return f.Dict(f.Dict(f.Trailer["Root"])["Pages"]) != nil }

// unlock prepares the decryption with the empty password. The error is sheets.ErrPassword if it takes another one.
func (f *File) unlock() error {
	if f.Trailer["Encrypt"] == nil {
		return nil
	}
	c, err := f.newCrypt()
	if err != nil {
		return err
	}
	f.forget()
	f.crypt = c
	return nil
}

// afford counts bytes that are looked through outside of the streams. Every object is read once, and so is most of the
// file; a file made to be read again and again is cut off.
func (f *File) afford(n int) bool {
	f.looked += n
	return f.looked <= 16*len(f.data)+1<<20
}

// Get follows a reference to its object; any other value is itself. What cannot be read is nil, as the format has it.
func (f *File) Get(v any) any {
	for range maxDepth {
		r, ok := v.(Ref)
		if !ok {
			return v
		}
		v = f.load(r)
	}
	return nil
}

// Dict is the value as a dictionary, that of a stream too; nil if it is none.
func (f *File) Dict(v any) Dict {
	switch v := f.Get(v).(type) {
	case Dict:
		return v
	case *Stream:
		return v.Dict
	}
	return nil
}

// Array is the value as an array, nil if it is none.
func (f *File) Array(v any) Array {
	a, _ := f.Get(v).(Array)
	return a
}

// Name is the value as a name, "" if it is none.
func (f *File) Name(v any) Name {
	n, _ := f.Get(v).(Name)
	return n
}

// Number is the value as a number, 0 if it is none.
func (f *File) Number(v any) float64 { return Number(f.Get(v)) }

// load reads an object, once.
func (f *File) load(r Ref) any {
	if v, ok := f.cache[r.Num]; ok {
		return v
	}
	p, ok := f.places[r.Num]
	if !ok || f.loading[r.Num] || len(f.loading) > maxDepth {
		return nil
	}
	f.loading[r.Num] = true
	defer delete(f.loading, r.Num)
	var v any
	if p.pack > 0 {
		v = f.packed(p.pack, r.Num)
	} else {
		v, _ = f.objectAt(p.offset, r.Num)
	}
	f.cache[r.Num] = v
	return v
}

var errOther = errors.New("another object stands there")

// objectAt reads "12 0 obj …" at an offset.
func (f *File) objectAt(offset, num int) (any, error) {
	if offset < 0 || offset >= len(f.data) || !f.afford(1) {
		return nil, errEnd
	}
	l := &Lexer{data: f.data, pos: offset}
	defer func() { f.afford(l.pos - offset) }()
	head := [3]any{}
	for i := range head {
		v, err := l.value(0)
		if err != nil {
			return nil, err
		}
		head[i] = v
	}
	if num >= 0 && head[0] != float64(num) || head[2] != Operator("obj") {
		return nil, errOther
	}
	r := Ref{Int(head[0], maxObjects), Int(head[1], 1<<16)}
	v, err := l.object()
	if err != nil {
		return nil, err
	}
	if d, ok := v.(Dict); ok {
		if s := f.streamAt(l, d, r); s != nil {
			return s, nil
		}
	}
	return f.decryptStrings(v, r, 0), nil
}

// object reads a value that may be a reference.
func (l *Lexer) object() (any, error) {
	v, err := l.value(0)
	if _, ok := v.(float64); err != nil || !ok {
		return v, err
	}
	back := l.pos
	a := Array{v}
	for range 2 {
		next, err := l.value(0)
		if err != nil {
			break
		}
		a = reference(a, next)
	}
	if r, ok := a[0].(Ref); ok {
		return r, nil
	}
	l.pos = back
	return v, nil
}

// streamAt reads the data of a stream if they follow. Lengths are often wrong: the word "endstream" must come after.
func (f *File) streamAt(l *Lexer, d Dict, r Ref) *Stream {
	l.space()
	if !bytes.HasPrefix(f.data[l.pos:], []byte("stream")) {
		return nil
	}
	start := l.pos + len("stream")
	if start < len(f.data) && f.data[start] == '\r' {
		start++
	}
	if start < len(f.data) && f.data[start] == '\n' {
		start++
	}
	end := start + Int(f.Get(d["Length"]), len(f.data))
	if end < start || end > len(f.data) || !bytes.HasPrefix(bytes.TrimLeft(f.data[end:min(end+20, len(f.data))], "\r\n \t"), []byte("endstream")) {
		end = len(f.data)
		if i := bytes.Index(f.data[start:], []byte("endstream")); i >= 0 {
			end = start + i
		}
		if !f.afford(end - start) {
			return nil
		}
	}
	l.pos = end
	return &Stream{Dict: d, raw: f.data[start:end], ref: r, own: true}
}
