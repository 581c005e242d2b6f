package autoseat

// problem is an input as numbers. Guests who must share a table are one block; blocks move as one. The place behind the
// last table is parking, where there is room for all and nobody is content.
type problem struct {
	blockOf []int32   // of each guest
	members [][]int32 // of each block
	size    []int32
	home    []int32     // of each block: the table it is locked at, or -1
	here    []int32     // of each block: the place where most of it sits now
	seats   []int32     // of each table, as they stand
	caps    []int32     // of each table: what the search may fill
	vacancy int64       // what an empty seat costs at a table where somebody sits
	ties    [][]tie     // of each block, sorted by the other
	soft    []int32     // block × place: points for sitting there, whoever else does
	hard    []int16     // block × place: rules broken by sitting there
	base    int         // rules broken by any plan
	bonds   []bond      // blocks that must share a table
	bondsOf [][]portion // of each block: how many of each bond
	groups  []int64     // of each group: what it costs to be its only one at a table
	inGroup [][]portion
	near    []nearness
	nearOf  [][]int32 // of each block: its entries in near
	close   []bool    // place × place
	known   int32     // how many everybody shall know at their table
	friends [][]int32 // of each guest: who a wish would have at their table
}

// tie is what two blocks have with one another when they share a table.
type tie struct {
	other int32
	soft  int32
	hard  int32 // rules broken
}

// portion is how many of a block belong to a group.
type portion struct{ group, count int32 }

// nearness is what two blocks win, and which rules they don't break, at one table or at tables that are near. A
// rule is not broken by who has no seat.
type nearness struct {
	a, b int32
	soft int64
	hard int
}

func (p *problem) blocks() int  { return len(p.size) }
func (p *problem) tables() int  { return len(p.caps) }
func (p *problem) parking() int { return len(p.caps) }
func (p *problem) places() int  { return len(p.caps) + 1 }

// above is how many of a load have no seat at a place.
func (p *problem) above(t, load int32) int32 {
	if int(t) == p.parking() {
		return 0
	}
	return max(0, load-p.caps[t])
}

// empty is what the empty seats at a place cost.
func (p *problem) empty(t, load int32) int64 {
	if p.vacancy == 0 || load == 0 || int(t) == p.parking() {
		return 0
	}
	return p.vacancy * int64(max(0, p.seats[t]-load))
}
