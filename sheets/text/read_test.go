package text

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crosscast/sheets"
	"crosscast/sheets/sheetstest"
)

func TestRead(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"paragraphs", "One line\nand its second.\n\nAnother one, which is long enough to be more than any heading is.\n",
			"One line and its second.\nAnother one, which is long enough to be more than any heading is.\n"},
		{"numbers and items", "18. Of the 20 areas:\n  - (a) 9 are done;\n - (b) 2 are not:\n - S7 – one\n19. Next.\n",
			"[18.] Of the 20 areas:\nitem1 [(a)] 9 are done;\nitem1 [(b)] 2 are not:\nitem1 [•] S7 – one\n[19.] Next.\n"},
		{"a sentence over a page break", "5. The target was £12.7m and 19 separate areas of savings\n\nwere identified. At its meeting on 20 November\n\n2020. It was agreed.\n",
			"[5.] The target was £12.7m and 19 separate areas of savings were identified. At its meeting on 20 November 2020. It was agreed.\n"},
		{"years over a page break", "is set out in the Continuous Improvement Plan of the department for 2021-\n\n2023, which underpins it.\n",
			"is set out in the Continuous Improvement Plan of the department for 2021- 2023, which underpins it.\n"},
		{"headings", "### **Service Innovation**\n\n**Purpose of Report**\n\nBackground\n\n1. Text.\n",
			"h3 * Service Innovation\nh6 * Purpose of Report\nh6 Background\n[1.] Text.\n"},
		{"a heading is not joined", "Remaining Programme Work\n\n23. There are two.\n", "h6 Remaining Programme Work\n[23.] There are two.\n"},
		{"marks", "on 20<sup>th</sup> **bold** and [the report](http://x.uk/a) at 5\\* and *so* 0* &pound;4m.\n",
			"on 20th bold and the report at 5* and so 0* £4m.\n"},
		{"tabs", "\t<b>Service £000</b>\tTotal\n2014/15\t3,400\t3,400\n\t<b>12,690</b>\t13,240\n",
			"table 3 × 3\n  1 |  | Service £000 | Total\n  2 | 2014/15 | 3,400 | 3,400\n  3 |  | 12,690 | 13,240\n"},
		{"a number with a tab is no table", "1.\tThe purpose is this.\n2.\tThe policy is that.\n", "[1.] The purpose is this.\n[2.] The policy is that.\n"},
		{"pipes", "| Year | £m |\n|---|--:|\n| 2014/15 | 3.4 |\n| a\\|b | - |\n", "table 3 × 2\n  1 | Year | £m\n  2 | 2014/15 | 3.4\n  3 | a|b | -\n"},
		{"labels with figures behind them", "Service 2020/21 2021/22\nEmployees 1,127 1,175\nMarkets Page 50 (192) -\nTotal 935 1,175\n\nNext paragraph follows.\n",
			"table 4 × 3\n  1 | Service | 2020/21 | 2021/22\n  2 | Employees | 1,127 | 1,175\n  3 | Markets Page 50 | (192) | -\n  4 | Total | 935 | 1,175\nNext paragraph follows.\n"},
		{"a line with other figures ends the table", "A 1,000 2,000\nB 3,000 4,000\nC 5,000 6,000\nD 7,000\n",
			"table 3 × 3\n  1 | A | 1,000 | 2,000\n  2 | B | 3,000 | 4,000\n  3 | C | 5,000 | 6,000\nh6 D 7,000\n"},
		{"sentences that end in years are no table", "It began in 2014\nand went on in 2015\nand stopped in 2016\n", "It began in 2014 and went on in 2015 and stopped in 2016\n"},
	} {
		r, err := Read([]byte(tt.text), "x.txt")
		if err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		if d := cmp.Diff(tt.want, sheetstest.ReportLines(r)); d != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, d)
		}
	}
}

func TestRefusesBytes(t *testing.T) {
	if _, err := Read([]byte("PK\x03\x04\x00\x00"), "x.txt"); !errors.Is(err, sheets.ErrNotWorkbook) && !errors.Is(err, sheets.ErrDamaged) {
		t.Errorf("got %v", err)
	}
}

// TestSeeds reads the five council papers: all their numbered paragraphs are there, in order.
func TestSeeds(t *testing.T) {
	paths, _ := filepath.Glob("../../../shared/seeds/00*.txt")
	if len(paths) == 0 {
		sheetstest.Lacks(t, sheetstest.Shared, "../shared/seeds is not there")
	}
	want := map[string]int{"001": 31, "004": 54}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		r, err := Read(data, path)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, p := range r.Pieces {
			if p.Paragraph != nil && p.Paragraph.Kind == sheets.Body && p.Paragraph.Number != "" {
				n++
			}
		}
		if name := filepath.Base(path)[:3]; n != want[name] {
			t.Errorf("%s: %d numbered paragraphs, want %d", name, n, want[name])
		}
	}
}

// FuzzRead: whatever the bytes, a report is returned whose paragraphs hold text, or a refusal; no figure is lost.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"1. a\n\n- b\n", "a\t1\nb\t2\n", "x 1 2\ny 3 4\nz 5 6\n", "| a | b |\n|--|--|\n| 1 | 2 |", "**a**\n# b\n\nc-\n\nd 4", "\f\x00"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := Read(data, "x.txt")
		if err != nil {
			return
		}
		sheetstest.CheckReport(t, r)
	})
}
