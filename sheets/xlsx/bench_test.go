package xlsx

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// largeSheet is a workbook of 20,000 rows by 10 columns: labels, figures and a formula in every row.
func largeSheet(t testing.TB) []byte {
	var b, shared strings.Builder
	for r := 1; r <= 20_000; r++ {
		fmt.Fprintf(&b, `<row r="%d" spans="1:10"><c r="A%d" s="1" t="s"><v>%d</v></c>`, r, r, r%500)
		for c := 2; c <= 9; c++ {
			fmt.Fprintf(&b, `<c r="%s%d" s="2"><v>%d.%02d</v></c>`, sheets.ColumnName(c), r, r*c, (r+c)%100)
		}
		fmt.Fprintf(&b, `<c r="J%d" s="2"><f>SUM(B%d:I%d)</f><v>%d.5</v></c></row>`, r, r, r, r)
	}
	for i := range 500 {
		fmt.Fprintf(&shared, "<si><t>Adult social care line %d</t></si>", i)
	}
	return minimal(rows(b.String())).
		with("xl/sharedStrings.xml", `<sst xmlns="`+nsMain+`">`+shared.String()+"</sst>").
		with("xl/styles.xml", `<styleSheet xmlns="`+nsMain+`"><cellXfs><xf numFmtId="0"/><xf numFmtId="0"/><xf numFmtId="4"/></cellXfs></styleSheet>`).
		zip(t)
}

// byteScan is the least that any reader must do: inflate the sheet, find every value and make a number of it.
func byteScan(data []byte) (float64, error) {
	p, err := ooxml.Open(bytes.NewReader(data), int64(len(data)), ooxml.DefaultLimits)
	if err != nil {
		return 0, err
	}
	xml, err := p.Read("xl/worksheets/sheet1.xml")
	if err != nil {
		return 0, err
	}
	sum := 0.0
	for {
		i := bytes.Index(xml, []byte("<v>"))
		if i < 0 {
			return sum, nil
		}
		xml = xml[i+3:]
		n := bytes.IndexByte(xml, '<')
		v, err := strconv.ParseFloat(string(xml[:n]), 64)
		if err != nil {
			return 0, err
		}
		sum += v
	}
}

func BenchmarkRead(b *testing.B) {
	data := largeSheet(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := readBytes(data, ooxml.DefaultLimits); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkReadRatio reports how long reading takes as a multiple of the byte scan, which is what can be compared
// between machines, and how long excelize takes to give no more than the texts.
func BenchmarkReadRatio(b *testing.B) {
	data := largeSheet(b)
	var scan, ours, theirs time.Duration
	for b.Loop() {
		scan += timed(b, func() error { _, err := byteScan(data); return err })
		ours += timed(b, func() error { _, err := readBytes(data, ooxml.DefaultLimits); return err })
		theirs += timed(b, func() error { return excelizeRows(data) })
	}
	b.ReportMetric(float64(ours)/float64(scan), "read/scan")
	b.ReportMetric(float64(theirs)/float64(scan), "excelize/scan")
}

// timed runs f once.
func timed(b *testing.B, f func() error) time.Duration {
	start := time.Now()
	if err := f(); err != nil && err != io.EOF {
		b.Fatal(err)
	}
	return time.Since(start)
}

// excelizeRows reads all rows with excelize.
func excelizeRows(data []byte) error {
	x, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		return err
	}
	defer x.Close()
	_, err = x.GetRows("S1", excelize.Options{RawCellValue: true})
	return err
}
