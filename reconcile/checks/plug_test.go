package checks

import "testing"

func TestPlug(t *testing.T) {
	tellAll(t, map[string]sample{
		"a number put into a sum": {`
Service  | 2014/15 | 2015/16 | 2016/17
Homecare | 412 | 530 | 618
Day care | 155 | 161 | 190
Total    | =SUM(B2:B3) -> 567 | =SUM(C2:C3)+25 -> 716 | =SUM(D2:D3) -> 808`,
			`review S!C4 Total, 2015/16 has a number typed into its sum 716 691`},
		"a number typed over a formula, right today": {`
Service  | 2014/15 | 2015/16 | 2016/17
Homecare | 412 | 530 | 618
Day care | 155 | 161 | 190
Total    | =SUM(B2:B3) -> 567 | 691 | =SUM(D2:D3) -> 808`,
			`latent S!C4 Total, 2015/16 is typed where its siblings have a formula 691 691`},
		"a number typed over a formula, wrong": {`
Service  | 2014/15 | 2015/16 | 2016/17
Homecare | 412 | 530 | 618
Day care | 155 | 161 | 190
Total    | =SUM(B2:B3) -> 567 | 716 | =SUM(D2:D3) -> 808`,
			`differs S!C4 Total, 2015/16 is typed where its siblings have a formula 716 691`},
		"workings in a line are normal": {`
Service  | 2014/15 | 2015/16
Homecare | =400+12 -> 412 | 530
Day care | =B2*0.5 -> 206 | 161
Total    | =SUM(B2:B3) -> 618 | =SUM(C2:C3) -> 691`, ""},
	})
}
