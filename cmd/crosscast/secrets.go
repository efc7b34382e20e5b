package main

import (
	"os"
	"strings"
)

// readPassword reads the first line of a file. A password on the command line would be seen by everybody who lists the
// running programs.
func readPassword(path string) (string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return "", fileMessage("Cannot read the password file "+path, err)
	}
	line, _, _ := strings.Cut(strings.TrimPrefix(string(data), "\ufeff"), "\n")
	line = strings.TrimSuffix(line, "\r")
	if line == "" {
		return "", &message{what: "Cannot use the password file " + path, why: "its first line is empty",
			todo: "Put the password on its first line."}
	}
	return line, nil
}
