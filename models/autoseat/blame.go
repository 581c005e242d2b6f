package autoseat

import "slices"

// patienceOfBlame is how many blocks all proofs of one plan's broken rules may look at together.
const patienceOfBlame = 5 * patienceOfProof

// blame proves, of each rule that a plan breaks and no contradiction names yet, which of the rules that it keeps stand in
// its way; who has no seat is stood in the way of by kept rules alone. What is proven is exact: every way to seat all whom
// the rules name was tried. How much is tried is bounded, by patienceOfBlame and by whoever has no more time: then nothing
// is said of that rule.
func (v *proving) blame(in *Input, met, unmet []Rule, over func() bool) {
	if v.proofs == nil {
		v.proofs = in.proofs()
	}
	v.proofs.over, v.proofs.limited, v.proofs.left = over, true, patienceOfBlame
	defer func() { v.proofs.limited = false }()
	for _, rule := range unmet {
		if _, known := explained(v.all(), rule, unmet); known || rule.Kind == RuleSeat && in.overfull() {
			continue
		}
		if core := v.blamed(in, met, rule, unmet[0]); core != nil {
			v.blames = append(v.blames, Contradiction{Rules: core, Why: v.proofs.explain(core)})
		}
		if over() {
			return
		}
	}
}

// all are what was proven: of the input, and of plans.
func (v *proving) all() []Contradiction { return append(slices.Clip(v.found), v.blames...) }

// blamed is an irreducible set of a broken rule and kept ones that can't be met together, or nil. First is the plan's first
// broken rule: of who has no seat, if anybody. A plan keeps what is asked of them by not seating them, which may be what
// nobody can keep otherwise: that is no reason to break another rule.
func (v *proving) blamed(in *Input, met []Rule, rule, first Rule) []Rule {
	if rule.Kind == RuleSeat {
		return v.closest(in, rule, met)
	}
	all := append([]Rule{rule}, met...)
	for {
		core := v.closest(in, rule, all)
		if core == nil || slices.ContainsFunc(core, rule.same) {
			return core
		}
		had := len(all)
		all = slices.DeleteFunc(all, func(r Rule) bool {
			return slices.ContainsFunc(core, r.same) && slices.ContainsFunc(r.Guests, func(g string) bool { return slices.Contains(first.Guests, g) })
		})
		if len(all) == had {
			return nil
		}
	}
}

// closest is an irreducible part of rules that can't be met, looked for among the people around one of them first, or nil.
func (v *proving) closest(in *Input, rule Rule, all []Rule) []Rule {
	around := map[string]bool{}
	for _, g := range rule.Guests {
		around[g] = true
	}
	for known := 0; known < len(around) && !v.proofs.over(); {
		known = len(around)
		some := slices.DeleteFunc(slices.Clone(all), func(r Rule) bool {
			return slices.ContainsFunc(r.Guests, func(g string) bool { return !around[g] })
		})
		if v.proofs.possible(some) == no {
			return v.proofs.core(some)
		}
		for _, r := range all {
			if slices.ContainsFunc(r.Guests, func(g string) bool { return around[g] }) {
				for _, g := range r.Guests {
					around[g] = true
				}
				if r.Kind == RuleKnown {
					for _, f := range v.proofs.friends(r.Guests[0]) {
						around[in.Guests[f].ID] = true
					}
				}
			}
		}
	}
	return v.proofs.core(all)
}

// explained is the sentence of a contradiction that says why a plan breaks a rule: one that the rule is part of; or, of the
// rule that everybody has a seat, one whose rules the plan keeps all, which is possible only without seats for some.
func explained(found []Contradiction, rule Rule, unmet []Rule) (why string, ok bool) {
	for _, c := range found {
		names := slices.ContainsFunc(c.Rules, rule.same)
		if rule.Kind == RuleSeat {
			names = !slices.ContainsFunc(c.Rules, func(r Rule) bool { return slices.ContainsFunc(unmet, r.same) })
		}
		if names {
			return c.Why, true
		}
	}
	return "", false
}
