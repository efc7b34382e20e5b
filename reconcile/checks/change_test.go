package checks

import "testing"

func TestChangeColumn(t *testing.T) {
	tellAll(t, map[string]sample{
		"a variance": {`
Area  | Budget | Actual | Variance
Fleet | 4120 | 3400 | 720
Roads | 2518 | 2684 | -166
Parks | 1366 | 1139 | 272
Waste | 3912 | 3475 | 437
Grit  | 1877 | 1655 | 222`, `differs S!D4 Parks, Variance does not agree to the figures that it compares 272 227`},
		"growth in percent": {`
Area  | 2014/15 | 2015/16 | Change %
Fleet | 3200 | 3571 | 11.6
Roads | 1850 | 1702 | -8.0
Parks | 977  | 1130 | 15.7
Waste | 4416 | 4716 | 6.8
Grit  | 1253 | 1480 | 81.1
Lamps | 2038 | 1970 | -3.3
Docks | 655  | 893  | 36.3`, `differs S!D6 Grit, Change % does not agree to the figures that it compares 81.1 18.11652`},
		"actual less budget is a variance too": {`
Area  | Budget | Actual | Variance
Fleet | 4120 | 3400 | -720
Roads | 2518 | 2684 | 166
Parks | 1366 | 1139 | -227
Waste | 3912 | 3475 | -437`, ""},
	})
}
