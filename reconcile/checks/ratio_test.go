package checks

import "testing"

func TestRatioColumn(t *testing.T) {
	tellAll(t, map[string]sample{
		"one share that breaks ranks": {`
Area  | Saving | Budget | Share %
Fleet | 3200 | 32300 | 9.9
Roads | 1850 | 14420 | 12.8
Parks | 977  | 11310 | 8.6
Waste | 4416 | 27160 | 16.3
Grit  | 1253 | 7480  | 61.8
Lamps | 2038 | 19770 | 10.3
Docks | 655  | 8930  | 7.3`, `differs S!D6 Grit, Share % does not agree to the figures that it divides 61.8 16.751337`},
		"a result that is not what its formula gives": {`
Area  | Saving | Budget | Share
Fleet | 320 | 1000 | =B2/C2 -> 0.23`, `differs S!D2 Fleet, Share does not agree to the figures that it divides 0.23 0.32`},
		"rounding is no finding": {`
Area  | Saving | Budget | Share %
Fleet | 3200 | 32300 | 9.9
Roads | 1850 | 14420 | 12.8
Parks | 977  | 11310 | 8.6
Waste | 4416 | 27160 | 16.3`, ""},
		"a division by nil is not tested": {`
Area  | Saving | Budget | Share
Fleet | 320 | 0 | =B2/C2 -> #DIV/0!`, ""},
	})
}
