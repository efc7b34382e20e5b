package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// message is what went wrong, for people: what, why, what to do.
type message struct {
	what, why, todo string
	cause           error // told only with -v
}

// Error gives the three parts in one line: "Cannot open Book.xlsx: there is no such file. Check the name."
func (m *message) Error() string {
	text := m.what + ": " + strings.TrimRight(m.why, ".") + "."
	if m.todo != "" {
		text += " " + m.todo
	}
	return text
}

// Unwrap gives the error behind the message.
func (m *message) Unwrap() error { return m.cause }

// fileMessage puts a failure of the file system into words.
func fileMessage(what string, err error) *message {
	m := &message{what: what, why: plainError(err), todo: "Try again, or use another folder.", cause: err}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		m.why, m.todo = "there is no such file", "Check the name, or give the folder."
	case errors.Is(err, fs.ErrPermission):
		m.why, m.todo = "this account may not", "Ask for access, or use another folder."
	}
	return m
}

// plainError is an error without the name of the system call and the path, which the message names already.
func plainError(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

// badValue is the message for a flag whose value cannot be used.
func badValue(flag, value, why, todo string) *message {
	return &message{what: fmt.Sprintf("Cannot use --%s %q", flag, value), why: why, todo: todo}
}
