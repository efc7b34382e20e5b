package output

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"crosscast/sheets"
)

// Schema names the form of the JSON output; it changes when a reader of the old one would fail on the new one.
const Schema = "crosscast/1"

// jsonWriter writes one object with a document a line, as each is done, so that a large batch is never held in memory.
// The summary stands at the end for the same reason.
type jsonWriter struct {
	w          io.Writer
	set        Settings
	documents  int
	unreadable int
	sum        Summary
}

// Document writes one document.
func (j *jsonWriter) Document(d *Document) error {
	if j.documents == 0 {
		if err := j.head(); err != nil {
			return err
		}
	} else if _, err := io.WriteString(j.w, ",\n"); err != nil {
		return err
	}
	j.documents++
	out := jsonDocument{Path: d.Path, Kind: d.Kind, SHA256: d.SHA256, Copy: d.Copy, Renewed: d.Renewed, NoCopy: d.NoCopy,
		Signing: d.Reconciliation, Accepted: d.AcceptedFile,
		Sheets: []jsonSheet{}, Relations: []jsonRelation{}, Ties: []jsonTie{}, Findings: []jsonFinding{},
		Error: json.RawMessage("null")}
	if d.Err != nil {
		j.unreadable++
		text, err := encode(d.Err.Error())
		if err != nil {
			return err
		}
		out.Error = text
	} else {
		s := Summarise(d.Result)
		j.sum.Plus(s)
		out.Coverage = s.Coverage()
		out.fill(d)
	}
	text, err := encode(out)
	if err != nil {
		return fmt.Errorf("write the result of %q as JSON: %w", d.Path, err)
	}
	_, err = j.w.Write(text)
	return err
}

func (j *jsonWriter) head() error {
	version, err := encode(j.set.Version)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(j.w, "{\"schema\":%q,\"version\":%s,\"documents\":[\n", Schema, version)
	return err
}

// Close writes the summary.
func (j *jsonWriter) Close() error {
	if j.documents == 0 {
		if err := j.head(); err != nil {
			return err
		}
	}
	text, err := encode(struct {
		Documents  int    `json:"documents"`
		Unreadable int    `json:"unreadable"`
		Coverage   string `json:"coverage"`
		Summary
	}{j.documents, j.unreadable, j.sum.Coverage(), j.sum})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(j.w, "\n],\"summary\":%s}\n", text)
	return err
}

// encode is json.Marshal without the escaping that serves web pages only.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

func (o *jsonDocument) fill(d *Document) {
	for _, s := range d.Book.Sheets {
		o.Sheets = append(o.Sheets, jsonSheet{s.Name, s.Visibility != sheets.Visible, unitOfSheet(s)})
	}
	for _, r := range d.Relations {
		o.Relations = append(o.Relations, relationJSON(r))
	}
	for _, t := range d.Ties {
		o.Ties = append(o.Ties, tieJSON(t))
	}
	for _, f := range d.Findings {
		o.Findings = append(o.Findings, findingJSON(d.Result, f))
	}
}
