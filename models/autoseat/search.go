package autoseat

import "math"

// search looks for a good plan by annealing: from a hot start, where most changes are taken, to a cold end, where only
// gains are. Full tables leave no room for one block to move alone, so a block that comes sends one or two back, of the
// sizes that fit; and in some rounds a table may be overfull at a price.
type search struct {
	*state
	dice    dice
	likes   [][]int32 // of each block: whom it would have at its table
	movable []int32
	heat    float64
	dearer  float64
	squeeze uint32 // of 128 steps to a full table: how many overfill it
	steps   [4]step
	back    [][2]int32 // who could be sent back
	taken   int64
	best    best

	proven *proving // what can't be met, for all searches of one budget
	looked bool     // whether this one looked for it

	loose    []bool              // guests who are taken apart
	against  []map[string]string // plans that this one shall not be like
	aversion int32
}

// step takes a block to a place.
type step struct{ block, to int32 }

// best is the best plan so far in which no table is overfull.
type best struct {
	at     []int32
	soft   int64
	broken int
	found  bool
	moved  bool // since somebody asked
}

func newSearch(p *problem, seed uint64) *search {
	s := &search{state: newState(p), proven: &proving{}, dearer: 1, dice: newDice(seed), likes: make([][]int32, p.blocks())}
	s.best.at = make([]int32, p.blocks())
	for b := range p.blocks() {
		if p.home[b] < 0 {
			s.movable = append(s.movable, int32(b))
		}
		for _, e := range p.ties[b] {
			if e.soft > 0 && e.hard == 0 {
				s.likes[b] = append(s.likes[b], e.other)
			}
		}
		for _, part := range p.bondsOf[b] {
			for _, other := range p.bonds[part.group].blocks {
				if int(other) != b {
					s.likes[b] = append(s.likes[b], other)
				}
			}
		}
	}
	return s
}

// keep remembers the plan if it is the best.
func (s *search) keep() {
	if s.tooMany > 0 {
		return
	}
	b := &s.best
	if !b.found || s.broken < b.broken || s.broken == b.broken && s.soft > b.soft {
		b.found, b.moved, b.broken, b.soft = true, true, s.broken, s.soft
		copy(b.at, s.at)
	}
}

// accept says whether a change is taken at the present heat.
func (s *search) accept(delta int64) bool {
	return delta >= 0 || float64(-delta) <= s.heat*patience[s.dice.next()>>20]
}

// try makes one change, or not.
func (s *search) try() {
	s.taken++
	b := s.movable[s.dice.below(len(s.movable))]
	from, to := s.at[b], s.target(b)
	if to == from || int(to) == s.p.parking() {
		return
	}
	s.steps[0] = step{b, to}
	n := s.company(b, from, to)
	size := s.p.size[b]
	if n == 2 {
		size += s.p.size[s.steps[1].block]
	}
	need := size - (s.p.caps[to] - s.load[to])
	switch {
	case size > s.p.caps[to]:
	case need <= 0 || s.dice.next()>>25 < s.squeeze:
		s.consider(n, n)
	default:
		s.exchange(n, size, need)
	}
}

// company takes somebody along, now and then, whom the block would not leave.
func (s *search) company(b, from, to int32) int {
	likes := s.likes[b]
	if len(likes) == 0 || s.dice.next()>>29 > 0 {
		return 1
	}
	f := likes[s.dice.below(len(likes))]
	if s.at[f] != from || s.p.home[f] >= 0 {
		return 1
	}
	s.steps[1] = step{f, to}
	return 2
}

// target is a place to try: where somebody sits whom the block would have, or any table.
func (s *search) target(b int32) int32 {
	likes := s.likes[b]
	if len(likes) > 0 && s.dice.next()>>31 == 0 {
		return s.at[likes[s.dice.below(len(likes))]]
	}
	return int32(s.dice.below(s.p.tables()))
}

// exchange seats n blocks of a size at a full table and sends one or two back, who make enough room and find enough.
func (s *search) exchange(n int, size, need int32) {
	p := s.p
	from, to := s.at[s.steps[0].block], s.steps[0].to
	room := int32(math.MaxInt32)
	if int(from) != p.parking() {
		room = size + p.caps[from] - s.load[from]
	}
	s.back = s.back[:0]
	list := s.tab[to]
	for i, x := range list {
		if p.home[x] >= 0 || p.size[x] > room {
			continue
		}
		if p.size[x] >= need {
			s.back = append(s.back, [2]int32{x, -1})
		}
		for _, y := range list[i+1:] {
			if sum := p.size[x] + p.size[y]; p.home[y] < 0 && sum >= need && sum <= room {
				s.back = append(s.back, [2]int32{x, y})
			}
		}
	}
	if len(s.back) == 0 {
		return
	}
	pair := s.back[s.dice.below(len(s.back))]
	s.steps[n] = step{pair[0], from}
	if pair[1] < 0 {
		s.consider(n, n+1)
		return
	}
	s.steps[n+1] = step{pair[1], from}
	s.consider(n, n+2)
}

// linear is what the first n steps bring in pairs and places, of which some go and the others come back. What those who
// move have with one another the gains count too much or too little; in parking nobody has anything.
func (s *search) linear(goes, n int) (delta int64) {
	places, blocks := s.p.places(), s.p.blocks()
	here, there := s.at[s.steps[0].block], s.steps[0].to
	twice := int64(2)
	if int(here) == s.p.parking() {
		twice = 1
	}
	for i, st := range s.steps[:n] {
		row := s.gain[int(st.block)*places:]
		one := int64(row[there] - row[here])
		if i >= goes {
			one = -one
		}
		delta += one
		for j := range i {
			both := twice * int64(s.pairs[int(st.block)*blocks+int(s.steps[j].block)])
			if (i >= goes) == (j >= goes) {
				delta += both
			} else {
				delta -= both
			}
		}
	}
	return delta
}

// consider takes the first n steps, of which some go and the others come back, if they are accepted.
func (s *search) consider(goes, n int) {
	worth := s.linear(goes, n) + s.loading(goes, n)
	if s.beside.any {
		var soft int64
		var broken int
		var was [4]int32
		for i, st := range s.steps[:n] {
			was[i] = s.at[st.block]
			a, b := s.beside.move(st.block, st.to)
			soft += a
			broken += b
		}
		if !s.accept(worth + soft - int64(s.price)*int64(broken)) {
			for i := n - 1; i >= 0; i-- {
				s.beside.move(s.steps[i].block, was[i])
			}
			return
		}
		s.soft += soft
		s.broken += broken
	} else if !s.accept(worth) {
		return
	}
	for _, st := range s.steps[:n] {
		s.move(st.block, st.to)
	}
	s.keep()
}

// loading is what the steps bring by filling and emptying tables.
func (s *search) loading(goes, n int) int64 {
	to, from := s.steps[0].to, s.at[s.steps[0].block]
	by := int32(0)
	for i, st := range s.steps[:n] {
		if i < goes {
			by += s.p.size[st.block]
		} else {
			by -= s.p.size[st.block]
		}
	}
	return s.loads(to, s.load[to]+by) - s.loads(to, s.load[to]) + s.loads(from, s.load[from]-by) - s.loads(from, s.load[from])
}
