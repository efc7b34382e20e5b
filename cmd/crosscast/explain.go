package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"crosscast/reconcile/checks"
	"crosscast/reconcile/output"
)

func explainCommand() *command {
	var words []string
	for _, c := range checks.All {
		words = append(words, c.Name)
	}
	for _, o := range output.Outcomes {
		words = append(words, string(o.Outcome))
	}
	words = append(words, output.AcceptedWord)
	return &command{
		name: "explain", args: "[CHECK|OUTCOME|TICK|N1]", words: words, flags: newFlags("explain"),
		short:    "what a check, an outcome, a tick or a finding's number means",
		examples: []string{"crosscast explain cross-cast", "crosscast explain N1", "crosscast explain differs"},
		run: func(c *console, args []string) (int, error) {
			if len(args) == 0 {
				return statusAgrees, listExplained(c.out)
			}
			for i, word := range args {
				text, err := explained(word, words)
				if err != nil {
					return statusFailed, err
				}
				if i > 0 {
					text = "\n" + text
				}
				if _, err := io.WriteString(c.out, text); err != nil {
					return statusFailed, err
				}
			}
			return statusAgrees, nil
		},
	}
}

// explained tells what a word means: a check, an outcome, a tick, or the number of a finding.
func explained(word string, known []string) (string, error) {
	for _, c := range checks.All {
		if strings.EqualFold(c.Name, word) {
			return output.ExplainCheck(c), nil
		}
	}
	letter := strings.ToUpper(strings.TrimRight(word, "0123456789"))
	for _, o := range output.Outcomes {
		if strings.EqualFold(string(o.Outcome), word) || letter == o.Outcome.Letter() && o.Outcome.Severity() > 0 {
			return output.ExplainOutcome(o), nil
		}
	}
	if word == "a" || word == "A" || strings.EqualFold(word, output.AcceptedWord) {
		return output.ExplainAccepted(), nil
	}
	for _, t := range slices.Concat(output.Legend, output.ProseLegend) {
		if t.Mark == strings.ToUpper(word) || t.Mark == letter && letter != word {
			return fmt.Sprintf("%s: %s (a tick on CC Reconciliation)\n", t.Mark, t.Meaning), nil
		}
	}
	m := &message{what: fmt.Sprintf("Cannot explain %q", word), why: "it is no check, outcome, tick or number of a finding",
		todo: "crosscast explain lists them."}
	if near := nearest(word, known); near != "" {
		m.todo = "Did you mean " + near + "?"
	}
	return "", m
}

// listExplained prints everything that can be explained.
func listExplained(w io.Writer) error {
	var b strings.Builder
	b.WriteString("Checks:\n")
	for _, c := range checks.All {
		fmt.Fprintf(&b, "  %-17s%s\n", c.Name, c.Title)
	}
	b.WriteString("\nOutcomes:\n")
	for _, o := range output.Outcomes {
		fmt.Fprintf(&b, "  %-17s%s\n", o.Outcome, o.Outcome.Status())
	}
	fmt.Fprintf(&b, "  %-17s%s\n", output.AcceptedWord, "Accepted")
	b.WriteString("\nTicks:\n")
	for _, t := range slices.Concat(output.Legend, output.ProseLegend) {
		fmt.Fprintf(&b, "  %-17s%s\n", t.Mark, t.Meaning)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
