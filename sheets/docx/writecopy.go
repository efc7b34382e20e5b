package docx

import (
	"fmt"
	"io"
	"path/filepath"
	"reflect"
	"strings"
	"time"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// Comment is a comment of Word to be put on words of a paragraph.
type Comment struct {
	Place    sheets.PlaceInFile
	From, To int    // bytes of Paragraph.Text; both 0 for the whole paragraph
	Text     string // each line is a paragraph of the comment
	Author   string
	Initials string
	Date     time.Time // Word shows the hour that it says, whatever its zone; the zero time for none
}

// Options are the caller's choices for a copy.
type Options struct {
	AllowBreakSignature bool         // annotate a signed document, whose signature is void thereafter
	Limits              ooxml.Limits // of reading; the zero value stands for ooxml.DefaultLimits
}

// Report tells which comments are not on the copy or not on their words, by their index, and what the user should know.
type Report struct {
	NotPlaced []NotPlaced
	Moved     []int // comments on notes and text boxes, in which Word allows none: they are where those hang on the text
	Warnings  []string
}

// NotPlaced is a comment that could not be put on the copy.
type NotPlaced struct {
	Comment int
	Why     string
}

// wordName holds the endings by which Word tells what is in a document: a copy keeps its own.
var wordName = map[string]bool{".docx": true, ".docm": true, ".dotx": true, ".dotm": true}

// WriteCopy writes a copy of the document at input with comments to output, which is replaced only by a copy that is whole
// and has passed the self-check. The input is opened for reading only, and is never written over. Errors are those of
// Annotate, and ooxml.ErrOverInput.
func WriteCopy(input, output string, comments []Comment, opt Options) (Report, error) {
	if ext := filepath.Ext(input); wordName[strings.ToLower(ext)] && !strings.EqualFold(ext, filepath.Ext(output)) {
		return Report{}, fmt.Errorf("the copy of a %s document cannot be called %q: Word would refuse it",
			ext, filepath.Base(output))
	}
	var report Report
	err := ooxml.CopyFile(input, output, func(in io.ReaderAt, size int64) (data []byte, err error) {
		data, report, err = Annotate(in, size, comments, opt)
		return data, err
	})
	return report, err
}

// Annotate makes a copy of the document in r with comments. The copy has passed the self-check: everything that the
// comments did not have to touch is what it was, byte for byte, and every paragraph and table reads as before. It fails
// with ooxml.ErrSigned, ooxml.ErrSelfCheck, or an error of Read.
func Annotate(r io.ReaderAt, size int64, comments []Comment, opt Options) ([]byte, Report, error) {
	var report Report
	if opt.Limits == (ooxml.Limits{}) {
		opt.Limits = ooxml.DefaultLimits
	}
	pkg, err := ooxml.Open(r, size, opt.Limits)
	if err != nil {
		return nil, report, err
	}
	if pkg.IsSigned() {
		if !opt.AllowBreakSignature {
			return nil, report, ooxml.ErrSigned
		}
		report.Warnings = append(report.Warnings, "the digital signature of the document does not hold for the copy")
	}
	d, err := newDraft(pkg, &report)
	if err != nil {
		return nil, report, err
	}
	if err := d.comment(comments); err != nil {
		return nil, report, fmt.Errorf("comment: %w", err)
	}
	data, err := d.Write(d.selfCheck)
	if err == nil {
		data, err = ooxml.Stamp(data)
	}
	return data, report, err
}

// draft is a copy of a document in the making.
type draft struct {
	*ooxml.Draft
	doc     *document // as the normal reader sees it, with places
	main    *ooxml.DraftPart
	mainOut *ooxml.Outline
	report  *Report
}

// newDraft reads the document with the places of its text.
func newDraft(pkg *ooxml.Package, report *Report) (*draft, error) {
	doc, err := readDocument(pkg, map[sheets.PlaceInFile]*para{})
	if err != nil {
		return nil, err
	}
	d := &draft{Draft: ooxml.NewDraft(pkg), doc: doc, report: report}
	if d.main, err = d.Part(doc.main); err != nil {
		return nil, err
	}
	if d.mainOut, err = ooxml.ReadOutline(d.main.Data, nil); err != nil {
		return nil, fmt.Errorf("part %q: %w", doc.main, err)
	}
	root := d.main.Data[d.mainOut.Root.Start:d.mainOut.Root.End]
	d.Strict = strings.Contains(string(root), strictMain)
	return d, nil
}

// comment puts the comments into the text and into their part.
func (d *draft) comment(comments []Comment) error {
	var placed []placedComment
	for i, c := range comments {
		p, err := d.find(i, c)
		if err != nil {
			d.report.NotPlaced = append(d.report.NotPlaced, NotPlaced{i, err.Error()})
			continue
		}
		placed = append(placed, p)
	}
	if len(placed) == 0 {
		return nil
	}
	if err := d.writeComments(placed); err != nil {
		return err
	}
	d.markWords(placed)
	return d.Finish()
}

// selfCheck reads the finished copy again: as a package, and as the normal reader sees it. Places are compared too: a
// comment adds no paragraph to the text.
func (d *draft) selfCheck(written []byte) error {
	made, err := d.CheckCopy(written)
	if err != nil {
		return err
	}
	after, err := Read(made, "")
	if err != nil {
		return fmt.Errorf("text: read the copy: %w", err)
	}
	before := d.doc.report
	if len(after.Pieces) != len(before.Pieces) {
		return fmt.Errorf("text: %d paragraphs and tables, %d before", len(after.Pieces), len(before.Pieces))
	}
	for i := range before.Pieces {
		if !reflect.DeepEqual(before.Pieces[i], after.Pieces[i]) {
			return fmt.Errorf("text: piece %d is not what it was", i+1)
		}
	}
	if !reflect.DeepEqual(before.Notes, after.Notes) {
		return fmt.Errorf("text: the notes on it are %q, were %q", after.Notes, before.Notes)
	}
	return nil
}
