package main

import (
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// Results come in the order of the items, however long each takes, and only a few are held.
func TestInOrder(t *testing.T) {
	items := make([]int, 200)
	for i := range items {
		items[i] = i
	}
	var held, most atomic.Int32
	next := 0
	inOrder(items, func(i int) int {
		for n := held.Add(1); n > most.Load(); {
			most.Store(n)
		}
		time.Sleep(time.Duration(i*7%5) * 100 * time.Microsecond)
		return i
	}, func(int) {}, func(got int) {
		held.Add(-1)
		if got != next {
			t.Fatalf("result %d came in place of %d", got, next)
		}
		next++
	})
	if next != len(items) {
		t.Errorf("%d results, want %d", next, len(items))
	}
	if most.Load() > 100 {
		t.Errorf("%d results were held at once", most.Load())
	}
}

// A panic is the error of its own file, with the stack for those who ask.
func TestGuarded(t *testing.T) {
	var list []int
	err := guarded(func() error { return fmt.Errorf("%d", list[3]) })
	var fault *internalError
	if !errors.As(err, &fault) || !strings.Contains(err.Error(), "index out of range") {
		t.Fatalf("the panic became %v", err)
	}
	if strings.Contains(fmt.Sprintf("%v", err), "goroutine") || !strings.Contains(fmt.Sprintf("%+v", err), "goroutine") {
		t.Error("the stack belongs to percent plus v only")
	}
}

func TestNearest(t *testing.T) {
	names := []string{"targets", "sheet", "units", "years", "materiality", "hidden", "fail-on"}
	for word, want := range map[string]string{"target": "targets", "material": "materiality", "unit": "units",
		"yaers": "years", "failon": "fail-on", "xyz": "", "Hidden": "hidden"} {
		if got := nearest(word, names); got != want {
			t.Errorf("nearest(%q) is %q, want %q", word, got, want)
		}
	}
}

func TestReadDate(t *testing.T) {
	for _, text := range []string{"2026-11-21", "21 Nov 2026", "21/11/2026", "2026-11-21T00:00:00Z"} {
		if d, err := readDate("as-at", text); err != nil || d.Format("2006-01-02") != "2026-11-21" {
			t.Errorf("%s is read as %s, %v", text, d, err)
		}
	}
}
