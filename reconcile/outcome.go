// Package reconcile holds figures and the rules that they must keep: what a document claims (Relation, Tie), what came
// of testing it (Outcome, Finding), and the engine that runs the checks. It knows no file format.
package reconcile

// Outcome is what came of testing a relation or tie.
type Outcome string

// The outcomes. Silence is never one of them: what was found and not tested is listed with its reason.
const (
	Agrees    Outcome = "agrees"
	Rounding  Outcome = "rounding"   // differs by no more than the digits shown can explain
	Differs   Outcome = "differs"    // right at least 19 times in 20, or it is not said
	Review    Outcome = "review"     // needs a person
	Latent    Outcome = "latent"     // right today, the formula is faulty
	NotTested Outcome = "not-tested" // with the reason
)

// Severity orders outcomes for reports: the greater, the earlier it is told.
func (o Outcome) Severity() int {
	switch o {
	case Differs:
		return 5
	case Review:
		return 4
	case Latent:
		return 3
	case NotTested:
		return 2
	case Rounding:
		return 1
	}
	return 0
}

// Acceptable reports whether a person can accept what came of a test: it is not clean, and it was tested.
func (o Outcome) Acceptable() bool { return o == Differs || o == Review || o == Latent }

// Letter is the first character of a finding's reference: N1, Q1, L1, R1.
func (o Outcome) Letter() string {
	switch o {
	case Differs:
		return "N"
	case Review:
		return "Q"
	case Latent:
		return "L"
	case Rounding:
		return "R"
	case NotTested:
		return "U"
	}
	return "T"
}

// Status is the outcome in the words of the reconciliation sheet.
func (o Outcome) Status() string {
	switch o {
	case Differs:
		return "Not agreed"
	case Review:
		return "To review"
	case Latent:
		return "Agrees today, formula at fault"
	case Rounding:
		return "Agreed after rounding"
	case NotTested:
		return "Not tested"
	}
	return "Agreed"
}

// AcceptedStatus is the status of a difference that a named person has accepted, whatever its outcome.
const AcceptedStatus = "Accepted"
