package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"crosscast/reconcile/signoff"
	"crosscast/sheets/open"
)

// input is one file to check.
type input struct {
	path   string
	under  string // the folder of the file below the folder that the user named: kept in --out
	walked bool   // found in a folder, not named by the user
	err    error  // the name leads to no file
}

// name is what the file is called in the results: in a folder there may be several of one name.
func (in input) name() string {
	if in.walked {
		return in.path
	}
	return filepath.Base(in.path)
}

// nameIn puts that name into a refusal, which knows the last part of it only.
func (in input) nameIn(e *open.Error) {
	e.What = strings.Replace(e.What, filepath.Base(in.path), in.path, 1)
}

// extensions are the files that are tried in a folder. A file that the user names is always tried: what it is shows by
// its contents.
var extensions = []string{".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods", ".csv", ".tsv",
	".docx", ".docm", ".html", ".htm", ".md", ".pdf"}

// findInputs lists the files behind the arguments, each once: folders are walked in order of name.
func findInputs(c *console, args []string) []input {
	var all []input
	seen := map[string]bool{}
	for _, arg := range args {
		for _, in := range inputsOf(c, arg) {
			if key := filepath.Clean(in.path); !seen[key] {
				seen[key] = true
				all = append(all, in)
			}
		}
	}
	return all
}

func inputsOf(c *console, arg string) []input {
	info, err := os.Stat(arg)
	switch {
	case err != nil: // the reader says best what is wrong with the name
	case info.IsDir():
		found := walk(c, arg)
		if len(found) == 0 {
			return refused(arg, "Nothing to check in "+arg, "the folder holds no workbooks", "Name the files, or another folder.")
		}
		return found
	case !info.Mode().IsRegular():
		return refused(arg, "Cannot open "+arg, "it is not a file", "Name a workbook or a folder.")
	}
	return []input{{path: arg}}
}

// refused is an argument behind which there is nothing to check.
func refused(arg, what, why, todo string) []input {
	return []input{{path: arg, err: &message{what: what, why: why, todo: todo}}}
}

// walk lists the workbooks in a folder and below it, without hidden files and the lock files of open workbooks.
func walk(c *console, root string) []input {
	var found []input
	visit := func(path string, d fs.DirEntry, err error) error {
		name := filepath.Base(path)
		switch {
		case err != nil:
			found = append(found, input{path: path, err: fileMessage("Cannot open "+path, err)})
			return nil
		case path != root && strings.HasPrefix(name, "."):
			if d.IsDir() {
				return filepath.SkipDir
			}
		case d.IsDir() || !slices.Contains(extensions, strings.ToLower(filepath.Ext(name))):
		case slices.Contains(signoff.AcceptanceNames, strings.ToLower(name)): // no workbook: it says what is accepted in them
		case strings.HasPrefix(name, "~$"):
			c.say("Skipped %s: it only marks that %s is open in Excel.", path, strings.TrimPrefix(name, "~$"))
		case d.Type().IsRegular():
			found = append(found, input{path: path, under: below(root, path), walked: true})
		}
		return nil
	}
	if err := filepath.WalkDir(root, visit); err != nil {
		found = append(found, input{path: root, err: fileMessage("Cannot open "+root, err)})
	}
	return found
}

// below is the folder of path, seen from root.
func below(root, path string) string {
	rel, err := filepath.Rel(root, filepath.Dir(path))
	if err != nil || rel == "." {
		return ""
	}
	return rel
}
