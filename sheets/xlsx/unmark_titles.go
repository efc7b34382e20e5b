package xlsx

import (
	"slices"
	"strconv"
	"strings"

	"crosscast/sheets"
	"crosscast/sheets/ooxml"
)

// titles are the sheets and names that the properties of a document list: a kind with its count for each stretch of the
// list below them.
type titles struct {
	size    valueSpan // of the list
	counts  []titleCount
	entries []titleEntry
}

type titleCount struct {
	valueSpan
	number int
}

type titleEntry struct {
	from, to int
	text     string
}

// unmarkTitles takes our sheets and names out of the list of titles in the document's properties. A list that is not the
// plain one that Excel writes is left alone: no program minds one that is out of date.
func (u *unmarking) unmarkTitles() error {
	rels, err := u.Package.Rels("")
	if err != nil {
		return err
	}
	for _, r := range rels {
		if !r.TypeIs("extended-properties") || !u.Package.Has(r.Target) {
			continue
		}
		p, err := u.Part(r.Target)
		if err != nil {
			return err
		}
		if t, ok := readTitles(p.Data); ok {
			u.editTitles(p, t)
		}
		u.Drop(p)
	}
	return nil
}

// editTitles takes out the entries that are ours, and counts the rest.
func (u *unmarking) editTitles(p *ooxml.DraftPart, t *titles) {
	left, next := 0, 0
	for i, c := range t.counts {
		stay := c.number
		for _, e := range t.entries[next : next+c.number] {
			if i == 0 && slices.Contains(u.ours.Sheets, e.text) || i > 0 && u.isOurTitle(e.text) {
				p.Edits.Replace(e.from, e.to, "")
				stay--
			}
		}
		if stay != c.number {
			p.Edits.Replace(c.from, c.to, strconv.Itoa(stay))
		}
		next += c.number
		left += stay
	}
	if left != len(t.entries) {
		p.Edits.Replace(t.size.from, t.size.to, strconv.Itoa(left))
	}
}

// isOurTitle reports whether a title is of a name of ours, or of one that belongs to a sheet of ours, such as
// 'CC Findings'!Print_Titles.
func (u *unmarking) isOurTitle(title string) bool {
	at := strings.LastIndexByte(title, '!')
	if at < 0 {
		return slices.ContainsFunc(u.before.Names, func(n sheets.DefinedName) bool { return n.Name == title && u.isOurName(n) })
	}
	return slices.Contains(u.ours.Sheets, strings.ReplaceAll(strings.Trim(title[:at], "'"), "''", "'"))
}

// readTitles reads the list; false where it is not as Excel writes it.
func readTitles(data []byte) (*titles, bool) {
	t := &titles{}
	parent, from := "", 0
	_, err := ooxml.ReadOutline(data, func(tag *ooxml.Tag, depth int) {
		name := string(tag.Name)
		switch {
		case depth == 2:
			parent = name
		case depth == 3 && parent == "TitlesOfParts" && name == "vector" && tag.Kind == ooxml.OpenTag:
			t.size.from, t.size.to, _ = tag.AttrSpan("size")
		case tag.Kind == ooxml.OpenTag:
			if name == "lpstr" || name == "i4" {
				from = tag.Start
				if name == "i4" {
					from = tag.End
				}
			}
		case parent == "HeadingPairs" && name == "i4":
			n, _ := strconv.Atoi(string(data[from:tag.Start]))
			t.counts = append(t.counts, titleCount{valueSpan{from, tag.Start}, n})
		case parent == "TitlesOfParts" && name == "lpstr" && depth == 4 && tag.Kind == ooxml.CloseTag:
			text := string(ooxml.Text(data[from:tag.Start]))
			t.entries = append(t.entries, titleEntry{from, tag.End, text})
		}
	})
	sum := 0
	for _, c := range t.counts {
		sum += c.number
		if c.number < 1 {
			return nil, false
		}
	}
	return t, err == nil && t.size.to > 0 && sum == len(t.entries) && sum > 0
}
