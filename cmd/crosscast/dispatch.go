package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/pflag"
)

// run does what the arguments ask for and returns the exit status. A bare file or folder name means check.
func run(args []string, c *console) int {
	cmd, rest, err := choose(args)
	status := statusFailed
	if err == nil {
		status, err = start(cmd, rest, c)
	}
	if err != nil {
		c.say("%s", err)
		return statusFailed
	}
	return status
}

// choose finds the command that the first word names.
func choose(args []string) (*command, []string, error) {
	all := commands()
	if len(args) == 0 {
		return nil, nil, &message{what: "Nothing to check", why: "no file or folder was named",
			todo: "Give a workbook or a folder, such as: crosscast Budget.xlsx. crosscast help tells more."}
	}
	word := args[0]
	switch word {
	case "-h", "--help":
		return findCommand(all, "help"), args[1:], nil
	case "--version":
		return findCommand(all, "version"), args[1:], nil
	}
	if cmd := findCommand(all, word); cmd != nil {
		return cmd, args[1:], nil
	}
	if !looksLikeFile(word) {
		return nil, nil, unknownCommand(all, word)
	}
	return findCommand(all, "check"), args, nil
}

// looksLikeFile reports whether a first word is meant as a file, a folder or a flag of check rather than as a command.
func looksLikeFile(word string) bool {
	if _, err := os.Stat(word); err == nil {
		return true
	}
	return strings.HasPrefix(word, "-") || strings.ContainsAny(word, `./\`)
}

// start reads the flags and runs the command.
func start(cmd *command, args []string, c *console) (int, error) {
	if err := cmd.flags.Parse(args); err != nil {
		return statusFailed, flagMessage(cmd, err)
	}
	if help, err := cmd.flags.GetBool("help"); err == nil && help {
		return statusAgrees, writeCommandHelp(c.out, cmd)
	}
	return cmd.run(c, cmd.flags.Args())
}

// flagMessage puts what pflag says into three parts.
func flagMessage(cmd *command, err error) error {
	var unknown *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	see := "See crosscast " + cmd.name + " --help."
	switch {
	case errors.As(err, &unknown):
		return unknownFlag(cmd, unknown)
	case errors.As(err, &missing):
		return &message{what: "Cannot use " + dashed(missing.GetSpecifiedName()), why: "no value stands behind it",
			todo: see, cause: err}
	case errors.As(err, &invalid):
		why := invalid.Unwrap().Error()
		return &message{what: fmt.Sprintf("Cannot use --%s %s", invalid.GetFlag().Name, invalid.GetValue()), why: why,
			todo: see, cause: err}
	}
	return &message{what: "Cannot read the flags", why: err.Error(), todo: see, cause: err}
}

func unknownFlag(cmd *command, err *pflag.NotExistError) error {
	name := dashed(err.GetSpecifiedName())
	m := &message{what: "Unknown flag " + name, why: "crosscast " + cmd.name + " has no such flag",
		todo: "See crosscast " + cmd.name + " --help.", cause: err}
	var names []string
	cmd.flags.VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	if near := nearest(err.GetSpecifiedName(), names); near != "" {
		m.todo = "Did you mean --" + near + "?"
	}
	return m
}

func unknownCommand(all []*command, word string) error {
	m := &message{what: "Unknown command " + word, why: "crosscast has no such command, and there is no file of that name",
		todo: "See crosscast help."}
	var names []string
	for _, c := range all {
		names = append(names, c.name)
	}
	if near := nearest(word, names); near != "" {
		m.todo = "Did you mean " + near + "?"
	}
	return m
}

// dashed writes a flag's name as the user did.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}
