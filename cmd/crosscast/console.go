package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"golang.org/x/term"
)

// console is where a command reads the time and who runs it, and writes: results to out, progress and what went wrong to err.
type console struct {
	out, err       io.Writer
	outTTY, errTTY bool
	now            func() time.Time
	account        func() (full, account string) // the person whom the system knows, and their account
}

func newConsole() *console {
	return &console{
		out: os.Stdout, err: os.Stderr,
		outTTY: term.IsTerminal(int(os.Stdout.Fd())), errTTY: term.IsTerminal(int(os.Stderr.Fd())),
		now: time.Now, account: systemAccount,
	}
}

// colours reports whether results may carry terminal colours.
func (c *console) colours(forbidden bool) bool {
	return c.outTTY && !forbidden && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

// say writes one line to standard error.
func (c *console) say(format string, args ...any) {
	fmt.Fprintf(c.err, format+"\n", args...)
}
