package checks

import "testing"

func TestFormulaRange(t *testing.T) {
	tellAll(t, map[string]sample{
		"a range that stops short": {`
Service  | 2014/15 | 2015/16 | 2016/17
Homecare | 412 | 530 | 618
Day care | 155 | 161 | 190
Respite  | 73  | 88  | 104
Total    | =SUM(B2:B4) -> 640 | =SUM(C2:C3) -> 691 | =SUM(D2:D4) -> 912`,
			`differs S!C5 Total, 2015/16 adds other lines than its siblings do 691 779`},
		"short of a line that is nil today": {`
Service  | 2014/15 | 2015/16 | 2016/17
Homecare | 412 | 530 | 618
Day care | 155 | 161 | 190
Respite  | 73  | 0   | 104
Total    | =SUM(B2:B4) -> 640 | =SUM(C2:C3) -> 691 | =SUM(D2:D4) -> 912`,
			`latent S!C5 Total, 2015/16 adds other lines than its siblings do 691 691`},
		"another column's lines": {`
Service  | 2014/15 | 2015/16 | 2016/17
Homecare | 412 | 530 | 618
Day care | 155 | 161 | 190
Respite  | 73  | 88  | 104
Total    | =SUM(B2:B4) -> 640 | =SUM(B2:B4) -> 640 | =SUM(D2:D4) -> 912`,
			`differs S!C5 Total, 2015/16 adds other lines than its siblings do 640 779`},
		"an average that leaves out a line": {`
Service  | 2014/15 | 2015/16 | 2016/17
Homecare | 412 | 530 | 618
Day care | 155 | 161 | 190
Respite  | 73  | 88  | 104
Average  | =AVERAGE(B2:B4) -> 213.333 | =AVERAGE(C2:C3) -> 345.5 | =AVERAGE(D2:D4) -> 304`,
			"differs S!C5 Average, 2015/16 takes in fewer lines than its neighbours do\n" +
				"\tIts formula is =AVERAGE(C2:C3), copied from the cells beside it it would be =AVERAGE(C2:C4).\n" +
				"\tStated 345.5; with all lines it is 259.67."},
		"the greatest of some lines, and of all today": {`
Service  | 2014/15 | 2015/16 | 2016/17
Homecare | 412 | 530 | 618
Day care | 155 | 161 | 190
Respite  | 73  | 88  | 104
Greatest | =MAX(B2:B4) -> 412 | =MAX(C2:C3) -> 530 | =MAX(D2:D4) -> 618`,
			"latent S!C5 Greatest, 2015/16 takes in fewer lines than its neighbours do\n" +
				"\tIts formula is =MAX(C2:C3), copied from the cells beside it it would be =MAX(C2:C4)."},
		"an average that leaves out a blank line": {`
Service  | 2014/15 | 2015/16 | 2016/17
Homecare | 412 | 530 | 618
Day care | 155 | 161 | 190
Respite  | 73  |     | 104
Average  | =AVERAGE(B2:B4) -> 213.333 | =AVERAGE(C2:C3) -> 345.5 | =AVERAGE(D2:D4) -> 304`, ""},
		"one column, nothing beside it": {`
Service  | 2014/15
Homecare | 412
Day care | 155
Respite  | 73
Total    | =SUM(B2:B3) -> 567`,
			`review S!B5 Total, 2014/15 stops before the figures do 567 567`},
		"two ranges against two": {`
Service  | 2014/15 | 2015/16 | 2016/17 | 2017/18
Homecare | 412 | 530 | 618 | 702
Day care | 155 | 161 | 190 | 233
Respite  | 73  | 88  | 104 | 211
Total    | =SUM(B2:B4) -> 640 | =SUM(C2:C3) -> 691 | =SUM(D2:D4) -> 912 | =SUM(E2:E3) -> 935`,
			"differs S!C5 Total, 2015/16 adds other lines than its siblings do 691 779\n" +
				"review S!E5 Total, 2017/18 stops before the figures do 935 935"},
		"a subtotal between a range and its total": {`
Service  | 2014/15
Homecare | 412
Day care | 155
Subtotal | =SUM(B2:B3) -> 567
Respite  | 73
Total    | =B4+B5 -> 640`, ""},
		"a sum over the years leaves out the last of them": {`
Service  | 2014 | 2015 | 2016 | 2017 | 2018
Homecare | 412 | 530 | 618 | 702 | 377
Day care | 155 | 161 | 190 | 233 | 263
Total    | =SUM(B2:B3) -> 567 | =SUM(C2:C3) -> 691 | =SUM(D2:D3) -> 808 | =SUM(E2:E3) -> 935 | =SUM(F2:F3) -> 640

All years | =SUM(B4:E4) -> 3001`,
			`differs S!B6 All years, 2014 stops before the figures do 3001 3641`},
		"a sum over the years leaves out their total": {`
Service  | 2014 | 2015 | 2016 | 2017 | All
Homecare | 412 | 530 | 618 | 702 | =SUM(B2:E2) -> 2262
Day care | 155 | 161 | 190 | 233 | =SUM(B3:E3) -> 739
Total    | =SUM(B2:B3) -> 567 | =SUM(C2:C3) -> 691 | =SUM(D2:D3) -> 808 | =SUM(E2:E3) -> 935 | =SUM(F2:F3) -> 3001

All years | =SUM(B4:E4) -> 3001`, ""},
		"a range over headings and blank rows": {`
Service  | 2014/15 | 2015/16 | 2016/17
Homecare | 412 | 530 | 618
Day care | 155 | 161 | 190

Total    | =SUM(B1:B4) -> 567 | =SUM(C2:C3) -> 691 | =SUM(D2:D4) -> 808`, ""},
	})
}
