// Package output says what came of checking documents: as text, JSON and CSV, and as the three sheets and the marks of
// the annotated copy. It decides words and places; it tests nothing and writes no file format.
package output

import (
	"io"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
)

// Document is the result for one document, and what was done about it.
type Document struct {
	*reconcile.Result
	Name       string // what people know it by: its path from the folder that they named
	Copy       string // path of the annotated copy; "" if none was written
	Renewed    bool   // the document is a marked copy, whose marks and sheets of ours were written anew
	NoCopy     string // why none was written, where one was asked for: a sentence without its full stop
	CopyFailed bool   // it, or the reconciliation, should have been written
	// Reconciliation is the path of the workbook in which a report is signed off; "" if none was written.
	Reconciliation string
	AcceptedFile   string // path of the file of accepted differences that was used; "" for none
}

// Settings are the user's wishes for what is printed.
type Settings struct {
	Version     string
	Verbose     bool            // list every relation with the reason to believe it
	Quiet       bool            // only the first line
	Colour      bool            // the output is a terminal that shows colours
	Materiality decimal.Decimal // in pounds; differences below it are told apart, never left out
}

// Writer writes documents in one format, in the order in which they are given.
type Writer interface {
	Document(*Document) error
	// Close writes what comes after the last document.
	Close() error
}

// Formats are the names of the formats, as the command line takes them.
var Formats = []string{"text", "json", "csv"}

// NewWriter returns the writer of a format, or nil if there is none of that name.
func NewWriter(format string, w io.Writer, s Settings) Writer {
	switch format {
	case "text":
		return &textWriter{w: w, set: s}
	case "json":
		return &jsonWriter{w: w, set: s}
	case "csv":
		return newCSVWriter(w, s)
	}
	return nil
}
