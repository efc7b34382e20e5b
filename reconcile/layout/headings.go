package layout

import (
	"sort"
	"strings"

	"crosscast/sheets"
)

// headings holds, per grid column, the headings in order of the row from which each applies.
type headings struct {
	cols   [][]heading
	groups map[int]bool // grid rows that hold heads of groups of columns, written over their first columns only
}

type heading struct {
	from int    // grid row: the heading holds for it and the rows below
	text string // all its lines, joined
	leaf string // its lowest line
}

// maxHeadingRows is how many lines of a heading are joined.
const maxHeadingRows = 5

// findHeadings walks each column once. Words, years and unit lines over figures are their heading; a heading cell that
// is empty takes the words that spill over from its left, as merged and centred headings do.
func (s *Sheet) findHeadings() {
	s.heads.cols = make([][]heading, len(s.Cols))
	s.heads.groups = map[int]bool{}
	for i := range s.Rows {
		if len(s.Merges) == 0 && s.headsGroups(i) {
			s.heads.groups[i] = true
		}
	}
	for j := range s.Cols {
		var parts []string
		fresh := false // parts belong to a heading that no figure has used yet
		for i := range s.Rows {
			c := s.Cell(i, j)
			switch {
			case c.IsFigure() && s.RowRoles[i] != RolePeriod && s.RowRoles[i] != RoleCode:
				if fresh && len(parts) > 0 {
					s.heads.cols[j] = append(s.heads.cols[j], heading{i, strings.Join(parts, " "), parts[len(parts)-1]})
				}
				fresh = false
			case s.isHeadingRow(i):
				if !fresh {
					parts, fresh = parts[:0:0], true
				}
				if t := s.headingText(i, j); t != "" && len(parts) < maxHeadingRows {
					parts = append(parts, t)
				}
			}
		}
	}
}

// isHeadingRow reports whether row i can head figures: it holds words, periods or column numbers and no amount.
func (s *Sheet) isHeadingRow(i int) bool {
	return s.RowRoles[i] == RoleText || s.RowRoles[i] == RolePeriod || s.RowRoles[i] == RoleCode
}

// headingText is what row i says over column j.
func (s *Sheet) headingText(i, j int) string {
	c := s.Cell(i, j)
	switch c.State {
	case Word:
		return c.Text()
	case Number, Date:
		if s.RowRoles[i] == RoleCode {
			return "" // a number of the column, not its name
		}
		return s.Shown(c)
	case Blank:
		if t := s.spill(i, j); t != "" {
			return t
		}
		return s.groupHead(i, j)
	}
	return ""
}

// groupHead finds the head of the group in which column j stands, where it is written over the first column of the group
// only: the row below names each column, and at least two groups have their heads in this row.
func (s *Sheet) groupHead(i, j int) string {
	for k := j; k > 0 && i+1 < len(s.Rows) && s.Cell(i+1, k).State != Blank; k-- {
		switch c := s.Cell(i, k); {
		case c.State == Word && (s.heads.groups[i] || s.headsAlone(i, k)):
			return c.Text()
		case c.State != Blank:
			return ""
		}
	}
	return ""
}

// headsAlone reports whether the word in row i is the head of the only group of columns: the row below, itself of
// headings, names nothing but the columns from there on, and single columns have their names beside it.
func (s *Sheet) headsAlone(i, k int) bool {
	return k > 1 && s.Rows[i+1] == s.Rows[i]+1 && s.isHeadingRow(i+1) && len(s.Merges) == 0 &&
		s.Cell(i, k-1).State != Blank && s.Cell(i+1, k-1).State == Blank && s.Cell(i+1, k).State != Blank
}

// headsGroups reports whether row i holds heads of groups of columns that the next row names.
func (s *Sheet) headsGroups(i int) bool {
	if i+1 >= len(s.Rows) || !s.isHeadingRow(i) || !s.isHeadingRow(i+1) || s.Rows[i+1] != s.Rows[i]+1 {
		return false
	}
	heads, below := 0, 0
	for k := 1; k < len(s.Cols); k++ {
		if s.Cell(i, k).State == Word {
			heads++
		}
		if s.Cell(i+1, k).State != Blank {
			below++
		}
	}
	return heads >= 2 && below >= 2*heads
}

// spill finds the words that a merged heading to the left carries over column j.
func (s *Sheet) spill(i, j int) string {
	ref := s.Ref(i, j)
	k := sort.Search(len(s.Merges), func(k int) bool { return s.Merges[k].From.Row > ref.Row })
	for k--; k >= 0 && s.Merges[k].From.Row >= ref.Row-8; k-- {
		if m := s.Merges[k]; m.Contains(ref) && m.From != ref {
			if c := s.Find(m.From); c != nil && m.From.Row == ref.Row {
				return c.Text()
			}
			return ""
		}
	}
	return ""
}

// Heading is what stands over the cell at r: the lines of its heading joined by a space; "" if there is none.
func (s *Sheet) Heading(r sheets.Ref) string { return s.headingOver(r).text }

// LeafHeading is the lowest line of Heading: what tells the column from those beside it under one group.
func (s *Sheet) LeafHeading(r sheets.Ref) string { return s.headingOver(r).leaf }

func (s *Sheet) headingOver(r sheets.Ref) heading {
	i, j, ok := s.Index(r)
	if !ok {
		return heading{}
	}
	list := s.heads.cols[j]
	k := sort.Search(len(list), func(k int) bool { return list[k].from > i })
	if k == 0 {
		return heading{}
	}
	return list[k-1]
}

// Label is what the row of the cell at r is called: the words before its first figure, else the first words in the row.
func (s *Sheet) Label(r sheets.Ref) string {
	i, _, ok := s.Index(r)
	if !ok {
		return ""
	}
	return s.RowLabel(i)
}

// RowLabel is Label for grid row i.
func (s *Sheet) RowLabel(i int) string {
	var words []string
	for j := range s.Cols {
		c := s.Cell(i, j)
		if c.State == Word {
			if t := c.Text(); t != "" && (len(words) == 0 || words[len(words)-1] != t) {
				words = append(words, t)
			}
		}
		if c.IsFigure() && len(words) > 0 && s.ColRoles[j] != RoleCode && s.ColRoles[j] != RolePeriod {
			break
		}
		if len(words) == 3 {
			break
		}
	}
	return strings.Join(words, " ")
}

// Shown is a cell as a person reads it, as near as the stored value tells.
func (s *Sheet) Shown(c *Cell) string {
	if c == nil || c.Source == nil {
		return ""
	}
	if c.Source.Kind != sheets.Number {
		return strings.TrimSpace(strings.ReplaceAll(c.Source.Raw, "\u00a0", " "))
	}
	v := s.Value(c)
	f := s.Style(c).Format
	if f.Percent {
		v = v.Shift(2)
	}
	if f.Decimals >= 0 && f.Code != "" && !f.Date {
		return v.StringFixed(int32(f.Decimals))
	}
	return v.String()
}
