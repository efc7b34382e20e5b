package money

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"crosscast/sheets/sheetstest"
)

// brief prints what was found in one line each: value or interval, unit, hedge, and what is special.
func brief(found []Found) string {
	var parts []string
	for _, f := range found {
		a := f.Amount
		s := a.Value.String()
		if a.Hedge == Range {
			s = a.Interval.String()
		}
		if f.Err != nil {
			s = "malformed"
		}
		s += " " + a.Unit.String()
		if a.Hedge != Plain {
			s += ", " + a.Hedge.String()
		}
		if a.Rate {
			s += ", a " + a.Per
		}
		if a.Inferred {
			s += ", inferred"
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, "; ")
}

func TestFindAmounts(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"savings of £3.4m (see paragraph 12) by 31 March 2015", "3400000 GBP"},
		{"(-£7.688 million)", "-7688000 GBP"},
		{"(£5.2m - best case and £3.5m - worst case)", "5200000 GBP; 3500000 GBP"},
		{"reserves–£5m", "5000000 GBP"},
		{"a change of –£5m", "-5000000 GBP"},
		{"a gap – £5m – remains", "5000000 GBP"},
		{"£1 million -£2 million", "500000 .. 2500000 GBP, range"},
		{"£5-6m a year", "4500000 .. 6500000 GBP, range, a year"},
		{"£5 to £6 million", "4500000 .. 6500000 GBP, range"},
		{"between £1.5m and £2m", "1450000 .. 2500000 GBP, range"},
		{"spend on £1.5m and £2m", "1500000 GBP; 2000000 GBP"},
		{"fell from £5m to £6m", "5000000 GBP; 6000000 GBP"},
		{"ranging from £5m to £6m; rose from 5% to 6%", "4500000 .. 6500000 GBP, range; 5 percent; 6 percent"},
		{"10-20%", "9.5 .. 20.5 percent, range"},
		{"between 5 and 10 per cent", "4.5 .. 10.5 percent, range"},
		{"-2.5% against +3%", "-2.5 percent; 3 percent"},
		{"£7\nmillion", "7000000 GBP"},
		{"5 million people", "5000000 number"},
		{"a 4m path, 300 pupils, 2014/15, S9a, £000", ""},
		{"a £1.2m gap. It is 4m wide", "1200000 GBP"},
		{"£5m+ and £3m or more", "5000000 GBP, over; 3000000 GBP, over"},
		{"up to approximately £5m", "5000000 GBP, up to"},
		{"in  the\nregion of £5m", "5000000 GBP, about"},
		{"c£5m, c.£6m, circa £7m, ~£8m", "5000000 GBP, about; 6000000 GBP, about; 7000000 GBP, about; 8000000 GBP, about"},
		{"no more than £5m; not less than £4m", "5000000 GBP, up to; 4000000 GBP, over"},
		{"over a further £2m", "2000000 GBP, over"},
		{"nearly £2m", "2000000 GBP, just under"},
		{"moreover £2m", "2000000 GBP"},
		{"£6,21 and £856,000m", "malformed GBP; malformed GBP"},
		{"£0.0325 per unit, £83k per annum, £5 a week", "0.0325 GBP; 83000 GBP, a year; 5 GBP, a week"},
		{"cost £1,234, £2,345.", "1234 GBP; 2345 GBP"},
		{"GBP 5m, EUR 6m, $7m, Â£8m", "5000000 GBP; 6000000 EUR; 7000000 USD; 8000000 GBP"},
		{"estimated to be £2.9M, estimated to cost £5m", "2900000 GBP, about; 5000000 GBP, about"},
		{"a maximum £1 fee, but the maximum £2 fee", "1 GBP, up to; 2 GBP"},
		{"£18 an hour, £250 a day, £35 per night", "18 GBP, a hour; 250 GBP, a day; 35 GBP, a night"},
		{"a £30,000-a-year post, a £60m-plus gap, c10%", "30000 GBP, a year; 60000000 GBP, over; 10 percent, about"},
		{"must not exceed £5m, is limited to 2%, no higher than £1", "5000000 GBP, up to; 2 percent, up to; 1 GBP, up to"},
		{"£10 000, £1 250 000 and £12 345 homes", "malformed GBP; malformed GBP; 12 GBP"},
		{"a 20p rise, 4.30pm, 10p to 20p, 45 pence, 1080p, page p20", "0.2 GBP; 0.095 .. 0.205 GBP, range; 0.45 GBP"},
		{"income exceeded £1.6 billion", "1600000000 GBP, over"},
		{"£2,600 per quarter", "2600 GBP, a quarter"},
		{"up to a maximum value of £800,000, a reserve larger than 5%", "800000 GBP, up to; 5 percent, over"},
		{"carried over a £47m deficit, rolled over £5m", "47000000 GBP; 5000000 GBP"},
		{"a deficit of 36.1m in May, a surplus of about 992k; 2.8m deficit", "36100000 GBP, inferred; 992000 GBP, about, inferred; 2800000 GBP, inferred"},
		{"a surplus of 2k places, a 4m gap, savings of 3 million tonnes", "3000000 number"},
		{"the £11.6 gap is £4.3m of pay; £9.5 an hour", "malformed GBP; 4300000 GBP; 9.5 GBP, a hour"},
		{"a fare of £2.5", "2.5 GBP"},
		{"pay exceeds 95% target, below £5m limit, exceeds 95%", "95 percent; 5000000 GBP; 95 percent, over"},
		{"no figures here", ""},
	} {
		found := FindAmounts(c.text)
		if got := brief(found); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, got, c.want)
		}
		for _, f := range found {
			if f.Amount.Text != c.text[f.Start:f.End] {
				t.Errorf("%q: text %q stands not at %d..%d", c.text, f.Amount.Text, f.Start, f.End)
			}
		}
	}
}

