package autoseat

import "slices"

// torn are guests who must share a table and could not become one block. Of a household that no table seats they are all:
// its parts are as many tables, and at none of them more than is even.
type torn struct {
	guests       []int32
	tables, most int32
}

// bond is the same in blocks. It is broken once, however many tables too many they sit at, and also where some of them have
// a seat and others none; beside that, for each who is too many at one table.
type bond struct {
	blocks       []int32
	tables, most int32
}

func (c *compiler) bind(t torn) {
	n := int32(len(c.problem.bonds))
	made := bond{tables: t.tables, most: t.most}
	for _, g := range t.guests {
		b := c.blockOf[g]
		if i := slices.Index(made.blocks, b); i < 0 {
			made.blocks = append(made.blocks, b)
			c.bondsOf[b] = append(c.bondsOf[b], portion{n, 1})
		} else {
			c.bondsOf[b][len(c.bondsOf[b])-1].count++
		}
	}
	c.problem.bonds = append(c.problem.bonds, made)
}

// bound says whether two blocks must share a table.
func (p *problem) bound(a, b int32) bool {
	return slices.ContainsFunc(p.bondsOf[a], func(part portion) bool { return slices.Contains(p.bonds[part.group].blocks, b) })
}

// part follows at how many places those are who must share a table, and says what changes in rules broken.
func (x *beside) part(b, from, to int32) (broken int) {
	p := x.p
	places, parking := p.places(), int32(p.parking())
	for _, part := range p.bondsOf[b] {
		bond, spread := p.bonds[part.group], &x.spread[part.group]
		row := x.bonded[int(part.group)*places:]
		if *spread > bond.tables {
			broken--
		}
		if from != parking {
			broken -= int(max(0, row[from]-bond.most))
		}
		if row[from] -= part.count; row[from] == 0 {
			*spread--
		}
		if from != parking {
			broken += int(max(0, row[from]-bond.most))
		}
		if to != parking {
			broken -= int(max(0, row[to]-bond.most))
		}
		if row[to] += part.count; row[to] == part.count {
			*spread++
		}
		if to != parking {
			broken += int(max(0, row[to]-bond.most))
		}
		if *spread > bond.tables {
			broken++
		}
	}
	return broken
}

// unseat has all who must share a table be without a seat.
func (x *beside) unseat() {
	clear(x.bonded)
	clear(x.spread)
	for _, parts := range x.p.bondsOf {
		for _, part := range parts {
			x.bonded[int(part.group)*x.p.places()+x.p.parking()] += part.count
			x.spread[part.group] = 1
		}
	}
}
