package checks

import "testing"

func TestCrossCast(t *testing.T) {
	tellAll(t, map[string]sample{
		"a row's total": {`
Service  | Q1 | Q2 | Q3 | Q4 | Year
Homecare | 41 | 22 | 35 | 19 | 117
Day care | 17 | 84 | 57 | 26 | 104
Respite  | 66 | 39 | 68 | 71 | 244
Meals    | 12 | 75 | 43 | 88 | 218`, `differs S!F3 Day care, Year does not cross-cast 104 184`},
		"net in a row": {`
Area  | Expenditure | Income | Net
Fleet | 744 | 103 | 641
Roads | 518 | 284 | 234
Parks | 366 | 139 | 272
Waste | 912 | 475 | 437
Grit  | 187 | 55  | 132`, `differs S!D4 Parks, Net does not cross-cast 272 227`},
		"all right": {`
Service  | Q1 | Q2 | Q3 | Q4 | Year
Homecare | 41 | 22 | 35 | 19 | 117
Day care | 17 | 84 | 57 | 26 | 184
Respite  | 66 | 39 | 68 | 71 | 244`, ""},
	})
}
