package main

import (
	"os"
	"path/filepath"
	"strings"

	"crosscast/reconcile/signoff"
	"crosscast/sheets/ooxml"
)

// writeStatements writes what was signed, so that ssh-keygen can verify it without crosscast.
func writeStatements(dir, copyName string, lines []signoff.Line) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fileMessage("Cannot make the folder "+dir, err)
	}
	base := strings.TrimSuffix(copyName, filepath.Ext(copyName))
	for _, line := range lines {
		path := filepath.Join(dir, base+" - "+string(line.Role)+".txt")
		files := map[string]string{path: line.Statement}
		if line.Signature != "" {
			files[path+".sig"] = line.Signature
		}
		for name, text := range files {
			if err := ooxml.WriteWhole(name, []byte(text), 0o644); err != nil {
				return fileMessage("Cannot write "+filepath.Base(name), err)
			}
		}
	}
	return nil
}
