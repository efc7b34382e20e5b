package output

import (
	"encoding/json"

	"github.com/shopspring/decimal"

	"crosscast/reconcile"
)

// The types below are the contract: what they are called and hold is what readers of the output rely on.

type jsonDocument struct {
	Path      string          `json:"path"`
	Kind      string          `json:"kind"`
	SHA256    string          `json:"sha256,omitempty"`
	Copy      string          `json:"copy,omitempty"`
	Renewed   bool            `json:"renewed,omitempty"`
	NoCopy    string          `json:"no-copy,omitempty"`
	Signing   string          `json:"reconciliation,omitempty"` // of a report: the workbook to sign
	Accepted  string          `json:"accepted-file,omitempty"`
	Coverage  string          `json:"coverage,omitempty"`
	Sheets    []jsonSheet     `json:"sheets"`
	Relations []jsonRelation  `json:"relations"`
	Ties      []jsonTie       `json:"ties"`
	Findings  []jsonFinding   `json:"findings"`
	Error     json.RawMessage `json:"error"`
}

type jsonSheet struct {
	Name   string `json:"name"`
	Hidden bool   `json:"hidden"`
	Unit   string `json:"unit"`
}

type jsonTerm struct {
	Sheet string `json:"sheet,omitempty"`
	Cells string `json:"cells"`
	Sign  int    `json:"sign"`
}

type jsonCause struct {
	Name  string `json:"name"`
	Text  string `json:"text"`
	Cells string `json:"cells"`
}

type jsonRelation struct {
	ID        string               `json:"id"`
	Check     string               `json:"check"`
	Kind      reconcile.Kind       `json:"kind"`
	Sheet     string               `json:"sheet"`
	Total     string               `json:"total"`
	Label     string               `json:"label"`
	Heading   string               `json:"heading"`
	Terms     []jsonTerm           `json:"terms"`
	Evidence  []reconcile.Evidence `json:"evidence"`
	Why       string               `json:"why"`
	Unit      string               `json:"unit"`
	*jsonDiff                      // left out where nothing was tested
	Outcome   reconcile.Outcome    `json:"outcome"`
	Cell      string               `json:"cell,omitempty"`
	Cause     *jsonCause           `json:"cause"`
	Reason    string               `json:"reason"`
}

// jsonDiff holds the figures of a test, as decimals in strings.
type jsonDiff struct {
	Stated     decimal.Decimal `json:"stated"`
	Recomputed decimal.Decimal `json:"recomputed"`
	Difference decimal.Decimal `json:"difference"`
	Allowance  decimal.Decimal `json:"allowance"`
}

type jsonTie struct {
	ID         string            `json:"id"`
	Check      string            `json:"check"`
	Kind       reconcile.TieKind `json:"kind,omitempty"`
	Name       string            `json:"name"`
	Outcome    reconcile.Outcome `json:"outcome"`
	Text       string            `json:"text"`
	Unit       string            `json:"unit"`
	Stated     *decimal.Decimal  `json:"stated,omitempty"` // left out where the statement is no figure
	Found      *decimal.Decimal  `json:"found,omitempty"`
	FoundText  string            `json:"found-text,omitempty"`
	Difference *decimal.Decimal  `json:"difference,omitempty"`
	Allowance  decimal.Decimal   `json:"allowance"`
	Claim      reconcile.Place   `json:"claim"`
	Home       *reconcile.Place  `json:"home"`
	Candidates []reconcile.Place `json:"candidates"`
	Cause      *jsonCause        `json:"cause"`
	Reason     string            `json:"reason"`
}

type jsonAcceptance struct {
	Reason string `json:"reason"`
	By     string `json:"by"`
	On     string `json:"on"`
}

type jsonFinding struct {
	ID       string            `json:"id"`
	Ref      string            `json:"ref"`
	Check    string            `json:"check"`
	Outcome  reconcile.Outcome `json:"outcome"`
	Place    reconcile.Place   `json:"place"`
	Headline string            `json:"headline"`
	Text     string            `json:"text"`
	Todo     string            `json:"todo,omitempty"`
	Cause    *jsonCause        `json:"cause"`
	Relation string            `json:"relation,omitempty"`
	Tie      string            `json:"tie,omitempty"`
	Accepted *jsonAcceptance   `json:"accepted"`
}

func relationJSON(r *reconcile.Relation) jsonRelation {
	out := jsonRelation{ID: r.ID, Check: r.Check, Kind: r.Kind, Sheet: r.Sheet, Total: r.Total.String(), Label: r.Label,
		Heading: r.Heading, Terms: []jsonTerm{}, Evidence: r.Evidence, Why: r.Why, Unit: r.Unit, Outcome: r.Outcome,
		Cause: causeJSON(r.Cause), Reason: r.Reason}
	for _, t := range r.Terms {
		out.Terms = append(out.Terms, jsonTerm{t.Sheet, t.Cells.String(), t.Sign})
	}
	if out.Evidence == nil {
		out.Evidence = []reconcile.Evidence{}
	}
	if r.Outcome != reconcile.NotTested {
		out.jsonDiff = &jsonDiff{r.Stated, r.Recomputed, r.Difference, r.Allowance}
	}
	if r.Cell != nil {
		out.Cell = r.Cell.String()
	}
	return out
}

func tieJSON(t *reconcile.Tie) jsonTie {
	out := jsonTie{ID: t.ID, Check: t.Check, Kind: t.Kind, Name: t.Name, Outcome: t.Outcome, Text: t.StatedText, Unit: t.Unit,
		FoundText: t.FoundText, Allowance: t.Allowance, Claim: t.Claim, Candidates: t.Candidates,
		Cause: causeJSON(t.Cause), Reason: t.Reason}
	if t.Home != (reconcile.Place{}) {
		out.Home = &t.Home
	}
	if t.Kind != reconcile.OfReference {
		out.Stated = &t.Stated
		if t.Outcome != reconcile.NotTested {
			out.Found, out.Difference = &t.Found, &t.Difference
		}
	}
	if out.Candidates == nil {
		out.Candidates = []reconcile.Place{}
	}
	return out
}

func findingJSON(r *reconcile.Result, f *reconcile.Finding) jsonFinding {
	out := jsonFinding{ID: f.ID, Ref: f.Ref, Check: f.Check, Outcome: f.Outcome, Place: f.At, Headline: headline(f),
		Text: textOf(r, f), Todo: f.Todo, Cause: causeJSON(causeOf(f))}
	if f.Relation != nil {
		out.Relation = f.Relation.ID
	}
	if f.Tie != nil {
		out.Tie = f.Tie.ID
	}
	if f.Accepted != nil {
		out.Accepted = acceptanceJSON(f.Accepted)
	}
	return out
}

func acceptanceJSON(a *reconcile.Acceptance) *jsonAcceptance {
	out := &jsonAcceptance{Reason: a.Reason, By: a.By}
	if !a.On.IsZero() {
		out.On = a.On.Format("2006-01-02")
	}
	return out
}

func causeJSON(c *reconcile.Cause) *jsonCause {
	if c == nil {
		return nil
	}
	return &jsonCause{c.Name, c.Text, c.Cells}
}
