package main

import (
	"fmt"
	"path/filepath"
)

// progress shows on a terminal which file is awaited. It is one line that is wiped before anything else is written.
type progress struct {
	c     *console
	on    bool
	shown bool
	files []input
}

func newProgress(c *console, forbidden bool, files []input) *progress {
	return &progress{c: c, on: c.errTTY && !forbidden, files: files}
}

// waiting is called when file i is not ready yet.
func (p *progress) waiting(i int) {
	if !p.on {
		return
	}
	p.wipe()
	fmt.Fprintf(p.c.err, "Checking %d of %d: %s", i+1, len(p.files), filepath.Base(p.files[i].path))
	p.shown = true
}

// wipe takes the line away.
func (p *progress) wipe() {
	if p.shown {
		fmt.Fprint(p.c.err, "\r\x1b[K")
		p.shown = false
	}
}
