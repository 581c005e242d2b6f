package autoseat

// state is a plan under way, with what each step would bring kept up to date.
type state struct {
	p       *problem
	price   int32 // what a broken rule costs, in points
	over    int32 // what each guest above a table's seats costs, in points
	at      []int32
	load    []int32
	tab     [][]int32 // the blocks at each place
	pos     []int32   // of each block in its place's list
	gain    []int32   // block × place: what it has there, at the present price
	pairs   []int32   // block × block: the same for two at one table
	soft    int64     // score
	broken  int       // rules
	tooMany int32     // guests above the seats
	beside  beside
}

func newState(p *problem) *state {
	n, places := p.blocks(), p.places()
	s := &state{p: p, at: make([]int32, n), load: make([]int32, places), tab: make([][]int32, places), pos: make([]int32, n),
		gain: make([]int32, n*places), pairs: make([]int32, n*n)}
	s.beside.init(p)
	return s
}

// set makes the state that of a plan, at the present prices.
func (s *state) set(at []int32) {
	p := s.p
	places := p.places()
	copy(s.at, at)
	clear(s.load)
	s.soft, s.broken, s.tooMany = 0, p.base, 0
	for t := range s.tab {
		s.tab[t] = s.tab[t][:0]
	}
	for b, t := range s.at {
		s.pos[b] = int32(len(s.tab[t]))
		s.tab[t] = append(s.tab[t], int32(b))
		s.load[t] += p.size[b]
		s.soft += int64(p.soft[b*places+int(t)])
		s.broken += int(p.hard[b*places+int(t)])
		if int(t) == p.parking() {
			continue
		}
		for _, e := range p.ties[b] {
			if int(e.other) < b && s.at[e.other] == t {
				s.soft += int64(e.soft)
				s.broken += int(e.hard)
			}
		}
	}
	for t := range p.caps {
		s.tooMany += p.above(int32(t), s.load[t])
		s.soft -= p.empty(int32(t), s.load[t])
	}
	soft, broken := s.beside.set(s.at)
	s.soft += soft
	s.broken += broken
	s.reprice()
}

// reprice works out the gains anew, after the price changed.
func (s *state) reprice() {
	p := s.p
	n, places := p.blocks(), p.places()
	for i, soft := range p.soft {
		s.gain[i] = soft - s.price*int32(p.hard[i])
	}
	for b := range n {
		row := s.gain[b*places : (b+1)*places]
		pairs := s.pairs[b*n : (b+1)*n]
		for _, e := range p.ties[b] {
			w := e.soft - s.price*e.hard
			pairs[e.other] = w
			if t := s.at[e.other]; int(t) != p.parking() {
				row[t] += w
			}
		}
	}
}

// loads is what it is worth, at the present prices, that so many sit at a place.
func (s *state) loads(t, load int32) int64 {
	return -s.p.empty(t, load) - int64(s.over)*int64(s.p.above(t, load))
}

// move seats a block at a place. What stands beside the pairs has been moved already.
func (s *state) move(b, to int32) {
	p := s.p
	places := p.places()
	from := s.at[b]
	row := int(b) * places
	s.soft += int64(p.soft[row+int(to)] - p.soft[row+int(from)])
	s.broken += int(p.hard[row+int(to)] - p.hard[row+int(from)])
	parking := int32(p.parking())
	pairs := s.pairs[int(b)*p.blocks():]
	for _, e := range p.ties[b] {
		w := pairs[e.other]
		g := s.gain[int(e.other)*places : int(e.other)*places+places]
		if from != parking {
			g[from] -= w
			if s.at[e.other] == from {
				s.soft -= int64(e.soft)
				s.broken -= int(e.hard)
			}
		}
		if to != parking {
			g[to] += w
			if s.at[e.other] == to {
				s.soft += int64(e.soft)
				s.broken += int(e.hard)
			}
		}
	}
	s.lift(b, from)
	s.put(b, to)
}

func (s *state) lift(b, from int32) {
	list := s.tab[from]
	last := list[len(list)-1]
	i := s.pos[b]
	list[i] = last
	s.pos[last] = i
	s.tab[from] = list[:len(list)-1]
	s.fill(from, -s.p.size[b])
}

func (s *state) put(b, to int32) {
	s.at[b] = to
	s.pos[b] = int32(len(s.tab[to]))
	s.tab[to] = append(s.tab[to], b)
	s.fill(to, s.p.size[b])
}

// fill changes how many sit at a place.
func (s *state) fill(t, by int32) {
	before, after := s.load[t], s.load[t]+by
	s.load[t] = after
	s.tooMany += s.p.above(t, after) - s.p.above(t, before)
	s.soft -= s.p.empty(t, after) - s.p.empty(t, before)
}
