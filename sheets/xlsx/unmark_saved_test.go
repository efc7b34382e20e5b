package xlsx

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"crosscast/sheets"
	"crosscast/sheets/sheetstest"
)

// TestUnmarkResaved: whatever program saved the copy, its own cells, names, rules and notes are left, and nothing of ours.
func TestUnmarkResaved(t *testing.T) {
	box := `<v:shape id="_x0000_s1025" type="#_x0000_t202" style="visibility:hidden"><x:ClientData ObjectType="Note"><x:Anchor>5, 15, 7, 2, 8, 31, 12, 1</x:Anchor><x:Row>8</x:Row><x:Column>4</x:Column></x:ClientData></v:shape>`
	book := noted(t, box).
		change(t, savingsSheet, "</sheetData>", `</sheetData><conditionalFormatting sqref="E3:E9"><cfRule type="expression" dxfId="0" priority="1"><formula>$E$3&gt;1</formula></cfRule></conditionalFormatting>`).
		change(t, "xl/styles.xml", "</styleSheet>", `<dxfs count="1"><dxf><font><b/></font></dxf></dxfs></styleSheet>`).
		change(t, "xl/workbook.xml", "<calcPr", `<definedNames><definedName name="Total">Savings!$E$9</definedName></definedNames><calcPr`)
	a := markedSample()
	a.Marks = append(a.Marks, markOn("E8", sheets.MarkReview, "", "N1 DOES NOT CAST\nStated 640."))
	resaved(t, annotated(t, book, a), func(t *testing.T, saved []byte) {
		before, err := openBytes(saved)
		if err != nil {
			t.Fatal(err)
		}
		out, report, err := Unmark(saved, oursIn("CC Reconciliation"), Options{})
		if err != nil || len(report.Warnings) > 0 {
			t.Fatalf("%v, warnings %q", err, report.Warnings)
		}
		after, err := openBytes(out)
		if err != nil {
			t.Fatal(err)
		}
		if names := tabNames(after); !slices.Equal(names, []string{"Savings"}) {
			t.Errorf("sheets are %q", names)
		}
		if got, want := dump(after.before.Sheets[0]), dump(before.before.Sheets[0]); got != want {
			t.Errorf("cells\n got %s\nwant %s", got, want)
		}
		if n := after.before.Names; len(n) != 1 || n[0].Name != "Total" {
			t.Errorf("names are %v", n)
		}
		f, err := excelize.OpenReader(bytes.NewReader(out))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		notes, err := f.GetComments("Savings")
		if err != nil || len(notes) != 1 || notes[0].Cell != "E9" || !strings.Contains(fmt.Sprint(notes[0].Text, notes[0].Paragraph), "mine") {
			t.Errorf("notes are %+v, %v", notes, err)
		}
		rules, err := f.GetConditionalFormats("Savings")
		if err != nil || len(rules) != 1 || len(rules["E3:E9"]) != 1 || !strings.Contains(strings.ReplaceAll(rules["E3:E9"][0].Criteria, "$", ""), "E3>1") {
			t.Errorf("rules are %+v, %v", rules, err)
		}
		for _, part := range after.Package.Names() {
			if data, err := after.Package.Read(part); err == nil && !strings.Contains(part, "theme") &&
				!strings.Contains(part, "haredStrings") && (bytes.Contains(data, []byte("CC_")) || bytes.Contains(data, []byte("CC Rec"))) {
				t.Errorf("%s speaks of our sheets: %s", part, data)
			}
		}
	})
}

// notSaved are workbooks that LibreOffice 7.4 cannot save, whether they are marked or not.
var notSaved = map[string]string{"SampleSparklines.xlsx": "it crashes on saving the original too"}

// TestUnmarkCorpusResaved takes a sample of the corpus the whole way: marked, saved by LibreOffice, unmarked, marked again.
// Excelize opens the result, and LibreOffice prints it.
func TestUnmarkCorpusResaved(t *testing.T) {
	if testing.Short() {
		t.Skip("starts LibreOffice")
	}
	files := corpusFiles(t)
	dir := t.TempDir()
	var marked []string
	for i := 0; i < len(files) && len(marked) < 40; i += max(1, len(files)/60) {
		info, err := os.Stat(files[i])
		if err != nil {
			t.Fatal(err)
		}
		data, _, err := annotateFile(files[i])
		if err != nil || info.Size() > 300_000 || notSaved[filepath.Base(files[i])] != "" {
			continue
		}
		name := filepath.Join(dir, strings.TrimSuffix(filepath.Base(files[i]), filepath.Ext(files[i]))+".xlsx")
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
		marked = append(marked, name)
	}
	saved := sheetstest.LibreOffice(t, "xlsx:Calc MS Excel 2007 XML", marked...)
	var again []string
	for _, in := range marked {
		out := filepath.Join(t.TempDir(), filepath.Base(in))
		if err := markAgain(filepath.Join(saved, filepath.Base(in)), out); err != nil {
			t.Errorf("%s: %v", filepath.Base(in), err)
			continue
		}
		again = append(again, out)
	}
	pages := sheetstest.LibreOffice(t, "pdf", again...)
	for _, in := range again {
		pdf := filepath.Join(pages, strings.TrimSuffix(filepath.Base(in), ".xlsx")+".pdf")
		if info, err := os.Stat(pdf); err != nil || info.Size() == 0 {
			t.Errorf("%s: LibreOffice does not print it: %v", filepath.Base(in), err)
		}
	}
	t.Logf("%d of %d marked, saved by LibreOffice, unmarked, marked again and printed", len(again), len(marked))
}

// markAgain takes the marks off a copy and puts them on again, and opens what comes of it with another reader.
func markAgain(in, out string) error {
	data, err := os.ReadFile(in)
	if err != nil {
		return err
	}
	before, err := openBytes(data)
	if err != nil {
		return err
	}
	sheet := "CC Reconciliation"
	for _, n := range before.before.Names {
		if n.Name == "CC_ShowMarks" {
			sheet = strings.Trim(strings.Split(n.Refers, "!")[0], "$'")
		}
	}
	bare, _, err := Unmark(data, oursIn(sheet), Options{})
	if err != nil {
		return err
	}
	after, err := openBytes(bare)
	if err != nil {
		return err
	}
	if slices.Contains(tabNames(after), sheet) || len(tabNames(after)) != len(tabNames(before))-1 {
		return errors.New("our sheet is still there")
	}
	for _, part := range after.Package.Names() {
		text, err := after.Package.Read(part)
		if err == nil && (bytes.Contains(text, []byte("CC_ShowMarks")) || bytes.Contains(text, []byte("N1 DOES NOT CAST"))) {
			return fmt.Errorf("part %s holds a mark or a note still", part)
		}
	}
	made, _, err := Annotate(bytes.NewReader(bare), int64(len(bare)), sampleAnnotation(after.before), Options{})
	if err != nil {
		return err
	}
	f, err := excelize.OpenReader(bytes.NewReader(made))
	if err != nil {
		return err
	}
	return errors.Join(f.Close(), os.WriteFile(out, made, 0o600))
}
