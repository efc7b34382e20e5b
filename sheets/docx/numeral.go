package docx

import (
	"strconv"
	"strings"
)

// maxLetters is the largest numeral written in letters, which repeat: 27 is "aa", 53 "aaa".
const maxLetters = 26 * 20

// numeral writes a counter in one of Word's formats. One that is not known is written in digits.
func numeral(n int, format string) string {
	digits := strconv.Itoa(n)
	switch format {
	case "none":
		return ""
	case "decimalZero":
		if n < 10 {
			return "0" + digits
		}
	case "ordinal":
		return digits + ordinalEnding(n)
	case "lowerLetter", "upperLetter":
		if n >= 1 && n <= maxLetters {
			return inCase(strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1), format)
		}
	case "lowerRoman", "upperRoman":
		if n >= 1 && n < 4000 {
			return inCase(roman(n), format)
		}
	case "chicago": // * † ‡ § ** …, for footnotes
		if n >= 1 && n <= maxLetters {
			return strings.Repeat(string([]rune("*†‡§")[(n-1)%4]), (n-1)/4+1)
		}
	}
	return digits
}

// inCase puts letters into capitals where the format says so.
func inCase(letters, format string) string {
	if strings.HasPrefix(format, "upper") {
		return strings.ToUpper(letters)
	}
	return letters
}

// ordinalEnding is the "st" of 1st.
func ordinalEnding(n int) string {
	if n%100 >= 11 && n%100 <= 13 {
		return "th"
	}
	switch n % 10 {
	case 1:
		return "st"
	case 2:
		return "nd"
	case 3:
		return "rd"
	}
	return "th"
}

// roman writes a number below 4000 in small Roman numerals.
func roman(n int) string {
	var b strings.Builder
	for _, r := range []struct {
		value int
		text  string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"},
		{9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for ; n >= r.value; n -= r.value {
			b.WriteString(r.text)
		}
	}
	return b.String()
}
