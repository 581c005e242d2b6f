package autoseat

import "slices"

// Contradiction is a set of hard rules that can't be met together. It is irreducible: without any one of them, the
// others can.
type Contradiction struct {
	Rules []Rule
	Why   string
}

// mostContradictions is how many are looked for, and patienceOfProof how many blocks a proof may look at.
const (
	mostContradictions = 10
	patienceOfProof    = 2_000_000
)

// Contradictions are hard rules that no plan can meet, each set proven, however long that takes; what takes too long to
// prove is left out. A guest may be in several.
func (in *Input) Contradictions() []Contradiction {
	var p proving
	p.goOn(in, never)
	return p.found
}

// proving is how far the proofs of what can't be met together have come. Who ran out of time can go on.
type proving struct {
	proofs   *proofs
	clusters [][]Rule // that are left
	doubted  []Rule   // one of each that was found, so that it is not found again
	found    []Contradiction
	blames   []Contradiction // of plans, beside what was found
	whole    bool            // nothing is left to prove
}

// goOn proves until all is found or the time is over.
func (v *proving) goOn(in *Input, over func() bool) {
	if v.whole {
		return
	}
	if v.proofs == nil {
		v.proofs, v.clusters = in.proofs(), in.clusters(in.rules())
	}
	v.proofs.over = over
	for len(v.clusters) > 0 && len(v.found) < mostContradictions {
		if over() {
			return
		}
		core := v.proofs.core(slices.DeleteFunc(slices.Clone(v.clusters[0]), func(r Rule) bool { return slices.ContainsFunc(v.doubted, r.same) }))
		switch {
		case core != nil:
			v.found = append(v.found, Contradiction{Rules: core, Why: v.proofs.explain(core)})
			v.doubted = append(v.doubted, core[len(core)-1])
		case over():
			return
		default:
			v.clusters = v.clusters[1:]
		}
	}
	v.whole = true
}

// core is an irreducible part of rules that can't be met, or nil if they can or nobody knows.
func (p *proofs) core(rules []Rule) []Rule {
	if p.possible(rules) != no {
		return nil
	}
	core := slices.Clone(rules)
	for step := len(core); step > 0; step /= 2 {
		for i := 0; i < len(core); {
			if p.over() {
				return nil
			}
			less := slices.Delete(slices.Clone(core), i, min(i+step, len(core)))
			switch p.possible(less) {
			case no:
				core = less
			case unknown:
				return nil
			default:
				i += step
			}
		}
	}
	return core
}

// clusters are the rules that hang together by households and musts, then those that do so also by who must be near whom,
// then groups that need more tables than there are, then all rules.
func (in *Input) clusters(rules []Rule) (all [][]Rule) {
	index := index(in)
	j := newJoins(len(in.Guests), []int32{MaxGuests + 1})
	for _, r := range rules {
		if r.Kind == RuleHousehold || r.Kind == RuleTogether {
			for _, g := range r.Guests[1:] {
				j.join(index[r.Guests[0]], index[g])
			}
		}
	}
	all = within(rules, func(guest string) int32 { return j.root(index[guest]) })
	all = append(all, in.kindreds(rules, index)...)
	all = append(all, in.cliques(rules, func(guest string) int32 { return j.root(index[guest]) })...)
	return append(all, rules)
}

// within parts rules by the group all of whose guests they are about; a rule about two groups is in none.
func within(rules []Rule, group func(guest string) int32) (all [][]Rule) {
	of := map[int32]int{}
	for _, r := range rules {
		root := group(r.Guests[0])
		if slices.ContainsFunc(r.Guests, func(g string) bool { return group(g) != root }) {
			continue
		}
		i, ok := of[root]
		if !ok {
			i = len(all)
			of[root] = i
			all = append(all, nil)
		}
		all[i] = append(all[i], r)
	}
	return all
}

// kindreds are the rules that hang together by households, musts and who must be near whom, where anybody must.
func (in *Input) kindreds(rules []Rule, index map[string]int32) [][]Rule {
	j := newJoins(len(in.Guests), []int32{MaxGuests + 1})
	for _, r := range rules {
		if r.Kind == RuleHousehold || r.Kind == RuleTogether || r.Kind == RuleNear {
			for _, g := range r.Guests[1:] {
				j.join(index[r.Guests[0]], index[g])
			}
		}
	}
	all := within(rules, func(guest string) int32 { return j.root(index[guest]) })
	return slices.DeleteFunc(all, func(some []Rule) bool {
		return !slices.ContainsFunc(some, func(r Rule) bool { return r.Kind == RuleNear })
	})
}
