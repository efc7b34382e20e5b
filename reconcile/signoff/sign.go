package signoff

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/crypto/ssh"

	"crosscast/reconcile"
	"crosscast/sheets"
)

// keptSheet is the sheet that keeps what was signed, unless the workbook has one of that name.
const keptSheet = "CC Signed"

// Request is a sign-off that somebody asks for.
type Request struct {
	Role    Role
	Name    string
	At      time.Time
	Account string     // of the system
	Key     ssh.Signer // nil for none
	// FreeName gives a name for a sheet to be added that the workbook does not have yet.
	FreeName func(want string) string
}

// Refusal says why a sign-off is not given, and what to do.
type Refusal struct {
	Why, Todo string
	Open      bool // there are differences that nobody has explained
}

// Error gives both.
func (r *Refusal) Error() string { return r.Why + ". " + r.Todo }

func refuse(todo, why string, args ...any) error {
	return &Refusal{Why: fmt.Sprintf(why, args...), Todo: todo}
}

// Signed is a sign-off as it is to be written: on the copy and in the log beside it, both or neither.
type Signed struct {
	Line Line
	Log  []byte           // the whole log
	Copy sheets.Amendment // what is put on the copy
}

// Sign makes a sign-off of a marked copy. The error is a *Refusal where one of the rules forbids it.
func Sign(wb *sheets.Workbook, beside *LogBeside, r Request) (Signed, error) {
	var out Signed
	now := Verify(wb, beside)
	if err := mayBegin(wb, now); err != nil {
		return out, err
	}
	if err := r.allowed(ReadPages(wb), now.SignOffs); err != nil {
		return out, err
	}
	log, said := logOf(wb, beside), contentsOf(wb)
	s := Signing{Role: r.Role, Name: oneLine(r.Name), At: r.At, Account: oneLine(strings.ToValidUTF8(r.Account, "?")), Key: noKey,
		Results: said.user.ResultsHash(), Before: log.before()}
	if r.Key != nil {
		s.Key = fingerprintOf(r.Key.PublicKey())
	}
	text := statement(s, body(wb, said))
	out.Line = newLine(len(log.Lines)+1, s, text)
	if r.Key != nil {
		var err error
		if out.Line.Signature, err = signText(r.Key, text); err != nil {
			return out, err
		}
	}
	log = log.with(out.Line)
	out.Log = log.Bytes()
	return out, out.stamp(wb, said, r)
}

// mayBegin refuses a workbook whose contents are not what was checked, or whose sign-off so far does not stand.
func mayBegin(wb *sheets.Workbook, now Verdict) error {
	again := "Check it again, then sign."
	switch {
	case len(OurSheets(wb)) == 0:
		return refuse("Check the workbook first: crosscast check FILE.", "it has not been checked")
	case now.Standing == Void && len(now.SignOffs) == 0:
		return refuse("Put the log back as it was, or move it to another folder to begin a new one.", "%s",
			strings.TrimSuffix(now.Faults[0], "."))
	case now.Standing == Void:
		return refuse(again, "what was signed before no longer stands: %s", strings.TrimSuffix(now.Faults[0], "."))
	case now.Standing == Stands: // it is what somebody signed, who was asked for all that follows; a program may have rounded its digits
		return nil
	case !sameContent(wb):
		return refuse(again, "the workbook has changed since it was checked")
	case runDetail(wb, LabelFindings) != FoundHash(wb):
		return refuse(again, "the CC sheets have changed since the check wrote them")
	case now.Standing == CannotTell && ReadPages(wb).filled():
		return refuse(again, "%s", now.Why)
	}
	return nil
}

// allowed applies the rules about who signs when.
func (r Request) allowed(p Pages, before []Line) error {
	if err := r.writable(p); err != nil {
		return err
	}
	for _, line := range before {
		switch {
		case line.Role == r.Role:
			return refuse("To begin anew, check it again with --force.", "%s has signed it as %s already", line.Name, r.Role)
		case samePerson(line.Name, r.Name):
			return refuse("Ask a colleague to run crosscast sign.", "%s signed this workbook as %s; the %s must be somebody else",
				line.Name, line.Role, r.Role)
		case r.Key != nil && line.signing().Key == fingerprintOf(r.Key.PublicKey()):
			return refuse("Sign with your own key, or without one.", "%s signed this workbook as %s with the same SSH key; the %s must be somebody else",
				line.Name, line.Role, r.Role)
		}
	}
	if at := slices.Index(Roles, r.Role); len(before) < at {
		return refuse(fmt.Sprintf("Ask the %s to sign first.", Roles[len(before)]), "no %s has signed it yet", Roles[len(before)])
	}
	if n := len(before); n > 0 {
		if last := before[n-1]; r.At.Before(last.signing().At) {
			return refuse("Check the clock, or the date given with --as-at.", "%s signed at a later time, %s", last.Name, last.signing().At.Format(timeWords))
		}
	}
	if open := p.Unexplained(); r.Role == Preparer && len(open) > 0 {
		return &Refusal{openWords(open), "Mend the figures and check again, or record a reason with crosscast accept.", true}
	}
	return nil
}

