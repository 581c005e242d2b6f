package autoseat

// index finds guests by their ids.
func index(in *Input) map[string]int32 {
	index := make(map[string]int32, len(in.Guests))
	for i, g := range in.Guests {
		index[g.ID] = int32(i)
	}
	return index
}

// reckoner works out the parts of one plan, independently of what a search keeps up to date.
type reckoner struct {
	in    *Input
	tell  func(int32, Part)
	index map[string]int32
	table map[string]int
	at    []int // of each guest: their table, or -1
}

// reckon finds who sits where in a plan.
func (in *Input) reckon(seats map[string]string) *reckoner {
	r := &reckoner{in: in, index: index(in), at: make([]int, len(in.Guests)), table: map[string]int{}}
	for i, t := range in.Tables {
		r.table[t.ID] = i
	}
	for i, g := range in.Guests {
		r.at[i] = -1
		if t, ok := r.table[seats[g.ID]]; ok {
			r.at[i] = t
		}
	}
	return r
}

func (r *reckoner) one(g int32, p Part) {
	if p.Points != 0 {
		r.tell(g, p)
	}
}

// two gives each of two half; what can't be halved goes to the first.
func (r *reckoner) two(a, b int32, p Part) {
	half := p.Points / 2
	rest := p.Points - half
	p.Other, p.Points = r.in.Guests[b].ID, rest
	r.one(a, p)
	p.Other, p.Points = r.in.Guests[a].ID, half
	r.one(b, p)
}

func (r *reckoner) together(a, b int32) bool { return r.at[a] >= 0 && r.at[a] == r.at[b] }

// near says whether two sit at one table or at tables that are near.
func (r *reckoner) near(a, b int32) bool {
	x, y := r.at[a], r.at[b]
	if x < 0 || y < 0 {
		return false
	}
	return x == y || r.lists(x, y) || r.lists(y, x)
}

func (r *reckoner) lists(x, y int) bool {
	for _, id := range r.in.Tables[x].Near {
		if id == r.in.Tables[y].ID {
			return true
		}
	}
	return false
}

func (r *reckoner) wishes() {
	for _, w := range r.in.Wishes {
		if w.Must {
			continue
		}
		p := Part{Reason: ForWish, Wish: w.ID, Points: w.Points}
		a := r.index[w.Guest]
		switch w.Kind {
		case Together, Apart:
			if b := r.index[w.Other]; r.together(a, b) {
				if w.Kind == Apart {
					p.Points = -p.Points
				}
				r.two(a, b, p)
			}
		case Near:
			if b := r.index[w.Other]; r.near(a, b) {
				r.two(a, b, p)
			}
		case At, NotAt:
			if r.named(a, w.Tables) {
				if w.Kind == NotAt {
					p.Points = -p.Points
				}
				r.one(a, p)
			}
		}
	}
}

// named says whether a guest sits at one of some tables.
func (r *reckoner) named(g int32, tables []string) bool {
	for _, id := range tables {
		if t, ok := r.table[id]; ok && t == r.at[g] {
			return true
		}
	}
	return false
}

func (r *reckoner) households() {
	want := r.in.Preferences
	for _, h := range households(r.in) {
		for i, a := range h {
			for _, b := range h[:i] {
				if want.Households == KeepPrefer && r.together(a, b) {
					r.two(a, b, Part{Reason: WithHousehold, Points: want.Household})
				}
				if r.in.Guests[a].Child() != r.in.Guests[b].Child() && r.near(a, b) {
					r.two(a, b, Part{Reason: NearFamily, Points: want.Children})
				}
			}
		}
	}
}

// tables are the guests at each.
func (r *reckoner) tables() [][]int32 {
	all := make([][]int32, len(r.in.Tables))
	for g, t := range r.at {
		if t >= 0 {
			all[t] = append(all[t], int32(g))
		}
	}
	return all
}

// sides gives each two of different sides their half, summed up.
func (r *reckoner) sides() {
	w := sidePoints(r.in.Preferences)
	if w == 0 {
		return
	}
	for _, guests := range r.tables() {
		for i, a := range guests {
			var points Points
			for j, b := range guests {
				x, y := r.in.Guests[a].Side, r.in.Guests[b].Side
				if x != "" && y != "" && x != y {
					points += w / 2
					if i < j {
						points += w % 2
					}
				}
			}
			r.one(a, Part{Reason: ForSides, Points: points})
		}
	}
}

// vacancies shares what empty seats cost among those at the table, to the last thousandth.
func (r *reckoner) vacancies() {
	for t, guests := range r.tables() {
		n := len(guests)
		if n == 0 {
			continue
		}
		cost := -r.in.Preferences.Fill * Points(max(0, r.in.Tables[t].Seats-n))
		for i, g := range guests {
			share := cost*Points(i+1)/Points(n) - cost*Points(i)/Points(n)
			r.one(g, Part{Reason: ForEmptySeats, Points: share})
		}
	}
}

func (r *reckoner) kinds() {
	for _, k := range kinds(r.in) {
		at := map[int][]int32{}
		for _, g := range k.members {
			at[r.at[g]] = append(at[r.at[g]], g)
		}
		for _, g := range k.members {
			if r.at[g] >= 0 && len(at[r.at[g]]) == 1 {
				r.one(g, Part{Reason: k.reason, Points: -k.cost})
			}
		}
	}
}
