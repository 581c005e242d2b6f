package autoseat

import "context"

// Options say how to search. Either Iterations or Spent is set.
type Options struct {
	Seed       uint64
	Iterations int64          // the same input, seed and number make the same plan
	Spent      func() float64 // the share of the caller's time that is spent: the search ends at 1
	Scratch    bool           // forget where people sit now, but for those who are locked
	Progress   func(Progress) // told of each better plan, between two bursts of tries
}

// Progress is the best plan so far.
type Progress struct {
	Iterations int64
	Score      Points
	Broken     int                      // hard rules; a guest without a seat counts twice, and more who is to be seated first
	Seats      func() map[string]string // guest → table; only while the call lasts
}

// Plan is what a search found.
type Plan struct {
	Seats      map[string]string // guest → table; who has no seat is missing
	Score      Points
	Unmet      []Unmet
	Broken     int // hard rules: each that is unmet, and each guest without a seat
	Iterations int64
	// Contradictions are what can't be met together, as far as it was proven in time; none where every rule is kept.
	Contradictions []Contradiction
}

// Solve looks for a good plan until the budget is spent or the context ends, and returns the best it saw. It fails only
// for an input that makes no sense.
func Solve(ctx context.Context, in *Input, o Options) (*Plan, error) {
	if err := in.Check(); err != nil {
		return nil, err
	}
	return newSearch(compile(in), o.Seed).solve(ctx, in, o), nil
}

func (s *search) solve(ctx context.Context, in *Input, o Options) *Plan {
	p := s.p
	at := p.parked()
	if !o.Scratch {
		at = p.present()
	}
	s.set(at)
	s.keep()
	if len(s.movable) > 0 && p.tables() > 0 {
		s.anneal(ctx, in, o, s.rounds(o), 0)
		s = s.takeApart(ctx, in, o)
		p = s.p
	}
	plan := in.judged(p.seating(in, s.best.at), func(met, unmet []Rule) []Contradiction {
		if !s.looked {
			s.explain(ctx, in, o)
		}
		s.proven.blame(in, met, unmet, s.impatience(ctx, o, 1))
		return s.proven.all()
	})
	plan.Iterations = s.taken
	return plan
}

// Plan judges who sits where; nobody searches for anything, nor proves what can't be met.
func (in *Input) Plan(seats map[string]string) *Plan {
	return in.judged(seats, func(_, _ []Rule) []Contradiction { return nil })
}

// judged judges who sits where; what can't be met is asked for where a rule is not kept.
func (in *Input) judged(seats map[string]string, proven func(met, unmet []Rule) []Contradiction) *Plan {
	plan := &Plan{Seats: seats, Score: in.Score(seats)}
	plan.Unmet = in.unmet(seats, func(met, unmet []Rule) []Contradiction {
		all := proven(met, unmet)
		plan.Contradictions = all[:min(len(all), mostContradictions)]
		return all
	})
	plan.Broken = broken(plan.Unmet)
	return plan
}

// lacks is how much it weighs who has no seat, as the search weighs it.
func (in *Input) lacks(seats map[string]string) (n int) {
	for _, g := range in.Guests {
		if _, ok := seats[g.ID]; !ok {
			n += 2 + g.First
		}
	}
	return n
}

// broken counts hard rules.
func broken(unmet []Unmet) (n int) {
	for _, u := range unmet {
		if u.Kind == RuleSeat {
			n += len(u.Guests)
		} else {
			n++
		}
	}
	return n
}

// seating names who sits where.
func (p *problem) seating(in *Input, at []int32) map[string]string {
	seats := make(map[string]string, len(in.Guests))
	for i, g := range in.Guests {
		if t := int(at[p.blockOf[i]]); t != p.parking() {
			seats[g.ID] = in.Tables[t].ID
		}
	}
	return seats
}

// rounds are those of a search from nothing where nobody sits yet.
func (s *search) rounds(o Options) []round {
	if !o.Scratch {
		for b, t := range s.p.here {
			if int(t) != s.p.parking() && s.p.home[b] < 0 {
				return fromHere
			}
		}
	}
	return fromScratch
}

func (o Options) spent(taken int64) float64 {
	if o.Iterations > 0 {
		return float64(taken) / float64(o.Iterations)
	}
	if o.Spent == nil {
		return 1
	}
	return o.Spent()
}

func (o Options) burst(taken int64) int64 {
	if o.Iterations > 0 {
		return min(chunk, o.Iterations-taken)
	}
	return chunk
}

// shareOfSearch is how much of the time goes by before what can't be met is proven, for a plan that breaks rules.
const shareOfSearch = 0.85

// untilBlame is how much of the time goes by before the search ends for a plan that breaks rules: the rest is for saying why.
const untilBlame = 0.95

// freeLooks are how many times a proof goes on whatever the time is, so that what is simple is always found: some milliseconds.
const freeLooks = 200

// explain proves within the caller's time what can't be met; who cancels ends that too.
func (s *search) explain(ctx context.Context, in *Input, o Options) {
	s.looked = true
	s.proven.goOn(in, s.impatience(ctx, o, 1))
}

// impatience says when proofs end: with a share of the time, but for their free looks.
func (s *search) impatience(ctx context.Context, o Options, until float64) func() bool {
	looks := 0
	return func() bool {
		looks++
		return looks > freeLooks && (ctx.Err() != nil || o.Iterations == 0 && o.spent(s.taken) >= until)
	}
}

// report tells of a better plan.
func (s *search) report(in *Input, o Options) {
	if !s.best.moved || o.Progress == nil {
		return
	}
	s.best.moved = false
	o.Progress(Progress{Iterations: s.taken, Score: Points(s.best.soft), Broken: s.best.broken,
		Seats: func() map[string]string { return s.p.seating(in, s.best.at) }})
}
