package money

import "testing"

func TestParseUnit(t *testing.T) {
	for heading, want := range map[string]string{
		"£000": "GBP thousands", "£'000": "GBP thousands", "£’000": "GBP thousands", "£000s": "GBP thousands", "£'000s": "GBP thousands",
		"£k": "GBP thousands", "£m": "GBP millions", "£M": "GBP millions", "£ million": "GBP millions", "£ thousand": "GBP thousands",
		"(in $000s)": "USD thousands", "GBP thousands": "GBP thousands", "£bn": "GBP billions", "%": "percent", "£": "GBP", "€m": "EUR millions",
		"All figures in £ thousand": "GBP thousands", "Budget 2014/15 £000": "GBP thousands", "2024-25 Fiscal Resource £m": "GBP millions",
		"Net current expenditure (£ thousand)": "GBP thousands", "£ in thousands": "GBP thousands", "£(m)": "GBP millions", "£1,000s": "GBP thousands",
		"Â£000": "GBP thousands", "£000. Illustrative.": "GBP thousands", "All figures in £000.": "GBP thousands", "% of budget": "percent", "'000": "thousands", "(thousands)": "thousands", "000s": "thousands",
		"Cost per head (£)": "GBP", "£ Total": "GBP", "pounds": "GBP", "per cent": "percent", "£ 000": "GBP thousands", "£million": "GBP millions",
		"Savings £m (2014/15 £m)": "GBP millions",
	} {
		u, ok := ParseUnit(heading)
		if !ok || u.String() != want {
			t.Errorf("%q: %s %v, want %s", heading, u, ok, want)
		}
	}
	for _, heading := range []string{
		"", "Total", "2014/15", "Savings of £5m", "£40.2m", "£1,000 grant", "10% reduction", "£000 and %", "Europe", "GBPX", "metres (m)", "Unit",
		"£(1.2)m", "£5,000", "12,000",
	} {
		if u, ok := ParseUnit(heading); ok {
			t.Errorf("%q: %s, want none", heading, u)
		}
	}
	if got := (Unit{}).String(); got != "number" {
		t.Error(got)
	}
}
