package ooxml

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// ErrOverInput refuses a copy that would take the place of its original.
var ErrOverInput = errors.New("the copy would replace the file that was read")

// CopyFile writes to output what change makes of input. The input is opened for reading only, and is never written over;
// output is replaced only by a copy that is whole.
func CopyFile(input, output string, change func(in io.ReaderAt, size int64) ([]byte, error)) error {
	in, err := os.Open(input)
	if err != nil {
		return fmt.Errorf("open original: %w", err)
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil {
		return fmt.Errorf("open original: %w", err)
	}
	if other, err := os.Stat(output); err == nil && os.SameFile(info, other) {
		return ErrOverInput
	}
	data, err := change(in, info.Size())
	if err != nil {
		return err
	}
	return WriteWhole(output, data, info.Mode().Perm()|0o200)
}

// WriteWhole writes a file beside its final name and renames it, so that no half-written file is ever found there.
func WriteWhole(output string, data []byte, mode fs.FileMode) error {
	s, err := Stage(output, data, mode)
	if err != nil {
		return err
	}
	return s.Commit()
}

// Staged is a file that is written whole but not under its name yet.
type Staged struct{ temp, output string }

// Stage writes a file beside its final name. Either Commit or Discard follows.
func Stage(output string, data []byte, mode fs.FileMode) (s *Staged, err error) {
	f, err := os.CreateTemp(filepath.Dir(output), ".crosscast-*.tmp")
	if err != nil {
		return nil, fmt.Errorf("write copy: %w", err)
	}
	s = &Staged{f.Name(), output}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Chmod(f.Name(), mode)
	}
	if err != nil {
		s.Discard()
		return nil, fmt.Errorf("write copy: %w", err)
	}
	return s, nil
}

// Commit gives the file its name, in the place of what was there.
func (s *Staged) Commit() error {
	if err := os.Rename(s.temp, s.output); err != nil {
		s.Discard()
		return fmt.Errorf("write copy: %w", err)
	}
	return nil
}

// Discard throws the file away.
func (s *Staged) Discard() { _ = os.Remove(s.temp) } // the error that led to it is the one to tell
