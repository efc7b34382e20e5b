package content

import (
	"encoding/binary"
	"errors"
	"fmt"
	"sync"

	"github.com/klauspost/compress/zstd"

	"crosscast/sheets"
)

// snapshotVersion leads the text of a snapshot.
const snapshotVersion = 1

// The bounds of a snapshot that is read: it lies in a file that anybody may have changed.
const (
	maxSnapshot      = 64 << 20 // bytes packed
	maxSnapshotText  = 512 << 20
	maxSnapshotCells = 20_000_000 // as many as a workbook that is read
)

// ErrSnapshot is the kind of every refusal of Unmarshal.
var ErrSnapshot = errors.New("not a snapshot of a workbook")

// Marshal packs a content into few bytes, the same for the same content.
func (c *Content) Marshal() []byte {
	w := &snapshotWriter{}
	w.int(snapshotVersion)
	w.int(map[bool]int{true: 1}[c.Date1904])
	w.int(len(c.Sheets))
	for i := range c.Sheets {
		w.sheet(&c.Sheets[i])
	}
	w.int(len(c.Names))
	for _, n := range c.Names {
		w.text(n.Name)
		w.text(n.Sheet)
		w.text(n.Refers)
	}
	return packer().EncodeAll(w.buf, nil)
}

// packer is one for all: a new one costs more than packing a small workbook.
var packer = sync.OnceValue(func() *zstd.Encoder {
	e, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedDefault))
	if err != nil {
		panic(err) // only wrong options are refused
	}
	return e
})

// snapshotWriter writes numbers and texts one after the other.
type snapshotWriter struct{ buf []byte }

func (w *snapshotWriter) int(n int) { w.buf = binary.AppendUvarint(w.buf, uint64(n)) }

func (w *snapshotWriter) text(s string) {
	w.int(len(s))
	w.buf = append(w.buf, s...)
}

// sheet writes cells by their distance from the one before: rows down, then the column.
func (w *snapshotWriter) sheet(s *Sheet) {
	w.text(s.Name)
	w.int(len(s.Cells))
	row, col := 0, 0
	for i := range s.Cells {
		c := &s.Cells[i]
		if c.At.Row != row {
			col = 0
		}
		w.int(c.At.Row - row)
		w.int(c.At.Col - col)
		row, col = c.At.Row, c.At.Col
		w.int(int(c.Kind))
		w.text(c.Value)
		w.text(formulaFrom(c.At, c.Formula))
	}
}

// Unmarshal reads what Marshal packed.
func Unmarshal(data []byte) (*Content, error) {
	if len(data) > maxSnapshot {
		return nil, fmt.Errorf("%w: it is too large", ErrSnapshot)
	}
	unpacker, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxSnapshotText))
	if err != nil {
		panic(err) // only wrong options are refused
	}
	defer unpacker.Close()
	text, err := unpacker.DecodeAll(data, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrSnapshot, err)
	}
	r := &snapshotReader{data: string(text)}
	if v := r.int(snapshotVersion); v != snapshotVersion {
		return nil, fmt.Errorf("%w: it was written by another version", ErrSnapshot)
	}
	c := &Content{Date1904: r.int(1) == 1}
	for n := r.int(len(text)); n > 0 && !r.bad; n-- {
		c.Sheets = append(c.Sheets, r.sheet())
	}
	for n := r.int(len(text)); n > 0 && !r.bad; n-- {
		c.Names = append(c.Names, Name{r.text(), r.text(), r.text()})
	}
	if r.bad || r.data != "" {
		return nil, fmt.Errorf("%w: its text breaks off or goes on", ErrSnapshot)
	}
	return c, nil
}

// snapshotReader reads them back; bad once something does not fit.
type snapshotReader struct {
	data  string
	cells int // read so far
	bad   bool
}

// int reads a number up to most.
func (r *snapshotReader) int(most int) int {
	var v uint64
	for i, shift := 0, 0; i < len(r.data) && i < binary.MaxVarintLen64; i, shift = i+1, shift+7 {
		b := r.data[i]
		v |= uint64(b&0x7f) << shift
		if b < 0x80 {
			r.data = r.data[i+1:]
			if v > uint64(most) {
				break
			}
			return int(v)
		}
	}
	r.bad, r.data = true, ""
	return 0
}

func (r *snapshotReader) text() string {
	n := r.int(len(r.data))
	if n > len(r.data) {
		r.bad, r.data = true, ""
		return ""
	}
	s := r.data[:n]
	r.data = r.data[n:]
	return s
}

func (r *snapshotReader) sheet() Sheet {
	s := Sheet{Name: r.text()}
	at := sheets.Ref{}
	for n := r.int(len(r.data)); n > 0 && !r.bad; n-- {
		down := r.int(sheets.MaxRow)
		if down > 0 {
			at.Col = 0
		}
		at.Row += down
		at.Col += r.int(sheets.MaxCol)
		c := Cell{At: at, Kind: sheets.Kind(r.int(int(sheets.Error))), Value: r.text(), Formula: formulaAt(at, r.text())}
		r.cells++
		r.bad = r.bad || r.cells > maxSnapshotCells || at.Row < 1 || at.Row > sheets.MaxRow || at.Col < 1 || at.Col > sheets.MaxCol
		s.Cells = append(s.Cells, c)
	}
	return s
}
