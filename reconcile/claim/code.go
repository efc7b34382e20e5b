package claim

import (
	"regexp"
	"strings"

	"crosscast/sheets"
)

// Named is a code with the name that stands beside it: "T8 – Remodelling early help".
type Named struct {
	Span         // of both
	Code  string // as printed
	Name  string
	Index bool // it stands where codes are explained: a row of a table, a heading, an item of a list
}

var (
	codeForm  = regexp.MustCompile(`\b[A-Z]{1,3}\d{1,3}[a-z]?\b`)
	onlyCode  = regexp.MustCompile(`^[A-Z]{1,3}\d{1,3}[a-z]?$`)
	codeList  = regexp.MustCompile(`[A-Z]{1,3}\d{1,3}[a-z]?(?:(?:\s*,\s*|\s+and\s+|\s*&\s*|\s*,\s*and\s+)[A-Z]{1,3}\d{1,3}[a-z]?)+`)
	namedCode = regexp.MustCompile(`\b([A-Z]{1,3}\d{1,3}[a-z]?)\s*(?:\s[-–—]|:)\s+([^()\[\].;:,]+)`)
	goesOn    = regexp.MustCompile(`(?i)\s(?:is|are|was|were|will|would|has|have|had|should|may|can|could|saves?|£)(?:\s|\d)`)
	quarters  = regexp.MustCompile(`^(?:Q[1-4]|P\d{1,2}|H[12]|FY\d+|A[345]|M\d{1,2}|AP\d)$`)
)

// CodeList is codes that are listed one after another: "(S1, S4, S5)", or a cell "S2, S6, S9a".
type CodeList struct {
	Span
	Codes []string
}

// CodeLists finds the lists of two codes or more in a paragraph; a cell that holds but one is a list too.
func (q *Para) CodeLists() []CodeList {
	var all []CodeList
	if q.Table != nil && onlyCode.MatchString(strings.TrimSpace(q.Plain)) {
		return []CodeList{{Span{q, 0, len(q.Plain)}, []string{strings.TrimSpace(q.Plain)}}}
	}
	for _, m := range codeList.FindAllStringIndex(q.Plain, -1) {
		codes := codeForm.FindAllString(q.Plain[m[0]:m[1]], -1)
		if !quarters.MatchString(codes[0]) {
			all = append(all, CodeList{Span{q, m[0], m[1]}, codes})
		}
	}
	return all
}

// NamedCodes finds the codes that have their name beside them.
func (p *Paper) NamedCodes() []Named {
	var all []Named
	for _, q := range p.Paras {
		for _, m := range namedCode.FindAllStringSubmatchIndex(q.Plain, -1) {
			if verb := goesOn.FindStringIndex(q.Plain[m[4]:m[5]]); verb != nil {
				m[5] = m[4] + verb[0]
			}
			code, name := q.Plain[m[2]:m[3]], strings.TrimSpace(q.Plain[m[4]:m[5]])
			if quarters.MatchString(code) || !hasWord(name) {
				continue
			}
			index := m[0] == 0 && (q.Kind == sheets.Heading || q.Lead != nil || q.Kind == sheets.ListItem)
			all = append(all, Named{Span{q, m[0], m[4] + len(strings.TrimRight(q.Plain[m[4]:m[5]], " "))}, code, name, index})
		}
	}
	for _, t := range p.Tables {
		all = append(all, p.codesOf(t)...)
	}
	return all
}

// codesOf reads a table with a code in a column of its own and the name beside it.
func (p *Paper) codesOf(t *Table) []Named {
	var all []Named
	for r := 1; r <= t.Rows; r++ {
		row := t.Row(r)
		for k, q := range row {
			text := strings.TrimSpace(q.Plain)
			if !onlyCode.MatchString(text) || quarters.MatchString(text) || k+1 >= len(row) {
				continue
			}
			next := row[k+1]
			if next.Cell.Col != q.Cell.Col && hasWord(next.Plain) && len(next.CodeLists()) == 0 {
				all = append(all, Named{Span{q, 0, len(q.Plain)}, text, strings.TrimSpace(next.Plain), true})
			}
			break
		}
	}
	return all
}

var anyWord = regexp.MustCompile(`[A-Za-z]{3,}`)

func hasWord(s string) bool { return anyWord.MatchString(s) }
