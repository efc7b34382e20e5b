// Package checks holds the rules, one to a file: its name, what it says to people, and its function. A relation belongs
// to the first check in All that owns it.
package checks

import "crosscast/reconcile"

// All lists every check in the order in which they claim relations and run: what is particular before what is general.
var All = []*reconcile.Check{
	Hidden,
	YearRun,
	Cumulative,
	StatedRule,
	FormulaRange,
	TextNumber,
	Plug,
	Cast,
	CrossCast,
	Average,
	RatioColumn,
	ChangeColumn,
	CheckColumn,
	Target,
	Stated,
	ToldSum,
	Percentage,
	Count,
	CrossReference,
	Numbering,
	CodeName,
	Abbreviation,
	Date,
	PlanYears,
	Restated,
	WellFormed,
}
