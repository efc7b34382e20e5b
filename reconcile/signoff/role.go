package signoff

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Role is the part that a person takes in a sign-off.
type Role string

// The roles, in the order in which they sign.
const (
	Preparer Role = "preparer"
	Reviewer Role = "reviewer"
	Approver Role = "approver"
)

// Roles are all roles, in the order in which they sign.
var Roles = []Role{Preparer, Reviewer, Approver}

// roleWords are what the sign-off block says of each role, and the name by which its line is found.
var roleWords = map[Role]struct{ name, heading, declaration string }{
	Preparer: {NamePrepared, "Prepared by", "I have checked the items above and recorded a reason for each difference."},
	Reviewer: {NameReviewed, "Reviewed by", "I am not the preparer. I have reviewed the differences and the reasons."},
	Approver: {NameApproved, "Approved by", "Optional: chief finance officer or delegate."},
}

// BlockName is the name of the role's line in the sign-off block.
func (r Role) BlockName() string { return roleWords[r].name }

// Heading begins the role's line: "Prepared by".
func (r Role) Heading() string { return roleWords[r].heading }

// OpenDeclaration is what stands in the block until somebody signs.
func (r Role) OpenDeclaration() string { return declared(r, "") }

// Declaration is what a person states by signing in the role.
func (r Role) Declaration() string { return roleWords[r].declaration }

// declared is what stands in the block beside a name: the declaration with the code of the sign-off, "" while it is open.
func declared(r Role, code string) string {
	return strings.TrimRight(r.Declaration()+"  Code: "+code, " ")
}

// samePerson compares two names as a reader would: without case, spaces, dots, hyphens and accents, the surname first or last.
func samePerson(a, b string) bool {
	return bareName(a) == bareName(b) || slices.Equal(nameWords(a), nameWords(b))
}

// nameWords are the words of a name in the order of the alphabet.
func nameWords(name string) []string {
	words := strings.FieldsFunc(strings.ToLower(norm.NFKD.String(name)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
	for i := range words {
		words[i] = bareName(words[i])
	}
	slices.Sort(words)
	return words
}

func bareName(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFKD.String(name))
}
