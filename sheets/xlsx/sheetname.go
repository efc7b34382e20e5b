package xlsx

import (
	"fmt"
	"strings"
	"unicode/utf16"
)

// maxSheetName is the longest name of a sheet, in UTF-16 units.
const maxSheetName = 31

// FreeSheetName gives a name for a sheet to be added: want itself, or want with " (2)" and so on behind it if a sheet of
// that name exists in any case. Ask for it before formulas and names are written that refer to the sheet.
func FreeSheetName(existing []string, want string) string {
	taken := make(map[string]bool, len(existing))
	for _, n := range existing {
		taken[strings.ToLower(n)] = true
	}
	name := want
	for n := 2; taken[strings.ToLower(name)]; n++ {
		name = fmt.Sprintf("%s (%d)", want, n)
	}
	return name
}

// QuoteSheetName writes the name of a sheet as formulas and links refer to it: always quoted, apostrophes doubled.
func QuoteSheetName(name string) string {
	return "'" + strings.ReplaceAll(name, "'", "''") + "'"
}

// checkSheetName refuses what Excel does not take as the name of a sheet.
func checkSheetName(name string) error {
	switch {
	case name == "" || len(utf16.Encode([]rune(name))) > maxSheetName:
		return fmt.Errorf("added sheet %q: a name has 1 to %d characters", name, maxSheetName)
	case strings.ContainsAny(name, `[]:*?/\`) || strings.HasPrefix(name, "'") || strings.HasSuffix(name, "'"):
		return fmt.Errorf(`added sheet %q: a name holds none of []:*?/\ and no outer apostrophe`, name)
	}
	return nil
}
