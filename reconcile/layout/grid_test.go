package layout_test

import (
	"strings"

	"crosscast/reconcile/layout"
	"crosscast/sheets"
	"crosscast/sheets/csv"
	"crosscast/sheets/sheetstest"
)

// stored lays out a grid as an xlsx file holds it, with merged ranges as they stand.
func stored(text string, merges ...string) *layout.Sheet {
	s := sheetstest.Grid("S", strings.Trim(text, "\n"))
	for _, m := range merges {
		g, err := sheets.ParseRange(m)
		if err != nil {
			panic(err)
		}
		s.Merges = append(s.Merges, g)
	}
	return layout.Read(sheetstest.Book(s)).Sheets[0]
}

// printed lays out separated text, in which every cell is text.
func printed(text string) *layout.Sheet {
	wb, err := csv.Read([]byte(strings.Trim(text, "\n")+"\n"), "S.csv")
	if err != nil {
		panic(err)
	}
	return layout.Read(wb).Sheets[0]
}

// ref is a cell's address, which a test knows to be one.
func ref(text string) sheets.Ref {
	r, err := sheets.ParseRef(text)
	if err != nil {
		panic(err)
	}
	return r
}
