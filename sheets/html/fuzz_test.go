package html

import (
	"testing"

	"crosscast/sheets/sheetstest"
)

// FuzzRead: whatever the bytes, a report is returned whose paragraphs hold text and whose cells lie in order and apart,
// or a refusal.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"<p>a<br>b", "<table border=1><tr><td rowspan=2>a<th colspan=3>b<tr><td>c<table><tr><td>d</table>",
		"<ol type=i><li>£4m<sup>2</sup><ul><li>x", "<div id=fn1><a href=#fnref1>1</a>x", "\xff\xfe<\x00p\x00>\x00x\x00",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := Read(data, "x.html")
		if err != nil {
			return
		}
		sheetstest.CheckReport(t, r)
	})
}
