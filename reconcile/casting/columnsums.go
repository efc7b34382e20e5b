package casting

import (
	"sort"

	"github.com/shopspring/decimal"

	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

// columnSums are the running sums of one column, so that thousands of formulas over parts of it ("=B2/SUM(B$2:B$900)" in
// every row) do not each add it up again.
type columnSums struct {
	sum     []decimal.Decimal // of the rows before
	figures []int32
	asText  []int32
	spoilt  []int32 // the last grid row before with a cell that stops a sum; -1 if there is none
}

// longRange is from how many rows a range is added by its column's running sums.
const longRange = 32

// sumsOf holds the running sums of the sheets' columns, made when they are first asked for.
type sumsOf map[*layout.Sheet]map[int]*columnSums

// column returns the running sums of grid column j.
func (m sumsOf) column(s *layout.Sheet, j int) *columnSums {
	if m[s] == nil {
		m[s] = map[int]*columnSums{}
	}
	if m[s][j] == nil {
		m[s][j] = newColumnSums(s, j)
	}
	return m[s][j]
}

func newColumnSums(s *layout.Sheet, j int) *columnSums {
	n := len(s.Rows) + 1
	c := &columnSums{make([]decimal.Decimal, n), make([]int32, n), make([]int32, n), make([]int32, n)}
	c.spoilt[0] = -1
	for i := range s.Rows {
		var one gathered
		one.addCell(s, plainTerm, s.Ref(i, j), s.Cell(i, j))
		c.sum[i+1] = c.sum[i].Add(one.sum)
		c.figures[i+1] = c.figures[i] + int32(one.figures)
		c.asText[i+1], c.spoilt[i+1] = c.asText[i], c.spoilt[i]
		if one.asText {
			c.asText[i+1]++
		}
		if one.spoilt != "" {
			c.spoilt[i+1] = int32(i)
		}
	}
	return c
}

// add takes the part of a range that lies in grid column j into g. Where cells stop the sum it returns the grid row of
// the last of them, which is to be told; else -1.
func (m sumsOf) add(g *gathered, s *layout.Sheet, r sheets.Range, j, sign int) int {
	from := sort.SearchInts(s.Rows, r.From.Row)
	to := sort.SearchInts(s.Rows, r.To.Row+1)
	c := m.column(s, j)
	if i := int(c.spoilt[to]); i >= from {
		return i
	}
	g.sum = g.sum.Add(c.sum[to].Sub(c.sum[from]).Mul(decimal.NewFromInt(int64(sign))))
	g.figures += int(c.figures[to] - c.figures[from])
	g.asText = g.asText || c.asText[to] > c.asText[from]
	return -1
}
