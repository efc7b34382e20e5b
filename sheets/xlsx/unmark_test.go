package xlsx

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// oursIn tells what the annotations of these tests add.
func oursIn(sheet string) Ours {
	return Ours{Sheets: []string{sheet}, Prefix: "CC_", Switch: "CC_ShowMarks", Author: "Crosscast",
		IsNote: func(text string) bool {
			return strings.HasPrefix(text, "N1 DOES NOT CAST") && strings.HasSuffix(text, ".")
		}}
}

// annotated is a marked copy of a built workbook.
func annotated(t *testing.T, p parts, a sheets.Annotation) []byte {
	t.Helper()
	in := p.zip(t)
	out, _, err := Annotate(bytes.NewReader(in), int64(len(in)), a, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// unmarked takes the marks off and opens the result.
func unmarked(t *testing.T, data []byte) (*ooxml.Package, []string) {
	t.Helper()
	out, report, err := Unmark(data, oursIn("CC Reconciliation"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	pkg, err := ooxml.Open(bytes.NewReader(out), int64(len(out)), ooxml.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	return pkg, report.Warnings
}

// markedSample marks two cells of basicBook.
func markedSample() sheets.Annotation {
	a := switchAnnotation("CC Reconciliation")
	a.Marks = []sheets.Mark{markOn("E9", sheets.MarkNotAgreed, "ABS($E$9-1)>0.5", "N1 DOES NOT CAST\nStated 8,700."),
		markOn("E3", sheets.MarkReview, "", "N1 DOES NOT CAST\nStated 8,000.")}
	return a
}

// TestUnmark takes everything off again: every part of the user's is what it was, and no part of ours is left.
func TestUnmark(t *testing.T) {
	rule := func(priority string) string {
		return `<conditionalFormatting sqref="A1"><cfRule type="expression" priority="` + priority + `"><formula>A1="CC_ShowMarks"</formula></cfRule></conditionalFormatting>`
	}
	ext := `<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings xmlns:x14="u:x14"><x14:conditionalFormatting>` +
		`<x14:cfRule type="expression" priority="9"/></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>`
	box := `<v:shape id="_x0000_s1025" type="#_x0000_t202"><x:ClientData ObjectType="Note"><x:Row>8</x:Row><x:Column>4</x:Column></x:ClientData></v:shape>`
	tests := map[string]parts{
		"plain":           basicBook(),
		"rules":           basicBook().change(t, savingsSheet, "</sheetData>", "</sheetData>"+rule("1")+rule("7")),
		"extension rules": basicBook().change(t, savingsSheet, "</worksheet>", ext+"</worksheet>"),
		"notes":           noted(t, box),
		"form controls":   noted(t, box+`<v:shape id="_x0000_s1030" type="#_x0000_t201"><x:ClientData ObjectType="Button"><x:Row>8</x:Row><x:Column>4</x:Column></x:ClientData></v:shape>`),
		"names":           basicBook().change(t, "xl/workbook.xml", "<calcPr", `<definedNames><definedName name="CC_Codes">Savings!$A$1</definedName><definedName name="Total" localSheetId="0">Savings!$E$9</definedName></definedNames><calcPr`),
		"a calculation chain": basicBook().with("xl/calcChain.xml", `<calcChain xmlns="`+transMain+`"><c r="E9" i="7"/></calcChain>`).
			change(t, "xl/_rels/workbook.xml.rels", "</Relationships>", `<Relationship Id="rId9" Type="`+ooxml.TransitionalRel+`/calcChain" Target="calcChain.xml"/></Relationships>`).
			change(t, "[Content_Types].xml", "</Types>", `<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/></Types>`),
	}
	for name, book := range tests {
		t.Run(name, func(t *testing.T) {
			a := markedSample()
			pkg, warnings := unmarked(t, annotated(t, book, a))
			if len(warnings) > 0 {
				t.Errorf("warnings %q", warnings)
			}
			for part, want := range book {
				switch part {
				case "xl/styles.xml", "[Content_Types].xml": // what was appended stays
				default:
					// Our author and the type of the boxes stay.
					want = strings.Replace(want, "</authors>", "<author>Crosscast</author></authors>", 1)
					want = strings.Replace(want, "</xml>", noteShapeType+"</xml>", 1)
					if got := partText(t, pkg, part); got != want {
						t.Errorf("%s\n got %s\nwant %s", part, got, want)
					}
				}
			}
			for _, part := range pkg.Names() {
				if _, known := book[part]; !known {
					t.Errorf("%s is left over", part)
				}
			}
			if types := partText(t, pkg, "[Content_Types].xml"); strings.Count(types, "<Override") != strings.Count(book["[Content_Types].xml"], "<Override") {
				t.Errorf("content types are %s", types)
			}
		})
	}
}

// TestMarkedAgainIsTheSame: marks taken off and put on again leave every part as it was, styles too (but for the order in lists of parts), so that a copy that is
// checked time and again does not grow.
func TestMarkedAgainIsTheSame(t *testing.T) {
	a := markedSample()
	a.Sheets[0].Rows[3].Cells = append(a.Sheets[0].Rows[3].Cells, sheets.AddedCell{Col: 4, Number: "46000", Format: "d mmm yyyy"})
	once := annotated(t, basicBook(), a)
	bare, _, err := Unmark(once, oursIn("CC Reconciliation"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	again, _, err := Annotate(bytes.NewReader(bare), int64(len(bare)), a, Options{})
	if err != nil {
		t.Fatal(err)
	}
	before, err1 := openBytes(once)
	after, err2 := openBytes(again)
	if err := errors.Join(err1, err2); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(slices.Sorted(slices.Values(before.Package.Names())), slices.Sorted(slices.Values(after.Package.Names()))) {
		t.Errorf("parts are %q, were %q", after.Package.Names(), before.Package.Names())
	}
	for _, part := range before.Package.Names() {
		if got, want := partText(t, after.Package, part), partText(t, before.Package, part); got != want && !strings.HasSuffix(part, ".rels") && part != ooxml.ContentTypesPath {
			t.Errorf("%s\n got %s\nwant %s", part, got, want)
		}
	}
}

// TestUnmarkKeepsEditedNotes: what the user wrote into a note of ours, or under our name, is not lost.
func TestUnmarkKeepsEditedNotes(t *testing.T) {
	a := markedSample()
	a.Marks[0].Note = "N1 DOES NOT CAST\nStated 8,700.\nAgreed with J Shah"
	pkg, warnings := unmarked(t, annotated(t, basicBook(), a))
	if want := "Savings!E9: the note was edited, and was kept as it is"; len(warnings) != 1 || warnings[0] != want {
		t.Errorf("warnings %q, want %q", warnings, want)
	}
	notes := partText(t, pkg, "xl/comments1.xml")
	if strings.Count(notes, "<comment ") != 1 || !strings.Contains(notes, "Agreed with J Shah") {
		t.Errorf("notes are %s", notes)
	}
	if drawing := partText(t, pkg, "xl/drawings/vmlDrawing1.vml"); strings.Count(drawing, "<v:shape ") != 1 || !strings.Contains(drawing, "<x:Row>8</x:Row>") {
		t.Errorf("boxes are %s", drawing)
	}
}

// TestUnmarkMovesPositions: sheets of ours that the user moved to the front take the positions of the others with them.
func TestUnmarkMovesPositions(t *testing.T) {
	copied := annotated(t, basicBook(), markedSample())
	pkg, err := ooxml.Open(bytes.NewReader(copied), int64(len(copied)), ooxml.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	book := parts{}
	for _, name := range pkg.Names() {
		book[name] = partText(t, pkg, name)
	}
	ours := regexp.MustCompile(`<sheet name="CC Reconciliation"[^>]*/>`).FindString(book["xl/workbook.xml"])
	book = book.change(t, "xl/workbook.xml", ours, "").change(t, "xl/workbook.xml", "<sheets>", "<sheets>"+ours).
		change(t, "xl/workbook.xml", `<workbookView activeTab="1"/>`, `<workbookView firstSheet="1"/>`).
		change(t, "xl/workbook.xml", `localSheetId="1"`, `localSheetId="0"`).
		change(t, "xl/workbook.xml", "</definedNames>", `<definedName name="Total" localSheetId="1">Savings!$E$9</definedName><definedName name="Ours">'CC Reconciliation'!$A$1</definedName></definedNames>`).
		change(t, "xl/workbook.xml", "<calcPr", `<calcPr`).
		with("xl/calcChain.xml", `<calcChain xmlns="`+transMain+`"><c r="E9" i="7"/><c r="B3" i="8"/></calcChain>`).
		change(t, "xl/_rels/workbook.xml.rels", "</Relationships>", `<Relationship Id="rId9" Type="`+ooxml.TransitionalRel+`/calcChain" Target="calcChain.xml"/></Relationships>`).
		change(t, "xl/workbook.xml", "</workbook>", `<customWorkbookViews><customWorkbookView activeSheetId="8"/></customWorkbookViews></workbook>`)
	made, warnings := unmarked(t, book.zip(t))
	want := `<bookViews><workbookView firstSheet="0"/></bookViews><sheets><sheet name="Savings" sheetId="7" r:id="rId1"/></sheets><definedNames>` +
		`<definedName name="Total" localSheetId="0">Savings!$E$9</definedName><definedName name="Ours">'CC Reconciliation'!$A$1</definedName></definedNames>` +
		`<calcPr calcId="1"/><customWorkbookViews><customWorkbookView activeSheetId="7"/></customWorkbookViews></workbook>`
	if got := partText(t, made, "xl/workbook.xml"); !strings.HasSuffix(got, want) {
		t.Errorf("workbook\n got %s\nwant …%s", got, want)
	}
	if made.Has("xl/calcChain.xml") {
		t.Error("the calculation chain names a sheet that is gone")
	}
	if len(warnings) != 1 || warnings[0] != "the name Ours refers to CC Reconciliation, whose cells may have moved" {
		t.Errorf("warnings %q", warnings)
	}
}

func TestUnmarkTitles(t *testing.T) {
	const head = `<Properties xmlns="u:p" xmlns:vt="u:vt"><HeadingPairs><vt:vector size="4" baseType="variant"><vt:variant><vt:lpstr>Worksheets</vt:lpstr></vt:variant>` +
		`<vt:variant><vt:i4>2</vt:i4></vt:variant><vt:variant><vt:lpstr>Named Ranges</vt:lpstr></vt:variant><vt:variant><vt:i4>3</vt:i4></vt:variant></vt:vector></HeadingPairs>` +
		`<TitlesOfParts><vt:vector size="5" baseType="lpstr"><vt:lpstr>Savings</vt:lpstr><vt:lpstr>CC Reconciliation</vt:lpstr>` +
		`<vt:lpstr>CC_ShowMarks</vt:lpstr><vt:lpstr>'CC Reconciliation'!Print_Titles</vt:lpstr><vt:lpstr>Total</vt:lpstr></vt:vector></TitlesOfParts></Properties>`
	want := strings.NewReplacer(`<vt:i4>2<`, `<vt:i4>1<`, `<vt:i4>3<`, `<vt:i4>1<`, `size="5"`, `size="2"`, `<vt:lpstr>CC Reconciliation</vt:lpstr>`, "",
		`<vt:lpstr>CC_ShowMarks</vt:lpstr><vt:lpstr>'CC Reconciliation'!Print_Titles</vt:lpstr>`, "").Replace(head)
	book := basicBook().with("docProps/app.xml", head).
		change(t, "_rels/.rels", "</Relationships>", `<Relationship Id="rId8" Type="`+ooxml.TransitionalRel+`/extended-properties" Target="docProps/app.xml"/></Relationships>`).
		change(t, "[Content_Types].xml", "</Types>", `<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>`)
	pkg, _ := unmarked(t, annotated(t, book, markedSample()))
	if got := partText(t, pkg, "docProps/app.xml"); got != want {
		t.Errorf("properties\n got %s\nwant %s", got, want)
	}
	odd := strings.Replace(head, "<vt:i4>3<", "<vt:i4>4<", 1)
	pkg, _ = unmarked(t, annotated(t, book.with("docProps/app.xml", odd), markedSample()))
	if got := partText(t, pkg, "docProps/app.xml"); got != odd {
		t.Errorf("a list that does not count was changed: %s", got)
	}
}

func TestAsksName(t *testing.T) {
	for formula, want := range map[string]bool{
		`CC_ShowMarks="Yes"`: true, `AND(cc_showmarks="Yes",A1>1)`: true, `[0]!CC_ShowMarks="Yes"`: true, `'a b.xlsx'!CC_ShowMarks`: true,
		`A1="CC_ShowMarks"`: false, `CC_ShowMarks2=1`: false, `'CC_ShowMarks'!A1=1`: false, ``: false,
	} {
		if got := asksName(formula, "CC_ShowMarks"); got != want {
			t.Errorf("%s: %v", formula, got)
		}
	}
}

// tabSelection is the one thing on a user's sheet that a copy changes and that is not put back: which sheets were selected.
var tabSelection = regexp.MustCompile(` tabSelected="[^"]*"`)

// TestUnmarkCorpus annotates every workbook of the corpus and takes the marks off again. The parts of the user's sheets
// are what they were, byte for byte, and so are names, rules and notes.
func TestUnmarkCorpus(t *testing.T) {
	if testing.Short() {
		t.Skip("the corpus takes a while")
	}
	queue := make(chan string)
	var group sync.WaitGroup
	var mu sync.Mutex
	same, refused, kept := 0, 0, 0
	for range 2 {
		group.Go(func() {
			for path := range queue {
				marked, _, err := annotateFile(path)
				if err != nil {
					mu.Lock()
					refused++
					mu.Unlock()
					continue
				}
				warned := compareUnmarked(t, path, marked)
				mu.Lock()
				same++
				kept += warned
				mu.Unlock()
			}
		})
	}
	for _, path := range corpusFiles(t) {
		queue <- path
	}
	close(queue)
	group.Wait()
	t.Logf("%d annotated and unmarked to what they were, %d not annotated, %d warnings", same, refused, kept)
}

// compareUnmarked unmarks a copy and compares it with its original.
func compareUnmarked(t *testing.T, path string, marked []byte) (warnings int) {
	original, err := os.ReadFile(path)
	if err != nil {
		t.Error(err)
		return 0
	}
	before, err := openBytes(original)
	if err != nil {
		t.Errorf("%s: %v", path, err)
		return 0
	}
	ours := oursIn(FreeSheetName(tabNames(before), "CC Reconciliation"))
	out, report, err := Unmark(marked, ours, Options{AllowBreakSignature: true})
	if err != nil {
		t.Errorf("%s: %v", path, err)
		return 0
	}
	after, err := openBytes(out)
	if err != nil {
		t.Errorf("%s: %v", path, err)
		return 0
	}
	if !slices.Equal(tabNames(before), tabNames(after)) || !slices.Equal(before.before.Names, after.before.Names) {
		t.Errorf("%s: the sheets or names are not what they were", path)
	}
	for _, part := range before.Package.Names() {
		a, err1 := before.Package.Read(part)
		b, err2 := after.Package.Read(part)
		if err := errors.Join(err1, err2); err != nil {
			continue // a part that could not be read before is the reader's affair
		}
		if strings.Contains(part, "sheets/") {
			a, b = tabSelection.ReplaceAll(a, nil), tabSelection.ReplaceAll(b, nil)
		}
		if !bytes.Equal(a, b) && !mayDiffer(part) {
			t.Errorf("%s: part %s is not what it was", filepath.Base(path), part)
		}
	}
	if n, m := len(before.Package.Names()), len(after.Package.Names()); m > n+1 { // a styles part may be new
		t.Errorf("%s: %d parts, %d before", path, m, n)
	}
	return len(report.Warnings)
}

// mayDiffer tells the parts in which something is left: styles, the extension of drawings, the sheet to open on, our name
// among the authors of notes, blocks of ids that boxes took up.
func mayDiffer(part string) bool {
	for _, word := range []string{"styles", "[content_types]", "workbook", "comments", "vmldrawing"} {
		if strings.Contains(strings.ToLower(part), word) {
			return true
		}
	}
	return false
}

// openBytes begins a draft of a workbook.
func openBytes(data []byte) (*draft, error) {
	return openDraft(bytes.NewReader(data), int64(len(data)), Options{})
}

// tabNames are the names of all sheets.
func tabNames(d *draft) (names []string) {
	for _, t := range d.tabs {
		names = append(names, t.name)
	}
	return names
}
