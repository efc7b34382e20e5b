package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/rogpeppe/go-internal/lockedfile"

	"crosscast/reconcile/signoff"
	"crosscast/sheets"
	"crosscast/sheets/ooxml"
	"crosscast/sheets/xlsx"
)

// signFiles signs a copy and adds the line to the log beside it: both or neither. Whoever signs holds the log, so that two
// people who sign at once do so one after the other. The line is written first: should the program be killed before the
// copy has its place, a line is left that stands on no copy, which does not count.
func signFiles(copyPath, logPath string, r signoff.Request) (line signoff.Line, err error) {
	log, isNew, err := holdLog(logPath)
	if err != nil {
		return line, fileMessage("Cannot write "+filepath.Base(logPath), err)
	}
	defer func() {
		if err != nil && isNew {
			_ = os.Remove(logPath) // an empty log says nothing
		}
		err = errors.Join(err, log.Close())
	}()
	was, err := io.ReadAll(log)
	if err != nil {
		return line, fileMessage("Cannot read "+filepath.Base(logPath), err)
	}
	wb, err := readCopy(copyPath)
	if err != nil {
		return line, err
	}
	var beside *signoff.LogBeside
	if len(was) > 0 {
		beside = &signoff.LogBeside{Name: filepath.Base(logPath), Data: was}
	}
	r.FreeName = freeNameIn(wb)
	signed, err := signoff.Sign(wb, beside, r)
	if err != nil {
		return line, err
	}
	staged, err := stageCopy(copyPath, wb, signed)
	if err != nil {
		return line, err
	}
	if err := rewrite(log, was, signed.Log); err != nil {
		staged.Discard()
		_ = log.Truncate(int64(len(was))) // what was begun of a line does not count; the error that led to it is the one to tell
		return line, fileMessage("Cannot write "+filepath.Base(logPath), err)
	}
	if err := staged.Commit(); err != nil {
		m := fileMessage("Cannot write "+filepath.Base(copyPath), err)
		m.todo = "Close it if it is open in Excel, then sign again."
		return line, errors.Join(m, rewrite(log, signed.Log, was))
	}
	return signed.Line, nil
}

// holdLog opens the log, or begins one, and holds it until it is closed.
func holdLog(path string) (f *lockedfile.File, isNew bool, err error) {
	for {
		_, missing := os.Stat(path)
		f, err := lockedfile.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
		if err != nil {
			return nil, false, err
		}
		held, err := f.Stat()
		if err == nil {
			var there os.FileInfo
			if there, err = os.Stat(path); err == nil && os.SameFile(held, there) {
				return f, errors.Is(missing, os.ErrNotExist) && held.Size() == 0, nil
			}
		}
		_ = f.Close() // whoever held it before took it away: it is another file now
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, false, err
		}
	}
}

// rewrite makes a log that holds what was into one that holds what is to be. What they have in common is left alone.
func rewrite(log *lockedfile.File, was, is []byte) error {
	same := 0
	for same < len(was) && same < len(is) && was[same] == is[same] {
		same++
	}
	if err := log.Truncate(int64(same)); err != nil {
		return err
	}
	if _, err := log.WriteAt(is[same:], int64(same)); err != nil {
		return err
	}
	return log.Sync()
}

// stageCopy writes the signed copy beside the copy.
func stageCopy(path string, wb *sheets.Workbook, signed signoff.Signed) (*ooxml.Staged, error) {
	data, err := readAsSeen(path, wb, "signed")
	if err != nil {
		return nil, fileMessage("Cannot sign "+filepath.Base(path), err)
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, fileMessage("Cannot read "+filepath.Base(path), err)
	}
	data, _, err = xlsx.AmendBytes(data, signed.Copy, xlsx.Options{})
	if err != nil {
		return nil, fileMessage("Cannot sign "+filepath.Base(path), err)
	}
	staged, err := ooxml.Stage(path, data, info.Mode().Perm())
	if err != nil {
		return nil, fileMessage("Cannot write "+filepath.Base(path), err)
	}
	return staged, nil
}
