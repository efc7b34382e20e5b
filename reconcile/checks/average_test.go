package checks

import "testing"

func TestAverage(t *testing.T) {
	tellAll(t, map[string]sample{
		"one of a row of averages": {`
Month   | Desk 1 | Desk 2 | Desk 3 | Desk 4
April   | 412 | 531 | 618 | 377
May     | 156 | 161 | 190 | 263
June    | 74  | 88  | 104 | 212
Average | 214 | 260 | 340 | 284`, `differs S!D5 Average, Desk 3 does not agree to the average of its lines 340 304`},
		"a result that is not what its formula gives": {`
Month   | Desk 1
April   | 412
May     | 156
Average | =AVERAGE(B2:B3) -> 824`, `differs S!B4 Average, Desk 1 does not agree to the average of its lines 824 284`},
		"blanks and words count for nothing": {`
Month   | Desk 1
April   | 412
May     |
June    | closed
July    | 156
Average | =AVERAGE(B2:B5) -> 284`, ""},
	})
}
