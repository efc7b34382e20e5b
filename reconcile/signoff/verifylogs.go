package signoff

import (
	"errors"

	"crosscast/reconcile/content"
)

// readLogs reads the log that the copy keeps and the one beside it, and compares them; false if there is neither.
func (v *verifier) readLogs(beside *LogBeside) bool {
	kept, err := readArchive(v.wb)
	if err == nil {
		v.kept, v.log = &kept, ParseLog([]byte(kept.Log))
		if len(v.log.Faults) > 0 {
			v.fault("What the copy keeps of the log was changed since it was signed.")
		}
	}
	switch {
	case err == nil && beside == nil:
		v.remark("The log was not found beside the copy; what the copy keeps of it was used.")
	case err == nil:
		v.compareLogs(*beside)
	case beside != nil:
		v.log = ParseLog(beside.Data)
		v.Faults = append(v.Faults, v.log.Faults...)
		switch {
		case !errors.Is(err, errNoArchive):
			v.fault("%s.", content.Sentence(err.Error()))
		case v.pages.filled():
			v.remark("%s, so that not every cell that changed can be named.", content.Sentence(err.Error()))
		}
	case v.pages.filled():
		v.Why = "names stand in its sign-off block, but there is no log beside it and " + err.Error()
		return false
	default:
		v.Why = Unsigned
		return false
	}
	return true
}

// compareLogs compares the log beside the copy with what the copy keeps of it, which may be older.
func (v *verifier) compareLogs(beside LogBeside) {
	l := ParseLog(beside.Data)
	v.Faults = append(v.Faults, l.Faults...)
	if l.Torn != "" {
		v.remark("The last line of %s was not written to its end: a sign-off was broken off, and does not count.", beside.Name)
	}
	for i, raw := range v.log.raw {
		switch {
		case i >= len(l.raw):
			v.fault("%s is missing from %s.", content.Sentence(v.log.Lines[i].Words()), beside.Name)
		case l.raw[i] != raw:
			if len(l.Faults) == 0 {
				v.fault("%s of %s is not the line that was signed.", content.Sentence(l.Lines[i].Words()), beside.Name)
			}
			return
		}
	}
	for _, line := range l.Lines[min(len(v.log.Lines), len(l.Lines)):] {
		v.notHere(line, beside.Name)
	}
}

// notHere remarks a line of the log that this copy does not bear. One that cannot be read has been told.
func (v *verifier) notHere(line Line, logName string) {
	if line.Name != "" {
		v.remark("%s of %s is not on this copy: signing was broken off, or another copy was signed.", content.Sentence(line.Words()), logName)
	}
}

// round is the sign-offs that belong to this copy: the last line of a preparer in the log and what follows it. A copy that
// lost its log is held to the codes in its sign-off block.
func (v *verifier) round(beside *LogBeside) []Line {
	if v.kept == nil {
		var lines []Line
		for _, line := range v.log.Lines {
			if v.pages.Block[line.Role].Code == line.Code {
				lines = append(lines, line)
			} else if len(lines) > 0 && beside != nil {
				v.notHere(line, beside.Name)
			}
		}
		return lines
	}
	from := 0
	for i, line := range v.log.Lines {
		if line.Role == Preparer {
			from = i
		}
	}
	return v.log.Lines[from:]
}
