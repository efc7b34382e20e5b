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
		"a range over headings and blank rows": {`
Service  | 2014/15 | 2015/16 | 2016/17
Homecare | 412 | 530 | 618
Day care | 155 | 161 | 190

Total    | =SUM(B1:B4) -> 567 | =SUM(C2:C3) -> 691 | =SUM(D2:D4) -> 808`, ""},
	})
}
