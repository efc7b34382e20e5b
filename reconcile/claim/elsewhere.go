package claim

import (
	"regexp"
	"strings"
)

// documents are what a paragraph may be of that is no paragraph of the paper itself.
const documents = `(?:schedules?|annex|appendix|act|regulations?|code|constitution|minutes?|reports?|papers?|strategy|policy|plan|` +
	`framework|guidance|agreement|contract|circular|statement|rules|letter|agenda|accounts|sheets?|worksheets?|tabs?|workbooks?)`

var (
	// theReport goes on with the report that is spoken of, without saying which.
	theReport = regexp.MustCompile(`(?i)^[\s)]*(?:\(\w{1,4}\))*\s*(?:of|in|to) (?:the|this) (?:attached |covering |main )?report\b`)
	// ofAnother goes on with another document, which may have some words before it: "of the submitted report".
	ofAnother = regexp.MustCompile(`(?i)^[\s)]*(?:\(\w{1,4}\))*\s*(?:of|in|from) ((?:[\w’'&-]+ ){0,6}?)` + documents + `\b`)
	toAnother = regexp.MustCompile(`(?i)^[\s)]*(?:\(\w{1,4}\))*\s*(?:of|to) (?:the |its |that |an? )?(?:` + documents + `|cabinet|part|previous|earlier|order)\b`)
	thisOne   = regexp.MustCompile(`(?i)^[\s)]*(?:\(\w{1,4}\))*\s*(?:of|in|from) this\b`)
	// reportOf names whose report it is: another one.
	reportOf = regexp.MustCompile(`(?i)^[\s)]*(?:\(\w{1,4}\))*\s*(?:of|in|to) the report (?:of|to|on|by|entitled|then|which|considered|submitted|presented|before)\b`)
	// anotherBefore stands right before: "the Treasury Management Strategy, paragraphs 12 to 15", "Schedule 12A, paragraph 3".
	anotherBefore = regexp.MustCompile(`(?:^|[^\w])(This |this |the attached )?(?:[A-Z][\w’'&-]* (?:(?:and|of|for|the) )*)*` +
		`(?:Schedule|Part|Act|Regulations|Code|Constitution|Report|Strategy|Policy|Plan|Framework|Guidance|Agreement|Rules|Order|Circular|Annex|Appendix)` +
		`(?: [0-9]+[A-Z]?| [A-Z]{2,}\d+)*,? (?:at )?$`)
)

// speaksElsewhere reports that the words before or behind a reference name another document.
func speaksElsewhere(before, rest string) bool {
	if reportOf.MatchString(rest) || toAnother.MatchString(rest) {
		return true
	}
	if thisOne.MatchString(rest) {
		return false
	}
	m := anotherBefore.FindStringSubmatchIndex(before)
	return m != nil && m[2] < 0 || isOfAnother(rest)
}

// newClause are words that end the name of a document.
var newClause = wordSet("that which who and or but to is are was were be has have will would shall may can as if where when")

// isOfAnother reports that a reference goes on with the name of a document.
func isOfAnother(rest string) bool {
	m := ofAnother.FindStringSubmatch(rest)
	if m == nil {
		return false
	}
	for _, w := range strings.Fields(strings.ToLower(m[1])) {
		if newClause[w] {
			return false
		}
	}
	return true
}
