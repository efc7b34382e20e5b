package output

import "crosscast/reconcile"

// group is where a finding is told, in order.
type group uint8

const (
	openGroup group = iota
	belowMateriality
	acceptedGroup
)

// groupOf tells where a finding is told: one that is accepted is so whatever its size.
func (s Settings) groupOf(f *reconcile.Finding) group {
	switch {
	case f.Accepted != nil:
		return acceptedGroup
	case s.isBelow(f):
		return belowMateriality
	}
	return openGroup
}

// isBelow reports whether a finding is a difference in money below materiality.
func (s Settings) isBelow(f *reconcile.Finding) bool {
	size, ok := f.Size()
	return ok && f.Outcome == reconcile.Differs && size.LessThan(s.Materiality)
}
