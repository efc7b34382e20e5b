package period

import "fmt"

// FaultKind says how a heading breaks its run.
type FaultKind uint8

// The faults of a heading.
const (
	Repeated   FaultKind = iota // one period stands twice, and the one that its place asks for is missing
	Missing                     // the run jumps over a period
	OutOfOrder                  // a period stands where another belongs
	NoSuchYear                  // it is impossible
)

var faultNames = [...]string{"repeated", "missing", "out of order", "impossible"}

// String names the fault as messages do.
func (k FaultKind) String() string {
	if int(k) < len(faultNames) {
		return faultNames[k]
	}
	return "unknown"
}

// Fault is one heading that breaks its run.
type Fault struct {
	Kind  FaultKind
	Index int    // of the heading in the slice given to Run; of the one after the gap for Missing
	Found Period // the heading there
	// Reads is the period that the place implies, or the one that is missing; its Kind is None if that cannot be told.
	Reads Period
}

// String tells the fault in one clause: "2015/16 is repeated; it reads as 2016/17 by its place".
func (f Fault) String() string {
	if f.Kind == Missing {
		return fmt.Sprintf("%s is missing before %s", f.Reads, f.Found)
	}
	clause := map[FaultKind]string{Repeated: "is repeated", OutOfOrder: "is out of order", NoSuchYear: "is no year"}[f.Kind]
	s := f.Found.String() + " " + clause
	if f.Reads.Kind != None {
		s += fmt.Sprintf("; it reads as %s by its place", f.Reads)
	}
	return s
}
