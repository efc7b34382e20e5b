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
		"a number put into a net total": {`
Service | 2014/15 | 2015/16 | 2016/17
Gross   | 412 | 530 | 618
Income  | 155 | 161 | 190
Net     | =B2-B3 -> 257 | =C2-C3+25 -> 394 | =D2-D3 -> 428`,
			`review S!C4 Net, 2015/16 has a number typed into its sum 394 369`},
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
		"a number between copies of a formula, what it gives": {`
Grade  | Posts | Rate | Cost
Junior | 12    | 31.5 | =B2*C2 -> 378
Senior | 7     | 44   | =B3*C3 -> 308
Head   | 3     | 62.5 | 187.5
Chief  | 1     | 90   | =B5*C5 -> 90
Clerk  | 5     | 28   | =B6*C6 -> 140`,
			`latent S!D4 Head, Cost is typed between copies of a formula
	D4 holds the number 187.5. Copied from the cells beside it, =B4*C4 gives the same.`},
		"a number between copies of a formula, another": {`
Grade  | Posts | Rate | Cost
Junior | 12    | 31.5 | =B2*C2 -> 378
Senior | 7     | 44   | =B3*C3 -> 308
Head   | 3     | 62.5 | 180
Chief  | 1     | 90   | =B5*C5 -> 90
Clerk  | 5     | 28   | =B6*C6 -> 140`, ""},
		"of two units, the one that was given": {`
Plant | MBtu | MWh
North | =C2*3.412 -> 34.12 | 10
South | =C3*3.412 -> 68.24 | 20
West  | 34.12 | =B4/3.412 -> 10
East  | =C5*3.412 -> 136.48 | 40
Mid   | =C6*3.412 -> 170.6 | 50`, ""},
		"workings in a line are normal": {`
Service  | 2014/15 | 2015/16
Homecare | =400+12 -> 412 | 530
Day care | =B2*0.5 -> 206 | 161
Total    | =SUM(B2:B3) -> 618 | =SUM(C2:C3) -> 691`, ""},
	})
}
