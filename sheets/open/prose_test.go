package open

import "testing"

// TestIsProse tells reports in plain text from separated values, where the name does not say it.
func TestIsProse(t *testing.T) {
	const sentence = "The net outturn was £182.6m against a budget of £1,825,200, an overspend of £1.5m.\n"
	const data = "Adults,100,The budget of the service was raised by the Council in the autumn of the year before.\n"
	for _, c := range [...]struct {
		name, body string
		want       bool
	}{
		{"sentences of one comma", "OUTTURN\n\n1. " + sentence + "\n2. " + sentence, true},
		{"a table within sentences", "Cllr\tOverspend\nA\t£1m\nB\t£2m\nC\t£3m\n" + sentence + sentence + sentence, true},
		{"data with a column of notes", data + data + data + data, false},
		{"data with a note below", "Adults\t100\nChildren\t200\nRoads\t300\n" + sentence, false},
	} {
		if got := isProse(&source{path: "x.txt", data: []byte(c.body)}); got != c.want {
			t.Errorf("%s: prose %t, want %t", c.name, got, c.want)
		}
	}
}
