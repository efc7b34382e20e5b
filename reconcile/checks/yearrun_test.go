package checks

import (
	"strings"
	"testing"

	"crosscast/reconcile"
	"crosscast/sheets/sheetstest"
)

func TestYearRunTells(t *testing.T) {
	for name, c := range map[string]struct{ sheet, want string }{
		"a year twice, the next one missing": {`
Savings area | 2014/15 | 2015/16 | 2015/16 | 2017/18 | Total
Premises     | 10      | 20      | 30      | 40      | 100
Music        | 1       | 2       | 3       | 4       | 10`,
			`differs S!D1 Year headings do not run
	2014/15, 2015/16, 2015/16, 2017/18.
	The third (D1) reads as 2016/17 by its place.`},
		"the same down a column, beside figures": {`
        | CYPS | YOS | CFS
2014/15 | 3400 | 0   | 3400
2015/16 | 8290 | 350 | 8640
2015/16 | 1000 | 90  | 1090
2017/18 | 0    | 110 | 110`,
			`differs S!A4 Year labels do not run
	2014/15, 2015/16, 2015/16, 2017/18.
	The third (A4) reads as 2016/17 by its place.`},
		"a gap": {`
     | 2014 | 2015 | 2017 | 2018 | 2019
Fees | 11   | 12   | 13   | 14   | 15`,
			`differs S!D1 Year headings do not run
	2014, 2015, 2017, 2018, 2019.
	2016 is missing before D1.`},
		"a year that cannot be": {`
     | 2022/23 | 2023/224 | 2024/25 | 2025/26
Fees | 11      | 12       | 13      | 14`,
			`differs S!C1 Year headings do not run
	2022/23, 2023/224, 2024/25, 2025/26.
	C1 holds 2023/224, and there is no such year; it reads as 2023/24 by its place.`},
		"a year that cannot be, where nothing else runs": {`
     | 2022/23 | 2022/23 | 2022/22 | 2022/23
Fees | 11      | 12      | 13      | 14`,
			`differs S!D1 Year headings do not run
	2022/23, 2022/23, 2022/22, 2022/23.
	D1 holds 2022/22, and there is no such year.`},
		"a date that goes back": {`
Forecast of   | £bn
June 2010     | 43.1
November 2010 | 51.7
March 2011    | 13
November 2011 | 14
March 2011    | 15
December 2012 | 16
March 2013    | 17
December 2013 | 18
March 2014    | 19`,
			`review S!A6 Month labels do not run
	June 2010, November 2010, March 2011, November 2011, March 2011, December 2012, March 2013, December 2013, ...
	A6 holds March 2011 after November 2011, and all others go forward.`},
		"the same headings over two tables are told once": {`
     | 2014/15 | 2015/16 | 2015/16 | 2017/18
Fees | 11      | 12      | 13      | 14

     | 2014/15 | 2015/16 | 2015/16 | 2017/18
Pay  | 11      | 12      | 13      | 14`,
			`differs S!D1 Year headings do not run
	2014/15, 2015/16, 2015/16, 2017/18.
	The third (D1) reads as 2016/17 by its place.`},
	} {
		t.Run(name, func(t *testing.T) {
			same(t, c.want, tell(sheetstest.Book(gridSheet("S", c.sheet)), reconcile.Options{}, YearRun))
		})
	}
}

func TestYearRunIsSilent(t *testing.T) {
	for name, sheet := range map[string]string{
		"years that run": `
     | 2014/15 | 2015/16 | 2016/17 | Total
Fees | 11      | 12      | 13      | 36`,
		"budget and actual for each year": `
     | Budget 2014/15 | Actual 2014/15 | Budget 2015/16 | Actual 2015/16 | Budget 2016/17 | Actual 2016/17
Fees | 11             | 12             | 13             | 14             | 15             | 16`,
		"a revised year": `
     | 2013/14 Actual | 2014/15 Original | 2014/15 Revised | 2015/16 Budget
Fees | 11             | 12               | 13              | 14`,
		"every fifth year": `
     | 1990 | 1995 | 2000 | 2005
Fees | 11   | 12   | 13   | 14`,
		"forecasts at odd dates": `
June 2010     | 43.1
November 2010 | 51.7
March 2011    | 13
November 2011 | 14
March 2012    | 15
December 2012 | 16
March 2013    | 17
December 2013 | 18
March 2014    | 19`,
		"years that go down": `
     | 2017/18 | 2016/17 | 2015/16 | 2014/15
Fees | 11      | 12      | 13      | 14`,
		"tables side by side": `
     | 2014/15 | 2015/16 | 2016/17 |  |      | 2013/14 | 2014/15 | 2015/16
Fees | 11      | 12      | 13      |  | Fees | 11      | 12      | 13`,
		"a year with a footnote": `
     | 2007/08 | 2008/09 | 2009/101 | 2010/11
Fees | 11      | 12      | 13       | 14`,
		"years that are data": `
Scheme | Start | Cost
Roof   | 2014  | 120
Boiler | 2016  | 80
Drains | 2016  | 75
Lift   | 2019  | 310`,
		"years of many rows": `
2014/15 | 120
2014/15 | 80
2014/15 | 75
2016/17 | 310
2016/17 | 15
2014/15 | 16`,
		"accounts numbered like years": `
2010  Stationery and office | 120
2020  Books and magazines   | 80
2030  Printing supplies     | 75
2035  Printing, taxable     | 310`,
		"a title that speaks of a year": `
Budget 2014/15 for the years 2014/15 and 2017/18
Fees | 11
Pay  | 12`,
	} {
		t.Run(name, func(t *testing.T) {
			same(t, "", tell(sheetstest.Book(gridSheet("S", sheet)), reconcile.Options{}, YearRun))
		})
	}
}

func TestYearRunNamesTheOtherPlace(t *testing.T) {
	sheet := strings.Repeat("| 2014/15 | 2015/16 | 2015/16 | 2017/18\nFees | 1 | 2 | 3 | 4\n\n", 2)
	res := tested(sheetstest.Book(gridSheet("S", sheet)), reconcile.Options{}, YearRun)
	if len(res.Findings) != 1 || !strings.HasSuffix(res.Findings[0].Todo, "at D4") {
		t.Errorf("%s", told(res))
	}
}
