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
func WriteWhole(output string, data []byte, mode fs.FileMode) (err error) {
	f, err := os.CreateTemp(filepath.Dir(output), ".crosscast-*.tmp")
	if err != nil {
		return fmt.Errorf("write copy: %w", err)
	}
	defer func() {
		if err != nil {
			_ = os.Remove(f.Name()) // the first error is the one to tell
		}
	}()
	if _, err := f.Write(data); err != nil {
		_ = f.Close()
		return fmt.Errorf("write copy: %w", err)
	}
	if err := f.Sync(); err != nil {
		_ = f.Close()
		return fmt.Errorf("write copy: %w", err)
	}
	if err := f.Close(); err != nil {
		return fmt.Errorf("write copy: %w", err)
	}
	if err := os.Chmod(f.Name(), mode); err != nil {
		return fmt.Errorf("write copy: %w", err)
	}
	if err := os.Rename(f.Name(), output); err != nil {
		return fmt.Errorf("write copy: %w", err)
	}
	return nil
}
