package pdf

import (
	"fmt"

	"crosscast/sheets"
	"crosscast/sheets/pdf/object"
)

// maxPages bounds the pages: far more than anyone prints and reads.
const maxPages = 5000

// leaf is a page as the file has it, with what it inherits.
type leaf struct {
	dict      object.Dict // nil if the file has lost it
	resources object.Dict
	box       [4]float64 // left, bottom, right, top in points
	rotate    int        // clockwise, in degrees
}

// a4 is the box of a page that has none.
var a4 = [4]float64{0, 0, 595, 842}

// leaves lists the pages in order.
func leaves(f *object.File) ([]leaf, error) {
	t := tree{file: f, seen: map[object.Ref]bool{}}
	root := f.Dict(f.Trailer["Root"])
	t.walk(root["Pages"], leaf{box: a4}, 0)
	if len(t.pages) > maxPages {
		return nil, fmt.Errorf("%w: it has more than %d pages", sheets.ErrTooLarge, maxPages)
	}
	if len(t.pages) == 0 {
		return nil, fmt.Errorf("%w: it has no pages", sheets.ErrDamaged)
	}
	return t.pages, nil
}

type tree struct {
	file  *object.File
	seen  map[object.Ref]bool
	pages []leaf
}

func (t *tree) walk(v any, from leaf, depth int) {
	if r, ok := v.(object.Ref); ok {
		if t.seen[r] {
			return
		}
		t.seen[r] = true
	}
	d := t.file.Dict(v)
	if depth > 64 || len(t.pages) > maxPages {
		return
	}
	if d == nil {
		t.pages = append(t.pages, leaf{box: a4}) // of a damaged file: it is told as missing
		return
	}
	from.inherit(t.file, d)
	kids := t.file.Array(d["Kids"])
	if kids == nil {
		from.dict = d
		t.pages = append(t.pages, from)
	}
	for _, k := range kids {
		t.walk(k, from, depth+1)
	}
}

// inherit takes what a node of the tree says for all pages below it.
func (l *leaf) inherit(f *object.File, d object.Dict) {
	if r := f.Dict(d["Resources"]); r != nil {
		l.resources = r
	}
	for _, name := range []object.Name{"MediaBox", "CropBox"} {
		if a := f.Array(d[name]); len(a) == 4 {
			x0, y0, x1, y1 := f.Number(a[0]), f.Number(a[1]), f.Number(a[2]), f.Number(a[3])
			if b := [4]float64{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)}; b[2] > b[0] && b[3] > b[1] {
				l.box = b
			}
		}
	}
	if v, ok := f.Get(d["Rotate"]).(float64); ok {
		l.rotate = (object.Int(v, 3600)%360 + 360) % 360
	}
}

// upright turns the coordinates of the page into those that this package works in: points from the top left corner of
// the page as it is shown, y downwards.
func (l *leaf) upright() matrix {
	w, h := l.box[2]-l.box[0], l.box[3]-l.box[1]
	m := matrix{1, 0, 0, 1, -l.box[0], -l.box[1]}
	switch l.rotate {
	case 90:
		return m.then(matrix{0, 1, 1, 0, 0, 0})
	case 180:
		return m.then(matrix{-1, 0, 0, 1, w, 0})
	case 270:
		return m.then(matrix{0, -1, -1, 0, h, w})
	}
	return m.then(matrix{1, 0, 0, -1, 0, h})
}

// matrix maps x, y to a·x+c·y+e, b·x+d·y+f.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// then is the matrix that maps by m first and by n after it.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}
