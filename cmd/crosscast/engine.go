package main

import (
	"crosscast/reconcile"
	"crosscast/reconcile/casting"
	"crosscast/reconcile/checks"
)

// engine finds the relations and runs the checks, for every command.
var engine = reconcile.Engine{Find: casting.Find, Checks: checks.All}
