package autoseat

import "slices"

// Since is the input for a search that goes on from a plan of an earlier one: people sit as far as they can as planned, and who
// was moved since stays there.
func (in *Input) Since(earlier *Input, seats map[string]string) *Input {
	before := earlier.present()
	seats = in.carry(earlier, seats)
	now := *in
	now.Guests = slices.Clone(in.Guests)
	for i, g := range in.Guests {
		now.Guests[i].Table = seats[g.ID]
		now.Guests[i].Locked = g.Locked || g.Table != "" && g.Table != before[g.ID]
	}
	return &now
}

// present is where the guests sit now.
func (in *Input) present() map[string]string {
	tables := make(map[string]string, len(in.Guests))
	for _, g := range in.Guests {
		tables[g.ID] = g.Table
	}
	return tables
}

// carry is what is left of a plan that was made for an earlier input, as it can still be done: who was moved since, is new or
// locked stays where they sit now, and so does who finds no seat any more, with those of their household who would come along.
func (in *Input) carry(earlier *Input, seats map[string]string) map[string]string {
	before := earlier.present()
	tables := map[string]Table{"": {}}
	for _, t := range in.Tables {
		tables[t.ID] = t
	}
	free := func(table string) bool {
		t, there := tables[table]
		return there && !t.Locked
	}
	to, taken := map[string]string{}, map[string]int{}
	for _, g := range in.Guests {
		from, known := before[g.ID]
		to[g.ID] = g.Table
		if at := seats[g.ID]; known && from == g.Table && !g.Locked && free(at) && free(g.Table) {
			to[g.ID] = at
		}
		taken[to[g.ID]]++
	}
	for again := true; again; {
		again = false
		for _, g := range in.Guests {
			at := to[g.ID]
			if at == "" || at == g.Table || taken[at] <= tables[at].Seats {
				continue
			}
			for _, o := range in.Guests {
				if to[o.ID] == at && o.Table != at && (o.ID == g.ID || o.Household != "" && o.Household == g.Household) {
					to[o.ID] = o.Table
					taken[at]--
					taken[o.Table]++
				}
			}
			again = true
		}
	}
	for guest, at := range to {
		if at == "" {
			delete(to, guest)
		}
	}
	return to
}
