package object

import "testing"

// FuzzOpen: whatever the bytes, opening ends, and so does reading every object and stream that was found.
func FuzzOpen(f *testing.F) {
	for _, s := range []string{
		"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Kids[]/Length 3 0 R>>stream\n(a\\(b)<4>[1 0 R]endstream trailer<</Root 1 0 R>>",
		"%PDF-1.5\n1 0 obj<</Type/ObjStm/N 1/First 4/Filter/ASCIIHexDecode>>stream\n3220302020203c3c2f547970652f436174616c6f673e3e>\nendstream endobj",
		"%PDF-1.4\nxref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer<</Root 1 0 R/Prev 9/Encrypt<</Filter/Standard/V 5/R 6>>>>startxref\n9\n%%EOF",
		"%PDF-1.4\n1 0 obj<</Pages<<>>/F[/LZWDecode/RunLengthDecode/ASCII85Decode]>>endobj trailer<</Root 1 0 R>>",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Open(data)
		if err != nil {
			return
		}
		for num := range file.places {
			if s, ok := file.Get(Ref{Num: num}).(*Stream); ok {
				_, _ = file.Data(s)
			}
		}
	})
}
