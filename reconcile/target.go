package reconcile

import (
	"crosscast/reconcile/money"
	"crosscast/sheets"
)

// Target is a figure that the workbook must reach, stated in a targets file or on a sheet named Targets.
type Target struct {
	Name   string       // what it is about
	Text   string       // the figure as people write it: "£13.24m"
	Stated money.Amount // the same, read
	Wrong  error        // why Text could not be read
	Period string       // the year or span, as written; "" for none
	Label  string       // row label to look for, where it is not Name
	Code   string       // code of the row to look for, such as S9a
	Sheet  string       // sheet to look on; "" for any
	Cells  sheets.Range // the very cell, or several that are added up; zero if not given
	Source string       // the paragraph or page that states it
	At     Place        // where the target itself stands
}
