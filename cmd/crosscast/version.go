package main

import (
	"fmt"
	"runtime"
)

// version is set by make (-ldflags "-X main.version=…"); the value here is that of a build without make.
var version = "0.1.0"

// versionText names the tool on the copies and in the results.
func versionText() string { return "crosscast " + version }

func versionCommand() *command {
	return &command{
		name: "version", short: "print the version", flags: newFlags("version"),
		examples: []string{"crosscast version"},
		run: func(c *console, _ []string) (int, error) {
			_, err := fmt.Fprintf(c.out, "%s (%s, %s/%s)\n", versionText(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return statusAgrees, err
		},
	}
}
