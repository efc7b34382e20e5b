// Package object reads the objects of a PDF file: its cross-reference tables, streams and encryption. It knows nothing
// of pages and text. It is written for files from anywhere: whatever the bytes, it ends, and holds to its bounds.
package object

// The kinds of object, as ISO 32000 has them. Numbers are float64, booleans bool, null is nil.
type (
	Name   string
	String string
	Array  []any
	Dict   map[Name]any
	// Ref refers to another object of the file.
	Ref struct{ Num, Gen int }
	// Operator is a word that is no value: an operator of a content stream, or a keyword of the file.
	Operator string
)

// Stream is a dictionary with data.
type Stream struct {
	Dict Dict
	raw  []byte
	ref  Ref  // of the object, which its encryption depends on
	own  bool // the data are encrypted with the file
}

// Number is the value as a number, 0 if it is none.
func Number(v any) float64 {
	f, _ := v.(float64)
	return f
}

// Int is the value as a whole number within limit on either side, else 0.
func Int(v any, limit int) int {
	f, _ := v.(float64)
	if f < -float64(limit) || f > float64(limit) || f != f {
		return 0
	}
	return int(f)
}
