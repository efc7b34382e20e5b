package casting_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"crosscast/reconcile"
	"crosscast/reconcile/casting"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
	"crosscast/sheets/sheetstest"
)

// model is a well-formed budget table: lines in groups, a subtotal under each group where there are several, a total
// at the foot, and perhaps a year's total right of the quarters. Cells are strings as a person types them.
type model struct {
	cells  [][]string
	totals map[int][]int // rows that add up other rows
	sums   []string      // what it adds, as claimOf writes it
}

// drawModel makes a table of irregular figures: they come of a drawn seed, because figures that are drawn one by one
// shrink to a table of thousands, in which nothing tells a sum from chance. With two groups a wrong subtotal would break
// as many sums of its column as it leaves whole, so there is one group or at least three.
func drawModel(t *rapid.T) *model {
	groups := make([]int, rapid.SampledFrom([]int{1, 3, 4}).Draw(t, "groups"))
	for g := range groups {
		groups[g] = rapid.IntRange(3, 5).Draw(t, "lines")
	}
	columns := rapid.IntRange(4, 6).Draw(t, "columns")
	across := rapid.Bool().Draw(t, "year's total")
	figures := rand.New(rand.NewPCG(1, rapid.Uint64().Draw(t, "seed")))
	for {
		m := newModel(groups, columns, across, func() string { return fmt.Sprint(1000 + figures.IntN(99000)) })
		if !m.ambiguous() {
			return m
		}
	}
}

// newModel fills a table with so many lines in each group.
func newModel(groups []int, columns int, across bool, figure func() string) *model {
	m := &model{cells: [][]string{{"Service"}}, totals: map[int][]int{}}
	for c := range columns {
		m.cells[0] = append(m.cells[0], fmt.Sprintf("Part %c", 'A'+c))
	}
	var lines, subtotals []int
	for g, n := range groups {
		lines = nil
		for l := range n {
			lines = append(lines, len(m.cells))
			row := []string{fmt.Sprintf("Service %c%c", 'a'+g, 'a'+l)}
			for range columns {
				row = append(row, figure())
			}
			m.cells = append(m.cells, row)
		}
		if len(groups) > 1 {
			subtotals = append(subtotals, len(m.cells))
			m.total(fmt.Sprintf("Subtotal %c", 'a'+g), columns, lines)
		}
	}
	if len(groups) == 1 {
		subtotals = lines
	}
	m.total("Total", columns, subtotals)
	if across {
		m.across(columns)
	}
	return m
}

// ambiguous reports whether two totals of a column are nearly equal: then either group may make up either total.
func (m *model) ambiguous() bool {
	for c := 1; c < len(m.cells[0]); c++ {
		var seen []int
		for row := range m.totals {
			v := figureIn(m.cells[row][c])
			if slices.ContainsFunc(seen, func(o int) bool { return max(v-o, o-v) < 100 }) {
				return true
			}
			seen = append(seen, v)
		}
	}
	return false
}

func figureIn(text string) int {
	v := 0
	fmt.Sscan(text, &v)
	return v
}

// total adds a row that adds up others.
func (m *model) total(label string, columns int, rows []int) {
	at := len(m.cells)
	m.cells, m.totals[at] = append(m.cells, []string{label}), rows
	for c := 1; c <= columns; c++ {
		m.cells[at] = append(m.cells[at], m.sum(reconcile.Down, at, c, rows))
	}
}

// across adds the column that adds up each row.
func (m *model) across(columns int) {
	m.cells[0] = append(m.cells[0], "Total")
	var parts []int
	for c := 1; c <= columns; c++ {
		parts = append(parts, c)
	}
	for row := 1; row < len(m.cells); row++ {
		m.cells[row] = append(m.cells[row], m.sum(reconcile.Across, row, columns+1, parts))
	}
	for row, lines := range m.totals {
		m.sum(reconcile.Down, row, columns+1, lines)
	}
}

// sum notes that a cell adds up the cells of other rows in its column, or of other columns in its row, and gives the sum.
func (m *model) sum(axis reconcile.Axis, row, col int, lines []int) string {
	sum := 0
	var terms []sheets.Ref
	for _, l := range lines {
		i, j := l, col
		if axis == reconcile.Across {
			i, j = row, l
		}
		sum += figureIn(m.cells[i][j])
		terms = append(terms, sheets.Ref{Row: i + 1, Col: j + 1})
	}
	m.sums = append(m.sums, claimOf(axis, sheets.Ref{Row: row + 1, Col: col + 1}, terms, reconcile.Agrees))
	return fmt.Sprint(sum)
}

// claimOf writes one sum: the way it runs, its total, all its terms, its outcome.
func claimOf(axis reconcile.Axis, total sheets.Ref, terms []sheets.Ref, outcome reconcile.Outcome) string {
	slices.SortFunc(terms, func(a, b sheets.Ref) int {
		if a.Less(b) {
			return -1
		}
		return 1
	})
	return fmt.Sprint(axisNames[axis], " ", total, " = ", terms, " ", outcome)
}

// found lists the relations of a table as claimOf does, each address moved.
func found(cells [][]string, move func(sheets.Ref) sheets.Ref) []string {
	var out []string
	for _, r := range relationsOf(cells) {
		var terms []sheets.Ref
		for _, c := range cellsOf(r) {
			terms = append(terms, move(c))
		}
		out = append(out, claimOf(r.Axis, move(r.Total), terms, r.Outcome))
	}
	return out
}

