package autoseat

import "slices"

// weights are how much is at stake, in points: what the heat and the prices of a search follow.
type weights struct{ middle, hot, cold float64 }

// weigh looks at all that can be won or lost. The middle leans to the heavy ones, so that a few great wishes among many
// small ones are not frozen in their places at once.
func (p *problem) weigh() weights {
	var all []int64
	add := func(w int64) {
		if w != 0 {
			all = append(all, max(w, -w))
		}
	}
	for b, list := range p.ties {
		for _, e := range list {
			if int(e.other) < b {
				add(int64(e.soft))
			}
		}
		row := p.soft[b*p.places() : b*p.places()+p.tables()]
		if len(row) > 0 {
			add(int64(slices.Max(row)) - int64(slices.Min(row)))
		}
	}
	for _, n := range p.near {
		add(n.soft)
	}
	for _, cost := range p.groups {
		add(cost)
	}
	add(p.vacancy)
	if len(all) == 0 {
		return weights{float64(Point), float64(Point), float64(Point) / 10}
	}
	slices.Sort(all)
	var sum, squares float64
	for _, w := range all {
		sum += float64(w)
		squares += float64(w) * float64(w)
	}
	middle := squares / sum
	hot := 0.6 * middle
	return weights{middle, hot, max(0.28*float64(all[len(all)/10]), hot/300)}
}

// roof is more than any plan that breaks no rule can score, or just as much.
func (p *problem) roof() (roof int64) {
	for b, list := range p.ties {
		for _, e := range list {
			if int(e.other) < b && e.hard <= 0 {
				roof += max(0, int64(e.soft))
			}
		}
		roof += int64(slices.Max(p.soft[b*p.places() : (b+1)*p.places()]))
	}
	for _, n := range p.near {
		roof += n.soft
	}
	return roof
}

// hardest is how many rules a block could break at most.
func (p *problem) hardest() int {
	most := 1
	for b, list := range p.ties {
		n := int(slices.Max(p.hard[b*p.places() : (b+1)*p.places()]))
		for _, e := range list {
			n += int(max(e.hard, -e.hard))
		}
		most = max(most, n)
	}
	return most
}

// parked is the plan in which only those who are locked sit.
func (p *problem) parked() []int32 {
	at := slices.Clone(p.home)
	for b, home := range at {
		if home < 0 {
			at[b] = int32(p.parking())
		}
	}
	return at
}

// present is the plan of now, but for those whom their table can't seat.
func (p *problem) present() []int32 {
	at := p.parked()
	load := make([]int32, p.places())
	for b, t := range at {
		load[t] += p.size[b]
	}
	for b, t := range p.here {
		if p.home[b] < 0 && int(t) != p.parking() && load[t]+p.size[b] <= p.caps[t] {
			at[b] = t
			load[t] += p.size[b]
		}
	}
	return at
}
