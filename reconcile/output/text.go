package output

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"crosscast/reconcile"
)

// textWriter writes for people at a terminal: a sentence that can be read aloud, one block a finding, what was covered,
// and what to do next.
type textWriter struct {
	w         io.Writer
	set       Settings
	documents int
	unread    int
	unclean   int
	untested  int
	sum       Summary
	err       error
}

func (t *textWriter) printf(format string, args ...any) {
	if t.err == nil {
		_, t.err = fmt.Fprintf(t.w, format, args...)
	}
}

// Document writes one document. What could not be read is told on standard error by the caller, with what to do.
func (t *textWriter) Document(d *Document) error {
	if d.Err != nil {
		t.unread++
		return nil
	}
	if t.documents++; t.documents > 1 && !t.set.Quiet {
		t.printf("\n")
	}
	s := Summarise(d.Result)
	t.sum.Plus(s)
	switch all := s.All(); {
	case all.Differs+all.Review+all.Latent > 0:
		t.unclean++
	case all.Tested() == 0:
		t.untested++
	}
	t.printf("%s: %s.\n", fileName(d.name()), s.Verdict())
	if t.set.Quiet {
		return t.err
	}
	t.findings(d)
	if t.set.Verbose {
		t.relations(d)
		t.ties(d)
	}
	t.foot(d, s)
	return t.err
}

// findings writes the blocks, with those below materiality in a group of their own.
func (t *textWriter) findings(d *Document) {
	if len(d.Findings) > 0 {
		t.printf("\n")
	}
	heads := map[group]string{
		belowMateriality: fmt.Sprintf("Below materiality of GBP %s:", reconcile.FigureText(t.set.Materiality, reconcile.PlacesOf(t.set.Materiality))),
		acceptedGroup:    "Accepted:",
	}
	for g := openGroup; g <= acceptedGroup; g++ {
		head := heads[g]
		for _, f := range d.Findings {
			if t.set.groupOf(f) != g {
				continue
			}
			if head != "" {
				t.printf("%s\n", head)
				head = ""
			}
			t.block(d, f)
		}
	}
}

// name is what the document is called.
func (d *Document) name() string {
	if d.Name != "" {
		return d.Name
	}
	return filepath.Base(d.Path)
}

func (t *textWriter) block(d *Document, f *reconcile.Finding) {
	ref := f.Ref
	if t.set.Colour {
		ref = "\x1b[1m" + ref + "\x1b[0m"
	}
	pad := strings.Repeat(" ", max(1, 4-len(f.Ref)))
	t.printf("%s%s%s  %s\n", ref, pad, plainText(f.At.String()), plainText(headline(f)))
	for _, line := range sentences(d.Result, f) {
		t.printf("    %s\n", plainText(line))
	}
}

// relations lists everything tested or not, with the reason to believe that it is intended.
func (t *textWriter) relations(d *Document) {
	if len(d.Relations) == 0 {
		return
	}
	findings := map[*reconcile.Relation]*reconcile.Finding{}
	for _, f := range d.Findings {
		if f.Relation != nil && findings[f.Relation] == nil {
			findings[f.Relation] = f
		}
	}
	accepted := acceptedIn(d.Result)
	t.printf("\nTotals found:\n")
	for _, r := range d.Relations {
		t.printf("%-10s  %s!%s = %s", outcomeWord(r.Outcome, accepted[r]), plainText(r.Sheet), r.Total, plainText(termsText(r)))
		if r.Outcome != reconcile.NotTested {
			as := toldOf(d.Book, r)
			t.printf("  stated %s, recomputed %s", as.figure(as.stated), as.figure(as.recomputed))
		}
		t.printf("\n")
		reason := ended(capital(r.Reason))
		if f := findings[r]; f != nil {
			if mentions(sentences(d.Result, f), reason) {
				reason = ""
			}
			reason = strings.TrimSpace(reason + " See " + f.Ref + ".")
		}
		if why := strings.TrimSpace(ended(capital(r.Why)) + " " + reason); why != "" {
			t.printf("            %s\n", plainText(why))
		}
	}
}

