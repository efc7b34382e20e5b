package checks

import (
	"testing"

	"crosscast/reconcile"
	"crosscast/sheets/sheetstest"
)

// phasedSheet is a savings table with its cumulative row, the figures of which are handed in.
func phasedSheet(cumulative string) string {
	return `
Savings            | 2014/15 | 2015/16 | 2016/17 | 2017/18 | Total
Early help         | 3000    | 8000    | 1000    | 100     | 12100
Voluntary support  | 400     | 640     | 90      | 10      | 1140
Total savings      | 3400    | 8640    | 1090    | 110     | 13240
` + cumulative
}

func TestCumulative(t *testing.T) {
	for name, c := range map[string]struct{ row, want, outcomes string }{
		"a row that holds": {"Cumulative savings | 3400 | 12040 | 13130 | 13240 | 13240", "",
			"C5 agrees, D5 agrees, E5 agrees, F5 agrees"},
		"one year is out, and no other is blamed": {"Cumulative savings | 3400 | 12040 | 13310 | 13240 | 13240",
			"differs S!D5 Cumulative savings, 2016/17 does not cumulate 13310 13130",
			"C5 agrees, D5 differs, E5 agrees, F5 agrees"},
		"the years are added up": {"Cumulative savings | 3400 | 12040 | 13130 | 13240 | 41810",
			"differs S!F5 Cumulative savings, Total is not the last cumulative year 41810 13240",
			"C5 agrees, D5 agrees, E5 agrees, F5 differs"},
		"a total that is neither": {"Cumulative savings | 3400 | 12040 | 13130 | 13240 | 13000",
			"review S!F5 Cumulative savings, Total is not the last cumulative year 13000 13240",
			"C5 agrees, D5 agrees, E5 agrees, F5 review"},
		"called cumulative, but of no row here": {"Cumulative savings | 500 | 700 | 1900 | 2500 |", "", ""},
		"not called so":                         {"Reserves | 3400 | 12040 | 13310 | 13240 | 13240", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			res := tested(sheetstest.Book(gridSheet("S", phasedSheet(c.row))), reconcile.Options{Years: "auto"}, Cumulative)
			same(t, c.want, told(res))
			same(t, c.outcomes, outcomes(res, "cumulative"))
		})
	}
}

func TestCumulativeDownAColumn(t *testing.T) {
	sheet := gridSheet("S", `
        | Annual | Cumulative
2021/22 | 4824   | 4824
2022/23 | 14223  | 19047
2023/24 | 10969  | 30016
2024/25 | 2676   | 32629
2025/26 | 1662   | 34354`)
	same(t, "differs S!C5 2024/25, Cumulative does not cumulate 32629 32692", tell(sheetstest.Book(sheet), reconcile.Options{}, Cumulative))
}

func TestYearsOption(t *testing.T) {
	added := phasedSheet("Cumulative savings | 3400 | 12040 | 13130 | 13240 | 41810")
	same(t, "", tell(sheetstest.Book(gridSheet("S", added)), reconcile.Options{Years: "incremental"}, Cumulative, CrossCast))

	// The user says that all rows are cumulative: each total is the last year. Fleet holds either way.
	all := gridSheet("S", `
        | 2014/15 | 2015/16 | 2016/17 | Total
Pay     | 10      | 25      | 45      | 80
Prices  | 5       | 9       | 14      | 28
Grants  | 1       | 3       | 8       | 12
Fleet   | 7       | 0       | 0       | 7`)
	same(t, `differs S!E2 Pay, Total is not the last cumulative year 80 45
differs S!E3 Prices, Total is not the last cumulative year 28 14
differs S!E4 Grants, Total is not the last cumulative year 12 8`,
		tell(sheetstest.Book(all), reconcile.Options{Years: "cumulative"}, Cumulative, CrossCast))
}

// Receipts until 2023 and payments after it stand in two columns: the second half is no difference.
func TestCumulativeOfTwoColumns(t *testing.T) {
	sheet := gridSheet("S", `
        | Income | Outlays | Cumulative
2019/20 | 11     |         | 11
2020/21 | 12     |         | 23
2021/22 | 13     |         | 36
2022/23 | 14     |         | 50
2023/24 | 15     |         | 65
2024/25 |        | -8      | 57`)
	res := tested(sheetstest.Book(sheet), reconcile.Options{}, Cumulative)
	same(t, "", told(res))
	same(t, "D3 agrees, D4 agrees, D5 agrees, D6 agrees", outcomes(res, "cumulative"))
}
