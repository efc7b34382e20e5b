package period

// dated reports a full date, which names a day and no period: 12/03/2014, 31.03.2015, 2014-06-30, 31 March 2015, 12-Mar-14.
func dated(ts []token) bool {
	for i := range ts {
		if i+4 < len(ts) && number(ts, i) && number(ts, i+2) && number(ts, i+4) && sameMark(ts, i+1, i+3) {
			return true
		}
		if dayAndMonth(ts, i) {
			return true
		}
	}
	return false
}

// sameMark reports the two marks of a date; those of 2014/15-2017/18 differ.
func sameMark(ts []token, i, j int) bool {
	m := ts[i].text
	return m == ts[j].text && (m == "/" || m == "-" || m == ".") && ts[i].glued && ts[j].glued
}

// dayAndMonth reports a day before a named month, also 31st March and 12-Mar.
func dayAndMonth(ts []token, i int) bool {
	if !number(ts, i) || len(ts[i].text) > 2 || ts[i].number < 1 || ts[i].number > 31 {
		return false
	}
	i++
	if lettersGlued(ts, i) && monthOf(ts[i].text) == 0 {
		i++ // st, nd, rd, th
	}
	if i < len(ts) && ts[i].text == "-" {
		i++
	}
	if word(ts, i, "of") {
		i++
	}
	return i < len(ts) && ts[i].kind == 'w' && monthOf(ts[i].text) > 0
}

// yearEnded reads "year ended 31 March 2015" and its like, which do name a year.
func yearEnded(ts []token) (Year, bool) {
	for i := range ts {
		if !word(ts, i, "year") || !word(ts, i+1, "ended") && !word(ts, i+1, "ending") && !word(ts, i+1, "to") {
			continue
		}
		for k := i + 2; k < len(ts); k++ {
			if word(ts, k, "march") && number(ts, k+1) && len(ts[k+1].text) == 4 {
				return Year{ts[k+1].number - 1}, true
			}
		}
	}
	return Year{}, false
}
