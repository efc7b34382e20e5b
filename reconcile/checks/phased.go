package checks

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/reconcile/period"
	"crosscast/sheets"
)

// phased is a run of periods with the lines of figures that stand under or beside it.
type phased struct {
	*periodLine
	from, to int // grid rows, or columns, of the lines; to is excluded
}

// phasedLines finds the figures that are phased over the periods of a sheet.
func phasedLines(s *layout.Sheet) []*phased {
	runs := periodLines(s)
	var out []*phased
	for n, l := range runs {
		to := len(s.Cols)
		if l.axis == reconcile.Across {
			to = len(s.Rows)
			for _, next := range runs[n+1:] {
				if next.axis == l.axis && next.line > l.line {
					to = next.line
					break
				}
			}
		}
		for _, series := range l.series() {
			out = append(out, &phased{series, l.line + 1, to})
		}
	}
	return out
}

// series parts a run into the periods of one kind under one name: budget and actual are phased each by itself, and a
// span of years among them is a total. What does not rise throughout is left out.
func (l *periodLine) series() []*periodLine {
	by := map[string]*periodLine{}
	var order []*periodLine
	for k, p := range l.ps {
		if p.Kind == period.Span || p.Kind == period.Impossible {
			continue
		}
		key := p.Kind.String() + " " + strings.ToLower(p.Tag)
		if by[key] == nil {
			by[key] = &periodLine{sheet: l.sheet, axis: l.axis, line: l.line}
			order = append(order, by[key])
		}
		by[key].add(l.at[k], p)
	}
	return slices.DeleteFunc(order, func(x *periodLine) bool { return len(x.at) < leastPeriods || !x.rises() })
}

// rises reports whether every period comes after the one before it.
func (l *periodLine) rises() bool {
	for k := 1; k < len(l.ps); k++ {
		if comparePeriods(l.ps[k-1], l.ps[k]) >= 0 {
			return false
		}
	}
	return true
}

// refOf is the address of a line's figure in period k.
func (l *phased) refOf(line, k int) sheets.Ref {
	if l.axis == reconcile.Across {
		return l.sheet.Ref(line, l.at[k])
	}
	return l.sheet.Ref(l.at[k], line)
}

func (l *phased) cell(line, k int) *layout.Cell { return l.sheet.Find(l.refOf(line, k)) }

// name is what a line is called.
func (l *phased) name(line int) string {
	if l.axis == reconcile.Across {
		return l.sheet.RowLabel(line)
	}
	return l.sheet.Heading(l.refOf(line, 0))
}

// figures reads a line over all periods; false where a cell holds none. A blank counts as nil only where blanks may.
func (l *phased) figures(line int, blanks bool) ([]float64, bool) {
	out := make([]float64, len(l.at))
	for k := range l.at {
		c := l.cell(line, k)
		if c == nil || !c.IsFigure() && !(blanks && c.State == layout.Blank) || c.Ratio {
			return nil, false
		}
		out[k] = c.Num
	}
	return out, true
}

// slack is what rounding can explain between so many figures of a line.
func (l *phased) slack(line, figures int) decimal.Decimal {
	places := int8(0)
	for k := range l.at {
		if c := l.cell(line, k); c != nil && c.State == layout.Number {
			places = max(places, c.Places)
		}
	}
	return decimal.New(5, -int32(places)-1).Mul(decimal.NewFromInt(int64(figures)))
}
