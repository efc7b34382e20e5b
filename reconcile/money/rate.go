package money

// rateWords follow an amount that recurs.
var rateWords = []struct{ text, per string }{
	{"per annum", "year"}, {"p.a.", "year"}, {"p.a", "year"}, {"pa", "year"}, {"per year", "year"}, {"a year", "year"},
	{"each year", "year"}, {"every year", "year"}, {"annually", "year"}, {"/year", "year"}, {"in each year", "year"},
	{"per month", "month"}, {"a month", "month"}, {"each month", "month"}, {"monthly", "month"}, {"pcm", "month"},
	{"per quarter", "quarter"}, {"each quarter", "quarter"}, {"quarterly", "quarter"},
	{"per week", "week"}, {"a week", "week"}, {"each week", "week"}, {"weekly", "week"}, {"pw", "week"},
	{"per day", "day"}, {"a day", "day"}, {"each day", "day"}, {"daily", "day"}, {"per night", "night"}, {"a night", "night"},
	{"-a-year", "year"}, {"-a-month", "month"}, {"-a-week", "week"}, {"-a-day", "day"}, {"-an-hour", "hour"},
	{"per hour", "hour"}, {"an hour", "hour"}, {"/hour", "hour"},
}

// rateAfter finds the period of a rate that follows s[:i], and where its words end; "" and i for none.
func rateAfter(s string, i int) (per string, end int) {
	for _, w := range rateWords {
		if end, ok := wordsAfter(s, i, w.text); ok {
			return w.per, end
		}
	}
	return "", i
}
