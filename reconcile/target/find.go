package target

import (
	"fmt"
	"strings"

	"crosscast/reconcile"
)

// How alike a row must be called to be the one that is meant, and by how much more than the next one. An exact name
// needs no margin: two rows of the same name are two homes.
const (
	alikeEnough = 0.75
	alikeMargin = 0.1
	alikeAtAll  = 0.3
	nearest     = 3 // candidates told where there is no home
)

// found is what the search for a target's row gives.
type found struct {
	rows   []*row
	nearly string      // how the row is called otherwise, where it is not called exactly so
	near   []candidate // where there is no row
	reason string
}

// candidate is a row that a target may have meant.
type candidate struct {
	place reconcile.Place
	text  string
}

// find looks for the rows that a target speaks of: by code, else by label.
func (x *index) find(t *reconcile.Target) found {
	if t.Sheet != "" && x.sheet(t.Sheet) == nil {
		return found{reason: fmt.Sprintf("the workbook has no sheet %q", t.Sheet)}
	}
	rows := x.on(t.Sheet)
	if t.Code != "" {
		var coded []*row
		for _, r := range rows {
			if r.hasCode(t.Code) {
				coded = append(coded, r)
			}
		}
		if len(coded) > 0 {
			return found{rows: coded}
		}
	}
	asked := t.Label
	switch {
	case asked == "" && t.Code != "":
		asked = t.Code
	case asked == "":
		asked = t.Name
	}
	if asked == "" {
		return found{reason: "its row names no line, code or cell"}
	}
	f := byLabel(rows, asked)
	if t.Code != "" && len(f.rows) == 0 && len(f.near) == 0 {
		f.nearCodes(rows, t.Code)
	}
	return f
}

// nearCodes tells of rows whose code begins with the one asked for: S9a and S9b for S9.
func (f *found) nearCodes(rows []*row, code string) {
	var texts []string
	for _, r := range rows {
		for _, c := range r.codes {
			if len(f.near) < nearest && len(c) > len(code) && strings.EqualFold(c[:len(code)], code) {
				f.near = append(f.near, candidate{r.place(), c})
				texts = append(texts, c)
				break
			}
		}
	}
	if len(texts) > 0 {
		f.reason += "; nearest: " + strings.Join(texts, ", ")
	}
}

// byLabel finds the rows called so, or the one that is called nearly so.
func byLabel(rows []*row, asked string) found {
	all := like(rows, asked)
	var f found
	for _, s := range all {
		if s.score == 1 {
			f.rows = append(f.rows, s.row)
		}
	}
	if len(f.rows) > 0 {
		return f
	}
	if len(all) > 0 && all[0].score >= alikeEnough && (len(all) == 1 || all[1].score <= all[0].score-alikeMargin) {
		f.rows = []*row{all[0].row}
		f.nearly = fmt.Sprintf("the line is called %q there: %s", all[0].text, wordDiff(asked, all[0].text))
		return f
	}
	f.reason = fmt.Sprintf("no line is called %q", asked)
	for _, s := range all {
		if s.score < alikeAtAll || len(f.near) == nearest {
			break
		}
		text := fmt.Sprintf("%q", s.text)
		if diff := wordDiff(asked, s.text); !strings.HasPrefix(diff, text+" for ") { // every word is another
			text += " (" + diff + ")"
		}
		f.near = append(f.near, candidate{s.place(), text})
	}
	if len(f.near) > 0 {
		var texts []string
		for _, c := range f.near {
			texts = append(texts, c.text)
		}
		f.reason += "; nearest: " + strings.Join(texts, "; ")
	}
	return f
}
