package output

import (
	"fmt"
	"strings"

	"crosscast/reconcile"
)

// OutcomeHelp explains one outcome.
type OutcomeHelp struct {
	Outcome reconcile.Outcome
	Text    string
}

// Outcomes explains every outcome, the gravest first.
var Outcomes = []OutcomeHelp{
	{reconcile.Differs, "A stated figure is not what its terms come to, and rounding cannot explain the difference. " +
		"It is said only where the document itself shows what the figure is made of: by its formula, by a rule in words, " +
		"or by the rows or columns beside it. Mend the figure or its lines."},
	{reconcile.Review, "Something does not add up, but what the figure is made of cannot be told for certain. A person " +
		"has to look: the finding says what was tried."},
	{reconcile.Latent, "The figure is right today, but its formula is at fault: it will be wrong as soon as a line that " +
		"it leaves out, or counts twice, holds an amount."},
	{reconcile.Rounding, "The figure differs from its terms by no more than the digits shown can explain. The allowance " +
		"is worked out from those digits; there is no fixed tolerance."},
	{reconcile.NotTested, "A total was found but could not be tested, and the reason is given: a line holds text or an " +
		"error, a formula has no stored result, the lines lie in another workbook. Silence is never a verdict."},
	{reconcile.Agrees, "The figure is exactly what its terms come to."},
}

// AcceptedWord is what an accepted finding is told as.
const AcceptedWord = "accepted"

// ExplainAccepted tells what it means that a finding is accepted.
func ExplainAccepted() string {
	return AcceptedWord + ": Accepted (tick A; the finding keeps its number)\n\n" +
		wrap("A named person has accepted the difference and given a reason, with crosscast accept BOOK N1 --reason \"...\". What does not "+
			"agree, is to review, or has a formula at fault can be accepted. It is told in a group of its own, counts as accepted and not as a "+
			"difference, and its mark is grey as long as the difference is the accepted one. It stands in crosscast-accepted.csv beside "+
			"the workbook or above, and is matched by sheet, row label, column heading, check and difference: another difference is not "+
			"accepted, and the finding says that the acceptance has lapsed.", 78) + "\n"
}

// ExplainCheck tells what a check does, in words of its own value.
func ExplainCheck(c *reconcile.Check) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n\n%s\n", c.Name, c.Title, wrap(c.Text, 78))
	if c.Before != "" {
		fmt.Fprintf(&b, "\nA finding:\n%s\nMended:\n%s\n", indent(c.Before), indent(c.After))
	}
	if c.Tick != "" {
		fmt.Fprintf(&b, "\nTick on CC Reconciliation: %s.\n", c.Tick)
	}
	return b.String()
}

// ExplainOutcome tells what an outcome means, with its tick and its letter.
func ExplainOutcome(h OutcomeHelp) string {
	tick := outcomeTick(h.Outcome)
	if tick == "" {
		tick = "C, XC, T, S, W, P or Y"
	}
	head := fmt.Sprintf("%s: %s (tick %s", h.Outcome, h.Outcome.Status(), tick)
	if h.Outcome != reconcile.Agrees {
		head += fmt.Sprintf("; findings are numbered %s1, %s2 and so on", h.Outcome.Letter(), h.Outcome.Letter())
	}
	return head + ")\n\n" + wrap(h.Text, 78) + "\n"
}

// CheckTable lists the checks as a Markdown table, for the README.
func CheckTable(checks []*reconcile.Check) string {
	var b strings.Builder
	b.WriteString("| check | checks that | tick |\n|---|---|---|\n")
	for _, c := range checks {
		tick := c.Tick
		if tick == "" {
			tick = "-"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", c.Name, c.Title, tick)
	}
	return b.String()
}

// OutcomeTable lists the outcomes as a Markdown table, for the README.
func OutcomeTable() string {
	var b strings.Builder
	b.WriteString("| outcome | in words | meaning |\n|---|---|---|\n")
	for _, o := range Outcomes {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", o.Outcome, o.Outcome.Status(), o.Text)
	}
	return b.String()
}

// wrap breaks text between words at that width; an empty line stays a break between paragraphs.
func wrap(text string, width int) string {
	var paragraphs []string
	for _, p := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		var lines []string
		line := ""
		for _, w := range strings.Fields(p) {
			switch {
			case line == "":
				line = w
			case len(line)+1+len(w) > width:
				lines, line = append(lines, line), w
			default:
				line += " " + w
			}
		}
		paragraphs = append(paragraphs, strings.Join(append(lines, line), "\n"))
	}
	return strings.Join(paragraphs, "\n\n")
}

func indent(text string) string {
	return "    " + strings.ReplaceAll(strings.Trim(text, "\n"), "\n", "\n    ")
}
