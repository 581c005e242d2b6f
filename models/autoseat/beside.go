package autoseat

// beside keeps the terms of a score that are no sums over pairs at a table: who is the only one of their kind, who sits
// near whom, who knows nobody. It has places of its own, so that a step can be tried before it is taken.
type beside struct {
	p      *problem
	any    bool
	at     []int32
	counts []int32 // group × place
	has    []int32 // of each guest: how many they know at their table
	bonded []int32 // bond × place: how many of its guests are there
	spread []int32 // of each bond: at how many places they are
}

func (x *beside) init(p *problem) {
	x.p = p
	x.any = len(p.groups) > 0 || len(p.near) > 0 || p.known > 0 || len(p.bonds) > 0
	x.at = make([]int32, p.blocks())
	x.counts = make([]int32, len(p.groups)*p.places())
	x.has = make([]int32, len(p.friends))
	x.bonded, x.spread = make([]int32, len(p.bonds)*p.places()), make([]int32, len(p.bonds))
}

// set begins with a plan, and says what these terms are.
func (x *beside) set(at []int32) (soft int64, broken int) {
	p := x.p
	for b := range x.at {
		x.at[b] = int32(p.parking())
	}
	clear(x.counts)
	x.unseat()
	for b, t := range at {
		s, h := x.move(int32(b), t)
		soft += s
		broken += h
	}
	return soft, broken
}

// move takes a block to a place and says what that changes.
func (x *beside) move(b, to int32) (soft int64, broken int) {
	if !x.any || x.at[b] == to {
		return 0, 0
	}
	p := x.p
	places := p.places()
	from := x.at[b]
	parking := int32(p.parking())
	for _, g := range p.inGroup[b] {
		row := x.counts[int(g.group)*places:]
		cost := p.groups[g.group]
		if from != parking {
			soft += only(row[from], cost) - only(row[from]-g.count, cost)
			row[from] -= g.count
		}
		if to != parking {
			soft += only(row[to], cost) - only(row[to]+g.count, cost)
			row[to] += g.count
		}
	}
	for _, i := range p.nearOf[b] {
		n := p.near[i]
		other := x.at[n.a]
		if n.a == b {
			other = x.at[n.b]
		}
		was, is := p.close[int(from)*places+int(other)], p.close[int(to)*places+int(other)]
		if n.hard > 0 {
			was, is = was || from == parking || other == parking, is || to == parking || other == parking
		}
		switch {
		case is && !was:
			soft += n.soft
			broken -= n.hard
		case was && !is:
			soft -= n.soft
			broken += n.hard
		}
	}
	broken += x.part(b, from, to)
	if p.known > 0 {
		broken += x.acquaint(b, from, to)
	}
	x.at[b] = to
	return soft, broken
}

// only is what it costs to be the only one.
func only(n int32, cost int64) int64 {
	if n == 1 {
		return cost
	}
	return 0
}

// acquaint follows who knows how many at their table, and says how many more are missing.
func (x *beside) acquaint(b, from, to int32) (missing int) {
	p := x.p
	parking := int32(p.parking())
	for _, g := range p.members[b] {
		if from != parking {
			missing -= x.lacks(g)
		}
		has := int32(0)
		for _, f := range p.friends[g] {
			switch o := p.blockOf[f]; {
			case o == b:
				has++
			case x.at[o] == parking:
			case x.at[o] == from:
				missing -= x.lacks(f)
				x.has[f]--
				missing += x.lacks(f)
			case x.at[o] == to:
				has++
				missing -= x.lacks(f)
				x.has[f]++
				missing += x.lacks(f)
			}
		}
		x.has[g] = has
		if to != parking {
			missing += x.lacks(g)
		}
	}
	return missing
}

func (x *beside) lacks(g int32) int { return int(max(0, x.p.known-x.has[g])) }
