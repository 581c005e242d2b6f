package autoseat

import "slices"

// compile turns a checked input into numbers.
func compile(in *Input) *problem { return compileLoose(in, nil) }

// compileLoose makes blocks of their own of some guests.
func compileLoose(in *Input, loose []bool) *problem {
	c := newCompiler(in, loose)
	c.wishes()
	c.preferences()
	c.settle()
	return c.problem
}

// compiler holds what is needed only while a problem is made.
type compiler struct {
	*problem
	in    *Input
	guest map[string]int32
	table map[string]int32
	joins *joins
	loose []bool // guests who are taken apart; nil for nobody
	torn  []torn
}

// newCompiler makes the blocks and the tables.
func newCompiler(in *Input, loose []bool) *compiler {
	c := &compiler{problem: &problem{}, in: in, loose: loose, guest: map[string]int32{}, table: map[string]int32{}}
	for i, t := range in.Tables {
		c.table[t.ID] = int32(i)
		c.seats = append(c.seats, int32(t.Seats))
	}
	for i, g := range in.Guests {
		c.guest[g.ID] = int32(i)
	}
	c.capacities()
	c.join()
	c.number()
	return c
}

// capacities finds what may be filled: a locked table is full, and who is locked above the seats has a chair.
func (c *compiler) capacities() {
	locked := make([]int32, len(c.in.Tables))
	for _, g := range c.in.Guests {
		if t, ok := c.lockedAt(g); ok {
			locked[t]++
		}
	}
	c.caps = slices.Clone(c.seats)
	for t := range c.caps {
		if c.in.Tables[t].Locked {
			c.caps[t] = locked[t]
		}
		c.caps[t] = max(c.caps[t], locked[t])
	}
}

func (c *compiler) lockedAt(g Guest) (int32, bool) {
	t, ok := c.table[g.Table]
	return t, ok && (g.Locked || c.in.Tables[t].Locked)
}

// join makes blocks of those who must share a table.
func (c *compiler) join() {
	c.joins = newJoins(len(c.in.Guests), c.caps)
	for i, g := range c.in.Guests {
		if t, ok := c.lockedAt(g); ok {
			c.joins.lock(int32(i), t)
		}
	}
	for _, w := range c.in.Wishes {
		if w.Kind == Apart && w.Must {
			c.joins.apart(c.guest[w.Guest], c.guest[w.Other])
		}
	}
	if c.in.Preferences.Households == KeepMust {
		for _, h := range households(c.in) {
			all := parts(h, int(c.joins.widest))
			whole := true
			for _, part := range all {
				whole = c.must(part) && whole
			}
			if n := len(all); !whole {
				c.torn = append(c.torn, torn{h, int32(n), int32((len(h) + n - 1) / n)})
			}
		}
	}
	for _, w := range c.in.Wishes {
		if w.Kind == Together && w.Must {
			if two := []int32{c.guest[w.Guest], c.guest[w.Other]}; !c.must(two) {
				c.torn = append(c.torn, torn{two, 1, 2})
			}
		}
	}
}

// must makes one block of guests, as far as that goes, and says whether it could.
func (c *compiler) must(guests []int32) (whole bool) {
	whole = true
	for i, g := range guests[1:] {
		loose := c.loose != nil && (c.loose[guests[i]] || c.loose[g])
		whole = !loose && c.joins.join(guests[i], g) && whole
	}
	return whole
}

// households are the guests of each household of two or more, in the order of the guests.
func households(in *Input) (all [][]int32) {
	index := map[string]int{}
	for i, g := range in.Guests {
		if g.Household == "" {
			continue
		}
		h, ok := index[g.Household]
		if !ok {
			h = len(all)
			index[g.Household] = h
			all = append(all, nil)
		}
		all[h] = append(all[h], int32(i))
	}
	return slices.DeleteFunc(all, func(h []int32) bool { return len(h) < 2 })
}

// parts splits a household that no table seats as evenly as possible.
func parts(h []int32, widest int) (all [][]int32) {
	if widest < 1 {
		widest = 1
	}
	n := (len(h) + widest - 1) / widest
	for i := range n {
		all = append(all, h[len(h)*i/n:len(h)*(i+1)/n])
	}
	return all
}

// number makes the blocks, in the order of their first guests.
func (c *compiler) number() {
	c.blockOf = make([]int32, len(c.in.Guests))
	of := map[int32]int32{}
	for g := range c.in.Guests {
		root := c.joins.root(int32(g))
		b, ok := of[root]
		if !ok {
			b = int32(len(c.size))
			of[root] = b
			c.size = append(c.size, 0)
			c.members = append(c.members, nil)
			c.home = append(c.home, c.joins.home[root])
		}
		c.blockOf[g] = b
		c.size[b]++
		c.members[b] = append(c.members[b], int32(g))
	}
	n := c.blocks() * c.places()
	c.soft, c.hard = make([]int32, n), make([]int16, n)
	for b, members := range c.members {
		for _, g := range members {
			c.hard[b*c.places()+c.parking()] += int16(2 + c.in.Guests[g].First) // worse than any one rule
		}
	}
	c.ties, c.inGroup, c.nearOf = make([][]tie, c.blocks()), make([][]portion, c.blocks()), make([][]int32, c.blocks())
	c.bondsOf = make([][]portion, c.blocks())
	for _, t := range c.torn {
		c.bind(t)
	}
	c.sitting()
}

// sitting finds where each block sits now: where most of it does.
func (c *compiler) sitting() {
	for b, members := range c.members {
		at, most := int32(c.parking()), 0
		count := map[int32]int{}
		for _, g := range members {
			if t, ok := c.table[c.in.Guests[g].Table]; ok {
				if count[t]++; count[t] > most {
					at, most = t, count[t]
				}
			}
		}
		if c.home[b] >= 0 {
			at = c.home[b]
		}
		c.here = append(c.here, at)
	}
}

// tie adds what two guests have with one another at one table.
func (c *compiler) tie(a, b int32, soft Points, hard int32) {
	x, y := c.blockOf[a], c.blockOf[b]
	if x == y {
		c.base += int(hard)
		c.atTables(x, soft)
		return
	}
	c.ties[x] = append(c.ties[x], tie{y, int32(soft), hard})
	c.ties[y] = append(c.ties[y], tie{x, int32(soft), hard})
}

// atTables adds what a block has at any table.
func (c *compiler) atTables(b int32, soft Points) {
	for t := range c.tables() {
		c.soft[int(b)*c.places()+t] += int32(soft)
	}
}

// settle puts the ties in order, one for each two blocks.
func (p *problem) settle() {
	for b, list := range p.ties {
		slices.SortStableFunc(list, func(a, b tie) int { return int(a.other - b.other) })
		merged := list[:0]
		for _, e := range list {
			if n := len(merged); n > 0 && merged[n-1].other == e.other {
				merged[n-1].soft += e.soft
				merged[n-1].hard += e.hard
				continue
			}
			merged = append(merged, e)
		}
		p.ties[b] = slices.DeleteFunc(merged, func(e tie) bool { return e.soft == 0 && e.hard == 0 })
	}
}
