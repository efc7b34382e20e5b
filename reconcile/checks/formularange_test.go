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
		"a range over headings and blank rows": {`
Service  | 2014/15 | 2015/16 | 2016/17
Homecare | 412 | 530 | 618
Day care | 155 | 161 | 190

Total    | =SUM(B1:B4) -> 567 | =SUM(C2:C3) -> 691 | =SUM(D2:D4) -> 808`, ""},
	})
}
