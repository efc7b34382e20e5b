package main

import (
	"fmt"
	"runtime"
	"time"
)

// patience is how long a run may take before it says what it is doing.
const patience = time.Second

// inOrder does work on every item, several at a time, and hands each result to take in the order of the items. Only a
// few results are ever held, however many items there are. waiting is called when patience has run out and the next
// result is not there yet.
func inOrder[I, R any](items []I, work func(I) R, waiting func(int), take func(R)) {
	workers := max(1, runtime.GOMAXPROCS(0))
	line := make(chan chan R, workers) // results in order; its room bounds what is held
	slots := make(chan struct{}, workers)
	go func() {
		defer close(line)
		for _, item := range items {
			one := make(chan R, 1)
			line <- one
			slots <- struct{}{}
			go func() {
				defer func() { <-slots }()
				one <- work(item)
			}()
		}
	}()
	slow := make(chan struct{})
	defer time.AfterFunc(patience, func() { close(slow) }).Stop()
	i := 0
	for one := range line {
		select {
		case r := <-one:
			take(r)
		case <-slow:
			if len(one) == 0 {
				waiting(i)
			}
			take(<-one)
		}
		i++
	}
}

// guarded turns a panic in f into an error, so that one file cannot stop the others.
func guarded(f func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			stack := make([]byte, 4096)
			stack = stack[:runtime.Stack(stack, false)]
			err = &internalError{fmt.Sprint(r), string(stack)}
		}
	}()
	return f()
}

// internalError is a fault of crosscast itself.
type internalError struct{ what, stack string }

// Error says what happened in one line.
func (e *internalError) Error() string { return "crosscast failed on it (" + e.what + ")" }

// Format adds the stack for %+v, which is how -v tells causes.
func (e *internalError) Format(s fmt.State, _ rune) {
	fmt.Fprint(s, e.Error())
	if s.Flag('+') {
		fmt.Fprint(s, "\n", e.stack)
	}
}
