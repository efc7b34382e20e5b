package content

import (
	"bytes"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crosscast/sheets"
)

// whole is what all sheets of a workbook say.
func whole(wb *sheets.Workbook) *Content { return Of(wb, wb.Sheets, nil) }

// sample has every kind of cell and formula.
func sample() *Content {
	wb := signed("=SUM(C2:C4)", "=SUM($C2:C$4)+SUM(B:B)+SUM($1:$1)+Summary!A1+'[2]x y'!$A$1+LOG10(A1)", "|500|", "|#REF!|", "|600", "|TRUE")
	wb.Names = []sheets.DefinedName{{Name: "Area", Refers: "Savings!$C$2:$E$4"}, {Name: "Area", Sheet: "Summary", Refers: "Savings!$C$2"}}
	wb.Date1904 = true
	return whole(wb)
}

func TestSnapshot(t *testing.T) {
	c := sample()
	data := c.Marshal()
	back, err := Unmarshal(data)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(c, back); diff != "" {
		t.Errorf("(-packed +unpacked):\n%s", diff)
	}
	if back.Hash() != c.Hash() || back.ResultsHash() != c.ResultsHash() {
		t.Error("the fingerprints are not what they were")
	}
	if again := back.Marshal(); !bytes.Equal(again, data) {
		t.Error("the same content packs to other bytes")
	}
}

// A formula copied down a column costs next to nothing.
func TestSnapshotIsSmall(t *testing.T) {
	s := Sheet{Name: "Savings"}
	for row := 2; row < 20_000; row++ {
		at := sheets.Ref{Row: row, Col: 3}
		s.Cells = append(s.Cells, Cell{At: at, Formula: "=SUM(A" + at.String()[1:] + ":B" + at.String()[1:] + ")*Rates!$B$2"})
	}
	if n := len((&Content{Sheets: []Sheet{s}}).Marshal()); n > 2000 {
		t.Errorf("20,000 copies of a formula take %d bytes", n)
	}
}

func FuzzUnmarshal(f *testing.F) {
	f.Add(sample().Marshal())
	f.Add((&Content{}).Marshal())
	f.Add(packer().EncodeAll([]byte("\x01\x00\x01\x01x\x01\x01\x01\x01\x011\x04\x02\x01\x03\xff"), nil))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, data := range [][]byte{data, packer().EncodeAll(data, nil)} { // what is packed well is read further
			c, err := Unmarshal(data)
			if err != nil {
				if !errors.Is(err, ErrSnapshot) {
					t.Fatalf("a refusal of another kind: %v", err)
				}
				continue
			}
			back, err := Unmarshal(c.Marshal())
			if err != nil || back.Hash() != c.Hash() || back.ResultsHash() != c.ResultsHash() {
				t.Fatalf("what was read does not come back: %v", err)
			}
			Changes(c, back)
		}
	})
}
