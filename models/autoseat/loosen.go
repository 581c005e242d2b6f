package autoseat

import (
	"context"
	"math"
	"slices"
)

// A search moves blocks as one, and so never breaks a must or a household that a block stands for: where the rules can't
// all be met, it would leave a whole household without seats rather than split it. So it goes on with blocks taken apart,
// where splitting one, or dropping one must, is a step like any other. Which rules a plan breaks is then weighed by their
// number first and the score next. It is annealing, so nothing proves that the number is the least; of a few guests, who
// are all taken apart, it has been in every trial.

// fewGuests are so few that all their blocks are taken apart; of more, only those whom broken rules are about.
const fewGuests = 60

// taking are the rounds of a search with blocks taken apart: shares of what is left of the budget. What is taken apart is
// looked at anew before each.
var taking = []round{
	{until: 0.3, heat: 0.3, again: true},
	{until: 0.55, heat: 0.3, again: true},
	{until: 0.8, heat: 0.3, squeeze: 10, again: true},
	{until: 1, heat: 0.15, again: true},
}

// takingFew are those of few guests: so hot at first, beside what a broken rule costs, that rules are dropped and kept again
// at will, and several times, as each may end in another plan.
var takingFew = []round{
	{until: 0.15, heat: 5, again: true},
	{until: 0.3, heat: 5, squeeze: 10, again: true},
	{until: 0.5, heat: 15, dear: 2, again: true},
	{until: 0.7, heat: 15, dear: 2, squeeze: 10, again: true},
	{until: 0.85, heat: 5, again: true},
	{until: 1, heat: 0.3, again: true},
}

// takeApart goes on from the best plan until the budget is spent, where that plan breaks rules.
func (s *search) takeApart(ctx context.Context, in *Input, o Options) *search {
	if s.best.broken == 0 {
		return s
	}
	spent := o.spent(s.taken)
	left, whole := 1-spent, s
	rounds := taking
	if len(in.Guests) <= fewGuests {
		rounds = takingFew
	}
	for _, r := range rounds {
		if ctx.Err() != nil || s.ends(o) {
			break
		}
		if s.best.broken > 0 {
			s = s.loosened(in)
		} else if s != whole && s.keepsWhole(whole.p) { // blocks that need not be taken apart are faster whole
			s = s.handOver(whole)
		}
		r.until = 1 - left*(1-r.until)
		s.dearer = 0.5 + r.dear // doubled before a round; not dearer each time, so that one rule can yield to another
		if len(s.movable) > 0 {
			s.anneal(ctx, in, o, []round{r}, spent)
		}
		spent = o.spent(s.taken)
	}
	return s
}

// keepsWhole says whether the best plan splits no block of a problem.
func (s *search) keepsWhole(p *problem) bool {
	return !slices.ContainsFunc(p.members, func(members []int32) bool {
		return slices.ContainsFunc(members, func(g int32) bool { return s.best.at[s.p.blockOf[g]] != s.best.at[s.p.blockOf[members[0]]] })
	})
}

// handOver has another search go on from the best plan of this one.
func (s *search) handOver(next *search) *search {
	p := next.p
	next.dice, next.taken, next.looked = s.dice, s.taken, s.looked
	at := make([]int32, p.blocks())
	for b, members := range p.members {
		at[b] = s.best.at[s.p.blockOf[members[0]]]
	}
	next.set(at)
	next.keep()
	next.best.moved = s.best.moved
	return next
}

// loosened is a search that goes on with those taken apart whom the broken rules of the best plan are about, or what was
// proven to be impossible.
func (s *search) loosened(in *Input) *search {
	loose := s.concerned(in)
	if s.loose != nil && slices.Equal(loose, s.loose) {
		return s
	}
	p := compileLoose(in, loose)
	for _, plan := range s.against {
		p.unlike(in, plan, s.aversion)
	}
	next := newSearch(p, 0)
	next.loose, next.against, next.aversion, next.proven = loose, s.against, s.aversion, s.proven
	return s.handOver(next)
}

// concerned are the guests to take apart, with all in their blocks; who was taken apart stays so.
func (s *search) concerned(in *Input) []bool {
	loose := slices.Clone(s.loose)
	if loose == nil {
		loose = make([]bool, len(in.Guests))
	}
	if len(in.Guests) <= fewGuests {
		return slices.Repeat([]bool{true}, len(loose))
	}
	index := index(in)
	add := func(g int32) {
		for _, m := range s.p.members[s.p.blockOf[g]] {
			loose[m] = true
		}
	}
	about := func(r Rule) {
		for _, id := range r.Guests {
			add(index[id])
		}
	}
	for _, bond := range s.p.bonds {
		for _, b := range bond.blocks {
			add(s.p.members[b][0])
		}
	}
	in.unmet(s.p.seating(in, s.best.at), func(_, unmet []Rule) []Contradiction {
		for _, r := range unmet {
			about(r)
		}
		return nil
	})
	for _, c := range s.proven.found {
		for _, r := range c.Rules {
			about(r)
		}
	}
	return loose
}

// ends says whether the search has to end: with the budget, or a little before the time of a plan that breaks rules.
func (s *search) ends(o Options) bool {
	spent := o.spent(s.taken)
	return spent >= 1 || o.Iterations == 0 && s.best.broken > 0 && spent >= untilBlame
}

// shareOfProof is how much of the time may go by, before half of it is over, with proving that rules can't all be met.
const shareOfProof = 0.1

// hopeless says whether it is proven that no plan keeps all rules, as far as that is found soon.
func (s *search) hopeless(ctx context.Context, in *Input, o Options) bool {
	until := math.Inf(1)
	if o.Iterations == 0 {
		until = o.spent(s.taken) + shareOfProof
	}
	s.proven.goOn(in, s.impatience(ctx, o, until))
	return len(s.proven.found) > 0
}
