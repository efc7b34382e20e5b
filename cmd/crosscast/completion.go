package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/pflag"
)

// shells write the completion script of a shell from the commands and their flags.
var shells = map[string]func(io.Writer, []*command) error{
	"bash": completeBash, "zsh": completeZsh, "fish": completeFish, "powershell": completePowerShell,
}

var shellNames = []string{"bash", "zsh", "fish", "powershell"}

func completionCommand() *command {
	return &command{
		name: "completion", args: strings.Join(shellNames, "|"), words: shellNames, flags: newFlags("completion"),
		short: "print a script that lets a shell complete commands and flags",
		examples: []string{
			"crosscast completion bash > /etc/bash_completion.d/crosscast",
			"crosscast completion powershell >> $PROFILE",
		},
		run: func(c *console, args []string) (int, error) {
			if len(args) != 1 || shells[args[0]] == nil {
				return statusFailed, &message{what: "Cannot write a completion script", why: "no shell that it knows was named",
					todo: "Name " + orList(shellNames) + "."}
			}
			return statusAgrees, shells[args[0]](c.out, commands())
		},
	}
}

// flagsOf lists a command's flags as they are typed.
func flagsOf(cmd *command) []string {
	var out []string
	cmd.flags.VisitAll(func(f *pflag.Flag) { out = append(out, "--"+f.Name) })
	return out
}

// eachChoice visits the flags of all commands that take one of a few words, each name once: two commands that have one
// give it the same words.
func eachChoice(all []*command, visit func(flag string, words []string)) {
	seen := map[string]bool{}
	for _, cmd := range all {
		cmd.flags.VisitAll(func(f *pflag.Flag) {
			if c, ok := f.Value.(*choice); ok && !seen[f.Name] {
				seen[f.Name] = true
				visit("--"+f.Name, c.words)
			}
		})
	}
}

func namesOf(all []*command) []string {
	var out []string
	for _, c := range all {
		out = append(out, c.name)
	}
	return out
}

