package output

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"
	"time"

	"github.com/shopspring/decimal"

	"crosscast/reconcile/signoff"
	"crosscast/sheets"
	"crosscast/sheets/plain"
)

// registerJSON is the register as programs read it.
type registerJSON struct {
	Schema          string      `json:"schema"`
	At              time.Time   `json:"at"`
	Reconciliations []entryJSON `json:"reconciliations"`
}

type entryJSON struct {
	Path     string        `json:"path"`
	Document string        `json:"document"`
	Period   string        `json:"period"`
	Result   string        `json:"result"`
	Checked  string        `json:"checked"`
	Validity string        `json:"validity"`
	SignOffs []signOffJSON `json:"sign-offs"`
	Faults   []string      `json:"faults"`
	Open     []openJSON    `json:"open"`
}

type signOffJSON struct {
	Role string `json:"role"`
	Name string `json:"name"`
	At   string `json:"at"`
	Code string `json:"code"`
}

type openJSON struct {
	Ref        string `json:"ref"`
	Place      string `json:"place"`
	What       string `json:"what"`
	Difference string `json:"difference,omitempty"`
	Status     string `json:"status"`
	Owner      string `json:"owner,omitempty"`
	Days       *int   `json:"days,omitempty"` // open for
}

func (r Register) writeJSON(w io.Writer) error {
	out := registerJSON{Schema: Schema, At: r.At, Reconciliations: []entryJSON{}}
	for _, e := range r.Entries {
		j := entryJSON{Path: e.Path, Document: e.Document, Period: e.Period, Result: e.Result, Checked: e.Checked,
			Validity: e.Validity(), SignOffs: []signOffJSON{}, Faults: append([]string{}, e.Faults...), Open: []openJSON{}}
		for _, l := range e.SignOffs {
			j.SignOffs = append(j.SignOffs, signOffJSON{string(l.Role), l.Name, l.At, l.Code})
		}
		for _, i := range e.Open {
			o := openJSON{Ref: i.Ref, Place: i.Place, What: i.What, Difference: figureOnly(i.Difference), Status: i.Status, Owner: i.Owner}
			if days, ok := i.Age(r.At); ok {
				o.Days = &days
			}
			j.Open = append(j.Open, o)
		}
		out.Reconciliations = append(out.Reconciliations, j)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(out)
}

// figureOnly leaves out the dash that stands for no figure.
func figureOnly(s string) string {
	if s == "-" {
		return ""
	}
	return s
}

var registerHeaders = []string{"Reconciliation", "Document", "Period", "Result", "Checked", "Sign-off", "Prepared by", "Prepared on",
	"Reviewed by", "Reviewed on", "Approved by", "Approved on", "Open items", "Oldest, days", "Open item", "Status", "Difference",
	"Open for, days", "Owner"}

var registerWidths = []float64{24, 18, 10, 24, 11, 12, 12, 11, 12, 11, 12, 11, 7, 7, 36, 10, 10, 8, 12} // texts are wrapped

// rows are the register as a table: a row for each open item, or one for a reconciliation without any.
func (r Register) rows() (rows [][]string) {
	for _, e := range r.Entries {
		row := []string{e.Path, e.Document, e.Period, e.Result, e.Checked, e.Validity()}
		for _, role := range signoff.Roles {
			name, at := "", ""
			if l, ok := e.By(role); ok {
				name, at = l.Name, signoff.TimeWords(l)
			}
			row = append(row, name, at)
		}
		oldest := ""
		ages := make([]string, len(e.Open))
		for n, i := range e.Open {
			if days, ok := i.Age(r.At); ok {
				ages[n] = strconv.Itoa(days)
			}
		}
		open, _, since := tally(e)
		if days, ok := (signoff.OpenItem{FirstSeen: since}).Age(r.At); ok {
			oldest = strconv.Itoa(days)
		}
		row = append(row, strconv.Itoa(open), oldest)
		if len(e.Open) == 0 {
			rows = append(rows, append(row, "", "", "", "", ""))
		}
		for n, i := range e.Open {
			rows = append(rows, append(row[:len(row):len(row)], i.Ref+" "+i.Place+", "+i.What, i.Status, figureOnly(i.Difference), ages[n], i.Owner))
		}
	}
	return rows
}

func (r Register) writeCSV(w io.Writer) error {
	out := csv.NewWriter(w)
	if err := out.Write(registerHeaders); err != nil {
		return err
	}
	for _, row := range r.rows() {
		for i := range row {
			if !isRegisterNumber(i, row[i]) {
				row[i] = plain.Inert(row[i])
			}
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// registerNumbers are the columns that hold figures.
var registerNumbers = map[string]bool{"Open items": true, "Oldest, days": true, "Difference": true, "Open for, days": true}

// isRegisterNumber reports a figure in one of them: what stands on a copy may be anything that somebody typed over a figure.
func isRegisterNumber(col int, text string) bool {
	_, err := decimal.NewFromString(text)
	return registerNumbers[registerHeaders[col]] && err == nil
}

// Sheet is the register as a sheet of a workbook.
func (r Register) Sheet() sheets.AddedSheet {
	s := sheets.AddedSheet{Name: "Register", Widths: registerWidths, Landscape: true, TitleRow: 1,
		Rows: []sheets.AddedRow{{Index: 1, Cells: headers(registerHeaders)}}}
	for n, row := range r.rows() {
		cells := make([]sheets.AddedCell, len(row))
		for i, text := range row {
			cells[i] = sheets.AddedCell{Col: i + 1, Text: text, Look: sheets.LookWrap}
			if isRegisterNumber(i, text) {
				cells[i] = sheets.AddedCell{Col: i + 1, Number: text}
			}
		}
		s.Rows = append(s.Rows, sheets.AddedRow{Index: n + 2, Cells: cells})
	}
	return s
}
