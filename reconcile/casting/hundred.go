package casting

// hundred is the whole in percent.
const hundred = 100

// voteShares lets a member of rates speak against a hypothesis where it is plain that its rates are shares of a whole: its
// total states a hundred, and so do two others whose shares come to it. Rates are silent elsewhere, since they add up
// nowhere.
func (v *view) voteShares(h *hypothesis) {
	if h.mean {
		return
	}
	whole := 0
	for m, x := range h.votes {
		if v.ratio[m] && x.kind == agrees && v.cell(h.total, m).Num == hundred {
			whole++
		}
	}
	if whole < 2 {
		return
	}
	for m, x := range h.votes {
		t := v.cell(h.total, m)
		if !v.ratio[m] || x.kind != silent || !t.IsFigure() || t.Num != hundred {
			continue
		}
		if a := v.add(h, m); a.weighty >= 2 && !a.withheld && !a.untestable {
			h.votes[m] = vote{kind: fails, bits: failBits, diff: t.Num - a.sum, allow: v.allowance(h, t, a), share: true}
		}
	}
}
