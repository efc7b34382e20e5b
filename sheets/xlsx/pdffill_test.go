package xlsx

import (
	"bytes"
	"compress/zlib"
	"io"
	"math"
	"os"
	"regexp"
	"strconv"
	"testing"
)

// pdfFill is the operator of a PDF page that sets the colour of what is filled next.
var pdfFill = regexp.MustCompile(`([0-9.]+) ([0-9.]+) ([0-9.]+) rg\b`)

// hasFill reports whether any page of a PDF fills something in that colour.
func hasFill(t *testing.T, path string, r, g, b uint8) bool {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for {
		i := bytes.Index(data, []byte("stream"))
		if i < 0 {
			return false
		}
		data = bytes.TrimLeft(data[i+len("stream"):], "\r\n")
		z, err := zlib.NewReader(bytes.NewReader(data))
		if err != nil {
			continue // not a compressed stream, or the word endstream
		}
		page, _ := io.ReadAll(z) // fonts and pictures may end early; colours stand in pages
		for _, m := range pdfFill.FindAllSubmatch(page, -1) {
			if isLevel(m[1], r) && isLevel(m[2], g) && isLevel(m[3], b) {
				return true
			}
		}
	}
}

// isLevel compares a level of 0 to 1 with one of 0 to 255.
func isLevel(text []byte, want uint8) bool {
	v, err := strconv.ParseFloat(string(text), 64)
	return err == nil && math.Abs(v*255-float64(want)) < 1
}