func completeBash(w io.Writer, all []*command) error {
	var b strings.Builder
	b.WriteString("# bash completion for crosscast\n_crosscast() {\n" +
		"  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} words=\n  COMPREPLY=()\n  case $prev in\n")
	eachChoice(all, func(flag string, words []string) {
		fmt.Fprintf(&b, "    %s) COMPREPLY=($(compgen -W '%s' -- \"$cur\")); return ;;\n", flag, strings.Join(words, " "))
	})
	b.WriteString("  esac\n  case ${COMP_WORDS[1]} in\n")
	for _, c := range all {
		fmt.Fprintf(&b, "    %s) words='%s' ;;\n", c.name, strings.Join(append(flagsOf(c), c.words...), " "))
	}
	fmt.Fprintf(&b, "    *) words='%s' ;;\n  esac\n", strings.Join(flagsOf(all[0]), " "))
	fmt.Fprintf(&b, "  [ \"$COMP_CWORD\" -eq 1 ] && words='%s'\n",
		strings.Join(append(namesOf(all), flagsOf(all[0])...), " "))
	b.WriteString("  COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n}\n" +
		"complete -o default -o filenames -F _crosscast crosscast\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func completeZsh(w io.Writer, all []*command) error {
	var b strings.Builder
	b.WriteString("#compdef crosscast\n_crosscast() {\n  local -a commands\n  commands=(\n")
	for _, c := range all {
		fmt.Fprintf(&b, "    %s\n", singleQuoted(c.name+":"+c.short))
	}
	b.WriteString("  )\n  if (( CURRENT == 2 )); then\n    _describe command commands\n    _files\n    return\n  fi\n" +
		"  case $words[2] in\n")
	for _, c := range all[1:] { // a bare file name means the first command: its line is the last
		fmt.Fprintf(&b, "    %s) _arguments %s ;;\n", c.name, zshArguments(c))
	}
	fmt.Fprintf(&b, "    *) _arguments %s ;;\n  esac\n}\ncompdef _crosscast crosscast\n", zshArguments(all[0]))
	_, err := io.WriteString(w, b.String())
	return err
}

func zshArguments(c *command) string {
	var parts []string
	c.flags.VisitAll(func(f *pflag.Flag) {
		text := "--" + f.Name + "[" + strings.NewReplacer("[", "(", "]", ")", ":", ";").Replace(f.Usage) + "]"
		if ch, ok := f.Value.(*choice); ok {
			text += ":value:(" + strings.Join(ch.words, " ") + ")"
		} else if f.NoOptDefVal == "" {
			text += ":value:_files"
		}
		parts = append(parts, singleQuoted(text))
	})
	if c.files {
		parts = append(parts, "'*:file:_files'")
	} else if len(c.words) > 0 {
		parts = append(parts, singleQuoted("*:word:("+strings.Join(c.words, " ")+")"))
	}
	return strings.Join(parts, " ")
}

func completeFish(w io.Writer, all []*command) error {
	var b strings.Builder
	b.WriteString("# fish completion for crosscast\n")
	for _, c := range all {
		fmt.Fprintf(&b, "complete -c crosscast -n __fish_use_subcommand -a %s -d %s\n", c.name, singleQuoted(c.short))
		when := singleQuoted("__fish_seen_subcommand_from " + c.name)
		if len(c.words) > 0 {
			fmt.Fprintf(&b, "complete -c crosscast -n %s -f -a %s\n", when, singleQuoted(strings.Join(c.words, " ")))
		}
		c.flags.VisitAll(func(f *pflag.Flag) {
			line := "complete -c crosscast -n " + when + " -l " + f.Name
			if f.Shorthand != "" {
				line += " -s " + f.Shorthand
			}
			if ch, ok := f.Value.(*choice); ok {
				line += " -x -a " + singleQuoted(strings.Join(ch.words, " "))
			} else if f.NoOptDefVal == "" {
				line += " -r"
			}
			fmt.Fprintf(&b, "%s -d %s\n", line, singleQuoted(f.Usage))
		})
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func completePowerShell(w io.Writer, all []*command) error {
	var b strings.Builder
	b.WriteString("# PowerShell completion for crosscast\n" +
		"Register-ArgumentCompleter -Native -CommandName crosscast -ScriptBlock {\n" +
		"  param($word, $ast, $position)\n  $words = @{\n")
	for _, c := range all {
		fmt.Fprintf(&b, "    '%s' = @(%s)\n", c.name, psList(append(flagsOf(c), c.words...)))
	}
	fmt.Fprintf(&b, "  }\n  $choices = @{\n")
	eachChoice(all, func(flag string, words []string) { fmt.Fprintf(&b, "    '%s' = @(%s)\n", flag, psList(words)) })
	fmt.Fprintf(&b, "  }\n  $typed = @($ast.CommandElements | ForEach-Object { $_.ToString() })\n"+
		"  $done = if ($word) { $typed.Count - 1 } else { $typed.Count }\n"+
		"  $previous = if ($done -gt 0) { $typed[$done - 1] } else { '' }\n"+
		"  $list = if ($choices.ContainsKey($previous)) { $choices[$previous] }\n"+
		"    elseif ($done -le 1) { @(%s) }\n"+
		"    elseif ($words.ContainsKey($typed[1])) { $words[$typed[1]] }\n"+
		"    else { $words['%s'] }\n"+
		"  $list | Where-Object { $_ -like \"$word*\" } |\n"+
		"    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }\n}\n",
		psList(namesOf(all)), all[0].name)
	_, err := io.WriteString(w, b.String())
	return err
}

func psList(words []string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = singleQuoted(w)
	}
	return strings.Join(quoted, ", ")
}

// singleQuoted quotes text for a shell; no help text holds a quotation mark of its own.
func singleQuoted(s string) string { return "'" + strings.ReplaceAll(s, "'", "") + "'" }
