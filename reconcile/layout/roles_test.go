package layout_test

import (
	"strings"
	"testing"

	"crosscast/reconcile/layout"
)

var roleLetters = map[layout.Role]string{layout.RoleNone: "-", layout.RoleText: "text", layout.RoleCode: "code",
	layout.RolePeriod: "period", layout.RoleRatio: "ratio", layout.RoleAmount: "amount"}

func rolesOf(list []layout.Role) string {
	var out []string
	for _, r := range list {
		out = append(out, roleLetters[r])
	}
	return strings.Join(out, " ")
}

// A column of another role than amount or ratio takes no part in a sum: codes that are added up are the classic alarm
// for nothing.
func TestColumnRoles(t *testing.T) {
	for name, c := range map[string]struct{ sheet, want string }{
		"line codes under a word that says so": {`
Code | Service  | 2014/15
110  | Homecare | 412
120  | Day care | 155
145  | Respite  | 73`, "code text amount"},
		"running numbers without a word": {`
  | Service  | 2014/15
1 | Homecare | 412
2 | Day care | 155
3 | Respite  | 73`, "code text amount"},
		"years down the side": {`
Year | Spent | Left
2012 | 412   | 51
2013 | 155   | 88
2014 | 73    | 19`, "period amount amount"},
		"amounts that happen to be years, behind other amounts": {`
Service  | 2014/15 | 2015/16
Homecare | 412 | 2012
Day care | 155 | 2013
Respite  | 73  | 2014`, "text amount amount"},
		"percentages by their format": {`
Service  | 2014/15 | Share
Homecare | 412     | 64.4%
Day care | 155     | 24.2%
Respite  | 73      | 11.4%`, "text amount ratio"},
		"percentages by their heading": {`
Service  | 2014/15 | %
Homecare | 412     | 64.4
Day care | 155     | 24.2
Respite  | 73      | 11.4`, "text amount ratio"},
		"reasons behind the figures": {`
Service  | 2014/15 | Reason
Homecare | 412     | more hours
Day care | 155     | two homes closed
Respite  | 73      | as planned`, "text amount text"},
		"rising amounts under a plain word": {`
Service  | 2014/15
Homecare | 73
Day care | 155
Respite  | 412`, "text amount"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := rolesOf(stored(c.sheet).ColRoles); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

func TestRowRoles(t *testing.T) {
	for name, c := range map[string]struct{ sheet, want string }{
		"years as numbers head the columns": {`
Service  | 2014 | 2015 | 2016
Homecare | 412  | 530  | 618`, "period amount"},
		"column numbers": {`
Service  | A   | B   | C
         | 32  | 33  | 34
Homecare | 412 | 530 | 618`, "text code amount"},
		"a heading of words": {`
Revenue budget
Service  | 2014/15 | 2015/16
Homecare | 412     | 530`, "text text amount"},
		"one amount that could be a year": {`
Service  | 2014/15
Homecare | 2014`, "text amount"},
		"amounts that rise by one, beside others": {`
Service  | A    | B    | C
Homecare | 5001 | 5002 | 5003`, "text amount"},
		"dashes only": {`
Service | A | B
Gap     | - | -
Meals   | 4 | 7`, "text text amount"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := rolesOf(stored(c.sheet).RowRoles); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}
