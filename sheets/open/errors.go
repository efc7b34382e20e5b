package open

import (
	"errors"
	"io/fs"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"

	"crosscast/sheets"
)

// Error is a refusal in three parts, for people who are not programmers.
type Error struct {
	What string // "Cannot read Budget.xlsx"
	Why  string // "it needs a password"
	Todo string // "Put the password in a file and add --password-file FILE."
	Err  error  // what led to it
}

// Error joins the parts into one line.
func (e *Error) Error() string { return e.What + ": " + e.Why + ". " + e.Todo }

// Unwrap gives what led to the refusal.
func (e *Error) Unwrap() error { return e.Err }

// errFolder refuses a folder, which the caller should have walked.
var errFolder = errors.New("it is a folder")

// windowsInUse is what Windows answers for a file that Excel holds open (ERROR_SHARING_VIOLATION).
const windowsInUse = syscall.Errno(32)

// advice is what to say about a kind of error. why is "" where the error itself says it better.
type advice struct {
	kind error
	why  string
	todo string
}

// advices are looked through in order; the first kind that fits is told.
var advices = []advice{
	{errWrongPassword, "the password given does not fit", "Check the password file: one line, small and capital letters count."},
	{sheets.ErrPassword, "", "Put the password in a file and add --password-file FILE."},
	{sheets.ErrNotWorkbook, "", askForWorkbook},
	{sheets.ErrUnsupported, "", saveAsXLSX},
	{sheets.ErrTooLarge, "", "Split the workbook, or delete the sheets that need no checking from a copy."},
	{sheets.ErrDamaged, "", "Copy or download it again; if Excel opens it, save it under a new name and check that."},
	{fs.ErrNotExist, "there is no such file", "Check the spelling; put a name with spaces in quotes."},
	{fs.ErrPermission, "you are not allowed to read it", "Ask its owner for access, or check a copy."},
	{errFolder, "", "Name the workbooks in it."},
}

// explain makes an Error of what went wrong while doing something to a file.
func explain(doing, path string, err error) *Error {
	e := &Error{What: "Cannot " + doing + " " + filepath.Base(path), Why: err.Error(), Err: err}
	e.Todo = "Check that the file is there and can be opened."
	if runtime.GOOS == "windows" && errors.Is(err, windowsInUse) {
		e.Why, e.Todo = "it is open in Excel", "Close it, or check a copy."
		return e
	}
	for _, a := range advices {
		if errors.Is(err, a.kind) {
			e.Why, e.Todo = a.why, a.todo
			if a.why == "" {
				e.Why = reason(err, a.kind)
			}
			break
		}
	}
	if f := (*foreignError)(nil); errors.As(err, &f) {
		e.Todo = f.todo
	}
	return e
}

// reason puts the kind first and what led to it in brackets: it is damaged (sheet "Savings": row 7 stands twice in it).
func reason(err, kind error) string {
	detail, _, _ := strings.Cut(err.Error(), "\n")
	if detail == kind.Error() {
		return detail
	}
	for _, joint := range []string{": " + kind.Error(), kind.Error() + ": ", kind.Error()} {
		if before, after, ok := strings.Cut(detail, joint); ok {
			detail = before + after
			break
		}
	}
	return kind.Error() + " (" + detail + ")"
}
