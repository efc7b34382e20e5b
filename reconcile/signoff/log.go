package signoff

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

// Line is one sign-off in the log. Everything but the signature follows from the statement; it stands there again for
// those who read the log.
type Line struct {
	N         int    `json:"n"`
	Role      Role   `json:"role"`
	Name      string `json:"name"`
	At        string `json:"at"`
	Code      string `json:"code"`
	Statement string `json:"statement"`
	Signature string `json:"signature,omitempty"` // by an SSH key, of the statement
}

// firstBefore stands for the line before the first.
const firstBefore = "0000000000000000000000000000000000000000000000000000000000000000"

// LogSuffix ends the name of the log beside a workbook.
const LogSuffix = ".crosscast-log.jsonl"

// newLine is the line of the log for a statement.
func newLine(n int, s Signing, text string) Line {
	return Line{N: n, Role: s.Role, Name: s.Name, At: s.At.Format(time.RFC3339), Code: codeOf(text), Statement: text}
}

// String is the line as it stands in the log, without its end.
func (l Line) String() string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(l); err != nil { // numbers and texts: it cannot fail
		panic(err)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// Words name the line: "line 2 (J Shah, reviewer, 21 Nov 2026 17:58)".
func (l Line) Words() string {
	if l.Name == "" { // it could not be read
		return fmt.Sprintf("line %d", l.N)
	}
	return fmt.Sprintf("line %d (%s, %s, %s)", l.N, l.Name, l.Role, TimeWords(l))
}

// timeWords is how a time is told.
const timeWords = "2 Jan 2006 15:04"

// signing is who signed.
func (l Line) signing() Signing {
	s, _, _ := parseStatement(l.Statement)
	return s
}

// body is what was signed.
func (l Line) body() string {
	_, b, _ := parseStatement(l.Statement)
	return b
}

// Log is a log as it was read.
type Log struct {
	Lines  []Line
	Faults []string // what is not as it was written, in words
	Torn   string   // a last line without an end: its writing was broken off
	raw    []string // the lines as they stand
}

// before is the fingerprint that the next line has to name.
func (l Log) before() string {
	if len(l.raw) == 0 {
		return firstBefore
	}
	return fingerprint(l.raw[len(l.raw)-1])
}

// Bytes is the log as it stands, without a torn line.
func (l Log) Bytes() []byte {
	if len(l.raw) == 0 {
		return nil
	}
	return []byte(strings.Join(l.raw, "\n") + "\n")
}

// with is the log with one more line.
func (l Log) with(next Line) Log {
	l.Lines = append(l.Lines[:len(l.Lines):len(l.Lines)], next)
	l.raw = append(l.raw[:len(l.raw):len(l.raw)], next.String())
	l.Torn = ""
	return l
}

// ParseLog reads a log and checks its chain.
func ParseLog(data []byte) Log {
	var l Log
	text, fault := withoutEditor(string(data))
	if fault != "" {
		l.Faults = append(l.Faults, fault)
	}
	if at := strings.LastIndexByte(text, '\n') + 1; at < len(text) {
		text, l.Torn = text[:at], text[at:]
	}
	before, broken := firstBefore, false
	for i, raw := range strings.SplitAfter(text, "\n") {
		if raw == "" {
			continue
		}
		raw = strings.TrimSuffix(raw, "\n")
		line, fault := parseLine(raw, i+1)
		switch {
		case fault != "":
			l.Faults = append(l.Faults, fmt.Sprintf("Line %d of the log %s.", i+1, fault))
		case line.signing().Before != before && !broken: // a broken line before it has been told
			l.Faults = append(l.Faults, fmt.Sprintf("Line %d of the log does not follow from the line before it: a line was changed, "+
				"taken out or put in.", i+1))
		}
		broken = fault != ""
		l.Lines, l.raw = append(l.Lines, line), append(l.raw, raw)
		before = fingerprint(raw)
	}
	return l
}

// withoutEditor takes out of a log what an editor puts in when it saves it, and says so: the lines may still be those that
// were signed, but the file is not.
func withoutEditor(text string) (plain, fault string) {
	var did []string
	if rest, ok := strings.CutPrefix(text, "\ufeff"); ok {
		text, did = rest, append(did, "put a byte order mark before its first line")
	}
	if strings.Contains(text, "\r\n") {
		text, did = strings.ReplaceAll(text, "\r\n", "\n"), append(did, "changed the ends of its lines")
	}
	if len(did) == 0 {
		return text, ""
	}
	return text, "The log was saved by another program, which " + strings.Join(did, " and ") + ": put it back as crosscast wrote it."
}

// parseLine reads a line and says what is wrong with it, if anything is.
func parseLine(raw string, n int) (line Line, fault string) {
	if strings.TrimSpace(raw) == "" {
		return Line{N: n}, "is empty: it was put in since the log was written"
	}
	if err := json.Unmarshal([]byte(raw), &line); err != nil {
		return Line{N: n}, "cannot be read: it was changed since it was written"
	}
	s, _, ok := parseStatement(line.Statement)
	want := newLine(line.N, s, line.Statement)
	want.Signature = line.Signature
	switch {
	case !ok, want.String() != raw:
		return line, "was changed since it was written: its code does not belong to what it says"
	case line.N != n:
		return line, fmt.Sprintf("is numbered %d: a line was taken out, put in or moved", line.N)
	}
	return line, line.keyFault()
}

// keyFault says what is wrong with the signature by a key.
func (l Line) keyFault() string {
	s := l.signing()
	if l.Signature == "" {
		if s.Key != noKey {
			return "lacks its SSH signature"
		}
		return ""
	}
	key, err := signerOf(l.Signature, l.Statement)
	switch {
	case err != nil:
		return "has an SSH signature that does not hold: " + err.Error()
	case fingerprintOf(key) != s.Key:
		return "is signed by another SSH key than it names"
	}
	return ""
}
