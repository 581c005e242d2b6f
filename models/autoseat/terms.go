package autoseat

// wishes adds what people asked for.
func (c *compiler) wishes() {
	for _, w := range c.in.Wishes {
		switch {
		case w.Kind == Together && !w.Must:
			c.tie(c.guest[w.Guest], c.guest[w.Other], w.Points, 0)
		case w.Kind == Apart && w.Must:
			c.tie(c.guest[w.Guest], c.guest[w.Other], 0, 1)
		case w.Kind == Apart:
			c.tie(c.guest[w.Guest], c.guest[w.Other], -w.Points, 0)
		case w.Kind == Near:
			c.nearby(c.guest[w.Guest], c.guest[w.Other], w)
		case w.Kind == At || w.Kind == NotAt:
			c.place(w)
		}
	}
	c.closeness()
	c.acquaintances()
}

// place adds a wish to sit at one of some tables, or at none of them.
func (c *compiler) place(w Wish) {
	named := make([]bool, c.tables())
	for _, id := range w.Tables {
		named[c.table[id]] = true
	}
	b := int(c.blockOf[c.guest[w.Guest]])
	for t, is := range named {
		i := b*c.places() + t
		switch {
		case w.Must && is != (w.Kind == At):
			c.hard[i]++
		case !w.Must && is && w.Kind == At:
			c.soft[i] += int32(w.Points)
		case !w.Must && is:
			c.soft[i] -= int32(w.Points)
		}
	}
}

// nearby adds what two guests win by sitting near each other.
func (c *compiler) nearby(a, b int32, w Wish) {
	x, y := c.blockOf[a], c.blockOf[b]
	n := nearness{a: x, b: y, soft: int64(w.Points)}
	if w.Must {
		n.soft, n.hard = 0, 1
	}
	if x == y {
		c.atTables(x, Points(n.soft))
		return
	}
	c.nearOf[x] = append(c.nearOf[x], int32(len(c.near)))
	c.nearOf[y] = append(c.nearOf[y], int32(len(c.near)))
	c.near = append(c.near, n)
}

// closeness says which tables are near; each is near itself, and nothing is near parking.
func (c *compiler) closeness() {
	c.close = make([]bool, c.places()*c.places())
	for i, t := range c.in.Tables {
		c.close[i*c.places()+i] = true
		for _, id := range t.Near {
			o := int(c.table[id])
			c.close[i*c.places()+o], c.close[o*c.places()+i] = true, true
		}
	}
}

// acquaintances says who knows whom, for the rule that everybody shall know somebody.
func (c *compiler) acquaintances() {
	c.known = int32(c.in.Preferences.Known)
	if c.known > 0 {
		c.friends = acquaintances(c.in, c.guest)
	}
}

// acquaintances are, of each guest, whom a wish would have at their table.
func acquaintances(in *Input, index map[string]int32) [][]int32 {
	friends := make([][]int32, len(in.Guests))
	seen := map[[2]int32]bool{}
	for _, w := range in.Wishes {
		a, b := index[w.Guest], index[w.Other]
		pair := [2]int32{min(a, b), max(a, b)}
		if w.Kind == Together && w.Points > 0 && !seen[pair] {
			seen[pair] = true
			friends[a] = append(friends[a], b)
			friends[b] = append(friends[b], a)
		}
	}
	return friends
}

// preferences adds what the hosts would like.
func (c *compiler) preferences() {
	want := c.in.Preferences
	c.vacancy = int64(want.Fill)
	for _, h := range households(c.in) {
		for i, a := range h {
			for _, b := range h[:i] {
				if want.Households == KeepPrefer {
					c.tie(a, b, want.Household, 0)
				}
				if c.in.Guests[a].Child() != c.in.Guests[b].Child() && want.Children > 0 {
					c.nearby(a, b, Wish{Points: want.Children})
				}
			}
		}
	}
	for i, g := range c.in.Guests {
		if t, ok := c.table[g.Table]; ok {
			c.soft[int(c.blockOf[i])*c.places()+int(t)] += int32(want.Stay)
		}
	}
	c.sides()
	for _, k := range kinds(c.in) {
		if k.cost > 0 {
			c.group(k)
		}
	}
}

// sides adds what each two of different sides have, at the pace of blocks.
func (c *compiler) sides() {
	w := sidePoints(c.in.Preferences)
	if w == 0 {
		return
	}
	index := map[string]int{}
	for _, g := range c.in.Guests {
		if _, ok := index[g.Side]; !ok && g.Side != "" {
			index[g.Side] = len(index)
		}
	}
	counts := make([][]int32, c.blocks())
	for b, members := range c.members {
		counts[b] = make([]int32, len(index))
		for _, g := range members {
			if side := c.in.Guests[g].Side; side != "" {
				counts[b][index[side]]++
			}
		}
	}
	for a := range counts {
		for b := range a {
			if n := across(counts[a], counts[b]); n > 0 {
				c.ties[a] = append(c.ties[a], tie{int32(b), int32(w) * n, 0})
				c.ties[b] = append(c.ties[b], tie{int32(a), int32(w) * n, 0})
			}
		}
		c.atTables(int32(a), w*Points(across(counts[a], counts[a])/2))
	}
}

// across counts the pairs of different sides.
func across(a, b []int32) (n int32) {
	for i, x := range a {
		for j, y := range b {
			if i != j {
				n += x * y
			}
		}
	}
	return n
}

// sidePoints is what two of different sides have at one table.
func sidePoints(p Preferences) Points {
	switch p.Sides {
	case SidesMix:
		return p.Side
	case SidesSeparate:
		return -p.Side
	}
	return 0
}

// kind is a group of guests none of whom shall be its only one at a table.
type kind struct {
	reason  Reason
	cost    Points
	members []int32
}

// kinds are the groups of two and more: each age, each language, the singles.
func kinds(in *Input) (all []kind) {
	index := map[string]int{}
	add := func(reason Reason, value string, cost Points, g int) {
		key := string(reason) + " " + value
		i, ok := index[key]
		if !ok {
			i = len(all)
			index[key] = i
			all = append(all, kind{reason: reason, cost: cost})
		}
		all[i].members = append(all[i].members, int32(g))
	}
	want := in.Preferences
	for i, g := range in.Guests {
		if g.Age != "" {
			add(OnlyOfAge, g.Age, want.Ages, i)
		}
		if g.Language != "" {
			add(OnlyOfLanguage, g.Language, want.Languages, i)
		}
		if g.Single {
			add(OnlySingle, "", want.Singles, i)
		}
	}
	for i := range all {
		if len(all[i].members) < 2 {
			all[i].cost = 0
		}
	}
	return all
}

func (c *compiler) group(k kind) {
	n := int32(len(c.groups))
	c.groups = append(c.groups, int64(k.cost))
	for _, g := range k.members {
		list := c.inGroup[c.blockOf[g]]
		if last := len(list) - 1; last >= 0 && list[last].group == n {
			list[last].count++
			continue
		}
		c.inGroup[c.blockOf[g]] = append(list, portion{n, 1})
	}
}