func TestParseAmount(t *testing.T) {
	for text, want := range map[string]string{
		"9.9%": "9.9 percent 9.85 .. 9.95", "£2m per year": "2000000 GBP 1500000 .. 2500000", "13,240": "13240 number 13239.5 .. 13240.5",
		"(£1.2m)": "-1200000 GBP -1250000 .. -1150000", "-": "0 number 0", "£13.24m.": "13240000 GBP 13235000 .. 13245000",
		"just over £900,000": "900000 GBP 899999.5 .. 900002", "just under £2m": "2000000 GBP 0 .. 2500000",
		"over -£2m": "-2000000 GBP at most -1500000",
	} {
		a, err := ParseAmount(text)
		if got := fmt.Sprint(a.Value, " ", a.Unit, " ", a.Interval); err != nil || got != want {
			t.Errorf("%q: %s, %v; want %s", text, got, err, want)
		}
	}
	for text, want := range map[string]error{
		"": ErrNoAmount, "Fleet": ErrNoAmount, "£000": ErrNoAmount, "£5m and £6m": ErrSeveral, "6,21": ErrMalformed, "£856,000m": ErrMalformed,
		"£228.101": ErrMalformed, "a total of £228.101": ErrMalformed, strings.Repeat("long ", 50): ErrNoAmount,
	} {
		if _, err := ParseAmount(text); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", text, err, want)
		}
	}
}

func TestRoundAmounts(t *testing.T) {
	for _, c := range []struct {
		text, coarse string
		digits       int
	}{
		{"circa £400,000", "300000 .. 500000", 1},
		{"£430,000", "425000 .. 435000", 2},
		{"£16.0m", "15500000 .. 16500000", 3},
		{"£13.24m", "13235000 .. 13245000", 4},
		{"£0m", "-500000 .. 500000", 0},
		{"£0.062m", "61500 .. 62500", 2},
	} {
		a, err := ParseAmount(c.text)
		if err != nil || a.Coarse().String() != c.coarse || a.SignificantDigits() != c.digits {
			t.Errorf("%q: %s, %d digits, %v", c.text, a.Coarse(), a.SignificantDigits(), err)
		}
	}
}

// TestSeedPapers holds every amount and percentage that was marked by hand in five council papers against what is
// found: none may be missing and none too many.
func TestSeedPapers(t *testing.T) {
	const folder = "../../../shared/seeds/"
	data, err := os.ReadFile(folder + "seed-ledger.json")
	if errors.Is(err, os.ErrNotExist) {
		sheetstest.Lacks(t, sheetstest.Shared, "the seed papers are not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	var ledger struct{ Claims []ledgerClaim }
	if err := json.Unmarshal(data, &ledger); err != nil {
		t.Fatal(err)
	}
	marked := map[string][]ledgerClaim{}
	for _, c := range ledger.Claims {
		if c.Kind == "money" || c.Kind == "percent" {
			marked[c.File] = append(marked[c.File], c)
		}
	}
	for file, claims := range marked {
		text, err := os.ReadFile(folder + file)
		if err != nil {
			t.Fatal(err)
		}
		checkPaper(t, file, []rune(string(text)), claims)
	}
}

// ledgerClaim is one number token of the ledger; offsets count characters.
type ledgerClaim struct {
	File, Kind, Quote string
	Value             any
	Offset            []int
}

func checkPaper(t *testing.T, file string, text []rune, claims []ledgerClaim) {
	t.Helper()
	found := FindAmounts(string(text))
	if len(found) != len(claims) {
		t.Errorf("%s: %d found, %d marked", file, len(found), len(claims))
	}
	for _, c := range claims {
		from, to := len(string(text[:c.Offset[0]])), len(string(text[:c.Offset[1]]))
		hit := false
		for _, f := range found {
			same := f.Amount.Value.Equal(dec(fmt.Sprint(c.Value)))
			hit = hit || f.Start < to && from < f.End && f.Err == nil && same
		}
		if !hit {
			t.Errorf("%s: %q is not found as %v", file, c.Quote, c.Value)
		}
	}
}
