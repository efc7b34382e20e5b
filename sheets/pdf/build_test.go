package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
)

// file builds a PDF with a page for each content, in Helvetica. Objects 1 to 3 are catalog, pages and font.
func file(contents ...string) []byte {
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"}
	kids := ""
	for _, c := range contents {
		n := len(objects) + 1
		kids += fmt.Sprintf("%d 0 R ", n)
		objects = append(objects,
			fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>/XObject<</I %d 0 R>>>>/Contents %d 0 R>>", n+2, n+1),
			stream("", []byte(c)), stream("/Type/XObject/Subtype/Image/Width 1/Height 1", []byte("x")))
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", kids, len(contents))
	return assemble(objects, "/Root 1 0 R")
}

// stream is a stream object, packed.
func stream(dict string, data []byte) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	_, _ = z.Write(data)
	_ = z.Close()
	return fmt.Sprintf("<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream", dict, b.Len(), b.String())
}

// assemble numbers the objects from 1 and adds the table.
func assemble(objects []string, trailer string) []byte {
	var b strings.Builder
	b.WriteString("%PDF-1.4\n")
	var offsets []int
	for i, o := range objects {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	at := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d%s>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, trailer, at)
	return []byte(b.String())
}

// put draws texts: each at a place from the top left, in points, of size 10.
func put(texts ...any) string {
	var b strings.Builder
	b.WriteString("BT /F 10 Tf ")
	for i := 0; i+2 < len(texts); i += 3 {
		fmt.Fprintf(&b, "1 0 0 1 %v %v Tm (%s) Tj ", texts[i], 842-texts[i+1].(int), texts[i+2])
	}
	return b.String() + "ET\n"
}
