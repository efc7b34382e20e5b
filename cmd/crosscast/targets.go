package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"crosscast/reconcile"
	"crosscast/reconcile/signoff"
	"crosscast/reconcile/target"
	"crosscast/sheets/open"
)

// targetsFlags are the values of the flags of targets.
type targetsFlags struct {
	out, passwordFile string
	force             bool
}

// targetsCommand lists the headline totals of a workbook and writes a targets file to fill in.
func targetsCommand() *command {
	v := &targetsFlags{}
	f := newFlags("targets")
	f.StringVarP(&v.out, "out", "o", "", "`FILE` to write, .xlsx or .csv (default: NAME - targets.xlsx beside the workbook)")
	f.StringVar(&v.passwordFile, "password-file", "", "`FILE` whose first line is the password of the workbook")
	f.BoolVar(&v.force, "force", false, "replace a targets file that is there")
	return &command{
		name: "targets", args: "FILE", files: true, flags: f,
		short: "list the headline totals and write a file in which to fill in what a report states",
		examples: []string{
			`crosscast targets "Savings P6.xlsx"`,
			`crosscast targets "Savings P6.xlsx" --out "Cabinet report.csv"`,
		},
		run: func(c *console, args []string) (int, error) { return runTargets(c, v, args) },
	}
}

func runTargets(c *console, v *targetsFlags, args []string) (int, error) {
	if len(args) != 1 {
		return statusFailed, &message{what: "Cannot list targets", why: "it takes one workbook", todo: "Name the workbook."}
	}
	password := ""
	if v.passwordFile != "" {
		var err error
		if password, err = readPassword(v.passwordFile); err != nil {
			return statusFailed, err
		}
	}
	list, stated, err := headlines(args[0], password)
	if err != nil {
		return statusFailed, err
	}
	return statusAgrees, v.write(c, args[0], list, stated)
}

// headlines finds the headline totals of a workbook, and the targets that it states itself.
func headlines(path, password string) (list, stated []reconcile.Target, err error) {
	err = guarded(func() error {
		wb, err := open.Workbook(path, open.Options{Password: password})
		if err != nil {
			return err
		}
		res := engine.Run(signoff.WithoutOurs(wb), nil, reconcile.Options{})
		list, stated = target.Propose(res.Book, res.Relations), target.FromBook(res.Book)
		return nil
	})
	return list, stated, err
}

// write puts the file beside the workbook and says what is in it.
func (v *targetsFlags) write(c *console, book string, list, stated []reconcile.Target) error {
	path := v.out
	if path == "" {
		path = strings.TrimSuffix(book, filepath.Ext(book)) + " - targets.xlsx"
	}
	name := filepath.Base(book)
	if len(stated) > 0 {
		fmt.Fprintf(c.out, "%s states %s of its own on its sheet %s; check uses %s.\n", name, count(len(stated), "target"),
			target.SheetName, oneOrMore(len(stated), "it", "them"))
	}
	if len(list) == 0 {
		_, err := fmt.Fprintf(c.out, "%s: no headline totals were found, so no targets file was written.\n", name)
		return err
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) && !v.force {
		return &message{what: "Did not write " + filepath.Base(path),
			why:  "a file of that name is there, and may hold figures that you filled in",
			todo: "Use --out for another name, or --force to replace it."}
	}
	if err := target.Write(path, list); err != nil {
		return fileMessage("Did not write "+filepath.Base(path), err)
	}
	fmt.Fprintf(c.out, "%s: %s.\n\n", name, count(len(list), "headline total"))
	for _, t := range list {
		fmt.Fprintf(c.out, "%-18s  %16s  %s\n", t.At, t.Text, strings.TrimSpace(t.Name+" "+t.Period))
	}
	_, err := fmt.Fprintf(c.out, "\nTargets file: %s. Next: fill in the stated figures, then check with --targets.\n", path)
	return err
}

// count writes a number with its noun.
func count(n int, noun string) string { return fmt.Sprint(n, " ", noun, oneOrMore(n, "", "s")) }

func oneOrMore(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return more
}

// readTargets reads the targets file and takes down its fingerprint for the copy.
func (k *checker) readTargets(path string) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return &message{what: "Cannot read the targets file " + path, why: "it is a folder", todo: "Name the file in it."}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return fileMessage("Cannot read the targets file "+path, err)
	}
	if k.targets, err = target.ReadFile(path); err != nil {
		var told *open.Error
		if errors.As(err, &told) {
			return told
		}
		why := plainError(err)
		if errors.Is(err, target.ErrNoTable) {
			why = target.ErrNoTable.Error()
		}
		return &message{what: "Cannot read the targets file " + filepath.Base(path), why: why,
			todo: "crosscast targets writes one to fill in.", cause: err}
	}
	if len(k.targets) == 0 {
		k.c.say("%s: no stated figures are filled in, so none are compared.", filepath.Base(path))
	}
	sum := sha256.Sum256(data)
	k.targetsNote = filepath.Base(path) + ", SHA-256 " + hex.EncodeToString(sum[:])
	return nil
}
