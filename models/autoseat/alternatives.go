package autoseat

import (
	"context"
	"slices"
)

// Alternatives looks for several good plans that differ in who sits with whom, the best first; each has an equal share of
// the budget. Each after the first pays for every two blocks that share a table in an earlier one without a wish to, though
// its score, as it is told, knows nothing of that. What can't be met is proven once for all of them.
func Alternatives(ctx context.Context, in *Input, o Options, n int) ([]*Plan, error) {
	if err := in.Check(); err != nil {
		return nil, err
	}
	p := compile(in)
	w := p.weigh()
	plans := []*Plan{}
	var proven proving
	var against []map[string]string
	for i := range n {
		s := newSearch(p, o.Seed+uint64(i))
		s.proven = &proven
		s.against, s.aversion = against, int32(w.middle/8)
		plan := s.solve(ctx, in, o.part(in, i, n))
		if !slices.ContainsFunc(plans, func(other *Plan) bool { return Differ(in, plan.Seats, other.Seats) == 0 }) {
			plans = append(plans, plan)
		}
		p.unlike(in, plan.Seats, s.aversion)
		against = append(against, plan.Seats)
	}
	all := proven.all()
	for _, plan := range plans {
		if len(plan.Unmet) > 0 {
			plan.Contradictions = all[:min(len(all), mostContradictions)]
		}
	}
	slices.SortStableFunc(plans, in.Compare)
	return plans, nil
}

// part is the i-th of n equal parts of a budget. Who follows the progress sees the true score of each, and how many
// rules it breaks.
func (o Options) part(in *Input, i, n int) Options {
	part := o
	part.Iterations = o.Iterations / int64(n)
	if o.Iterations > 0 {
		part.Iterations = max(1, part.Iterations)
	}
	if o.Spent != nil {
		part.Spent = func() float64 { return o.Spent()*float64(n) - float64(i) }
	}
	if o.Progress != nil {
		part.Progress = func(p Progress) {
			seats := p.Seats()
			p.Score, p.Broken, p.Seats = in.Score(seats), in.broken(seats), func() map[string]string { return seats }
			o.Progress(p)
		}
	}
	return part
}

// unlike has each two blocks that share a table in a plan pay for it, but for those who want to.
func (p *problem) unlike(in *Input, seats map[string]string, price int32) {
	index := index(in)
	at := map[string][]int32{}
	for _, g := range in.Guests {
		b := p.blockOf[index[g.ID]]
		if t, ok := seats[g.ID]; ok && !slices.Contains(at[t], b) {
			at[t] = append(at[t], b)
		}
	}
	for _, t := range in.Tables {
		for i, a := range at[t.ID] {
			for _, b := range at[t.ID][:i] {
				if slices.ContainsFunc(p.ties[a], func(e tie) bool { return e.other == b && e.soft > 0 }) || p.bound(a, b) {
					continue
				}
				p.ties[a] = append(p.ties[a], tie{b, -price, 0})
				p.ties[b] = append(p.ties[b], tie{a, -price, 0})
			}
		}
	}
	p.settle()
}

// Differ counts the guests who sit with other people in one plan than in another; at which table is no matter.
func Differ(in *Input, a, b map[string]string) (n int) {
	with := func(seats map[string]string) map[string][]string {
		at := map[string][]string{}
		for _, g := range in.Guests {
			at[seats[g.ID]] = append(at[seats[g.ID]], g.ID)
		}
		return at
	}
	inA, inB := with(a), with(b)
	for _, g := range in.Guests {
		if !slices.Equal(inA[a[g.ID]], inB[b[g.ID]]) {
			n++
		}
	}
	return n
}

// Moved is what becomes of a guest from one plan to another: where they sit, and their parts of the scores.
type Moved struct {
	Guest         string
	From, To      string // tables; none for nowhere
	Before, After Points
}

// Moves are the guests who sit elsewhere or have more or fewer points than before, in the order of the input. What they
// win and lose is what the plan does.
func (in *Input) Moves(before, after map[string]string) (all []Moved) {
	was, is := in.Parts(before), in.Parts(after)
	for _, g := range in.Guests {
		m := Moved{g.ID, before[g.ID], after[g.ID], was[g.ID], is[g.ID]}
		if m.From != m.To || m.Before != m.After {
			all = append(all, m)
		}
	}
	return all
}