func relationsOf(cells [][]string) []*reconcile.Relation {
	return casting.Find(layout.Read(sheetstest.Book(sheetstest.Grid("Model", textOf(cells)))))
}

func textOf(cells [][]string) string {
	var b strings.Builder
	for _, row := range cells {
		b.WriteString(strings.Join(row, "|") + "\n")
	}
	return b.String()
}

// cellsOf lists the terms of a relation cell by cell.
func cellsOf(r *reconcile.Relation) []sheets.Ref {
	var out []sheets.Ref
	for _, term := range r.Terms {
		for row := term.Cells.From.Row; row <= term.Cells.To.Row; row++ {
			for col := term.Cells.From.Col; col <= term.Cells.To.Col; col++ {
				out = append(out, sheets.Ref{Row: row, Col: col})
			}
		}
	}
	return out
}

func inPlace(r sheets.Ref) sheets.Ref { return r }

// holds demands that every sum of the table is found and agrees, and that nothing is told to be wrong. A sum more may
// agree by chance: with so many figures one in a hundred tables has one.
func holds(t *rapid.T, cells [][]string, want, got []string) {
	t.Helper()
	var faults []string
	for _, w := range want {
		if !slices.Contains(got, w) {
			faults = append(faults, "missing: "+w)
		}
	}
	for _, g := range got {
		if strings.HasSuffix(g, string(reconcile.Differs)) || strings.HasSuffix(g, string(reconcile.Review)) {
			faults = append(faults, "told: "+g)
		}
	}
	if len(faults) > 0 {
		t.Fatalf("%s%s", textOf(cells), strings.Join(faults, "\n"))
	}
}

func TestRightTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t)
		holds(t, m.cells, m.sums, found(m.cells, inPlace))
	})
}

// One figure changed by much is told by a sum that it stands in and nowhere else, and every sum that it does not stand in
// stays as it is.
func TestOneWrongFigure(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t)
		before := relationsOf(m.cells)
		i := rapid.IntRange(1, len(m.cells)-1).Draw(t, "row")
		j := rapid.IntRange(1, len(m.cells[i])-1).Draw(t, "column")
		wrong := sheets.Ref{Row: i + 1, Col: j + 1}
		m.cells[i][j] += fmt.Sprint(rapid.IntRange(0, 9).Draw(t, "digit")) // a key struck once more
		involves := func(r *reconcile.Relation) bool { return r.Total == wrong || slices.Contains(cellsOf(r), wrong) }
		var want []string
		for _, r := range before {
			if !involves(r) && r.Outcome == reconcile.Agrees {
				want = append(want, claimOf(r.Axis, r.Total, cellsOf(r), r.Outcome))
			}
		}
		var others []string
		told := false
		for _, r := range relationsOf(m.cells) {
			if involves(r) {
				told = told || r.Outcome == reconcile.Differs || r.Outcome == reconcile.Review
			} else {
				others = append(others, claimOf(r.Axis, r.Total, cellsOf(r), r.Outcome))
			}
			if r.Cell != nil && *r.Cell != wrong {
				t.Fatalf("%s%s is wrong, but: %s", textOf(m.cells), wrong, lineOf(r))
			}
		}
		holds(t, m.cells, want, others)
		if !told {
			t.Fatalf("%snobody tells that %s is wrong", textOf(m.cells), wrong)
		}
	})
}

// What means nothing changes nothing but addresses: an empty row over the table or over its total, an empty column before
// it, a column of reasons behind it.
func TestMeaninglessChanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t)
		empty := rapid.SampledFrom([]int{0, len(m.cells) - 1}).Draw(t, "empty row")
		moved := slices.Insert(slices.Clone(m.cells), empty, []string{})
		for i, row := range moved {
			if len(row) > 0 {
				moved[i] = append(append([]string{""}, row...), "as agreed in May")
			}
		}
		holds(t, moved, m.sums, found(moved, func(r sheets.Ref) sheets.Ref {
			if r.Row > empty {
				r.Row--
			}
			return sheets.Ref{Row: r.Row, Col: r.Col - 1}
		}))
	})
}

// A table turned on its side claims the same sums the other way.
func TestTransposed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t)
		turned := make([][]string, len(m.cells[0]))
		for _, row := range m.cells {
			for j, text := range row {
				turned[j] = append(turned[j], text)
			}
		}
		got := found(turned, func(r sheets.Ref) sheets.Ref { return sheets.Ref{Row: r.Col, Col: r.Row} })
		swap := strings.NewReplacer("down", "across", "across", "down")
		for i := range got {
			got[i] = swap.Replace(got[i])
		}
		holds(t, turned, m.sums, got)
	})
}

// The same workbook gives the same relations in the same order, however many cores there are.
func TestDeterministic(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	rapid.Check(t, func(t *rapid.T) {
		var pages []*sheets.Sheet
		for i := range 3 {
			pages = append(pages, sheetstest.Grid(fmt.Sprint("Sheet ", i), textOf(drawModel(t).cells)))
		}
		var want string
		for _, cores := range []int{1, 2, 2} {
			runtime.GOMAXPROCS(cores)
			got := ""
			for _, r := range casting.Find(layout.Read(sheetstest.Book(pages...))) {
				got += fmt.Sprintln(r.Sheet, lineOf(r), r.Family, r.Siblings, r.Evidence, r.Why)
			}
			if want == "" {
				want = got
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("on %d cores: %s", cores, diff)
			}
		}
	})
}
