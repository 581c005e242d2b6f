package autoseat

import "slices"

// answer is what a proof found.
type answer int

const (
	unknown answer = iota
	yes
	no
)

// proofs are what all proofs about one input share.
type proofs struct {
	in    *Input
	guest map[string]int32
	table map[string]int32
	caps  []int32
	near  [][]bool    // table × table, itself among them; made when first asked for
	over  func() bool // says that nothing more can be looked at
	twin  []int32     // of each table: which class of tables it is in that are near the same others
	know  [][]int32   // of each guest: whom a wish would have at their table; made when first asked for

	limited bool // whether no more than left may be looked at
	left    int
}

func (in *Input) proofs() *proofs {
	c := compiler{problem: &problem{}, in: in, guest: index(in), table: map[string]int32{}}
	for i, tb := range in.Tables {
		c.table[tb.ID] = int32(i)
		c.seats = append(c.seats, int32(tb.Seats))
	}
	c.capacities()
	return &proofs{in: in, guest: c.guest, table: c.table, caps: c.caps, over: func() bool { return false }}
}

// possible says whether rules can be met together, by trying. Who is named by no rule sits where room is left; that
// there is room for all is another matter.
func (p *proofs) possible(rules []Rule) answer {
	t := p.trial(rules)
	if !t.makesSense() {
		return no
	}
	had := t.left
	seated := t.seat()
	p.left -= (had - t.left) * (len(t.size) + 1)
	if seated {
		return yes
	}
	if t.left <= 0 {
		return unknown
	}
	return no
}

// workOfALook is how many choices of tables are weighed between two looks at the time: about a millisecond.
const workOfALook = 100_000

// trial seats blocks one after another and goes back where it can't.
type trial struct {
	size  []int32
	foes  [][]int32
	kin   [][]int32 // who must be near whom
	near  [][]bool  // table × table, itself among them; nil where nobody must be near anybody
	needs []need
	may   [][]bool // block × table
	at    []int32
	room  []int32
	alike [][]int32 // of each table: earlier tables that are the same to everybody
	bad   bool
	over  func() bool
	left  int
	look  int // after how many blocks the time is asked for: about the same work each time
}

func (p *proofs) trial(rules []Rule) *trial {
	in, index, table := p.in, p.guest, p.table
	t := &trial{room: slices.Clone(p.caps)}
	j := newJoins(len(in.Guests), []int32{MaxGuests + 1})
	for _, r := range rules {
		if r.Kind == RuleHousehold || r.Kind == RuleTogether {
			for _, g := range r.Guests[1:] {
				j.join(index[r.Guests[0]], index[g])
			}
		}
	}
	block := map[int32]int32{}
	of := func(id string) int32 {
		root := j.root(index[id])
		b, ok := block[root]
		if !ok {
			b = int32(len(t.size))
			block[root] = b
			t.size = append(t.size, j.size[root])
			t.foes, t.kin = append(t.foes, nil), append(t.kin, nil)
			t.may = append(t.may, slices.Repeat([]bool{true}, len(t.room)))
		}
		return b
	}
	for _, r := range rules {
		a := of(r.Guests[0])
		switch r.Kind {
		case RuleApart:
			b := of(r.Guests[1])
			t.bad = t.bad || a == b
			t.foes[a], t.foes[b] = append(t.foes[a], b), append(t.foes[b], a)
		case RuleNear:
			if b := of(r.Guests[1]); a != b {
				t.kin[a], t.kin[b] = append(t.kin[a], b), append(t.kin[b], a)
				t.near = p.nearness()
			}
		case RuleKnown:
			n := need{block: a, more: p.in.Preferences.Known}
			for _, f := range p.friends(r.Guests[0]) {
				if b := of(in.Guests[f].ID); b == a {
					n.more--
				} else {
					n.friends = append(n.friends, b)
				}
			}
			t.needs = append(t.needs, n)
		case RuleLock, RuleAt, RuleNotAt:
			named := make([]bool, len(t.room))
			for _, id := range r.Tables {
				named[table[id]] = true
			}
			for i := range named {
				t.may[a][i] = t.may[a][i] && named[i] == (r.Kind != RuleNotAt)
			}
		}
	}
	t.look = max(1, workOfALook/(1+len(t.size)*len(t.room)))
	t.left, t.over = patienceOfProof/(len(t.size)+1), p.over
	if p.limited {
		t.left = min(t.left, p.left/(len(t.size)+1))
	}
	t.compare(p)
	return t
}

// makesSense says whether no block is at odds with itself.
func (t *trial) makesSense() bool {
	if t.bad {
		return false
	}
	for b := range t.size {
		if !slices.Contains(t.choices(b), true) {
			return false
		}
	}
	return true
}

// choices are the tables where a block could sit now.
func (t *trial) choices(b int) []bool {
	can := make([]bool, len(t.room))
	for i := range can {
		can[i] = t.may[b][i] && t.room[i] >= t.size[b]
	}
	for _, foe := range t.foes[b] {
		if t.at[foe] >= 0 {
			can[t.at[foe]] = false
		}
	}
	for _, kin := range t.kin[b] {
		if at := t.at[kin]; at >= 0 {
			for i := range can {
				can[i] = can[i] && t.near[at][i]
			}
		}
	}
	return can
}

// seat seats the block that has the fewest choices, and then the others.
func (t *trial) seat() bool {
	if !t.acquainted() {
		return false
	}
	next, fewest := -1, 0
	var choices []bool
	for b, at := range t.at {
		if at >= 0 {
			continue
		}
		can := t.choices(b)
		n := 0
		for _, c := range can {
			if c {
				n++
			}
		}
		if n == 0 {
			return false
		}
		if next < 0 || n < fewest || n == fewest && t.size[b] > t.size[next] {
			next, fewest, choices = b, n, can
		}
	}
	if next < 0 {
		return true
	}
	for i, can := range choices {
		if !can || t.emptyLike(i) {
			continue
		}
		if t.left--; t.left%t.look == 0 && t.over() {
			t.left = 0
		}
		if t.left <= 0 {
			return false
		}
		t.at[next] = int32(i)
		t.room[i] -= t.size[next]
		if t.seat() {
			return true
		}
		t.room[i] += t.size[next]
		t.at[next] = -1
	}
	return false
}
