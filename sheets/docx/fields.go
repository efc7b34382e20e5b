package docx

import "crosscast/sheets/ooxml"

// field is a complex field that is open. Its instruction, with the results of the fields within it, is not text; its
// result is, unless it stands in the instruction of another.
type field struct{ hidden bool }

// fieldChar begins a field, ends its instruction, or ends it.
func (r *story) fieldChar(t *ooxml.Tag) {
	last := len(r.fields) - 1
	switch value(t, "fldCharType") {
	case "begin":
		if !r.orphans[t.Start] {
			r.fields = append(r.fields, field{hidden: true})
		}
	case "separate":
		if last >= 0 {
			r.fields[last].hidden = last > 0 && r.fields[last-1].hidden
		}
	case "end":
		if last >= 0 {
			r.fields = r.fields[:last]
		}
	}
}

// inInstruction reports whether we are within the instruction of any field.
func (r *story) inInstruction() bool {
	return len(r.fields) > 0 && r.fields[len(r.fields)-1].hidden
}
