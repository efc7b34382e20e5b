package main

import (
	"fmt"
	"io"
	"strings"
)

func helpCommand() *command {
	return &command{
		name: "help", args: "[COMMAND]", short: "this page, or the page of a command", flags: newFlags("help"),
		examples: []string{"crosscast help check"},
		run: func(c *console, args []string) (int, error) {
			if len(args) == 0 {
				return statusAgrees, writeHelp(c.out)
			}
			all := commands()
			cmd := findCommand(all, args[0])
			if cmd == nil {
				return statusFailed, unknownCommand(all, args[0])
			}
			return statusAgrees, writeCommandHelp(c.out, cmd)
		},
	}
}

const statusHelp = `Exit status:
  0  everything tested agrees or is accepted
  1  something does not agree (--fail-on sets from which level)
  2  the job could not be done; in a batch the other files are still done
`

// writeHelp prints the page with examples first.
func writeHelp(w io.Writer) error {
	var b strings.Builder
	b.WriteString("crosscast checks that the totals of a workbook agree, and that a report adds up and agrees to it, and writes marked copies.\n" +
		"It works offline and never changes the file that it is given; only a marked copy of its own is renewed and signed in place.\n\nExamples:\n")
	all := commands()
	for _, cmd := range all {
		for _, e := range cmd.examples[:1] {
			fmt.Fprintf(&b, "  %s\n", e)
		}
	}
	b.WriteString("\nCommands:\n")
	for _, cmd := range all {
		fmt.Fprintf(&b, "  %-12s%s\n", cmd.name, cmd.short)
	}
	b.WriteString("\n" + statusHelp + "\ncrosscast help COMMAND, or COMMAND --help, lists the flags of a command.\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// writeCommandHelp prints the page of one command.
func writeCommandHelp(w io.Writer, cmd *command) error {
	var b strings.Builder
	usage := strings.TrimSpace(cmd.name + " " + cmd.args)
	fmt.Fprintf(&b, "crosscast %s: %s\n\nExamples:\n", usage, cmd.short)
	for _, e := range cmd.examples {
		fmt.Fprintf(&b, "  %s\n", e)
	}
	fmt.Fprintf(&b, "\nFlags:\n%s", cmd.flags.FlagUsages())
	switch {
	case cmd.statuses != nil:
		b.WriteString("\nExit status:\n")
		for status, meaning := range cmd.statuses {
			if meaning != "" {
				fmt.Fprintf(&b, "  %d  %s\n", status, meaning)
			}
		}
	case cmd.files:
		b.WriteString("\n" + statusHelp)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
