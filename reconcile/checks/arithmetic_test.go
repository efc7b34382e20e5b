package checks

import (
	"testing"

	"crosscast/reconcile"
	"crosscast/sheets/sheetstest"
)

// sample is one sheet and what all the checks together say of it, "" for nothing.
type sample struct{ sheet, want string }

func tellAll(t *testing.T, samples map[string]sample) {
	t.Helper()
	for name, c := range samples {
		t.Run(name, func(t *testing.T) {
			same(t, c.want, tell(sheetstest.Book(gridSheet("S", c.sheet)), reconcile.Options{Years: "auto", Hidden: "warn"}, All...))
		})
	}
}

// A wrong figure is told once, however many sums it breaks: where the crossing sums tell, at the figure itself.
func TestToldOnce(t *testing.T) {
	tellAll(t, map[string]sample{
		"a line that breaks its row and its column": {`
Service  | Q1  | Q2  | Q3  | Year
Homecare | 412 | 530 | 618 | 1560
Day care | 155 | 116 | 190 | 506
Respite  | 73  | 88  | 104 | 265
Meals    | 37  | 94  | 61  | 192
Total    | 677 | 873 | 973 | 2523`, `differs S!C6 Total, Q2 does not cast 873 828`},
		"a corner": {`
Service  | Q1  | Q2  | Q3  | Year
Homecare | 412 | 530 | 618 | 1560
Day care | 155 | 161 | 190 | 506
Respite  | 73  | 88  | 104 | 265
Meals    | 37  | 94  | 61  | 192
Total    | 677 | 873 | 973 | 2532`, `differs S!E6 Total, Year does not cast 2532 2523`},
		"two that have nothing to do with each other, the greater first": {`
Service  | 2014/15 | 2015/16 | 2016/17 | 2017/18 | 2018/19
Homecare | 412 | 530 | 618 | 377 | 702
Day care | 155 | 161 | 190 | 263 | 233
Respite  | 73  | 88  | 104 | 211 | 59
Subtotal | 640 | 797 | 912 | 851 | 994
Roads    | 251 | 263 | 287 | 299 | 118
Parks    | 118 | 124 | 109 | 147 | 135
Waste    | 86  | 71  | 93  | 127 | 64
Subtotal | 455 | 458 | 489 | 537 | 317`, `differs S!E9 Subtotal, 2017/18 does not cast 537 573
differs S!C5 Subtotal, 2015/16 does not cast 797 779`},
		"nothing wrong": {`
Service  | Q1  | Q2  | Q3  | Year
Homecare | 412 | 530 | 618 | 1560
Day care | 155 | 161 | 190 | 506
Total    | 567 | 691 | 808 | 2066`, ""},
	})
}
