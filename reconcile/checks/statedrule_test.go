package checks

import "testing"

func TestStatedRule(t *testing.T) {
	tellAll(t, map[string]sample{
		"the codes have gaps, and other lines stand around": {`
Line | Service | 2014-15 | 2015-16
190  | Roads   | 77 | 81
210  | Schools | 41 | 44
220  | Early years | 63 | 61
245  | Youth   | 25 | 19
280  | Other   | 11 | 12
290  | Total education (total of lines 210 to 280) | 140 | 163
310  | Adults  | 55 | 59`, `differs S!D7 Total education (total of lines 210 to 280), 2015-16 does not agree to the lines that it names 163 136`},
		"one column is enough, for the words tell": {`
Line | 2014-15
210 Schools | 41
220 Early years | 63
290 Total (total of lines 210 to 280) | 140`, `differs S!B4 290 Total (total of lines 210 to 280), 2014-15 does not agree to the lines that it names 140 104`},
		"a list of codes": {`
Line | 2014-15
110 Schools | 41
120 Early years | 63
130 Youth | 25
190 Sum of lines 110 and 130 | 66`, ""},
		"totals inside the span do not count twice": {`
Line | 2014-15
110 Schools | 41
120 Early years | 63
130 Subtotal (total of lines 110 to 120) | 104
140 Youth | 25
190 Total (total of lines 110 to 140) | 129`, ""},
	})
}
