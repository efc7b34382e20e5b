package object

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"errors"
	"fmt"
	"io"

	"crosscast/sheets"
)

var errFilter = errors.New("its data are packed in a way that text is not")

// Data unpacks the data of a stream. Where the packing is damaged, what could be unpacked is given.
func (f *File) Data(s *Stream) ([]byte, error) {
	data := s.raw
	if s.own && f.crypt != nil {
		data = f.crypt.stream(s, data)
	}
	filters, params := f.list(s.Dict["Filter"]), f.list(s.Dict["DecodeParms"])
	if len(filters) > 8 {
		return nil, errFilter
	}
	for i, name := range filters {
		var d Dict
		if i < len(params) {
			d = f.Dict(params[i])
		}
		out, err := f.unfilter(f.Name(name), data, d)
		if err != nil {
			return nil, err
		}
		if f.spent += len(out); f.spent > maxTotal {
			return nil, fmt.Errorf("%w: it unpacks to over %d MB", sheets.ErrTooLarge, maxTotal>>20)
		}
		data = out
	}
	return data, nil
}

// list is an array, or a value as an array of one; none for nil.
func (f *File) list(v any) Array {
	switch v := f.Get(v).(type) {
	case nil:
		return nil
	case Array:
		return v
	default:
		return Array{v}
	}
}

func (f *File) unfilter(name Name, data []byte, params Dict) ([]byte, error) {
	switch name {
	case "FlateDecode", "Fl":
		z, err := zlib.NewReader(bytes.NewReader(data))
		if err != nil {
			f.Torn++
			return nil, nil
		}
		return f.unpredict(f.bounded(z), params)
	case "LZWDecode", "LZW":
		early := params["EarlyChange"] == nil || f.Number(params["EarlyChange"]) != 0
		return f.unpredict(unLZW(data, early), params)
	case "ASCII85Decode", "A85":
		data, _, _ = bytes.Cut(bytes.TrimPrefix(bytes.TrimSpace(data), []byte("<~")), []byte("~>"))
		return f.bounded(ascii85.NewDecoder(bytes.NewReader(data))), nil
	case "ASCIIHexDecode", "AHx":
		v, _ := (&Lexer{data: append(append([]byte("<"), data...), '>')}).hex()
		s, _ := v.(String)
		return []byte(s), nil
	case "RunLengthDecode", "RL":
		return unRunLength(data), nil
	case "Crypt":
		return data, nil
	}
	return nil, errFilter
}

// bounded reads all that it can up to the bound of one stream.
func (f *File) bounded(r io.Reader) []byte {
	var b bytes.Buffer
	if n, err := io.Copy(&b, io.LimitReader(r, maxStream)); err != nil || n == maxStream {
		f.Torn++
	}
	return b.Bytes()
}

func unRunLength(data []byte) []byte {
	var out []byte
	for len(data) > 1 && data[0] != 128 && len(out) < maxStream {
		n := int(data[0])
		if n < 128 {
			n = min(n+1, len(data)-1)
			out = append(out, data[1:1+n]...)
			data = data[1+n:]
			continue
		}
		out = append(out, bytes.Repeat(data[1:2], 257-n)...)
		data = data[2:]
	}
	return out
}

// unLZW unpacks codes of 9 to 12 bits; early tells whether their length grows one code before it must.
func unLZW(data []byte, early bool) []byte {
	const clear, end = 256, 257
	var table [4096][]byte
	for i := range 256 {
		table[i] = []byte{byte(i)}
	}
	var out, last []byte
	next, width, bits, have := 258, 9, 0, 0
	for _, c := range data {
		bits, have = bits<<8|int(c), have+8
		if have < width {
			continue
		}
		code := bits >> (have - width) & (1<<width - 1)
		have -= width
		bits &= 1<<have - 1
		switch {
		case code == end || len(out) > maxStream:
			return out
		case code == clear:
			next, width, last = 258, 9, nil
			continue
		case last == nil:
			last = table[code]
		case code < next && table[code] != nil || code == next:
			known := code < next
			entry := append(last[:len(last):len(last)], last[0])
			if known {
				entry[len(last)] = table[code][0]
			}
			if next < len(table) {
				table[next] = entry
				next++
			}
			if last = entry; known {
				last = table[code]
			}
		default:
			return out
		}
		out = append(out, last...)
		for width < 12 && next+b2i(early) >= 1<<width {
			width++
		}
	}
	return out
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
