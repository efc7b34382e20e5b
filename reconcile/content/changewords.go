package content

import (
	"fmt"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
	"crosscast/sheets"
)

// cellWords tell in words what became of a cell. One of was and is may be nil: an empty cell. moved is how a formula must
// read now that rows or sheets have moved under it, "" if they have not.
func cellWords(place string, was, is *Cell, moved string) string {
	switch {
	case was == nil:
		return place + " was empty when signed, " + isNow(is)
	case is == nil:
		return place + " " + wasThen(was) + ", is empty now"
	case was.Formula == pivotCell || is.Formula == pivotCell:
		return place + " " + wasThen(was) + ", " + isNow(is)
	case was.Formula != "" && is.Formula != "" && moved != "":
		return fmt.Sprintf("%s had the formula %s when signed, which has to read %s now, and has %s%s", place, shortened(was.Formula),
			shortened(moved), shortened(is.Formula), resultsMoved(was, is))
	case was.Formula != "" && is.Formula != "":
		before, now := apart(was.Formula, is.Formula)
		return fmt.Sprintf("%s had the formula %s when signed, has %s now%s", place, before, now, resultsMoved(was, is))
	case was.Formula != "":
		return fmt.Sprintf("%s had the formula %s when signed%s; %s is typed over it now", place, shortened(was.Formula),
			cameTo(was, ", which came to "), valueWords(is))
	case is.Formula == "" && was.Kind != is.Kind:
		return fmt.Sprintf("%s was the %s %s when signed, is the %s %s now", place, kindWords[was.Kind], valueWords(was),
			kindWords[is.Kind], valueWords(is))
	case is.Formula == "" && was.Kind == sheets.Text:
		before, now := apart(was.Value, is.Value)
		return fmt.Sprintf("%s was %q when signed, is %q now", place, before, now)
	}
	return place + " " + wasThen(was) + ", " + isNow(is)
}

func wasThen(c *Cell) string {
	switch c.Formula {
	case "":
		return "was " + valueWords(c) + " when signed"
	case pivotCell:
		return "was part of a pivot table when signed"
	}
	return "had the formula " + shortened(c.Formula) + " when signed" + cameTo(c, ", which came to ")
}

func isNow(c *Cell) string {
	switch c.Formula {
	case "":
		return "is " + valueWords(c) + " now"
	case pivotCell:
		return "is part of a pivot table now"
	}
	return "has the formula " + shortened(c.Formula) + " now" + cameTo(c, ", which comes to ")
}

// cameTo tells what a formula came to, if that is stored.
func cameTo(c *Cell, words string) string {
	if c.Kind == sheets.Blank {
		return ""
	}
	return words + valueWords(c)
}

// resultsMoved tells that a formula comes to something else.
func resultsMoved(was, is *Cell) string {
	if sameResult(was, is) {
		return ""
	}
	return fmt.Sprintf("; it came to %s, comes to %s now", valueWords(was), valueWords(is))
}

var kindWords = map[sheets.Kind]string{sheets.Number: "number", sheets.Text: "text", sheets.Bool: "truth value", sheets.Error: "error"}

// valueWords writes a value as people read it: 8,700, "n/a", TRUE, #REF!.
func valueWords(c *Cell) string {
	switch c.Kind {
	case sheets.Number:
		return numberWords(c.Value)
	case sheets.Text:
		return fmt.Sprintf("%q", shortened(c.Value))
	}
	return c.Value
}

// numberWords writes a figure with commas, but for whole numbers that may be years. It shows every digit, since the last
// one may be what changed.
func numberWords(spelled string) string {
	spelled = sheets.RoundNumber(spelled)
	d, err := decimal.NewFromString(spelled)
	if err != nil || len(spelled) > 25 || d.Exponent() > 0 || d.Exponent() < -20 {
		return spelled
	}
	if len(spelled) == 4 && (spelled[:2] == "19" || spelled[:2] == "20") && d.IsInteger() {
		return spelled
	}
	return reconcile.FigureText(d, -d.Exponent())
}

// maxShown is how much of a text or formula is told.
const maxShown = 80

func shortened(s string) string {
	if utf8.RuneCountInString(s) <= maxShown {
		return s
	}
	return string([]rune(s)[:maxShown]) + "…"
}

// apart shortens two long texts to where they differ.
func apart(was, is string) (string, string) {
	a, b := []rune(was), []rune(is)
	if len(a) <= maxShown && len(b) <= maxShown {
		return was, is
	}
	same := 0
	for same < len(a) && same < len(b) && a[same] == b[same] {
		same++
	}
	from := max(same-maxShown/4, 0)
	cut := func(r []rune) string {
		s := string(r[from:min(len(r), from+maxShown)])
		if from > 0 {
			s = "…" + s
		}
		if from+maxShown < len(r) {
			s += "…"
		}
		return s
	}
	return cut(a), cut(b)
}
