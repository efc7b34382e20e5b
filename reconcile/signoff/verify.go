package signoff

import (
	"fmt"
	"slices"
	"strings"

	"crosscast/reconcile/content"
	"crosscast/sheets"
)

// Standing is what has become of a sign-off.
type Standing int

// The standings.
const (
	CannotTell Standing = iota // nobody signed, or there is nothing to compare with
	Stands                     // nothing changed since
	Void                       // something changed
)

// Verdict is what came of verifying a marked copy.
type Verdict struct {
	Standing Standing
	SignOffs []Line   // of this copy, in the order of signing
	Faults   []string // why the sign-off no longer stands, in sentences
	Remarks  []string // what is good to know and changes nothing
	Why      string   // why it cannot be told, where it cannot: a sentence without its full stop
}

// Unsigned is why nothing can be told of a copy without a sign-off.
const Unsigned = "nobody has signed it"

// LogBeside is the log that was found beside a copy.
type LogBeside struct {
	Name string
	Data []byte
}

// Verify says whether the sign-off of a marked copy still stands. The log beside it may be nil: the copy keeps its own.
func Verify(wb *sheets.Workbook, beside *LogBeside) Verdict {
	v := &verifier{wb: wb, pages: ReadPages(wb)}
	switch {
	case len(OurSheets(wb)) == 0:
		v.Why = "it is not a marked copy that crosscast wrote"
		return v.Verdict
	case !v.readLogs(beside):
		return v.Verdict
	}
	v.SignOffs = v.round(beside)
	v.block()
	if len(v.SignOffs) > 0 {
		v.contents()
		v.keys()
	}
	switch {
	case len(v.Faults) > 0:
		v.Standing = Void
	case len(v.SignOffs) == 0:
		v.Why = Unsigned
		if n := len(v.log.Lines); n == 1 && beside != nil {
			v.Why = "nobody has signed this copy; the sign-off of an earlier one is in " + beside.Name
		} else if n > 1 && beside != nil {
			v.Why = fmt.Sprintf("nobody has signed this copy; %d sign-offs of earlier ones are in %s", n, beside.Name)
		}
	default:
		v.Standing = Stands
	}
	return v.Verdict
}

// verifier is a verification under way.
type verifier struct {
	Verdict
	wb    *sheets.Workbook
	pages Pages
	kept  *archive // nil if the copy has none that can be read
	log   Log      // of the copy, or the one beside it if the copy has none
}

func (v *verifier) fault(format string, args ...any) {
	v.Faults = append(v.Faults, fmt.Sprintf(format, args...))
}

func (v *verifier) remark(format string, args ...any) {
	v.Remarks = append(v.Remarks, fmt.Sprintf(format, args...))
}

// block compares the sign-off block with the log.
func (v *verifier) block() {
	for _, role := range Roles {
		e := v.pages.Block[role]
		at := slices.IndexFunc(v.SignOffs, func(l Line) bool { return l.Role == role })
		if at < 0 {
			if e.Filled() || len(v.SignOffs) > 0 && e.Text != oneLine(role.OpenDeclaration()) {
				v.fault("The line %q of the sign-off block %s, but the log holds no such sign-off.", role.Heading(), e.words(role))
			}
			continue
		}
		line := v.SignOffs[at]
		say := func(what, is, was string) {
			has := fmt.Sprintf("the %s %s", what, is)
			if is == "" {
				has = "no " + what
			}
			v.fault("The line %q of the sign-off block has %s; what was signed has %s.", role.Heading(), has, was)
		}
		if e.Name != line.Name {
			say("name", e.Name, line.Name)
		}
		if at := line.signing().At.Format(timeWords); e.At.Format(timeWords) != at {
			is := e.When
			if !e.At.IsZero() {
				is = e.At.Format(timeWords)
			}
			say("time", is, at)
		}
		if e.Code != line.Code {
			say("code", e.Code, line.Code)
		} else if want := oneLine(declared(role, line.Code)); e.Text != want {
			v.fault("The line %q of the sign-off block says %q; what was signed says %q.", role.Heading(), e.Text, want)
		}
	}
}

// contents compares what was signed with what the copy says now.
func (v *verifier) contents() {
	last := v.SignOffs[len(v.SignOffs)-1]
	said := contentsOf(v.wb)
	now := body(v.wb, said)
	var changed []string
	named := false
	if v.kept != nil {
		var pivots []string
		if changed, pivots, named = v.kept.changed(said, last); !named {
			v.remark("What the copy keeps of the cells is not what was signed, so that not every cell that changed could be named.")
		}
		for _, p := range pivots {
			v.remark("%s: each program fills it anew.", content.Sentence(p))
		}
	}
	if named { // cells that say the same may be stored in other digits: they were compared, so that hashes add nothing
		now = withoutContents(now)
	}
	for _, line := range v.SignOffs {
		was := line.body()
		if named {
			was = withoutContents(was)
		}
		if was != now && len(changed) == 0 {
			changed = changedLines(was, now)
		}
	}
	for _, c := range changed {
		v.fault("%s.", strings.TrimSuffix(c, "."))
	}
}

// changedLines names the lines of a statement that the copy does not say any more.
func changedLines(was, now string) (out []string) {
	lines := strings.Split(now, "\n")
	for _, line := range strings.Split(was, "\n") {
		if i := slices.Index(lines, line); i >= 0 {
			lines = lines[i+1:]
			continue
		}
		if what := contentWords(line); what != "" {
			out = append(out, what)
			continue
		}
		out = append(out, fmt.Sprintf("The copy no longer says what was signed: %q", strings.ReplaceAll(line, "\t", " | ")))
	}
	if len(out) == 0 {
		out = append(out, "The copy says more than what was signed")
	}
	return out
}

// contentWords say what a fingerprint that differs means; "" for a line that is none.
func contentWords(line string) string {
	for label, what := range map[string]string{lineContent: "The cells or names of the workbook", linePages: "The CC sheets"} {
		if strings.HasPrefix(line, label+": ") {
			return what + " are not what was signed; what changed in them cannot be told from the fingerprint that was signed"
		}
	}
	return ""
}

// Compare names what a workbook says otherwise than when its marked copy was made.
func Compare(marked, wb *sheets.Workbook) []string {
	is := UserContent(wb)
	if runDetail(marked, LabelContent) == is.Hash() { // whatever has become of the copy
		return nil
	}
	edited := slices.DeleteFunc(content.Changes(UserContent(marked), is), func(c content.Change) bool { return c.Result })
	told := content.Tell(edited)
	for i := range told {
		told[i] = strings.ReplaceAll(told[i], " when signed", " when checked")
	}
	return told
}

// keys tells of the keys that signed, and of an account that did so for two people.
func (v *verifier) keys() {
	by := map[string]Line{}
	for _, line := range v.SignOffs {
		s := line.signing()
		if s.Key != noKey {
			v.remark("%s signed with the SSH key %s.", line.Name, s.Key)
		}
		if first, ok := by[s.Account]; ok && s.Account != "" {
			v.remark("%s and %s signed from the same account, %s.", first.Name, line.Name, s.Account)
		}
		by[s.Account] = line
	}
}

// Codes are the codes that a copy bears, in its sign-off block or on the sheet that keeps what was signed.
func Codes(wb *sheets.Workbook) (codes []string) {
	for _, e := range ReadPages(wb).Block {
		if e.Code != "" {
			codes = append(codes, e.Code)
		}
	}
	if kept, err := readArchive(wb); err == nil {
		for _, line := range ParseLog([]byte(kept.Log)).Lines {
			codes = append(codes, line.Code)
		}
	}
	return codes
}
