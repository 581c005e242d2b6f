package autoseat

import (
	"context"
	"math"
)

// round is one annealing. Several find what one of them misses: some keep to the seats, others may overfill tables for
// a while, and the last begin with the best so far.
type round struct {
	until   float64 // share of the budget at which it ends
	heat    float64 // of the problem's own, at the start; see hot
	squeeze uint32
	again   bool    // begins with the best plan
	dear    float64 // how much dearer broken rules are, where blocks are taken apart
}

// fromScratch forgets the present plan; the short first round is there so that who cancels early has something.
var fromScratch = []round{
	{until: 0.04, heat: 1},
	{until: 0.32, heat: 1},
	{until: 0.64, heat: 1, squeeze: 10},
	{until: 0.82, heat: 0.3, again: true},
	{until: 1, heat: 0.2, squeeze: 10, again: true},
}

// fromHere begins with the present plan, and stays near it first.
var fromHere = []round{
	{until: 0.1, heat: 0.05, again: true},
	{until: 0.3, heat: 0.3, again: true},
	{until: 0.65, heat: 1},
	{until: 0.83, heat: 0.3, again: true},
	{until: 1, heat: 0.15, squeeze: 10, again: true},
}

// chunk is how many tries go by between two looks at the budget.
const chunk = 2000

// anneal runs rounds, of which the first begins when so much is spent, until the budget is spent, nothing better is possible,
// or the context ends. It ends early where it is proven that no plan keeps all rules, or likely.
func (s *search) anneal(ctx context.Context, in *Input, o Options, rounds []round, spent float64) {
	w := s.p.weigh()
	roof := s.p.roof()
	for i, r := range rounds {
		s.squeeze = r.squeeze
		if r.again {
			s.set(s.best.at)
		} else {
			s.set(s.p.parked())
		}
		s.charge(w.middle)
		began, hot := spent, s.hot(r, w)
		for spent < r.until {
			share := (spent - began) / (r.until - began)
			s.heat = hot * math.Pow(w.cold/hot, share)
			s.burst(o.burst(s.taken))
			s.report(in, o)
			spent = o.spent(s.taken)
			if o.Iterations == 0 && spent >= shareOfSearch && s.best.broken > 0 && !s.looked {
				s.explain(ctx, in, o)
				spent = o.spent(s.taken)
			}
			if s.best.broken > 0 && s.ends(o) {
				return
			}
			if ctx.Err() != nil || s.best.broken == 0 && s.best.soft >= roof {
				return
			}
		}
		if s.loose == nil && s.best.broken > 0 && (i > 2 || i > 0 && s.hopeless(ctx, in, o)) {
			return
		}
	}
}

func (s *search) burst(n int64) {
	for range n {
		s.try()
	}
}

// charge sets the prices for a round: dearer each time that the best plan still breaks a rule.
func (s *search) charge(middle float64) {
	if s.best.broken > 0 {
		s.dearer *= 2
	}
	most := float64(math.MaxInt32/4) / float64(s.p.hardest())
	s.price = int32(min(3*middle*s.dearer, most))
	s.over = int32(min(1.2*middle*s.dearer, math.MaxInt32/4))
	s.reprice()
}
