package claim

import (
	"fmt"
	"regexp"
	"strings"
)

// caption is how a table is named: "Table 1:", "Table 2a – Savings by theme".
var caption = regexp.MustCompile(`(?i)^\s*table\s+([0-9]{1,3}(?:\.[0-9]{1,2})?[a-z]?|[A-Z])\b`)

// nameTables finds the caption of each table: above it, as is usual, or below, or in its first cell. A caption names one
// table only.
func (p *Paper) nameTables() {
	used := map[*Para]bool{}
	for _, t := range p.Tables {
		if q := p.captionOf(t); q != nil && !used[q] {
			used[q] = true
			q.Names = t
			t.Caption, t.Number = q, caption.FindStringSubmatch(q.Plain)[1]
		}
	}
	names := map[string]bool{}
	for i, t := range p.Tables {
		t.Name = "Table " + t.Number
		if t.Number == "" || names[t.Name] {
			t.Name = fmt.Sprintf("Table (%d of %d)", i+1, len(p.Tables))
		}
		names[t.Name] = true
	}
}

// farCaption is how many paragraphs may stand between a caption and its table: a unit, a source.
const farCaption = 2

// captionOf finds the caption of a table.
func (p *Paper) captionOf(t *Table) *Para {
	last := t.After
	for i := last; i >= 0 && i >= last-farCaption; i-- {
		if q := p.Paras[i]; q.Table == nil && isCaption(q) {
			return q
		}
		if p.Paras[i].Table != nil {
			break
		}
	}
	for i := last + 1; i < len(p.Paras); i++ {
		q := p.Paras[i]
		if q.Table == t {
			if q.Cell.Row == 1 && isCaption(q) {
				return q
			}
			continue
		}
		if q.Table == nil && isCaption(q) && !p.tableFollows(t, i) {
			return q
		}
		break
	}
	return nil
}

// tableFollows reports that another table comes right after paragraph i, to which a caption there belongs.
func (p *Paper) tableFollows(t *Table, i int) bool {
	for _, o := range p.Tables {
		if o != t && o.After >= i && o.After <= i+farCaption {
			return true
		}
	}
	return false
}

// isCaption tells a caption from a sentence that speaks of a table ("Table 1 shows that …").
func isCaption(q *Para) bool {
	m := caption.FindStringIndex(q.Plain)
	if m == nil {
		return false
	}
	rest := strings.TrimSpace(q.Plain[m[1]:])
	return rest == "" || strings.IndexByte(":.-(", rest[0]) >= 0 || strings.HasPrefix(rest, "–") || strings.HasPrefix(rest, "—") ||
		len(q.Text) <= 2*shortText && !strings.HasSuffix(rest, ".")
}
