package casting

import (
	"testing"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
)

func TestGuardedPanic(t *testing.T) {
	s := &layout.Sheet{}
	guarded(s, func(*layout.Sheet) []*reconcile.Relation { panic("a fault") })
	if want := "The search for its totals stopped: a fault."; s.Unread != want {
		t.Errorf("got %q, want %q", s.Unread, want)
	}
}
