package checks

import (
	"testing"

	"crosscast/reconcile"
	"crosscast/reconcile/layout"
	"crosscast/sheets"
)

func TestUnreadSheetIsTold(t *testing.T) {
	b := &layout.Book{Sheets: []*layout.Sheet{
		{Sheet: &sheets.Sheet{Name: "Small"}},
		{Sheet: &sheets.Sheet{Name: "Large"}, Unread: "Row 30 and those below are not read."},
	}}
	var told []reconcile.Finding
	tellUnread(b, func(f reconcile.Finding) { told = append(told, f) })
	if len(told) != 1 || told[0].At.Sheet != "Large" || told[0].Outcome != reconcile.NotTested {
		t.Errorf("got %+v, want one finding of what is not tested, at Large", told)
	}
}
