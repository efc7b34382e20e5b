package money

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"crosscast/sheets/sheetstest"
)

// form is one written form with what it means. The file in testdata is a copy of the facts of the shared one, so that
// the tests hold without it.
type form struct {
	Text  string          `json:"text"`
	Kind  string          `json:"kind"`
	Value json.RawMessage `json:"value"`
	Lo    *string         `json:"lo"`
	Hi    *string         `json:"hi"`
	Unit  string          `json:"unit"`
}

func (f form) value() string { return strings.Trim(string(f.Value), `"`) }

func TestForms(t *testing.T) {
	sheetstest.CopyAndOriginal(t, "testdata/forms.json", "../../../shared/seeds/grammar-forms.json", checkForms)
}

// moneyForms is the number of the 73 forms that are no years; the package period tests the other 18.
const moneyForms = 55

func checkForms(t *testing.T, data []byte) {
	t.Helper()
	var forms []form
	if err := json.Unmarshal(data, &forms); err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, f := range forms {
		if f.Unit != "years" {
			checkForm(t, f)
			n++
		}
	}
	if n != moneyForms {
		t.Errorf("%d forms are tested, want %d", n, moneyForms)
	}
}

// checkForm tests one form in the way that its kind asks for; an unknown kind fails, so that none is passed over.
func checkForm(t *testing.T, f form) {
	t.Helper()
	switch kind, _, _ := strings.Cut(f.Kind, ","); kind {
	case "amount", "amount per year":
		checkAmount(t, f)
		checkInProse(t, f)
	case "range":
		checkInProse(t, f)
		a, err := ParseAmount(f.Text)
		if err != nil || a.Hedge != Range || a.Interval.String() != *f.Lo+" .. "+*f.Hi {
			t.Errorf("%q: %+v, %v", f.Text, a, err)
		}
	case "two amounts in apposition", "two amounts":
		found := FindAmounts(f.Text)
		if len(found) != 2 || found[0].Amount.Unit.Currency != "GBP" || found[1].Amount.Unit.Currency != "GBP" || found[1].Err != nil {
			t.Errorf("%q: %+v", f.Text, found)
		}
		if found[1].Amount.Inferred != (kind == "two amounts") || found[1].Amount.Value.IsNegative() {
			t.Errorf("%q: %+v", f.Text, found)
		}
	case "amounts":
		found := FindAmounts(f.Text)
		if len(found) != 3 || found[0].Err != nil || !errors.Is(found[1].Err, ErrMalformed) || !errors.Is(found[2].Err, ErrMalformed) {
			t.Errorf("%q: %+v", f.Text, found)
		} else if found[1].Suggest != 6 || found[2].Suggest != 6 {
			t.Errorf("%q: suggests %d and %d", f.Text, found[1].Suggest, found[2].Suggest)
		}
	case "malformed number":
		if _, err := ParseAmount(f.Text); !errors.Is(err, ErrMalformed) || ParseCell(f.Text, false).State != Malformed {
			t.Errorf("%q: %v", f.Text, err)
		}
	case "cell":
		checkCellForm(t, f)
	case "unit header":
		u, ok := ParseUnit(f.Text)
		if want := f.Unit + "s"; !ok || u.String() != want {
			t.Errorf("%q: %v %v, want %s", f.Text, u, ok, want)
		}
	default:
		t.Errorf("%q: kind %q is not tested", f.Text, f.Kind)
	}
}

func checkAmount(t *testing.T, f form) {
	t.Helper()
	a, err := ParseAmount(f.Text)
	if err != nil {
		t.Errorf("%q: %v", f.Text, err)
		return
	}
	if !a.Value.Equal(dec(f.value())) || a.Unit.String() != f.Unit || a.Rate != (f.Kind == "amount per year") {
		t.Errorf("%q: %+v", f.Text, a)
	}
	// The far end of "just over" is open in the forms; policy closes it at two units.
	hiOpen := f.Hi == nil && a.Hedge != JustOver
	if a.Interval.LoOpen != (f.Lo == nil) || a.Interval.HiOpen != hiOpen {
		t.Errorf("%q: %s", f.Text, a.Interval)
	}
	if f.Lo != nil && !a.Interval.Lo.Equal(dec(*f.Lo)) || f.Hi != nil && !a.Interval.Hi.Equal(dec(*f.Hi)) {
		t.Errorf("%q: %s", f.Text, a.Interval)
	}
}

// checkInProse tests that a form means in running text what it means alone.
func checkInProse(t *testing.T, f form) {
	t.Helper()
	alone, err := ParseAmount(f.Text)
	if err != nil {
		t.Errorf("%q: %v", f.Text, err)
	}
	for _, around := range [][2]string{{"The saving is ", " in the plan."}, {"a cost (", ") in all"}, {"a total of ", ", as agreed"}} {
		text := around[0] + f.Text + around[1]
		found := FindAmounts(text)
		if len(found) != 1 || found[0].Err != nil {
			t.Errorf("%q: %+v", text, found)
			continue
		}
		a := found[0].Amount
		if !a.Value.Equal(alone.Value) || a.Interval.String() != alone.Interval.String() || a.Unit != alone.Unit || a.Hedge != alone.Hedge || a.Rate != alone.Rate {
			t.Errorf("%q: %+v, alone %+v", text, a, alone)
		}
	}
}

func checkCellForm(t *testing.T, f form) {
	t.Helper()
	text := strings.TrimSuffix(f.Text, "(blank)")
	got := ParseCell(text, false)
	states := map[string]State{"cell, not stated": Blank, "cell, nil": Nil, "cell, not applicable": NotApplicable}
	if want, ok := states[f.Kind]; ok {
		if got.State != want {
			t.Errorf("%q: %v, want %v", text, got.State, want)
		}
		return
	}
	if got.State != Number || !got.Value.Equal(dec(f.value())) || got.Interval().String() != *f.Lo+" .. "+*f.Hi {
		t.Errorf("%q: %+v %s", text, got, got.Interval())
	}
}
