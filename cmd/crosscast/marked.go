package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"crosscast/reconcile/signoff"
	"crosscast/sheets"
	"crosscast/sheets/open"
)

// markedCopy is a marked copy on the disk.
type markedCopy struct {
	path     string
	data     *sheets.Workbook
	original string // the workbook that it is a copy of, where it stands beside it or was named instead of the copy
	named    bool   // the user named the original
}

// name is what the copy is called in messages.
func (m markedCopy) name() string { return filepath.Base(m.path) }

// findMarked opens the marked copy that the user means: the file named, or the copy beside it.
func findMarked(book string) (m markedCopy, err error) {
	m.path = book
	if m.data, err = readMarked(book); err != nil {
		return m, err
	}
	if len(signoff.OurSheets(m.data)) > 0 {
		m.original = beside(book, signoff.Find(signoff.ReadPages(m.data).Run, "Workbook"))
		return m, nil
	}
	m.original, m.named = book, true
	ext := filepath.Ext(book)
	m.path = strings.TrimSuffix(book, ext) + copySuffix + copyExt(ext)
	m.data, err = readMarked(m.path)
	if errors.Is(err, fs.ErrNotExist) {
		return m, &message{what: "Cannot find the marked copy of " + filepath.Base(book), why: "there is no " + m.name() + " beside it",
			todo: "Check the workbook first, or name the copy."}
	}
	if err == nil && len(signoff.OurSheets(m.data)) == 0 {
		return m, &message{what: "Cannot use " + m.name(), why: "it is not a marked copy that crosscast wrote",
			todo: "Check the workbook again."}
	}
	return m, err
}

// readMarked reads a workbook; a panic is its error.
func readMarked(path string) (wb *sheets.Workbook, err error) {
	err = guarded(func() (err error) {
		wb, err = open.Workbook(path, open.Options{})
		return err
	})
	return wb, err
}

// beside is the path of a file in the folder of another; "" if there is none.
func beside(path, name string) string {
	at := filepath.Join(filepath.Dir(path), filepath.Base(name))
	if info, err := os.Stat(at); name == "" || err != nil || !info.Mode().IsRegular() || at == filepath.Clean(path) {
		return ""
	}
	return at
}

// logPath is where the log of a copy is: under its own name, or, after one of them was renamed, the log in the folder
// that holds a code of the copy.
func (m markedCopy) logPath() string {
	base := strings.TrimSuffix(m.name(), filepath.Ext(m.path))
	own := filepath.Join(filepath.Dir(m.path), strings.TrimSuffix(base, copySuffix)+signoff.LogSuffix)
	codes := signoff.Codes(m.data)
	if len(codes) == 0 || holdsCode(own, codes) {
		return own
	}
	entries, err := os.ReadDir(filepath.Dir(m.path))
	if err != nil {
		return own
	}
	for _, e := range entries {
		path := filepath.Join(filepath.Dir(m.path), e.Name())
		if strings.HasSuffix(e.Name(), signoff.LogSuffix) && holdsCode(path, codes) {
			return path
		}
	}
	return own
}

// holdsCode reports whether a log has a line of one of the codes.
func holdsCode(path string, codes []string) bool {
	data, err := os.ReadFile(path)
	return err == nil && slices.ContainsFunc(signoff.ParseLog(data).Lines, func(l signoff.Line) bool {
		return slices.Contains(codes, l.Code)
	})
}

// readLog reads a log; nil if there is none.
func readLog(path string) (*signoff.LogBeside, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fileMessage("Cannot read "+filepath.Base(path), err)
	}
	return &signoff.LogBeside{Name: filepath.Base(path), Data: data}, nil
}
