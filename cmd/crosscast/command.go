package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"
)

// command is one word that crosscast understands, with the flags that belong to it.
type command struct {
	name     string
	args     string   // what stands behind the name, as help shows it
	short    string   // one line for the list of commands
	examples []string // whole command lines
	words    []string // what may stand as first argument, where that is a fixed set: for completion
	files    bool     // arguments are files: for completion
	statuses []string // what each exit status means, from 0, where that is not what check means by it
	flags    *pflag.FlagSet
	run      func(c *console, args []string) (status int, err error)
}

// commands are all commands, in the order of help.
func commands() []*command {
	all := []*command{
		checkCommand(), acceptCommand(), signCommand(), verifyCommand(), registerCommand(), targetsCommand(), explainCommand(),
		completionCommand(), versionCommand(), helpCommand(),
	}
	all[len(all)-1].words = namesOf(all)
	return all
}

// findCommand returns the command of that name, or nil.
func findCommand(all []*command, name string) *command {
	for _, c := range all {
		if c.name == name {
			return c
		}
	}
	return nil
}

// newFlags is an empty set of flags that reports what it does not understand instead of printing it.
func newFlags(name string) *pflag.FlagSet {
	f := pflag.NewFlagSet(name, pflag.ContinueOnError)
	f.SortFlags = false
	f.Usage = func() {}
	f.BoolP("help", "h", false, "what this command does, with its flags")
	return f
}

// choice is a flag that takes one of a few words.
type choice struct {
	value *string
	words []string
}

// newChoice gives value its first word until the user says otherwise.
func newChoice(value *string, words ...string) *choice {
	*value = words[0]
	return &choice{value, words}
}

// String, Set and Type make choice a pflag.Value.
func (c *choice) String() string { return *c.value }

// Set takes one of the words, in any case.
func (c *choice) Set(s string) error {
	if s = strings.ToLower(s); !slices.Contains(c.words, s) {
		return fmt.Errorf("it takes %s", orList(c.words))
	}
	*c.value = s
	return nil
}

// Type is shown in help in place of the value.
func (c *choice) Type() string { return strings.Join(c.words, "|") }

// orList joins words as in "text, json or csv".
func orList(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}
