package claim

import (
	"regexp"
	"strings"
)

// RefKind is what a cross-reference points at.
type RefKind uint8

// The kinds of cross-reference.
const (
	ToParagraph RefKind = iota
	ToItem              // "(b) above", without a paragraph
	ToTable
	ToAppendix
)

// Reference is a cross-reference in running text.
type Reference struct {
	Span
	Kind RefKind
	// From, to: "paragraphs 11-13" has First 11 and Last 13; a single one has both the same. "" where no number follows.
	First, Last string
	Items       []string // "ii" of "25 ii)"
	Direction   string   // above, below or ""
	Plural      bool
	External    bool // another document is named beside it
	Report      bool // it goes on with "of the report": this one, or in minutes that which they tell of
}

var (
	paraRef = regexp.MustCompile(`(?i)\b(paragraphs?|paras?)\b\.?(?:\s+(\d{1,3}(?:\.\d{1,2}){0,3})` +
		`((?:\.?\s*\(?(?:[ivx]{1,5}|[a-z])\)){0,2})(?:\s*(?:-|–|—|to|and|&)\s*(\d{1,3}(?:\.\d{1,2}){0,3})\b)?)?`)
	tableRef    = regexp.MustCompile(`(?i)\b(tables?)\s+(\d{1,3}[a-z]?|[A-Z]\d{0,2})\b(?:\s*(?:-|–|to|and|&)\s*(\d{1,3}[a-z]?)\b)?`)
	appendixRef = regexp.MustCompile(`(?i)\b(appendix|appendices|annex)\s+([A-Z]|\d{1,2})\b`)
	itemRef     = regexp.MustCompile(`(?i)(?:^|[\s(])\(?([a-z]|[ivx]{1,5})\)\s+(above|below)\b`)
	direction   = regexp.MustCompile(`(?i)^\s*\)?\s*(above|below)\b`)
	itemMark    = regexp.MustCompile(`[a-zA-Z]+`)
	endOfRef    = regexp.MustCompile(`^\s*(?:[).,;:]|$)`)
	seeBefore   = regexp.MustCompile(`(?i)(?:see|see also|set out in|refer to|detailed in|outlined in|described in|in)\s+$`)
)

// References finds the cross-references of a paragraph, in order of kind and place.
func (q *Para) References() []Reference {
	var all []Reference
	for _, m := range paraRef.FindAllStringSubmatchIndex(q.Plain, -1) {
		r := Reference{Span: Span{q, m[0], m[1]}, Kind: ToParagraph}
		r.Plural = strings.HasSuffix(strings.ToLower(q.Plain[m[2]:m[3]]), "s")
		if m[4] < 0 {
			if r.To = m[3]; !endOfRef.MatchString(q.Plain[r.To:]) || !seeBefore.MatchString(q.Plain[:m[0]]) {
				continue
			}
		} else {
			r.First = q.Plain[m[4]:m[5]]
			r.Items = itemMark.FindAllString(q.Plain[m[6]:m[7]], -1)
			if r.Last = r.First; m[8] >= 0 {
				r.Last = q.Plain[m[8]:m[9]]
			}
		}
		all = append(all, q.finish(r))
	}
	for _, kind := range [...]struct {
		form *regexp.Regexp
		kind RefKind
	}{{tableRef, ToTable}, {appendixRef, ToAppendix}} {
		for _, m := range kind.form.FindAllStringSubmatchIndex(q.Plain, -1) {
			r := Reference{Span: Span{q, m[0], m[1]}, Kind: kind.kind, First: q.Plain[m[4]:m[5]]}
			if r.Last = r.First; len(m) > 6 && m[6] >= 0 {
				r.Last = q.Plain[m[6]:m[7]]
			}
			all = append(all, q.finish(r))
		}
	}
	for _, m := range itemRef.FindAllStringSubmatchIndex(q.Plain, -1) {
		if before := strings.TrimRight(q.Plain[:m[2]], " (."); endsInNumber(before) {
			continue // of a paragraph that is named
		}
		all = append(all, Reference{Span: Span{q, m[2], m[1]}, Kind: ToItem, Items: []string{q.Plain[m[2]:m[3]]},
			Direction: strings.ToLower(q.Plain[m[4]:m[5]])})
	}
	return all
}

func endsInNumber(s string) bool { return s != "" && s[len(s)-1] >= '0' && s[len(s)-1] <= '9' }

// finish reads what follows a reference.
func (q *Para) finish(r Reference) Reference {
	rest := q.Plain[r.To:]
	if m := direction.FindStringSubmatchIndex(rest); m != nil {
		r.Direction = strings.ToLower(rest[m[2]:m[3]])
		r.To += m[1]
		rest = rest[m[1]:]
	}
	r.Report = theReport.MatchString(rest) && !reportOf.MatchString(rest)
	r.External = !r.Report && speaksElsewhere(q.Plain[:r.From], rest)
	return r
}
