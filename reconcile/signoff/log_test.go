package signoff

import (
	"crypto/ed25519"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"
)

// keyOf makes a key from a seed.
func keyOf(t *testing.T, seed byte) ssh.Signer {
	t.Helper()
	key, err := ssh.NewSignerFromKey(ed25519.NewKeyFromSeed([]byte(strings.Repeat(string(seed), ed25519.SeedSize))))
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// keyedLog is a log of one line that a key signed.
func keyedLog(t *testing.T, key ssh.Signer) Log {
	t.Helper()
	s := Signing{Role: Preparer, Name: "J Shah", At: time.Date(2026, 11, 21, 9, 30, 0, 0, time.UTC), Key: fingerprintOf(key.PublicKey()), Before: firstBefore}
	text := statement(s, "Items:\n")
	line := newLine(1, s, text)
	var err error
	if line.Signature, err = signText(key, text); err != nil {
		t.Fatal(err)
	}
	return Log{}.with(line)
}

// A signature by a key cannot be taken away, put in another's place, or kept for another text.
func TestSignaturesInTheLog(t *testing.T) {
	log := keyedLog(t, keyOf(t, 'a'))
	if l := ParseLog(log.Bytes()); len(l.Faults) > 0 {
		t.Fatal(l.Faults)
	}
	other := keyedLog(t, keyOf(t, 'b')).Lines[0].Signature
	for name, c := range map[string]struct {
		change func(*Line)
		want   string
	}{
		"taken away":         {func(l *Line) { l.Signature = "" }, "Line 1 of the log lacks its SSH signature."},
		"of another key":     {func(l *Line) { l.Signature = other }, "the signature does not belong to this text"},
		"cut short":          {func(l *Line) { l.Signature = l.Signature[:len(l.Signature)-40] }, "it is not an SSH signature as it was written"},
		"with a line more":   {func(l *Line) { l.Signature += "x\n" }, "it is not an SSH signature as it was written"},
		"for another text":   {func(l *Line) { *l = restated(*l, "Name: J Shah", "Name: A Okoro") }, "the signature does not belong to this text"},
		"and none was named": {func(l *Line) { *l = restated(*l, l.signing().Key, noKey) }, "does not hold"},
	} {
		line := log.Lines[0]
		c.change(&line)
		got := ParseLog(Log{}.with(line).Bytes()).Faults
		if len(got) != 1 || !strings.Contains(got[0], c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// restated is a line whose statement was changed, with all that follows from it made anew, as a forger would.
func restated(l Line, was, is string) Line {
	text := strings.Replace(l.Statement, was, is, 1)
	s, _, _ := parseStatement(text)
	out := newLine(l.N, s, text)
	out.Signature = l.Signature
	return out
}

// A last line whose writing was broken off is no line.
func TestTornLine(t *testing.T) {
	whole := keyedLog(t, keyOf(t, 'a'))
	l := ParseLog(append(whole.Bytes(), `{"n":2,"ro`...))
	if len(l.Lines) != 1 || len(l.Faults) != 0 || l.Torn == "" || l.before() != whole.before() {
		t.Errorf("%d lines, %q, torn %q", len(l.Lines), l.Faults, l.Torn)
	}
}
