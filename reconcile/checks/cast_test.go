package checks

import "testing"

func TestCast(t *testing.T) {
	tellAll(t, map[string]sample{
		"a total that its siblings prove": {`
Service  | 2014/15 | 2015/16 | 2016/17
Homecare | 412 | 530 | 618
Day care | 155 | 161 | 190
Respite  | 73  | 88  | 104
Total    | 640 | 797 | 912`, `differs S!C5 Total, 2015/16 does not cast 797 779`},
		"a total above its lines": {`
Service  | 2014/15 | 2015/16 | 2016/17
Total    | 640 | 779 | 921
Homecare | 412 | 530 | 618
Day care | 155 | 161 | 190
Respite  | 73  | 88  | 104`, `differs S!D2 Total, 2016/17 does not cast 921 912`},
		"a result that is not what its formula gives": {`
Service  | 2014/15
Homecare | 412
Day care | 155
Total    | =SUM(B2:B3) -> 576`, `differs S!B4 Total, 2014/15 does not cast 576 567`},
		"rounding is no finding": {`
Service  | 2014/15 | 2015/16 | 2016/17
Homecare | 412 | 530 | 618
Day care | 155 | 161 | 190
Respite  | 73  | 88  | 104
Total    | 641 | 778 | 912`, ""},
		"a lone figure that ties to nothing is not said to differ": {`
Service  | £000
Homecare | 412
Day care | 155
Respite  | 73
Total    | 993`, ""},
	})
}