// maxName is how many letters a name can have: the line of the sign-off block has to show it.
const maxName = 100

// writable refuses a name and a time that the sign-off block cannot hold as they are.
func (r Request) writable(p Pages) error {
	name := `Add --name "J Shah".`
	at, ok := sheets.SerialTime(sheets.Serial(r.At, p.date1904), p.date1904)
	switch {
	case bareName(r.Name) == "":
		return refuse(name, "no name was given")
	case !utf8.ValidString(r.Name), strings.ContainsFunc(oneLine(r.Name), unseen):
		return refuse(name, "the name holds signs that do not show")
	case utf8.RuneCountInString(oneLine(r.Name)) > maxName:
		return refuse(name, "the name has more than %d letters", maxName)
	case !ok, at.Format(timeWords) != r.At.Format(timeWords):
		return refuse("Check the clock, or the date given with --as-at.", "the year %d does not fit into a cell", r.At.Year())
	}
	return nil
}

// unseen knows what a cell cannot hold, and what turns the order of the letters around.
func unseen(c rune) bool {
	return unicode.IsControl(c) || unicode.Is(unicode.Bidi_Control, c) || c == 0xFFFE || c == 0xFFFF
}

// openWords tell of differences that nobody has explained.
func openWords(refs []string) string {
	if len(refs) == 1 {
		return refs[0] + " does not agree, and no reason is recorded for it"
	}
	more := ""
	if len(refs) > 5 {
		refs, more = refs[:5], fmt.Sprintf(" and %d more", len(refs)-5)
	}
	return strings.Join(refs, ", ") + more + " do not agree, and no reason is recorded for them"
}

// logOf is the log that the next line is added to: the one beside the copy, or what the copy keeps of it.
func logOf(wb *sheets.Workbook, beside *LogBeside) Log {
	if beside != nil {
		return ParseLog(beside.Data)
	}
	kept, err := readArchive(wb)
	if err != nil {
		return Log{}
	}
	return ParseLog([]byte(kept.Log))
}

// stamp puts the sign-off on the copy: into the sign-off block, and what was signed on a sheet that is not shown.
func (out *Signed) stamp(wb *sheets.Workbook, said contents, r Request) error {
	sheet, line, ok := Named(wb, r.Role.BlockName())
	if !ok {
		return refuse("Check the workbook again, then sign.", "the line %q of the sign-off block is gone", r.Role.Heading())
	}
	cell := func(col int) sheets.SetCell {
		return sheets.SetCell{Sheet: sheet, Cell: sheets.Ref{Row: line.From.Row, Col: line.From.Col + col}}
	}
	name, when, code := cell(1), cell(2), cell(3)
	name.Text = out.Line.Name
	when.Number, when.Format = sheets.Serial(r.At, wb.Date1904), "d mmm yyyy hh:mm"
	code.Text = declared(r.Role, out.Line.Code)
	out.Copy.Cells = []sheets.SetCell{name, when, code}
	kept, err := archiveOf(said, out.Log)
	if err != nil {
		return err
	}
	if sheet, first, ok := Named(wb, NameSigned); ok {
		for i, text := range kept {
			at := sheets.Ref{Row: first.From.Row + i, Col: first.From.Col}
			out.Copy.Cells = append(out.Copy.Cells, sheets.SetCell{Sheet: sheet, Cell: at, Text: text})
		}
		for _, row := range wb.Sheet(sheet).Rows { // of a longer one that stood there
			if at := (sheets.Ref{Row: row.Index, Col: first.From.Col}); row.Index >= first.From.Row+len(kept) {
				out.Copy.Cells = append(out.Copy.Cells, sheets.SetCell{Sheet: sheet, Cell: at})
			}
		}
		return nil
	}
	hidden := sheets.AddedSheet{Name: r.FreeName(keptSheet), Widths: []float64{20}, VeryHidden: true}
	for i, text := range kept {
		hidden.Rows = append(hidden.Rows, sheets.AddedRow{Index: i + 1, Cells: []sheets.AddedCell{{Col: 1, Text: text}}})
	}
	out.Copy.Sheets = []sheets.AddedSheet{hidden}
	out.Copy.Names = []sheets.DefinedName{{Name: NameSigned, Refers: reconcile.QuoteSheet(hidden.Name) + "!$A$1"}}
	return nil
}
