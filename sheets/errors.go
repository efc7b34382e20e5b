package sheets

import "errors"

// Kinds of refusal that callers tell apart with errors.Is. The messages are for people: what and why in one sentence.
var (
	ErrPassword    = errors.New("it needs a password")
	ErrNotWorkbook = errors.New("its contents are not a workbook")
	ErrNotReport   = errors.New("its contents are not a report")
	ErrDamaged     = errors.New("it is damaged")
	ErrTooLarge    = errors.New("it is larger than crosscast reads")
	ErrUnsupported = errors.New("its format is not read yet")
)
