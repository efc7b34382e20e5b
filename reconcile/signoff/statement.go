package signoff

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"crosscast/reconcile/content"
	"crosscast/sheets"
)

// Signing is who signs, as what, and when.
type Signing struct {
	Role    Role
	Name    string
	At      time.Time
	Account string // of the system, beside the name that was given
	Key     string // fingerprint of the SSH key, or "none"
	Results string // fingerprint of what the formulas came to; no part of the body, since some programs save none
	Before  string // fingerprint of the line of the log before this one
}

// noKey stands for a sign-off without a key.
const noKey = "none"

// statementTitle is the first line of what is signed. The number goes up when the form changes.
const statementTitle = "crosscast sign-off statement 1"

// The labels of the lines that tell who signs, and of the two fingerprints.
const (
	lineRole    = "Role"
	lineName    = "Name"
	lineSigned  = "Signed"
	lineAccount = "Account"
	lineKey     = "Key"
	lineResults = "Results of formulas"
	lineBefore  = "Line before"
	lineDeclare = "Declaration"
	lineContent = "Content of the workbook"
	linePages   = "Content of the CC sheets"
)

// statement is the text that a person puts their name to: who they are, and the whole reconciliation as the copy shows
// it, with a fingerprint of the workbook's contents and one of our sheets. It is the same text whatever program saved
// the copy.
func statement(s Signing, body string) string {
	var b strings.Builder
	b.WriteString(statementTitle + "\n")
	for _, d := range []Detail{{lineRole, string(s.Role)}, {lineName, s.Name}, {lineSigned, s.At.Format(time.RFC3339)},
		{lineAccount, s.Account}, {lineKey, s.Key}, {lineResults, s.Results}, {lineBefore, s.Before}, {lineDeclare, s.Role.Declaration()}} {
		fmt.Fprintf(&b, "%s: %s\n", d.Label, oneLine(d.Text))
	}
	return b.String() + "\n" + body
}

// body is the part of a statement that is the same whoever signs.
func body(wb *sheets.Workbook, now contents) string {
	p := ReadPages(wb)
	var b strings.Builder
	b.WriteString(now.String() + "\n")
	for _, d := range append(p.Summary, p.Run...) {
		fmt.Fprintf(&b, "%s: %s\n", d.Label, d.Text)
	}
	b.WriteString("\nItems:\n")
	p.items.write(&b, func(head string) bool { return head != HeadOwner && head != HeadCleared }, func(*sheets.Row) bool { return true })
	b.WriteString("\nAccepted differences:\n")
	p.found.write(&b, func(head string) bool { return slices.Contains([]string{HeadRef, HeadReason, HeadBy, HeadOn}, head) },
		func(row *sheets.Row) bool { return p.found.text(row, HeadReason) != "" })
	return b.String()
}

// write puts down the rows that are wanted under the headings that are wanted, with a tab between the columns.
func (t ourTable) write(b *strings.Builder, head func(string) bool, wanted func(*sheets.Row) bool) {
	line := func(row *sheets.Row) {
		var texts []string
		for _, h := range t.heads {
			if head(h) {
				texts = append(texts, told(t.book, t.sheet, sheets.Ref{Row: row.Index, Col: t.cols[h]}))
			}
		}
		b.WriteString(strings.Join(texts, "\t") + "\n")
	}
	if t.sheet != nil {
		line(&sheets.Row{Index: t.header})
	}
	t.rows(func(row *sheets.Row, _ string) {
		if wanted(row) {
			line(row)
		}
	})
}

// contents is what a copy says: the user's sheets and ours. It takes as long as reading them, and so is taken down once.
type contents struct{ user, ours *content.Content }

func contentsOf(wb *sheets.Workbook) contents { return contents{UserContent(wb), pagesContent(wb)} }

// String gives the lines of the body with the fingerprints of both.
func (c contents) String() string {
	return fmt.Sprintf("Content of the workbook: %s\nContent of the CC sheets: %s\n", c.user.Hash(), c.ours.Hash())
}

// withoutContents is a body without the fingerprints.
func withoutContents(body string) string {
	_, rest, _ := strings.Cut(body, "\n\n")
	return rest
}

// parseStatement splits a statement into who signs and the body; false if it is none.
func parseStatement(text string) (s Signing, rest string, ok bool) {
	head, rest, ok := strings.Cut(text, "\n\n")
	if !ok || !strings.HasPrefix(head, statementTitle+"\n") {
		return s, "", false
	}
	for _, line := range strings.Split(head, "\n")[1:] {
		label, value, _ := strings.Cut(line, ": ")
		switch label {
		case lineRole:
			s.Role = Role(value)
		case lineName:
			s.Name = value
		case lineSigned:
			s.At, _ = time.Parse(time.RFC3339, value) // what does not read is not written back the same
		case lineAccount:
			s.Account = value
		case lineKey:
			s.Key = value
		case lineResults:
			s.Results = value
		case lineBefore:
			s.Before = value
		}
	}
	return s, rest, statement(s, rest) == text
}

// codeOf is the code of a statement that people can read to each other: 50 bits of its SHA-256.
func codeOf(statement string) string {
	sum := sha256.Sum256([]byte(statement))
	return base32.StdEncoding.EncodeToString(sum[:])[:10]
}

// fingerprint is the SHA-256 of a text, in hex.
func fingerprint(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
