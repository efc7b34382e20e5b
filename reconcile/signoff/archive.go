package signoff

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"crosscast/reconcile/content"
	"crosscast/sheets"
)

// archive is what a signed copy keeps of its sign-off on a sheet that is not shown, so that it can be verified wherever
// it is taken: the log as it was then, and what stood in the cells.
type archive struct {
	Log     string `json:"log"`
	Content []byte `json:"content"` // of the user's sheets
	Pages   []byte `json:"pages"`   // of ours
}

const (
	// chunk is how much of an archive stands in one cell, below the 32,767 letters that a cell can hold.
	chunk = 30_000
	// maxArchive bounds what is unpacked of an archive.
	maxArchive = 1 << 28
	// archiveTitle tells people what the sheet is for, should they find it.
	archiveTitle = "What was signed, for crosscast verify. Please leave this sheet as it is."
)

// errNoArchive is a copy without a sheet of what was signed.
var errNoArchive = errors.New("the copy holds no sheet of what was signed")

// texts are the cells of column A of the sheet, from the first.
func (a archive) texts() ([]string, error) {
	data, err := json.Marshal(a)
	if err != nil {
		return nil, fmt.Errorf("archive: %w", err)
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(data); err != nil {
		return nil, fmt.Errorf("archive: %w", err)
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("archive: %w", err)
	}
	text := base64.StdEncoding.EncodeToString(b.Bytes())
	out := []string{archiveTitle, lengthOf(text)}
	for len(text) > chunk {
		out, text = append(out, text[:chunk]), text[chunk:]
	}
	return append(out, text), nil
}

// readArchive reads what a copy keeps of its sign-off.
func readArchive(wb *sheets.Workbook) (a archive, err error) {
	name, cells, ok := Named(wb, NameSigned)
	if !ok {
		return a, errNoArchive
	}
	defer func() {
		if err != nil {
			err = fmt.Errorf("the sheet %s was changed: %w", name, err)
		}
	}()
	var texts []string
	s := wb.Sheet(name)
	for i := range s.Rows {
		row := &s.Rows[i]
		for _, c := range row.Cells {
			if row.Index != cells.From.Row+len(texts) || int(c.Col) != cells.From.Col {
				return a, fmt.Errorf("something stands in %s", sheets.Ref{Row: row.Index, Col: int(c.Col)})
			}
			texts = append(texts, strings.TrimSpace(c.Raw))
		}
	}
	if len(texts) < 2 || texts[0] != archiveTitle {
		return a, errors.New("its heading is gone")
	}
	text := strings.Join(texts[2:], "")
	if texts[1] != lengthOf(text) {
		return a, errors.New("a part of it is missing")
	}
	if a, err = unpack(text); err != nil {
		return a, errors.New("what it keeps cannot be read any more")
	}
	return a, nil
}

// lengthOf says how long an archive is, so that a part that is missing shows.
func lengthOf(text string) string { return strconv.Itoa(len(text)) + " letters" }

func unpack(text string) (a archive, err error) {
	data, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return a, err
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return a, err
	}
	data, err = io.ReadAll(io.LimitReader(z, maxArchive))
	if err != nil {
		return a, err
	}
	return a, json.Unmarshal(data, &a)
}

// archiveOf is what a copy keeps when it is signed, as cells of column A.
func archiveOf(now contents, log []byte) ([]string, error) {
	return archive{Log: string(log), Content: now.user.Marshal(), Pages: now.ours.Marshal()}.texts()
}

// changed names the cells of the copy that are not as they were when it was signed; ok is false where what it keeps of
// them is not what was signed either.
// What only a pivot table shows otherwise is apart: it is filled from elsewhere.
func (a archive) changed(now contents, last Line) (told, pivots []string, ok bool) {
	was, err := content.Unmarshal(a.Content)
	if err != nil {
		return nil, nil, false
	}
	ours, err := content.Unmarshal(a.Pages)
	if err != nil {
		return nil, nil, false
	}
	if !strings.HasPrefix(last.body(), contents{was, ours}.String()) || was.ResultsHash() != last.signing().Results {
		return nil, nil, false
	}
	changes := content.Changes(was, now.user)
	for _, c := range changes {
		if c.Pivot {
			pivots = append(pivots, c.Text)
		}
	}
	changes = slices.DeleteFunc(changes, func(c content.Change) bool { return c.Pivot })
	return append(content.Sentences(changes), content.Sentences(content.Changes(ours, now.ours))...), pivots, true
}