// ties lists what is stated and what it was compared with.
func (t *textWriter) ties(d *Document) {
	if len(d.Ties) == 0 {
		return
	}
	accepted := acceptedIn(d.Result)
	t.printf("\nStatements found:\n")
	for _, x := range d.Ties {
		t.printf("%-10s  %s: %s", outcomeWord(x.Outcome, accepted[x]), plainText(x.Claim.String()), plainText(clean(x.StatedText)))
		switch {
		case x.FoundText != "":
			t.printf(" = %s", plainText(clean(x.FoundText)))
		case x.Home != (reconcile.Place{}):
			t.printf(" = %s", plainText(x.Home.String()))
		}
		t.printf("\n")
		if why := ended(capital(x.Reason)); why != "" {
			t.printf("            %s\n", plainText(why))
		}
	}
}

// clean puts a quotation on one line.
func clean(s string) string { return strings.Join(strings.Fields(s), " ") }

// termsText names a relation's terms as a formula would.
func termsText(r *reconcile.Relation) string {
	switch r.Kind {
	case reconcile.Average:
		return "average of " + r.TermsText()
	case reconcile.Ratio:
		return ratioText(r.Terms, " / ")
	case reconcile.Change:
		return "change from " + ratioText(r.Terms, " to ")
	}
	return r.TermsText()
}

// foot writes the coverage, where the copy is and what to do next.
func (t *textWriter) foot(d *Document, s Summary) {
	hint := ""
	if s.All().NotTested > 0 && !t.set.Verbose {
		hint = " (-v gives the reasons)"
		if d.Copy != "" && d.Paper == nil || d.Reconciliation != "" {
			hint = " (reasons on CC Checks)"
		}
	}
	t.printf("\n%s%s.\n", s.Coverage(), hint)
	if d.AcceptedFile != "" {
		t.printf("Accepted differences: %s.\n", fileName(d.AcceptedFile))
	}
	all := s.All()
	renewed := ""
	if d.Renewed {
		renewed = " renewed"
	}
	switch {
	case d.Copy != "" && d.Paper != nil:
		what := "Findings page"
		if d.Paper.Format == "docx" {
			what = "Copy with comments"
		}
		next := "" // to sign, where there is something to sign
		if open := all.Differs + all.Review + all.Latent; open > 0 {
			next = " Next: mend the report and check it again, or record a reason with crosscast accept."
		} else if d.Reconciliation == "" || all.Tested() == 0 {
			next = " Next: there is nothing to mend."
		}
		t.printf("%s: %s.%s\n", what, fileName(d.Copy), next)
	case d.Copy != "" && all.Differs > 0:
		t.printf("Marked copy%s: %s. Next: mend the figures and check again, or record a reason with crosscast accept.\n", renewed, fileName(d.Copy))
	case d.Copy != "" && all.Review+all.Latent > 0:
		t.printf("Marked copy%s: %s. Next: look at the marked cells; mend them and check again, or record a reason with crosscast accept.\n", renewed, fileName(d.Copy))
	case d.Copy != "" && all.Tested() == 0:
		t.printf("Checked copy%s: %s. Next: nothing was tested, so check its figures by hand.\n", renewed, fileName(d.Copy))
	case d.Copy != "":
		t.printf("Checked copy%s: %s. Next: sign it off with crosscast sign.\n", renewed, fileName(d.Copy))
	case d.NoCopy != "":
		kind := "marked copy"
		if d.Paper != nil {
			kind = "copy with findings"
		}
		t.printf("No %s: %s.\n", kind, plainText(d.NoCopy))
	}
	if d.Reconciliation != "" {
		next := ""
		if all.Differs+all.Review+all.Latent == 0 && all.Tested() > 0 {
			next = " Next: sign it off with crosscast sign."
		}
		t.printf("Reconciliation to sign: %s.%s\n", fileName(d.Reconciliation), next)
	}
}

// Close writes what a batch came to.
func (t *textWriter) Close() error {
	if t.documents+t.unread < 2 {
		return t.err
	}
	if !t.set.Quiet {
		t.printf("\n")
	}
	t.printf("%s checked: %d clean, %d with something to look at", count(t.documents, "document"),
		t.documents-t.unclean-t.untested, t.unclean)
	if t.untested > 0 {
		t.printf(", %d in which nothing could be tested", t.untested)
	}
	if t.unread > 0 {
		t.printf("; %d could not be read", t.unread)
	}
	t.printf(". %s.\n", t.sum.Coverage())
	return t.err
}

// outcomeWord is an outcome as a list of everything tested shows it.
func outcomeWord(o reconcile.Outcome, accepted bool) string {
	if accepted {
		return AcceptedWord
	}
	return string(o)
}
