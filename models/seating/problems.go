package seating

import (
	"slices"
	"strings"

	"convive/models/change"
	"convive/models/guests"
)

// ProblemKind is what is wrong with a board, or worth a look.
type ProblemKind string

const (
	OverCapacity  ProblemKind = "over"
	DeclinedSits  ProblemKind = "declined"
	UninvitedSits ProblemKind = "uninvited"
	WishBroken    ProblemKind = "wish"  // a must
	WishesClash   ProblemKind = "clash" // musts that can't all be kept
	PendingSits   ProblemKind = "pending"
	ChildAlone    ProblemKind = "child"
	PlusOneApart  ProblemKind = "plus-one"
	NoRoom        ProblemKind = "no-room" // for who needs a step-free way
	DietConflict  ProblemKind = "diet"    // between a diet and the meal that was chosen
	SameNames     ProblemKind = "same-names"
)

// Must says whether it has to be mended.
func (k ProblemKind) Must() bool {
	return k == OverCapacity || k == DeclinedSits || k == UninvitedSits || k == WishBroken || k == WishesClash
}

// Problem is one thing about a table or about people at tables.
type Problem struct {
	Kind   ProblemKind
	Table  Table    // where the first sits, or which is over
	Other  Table    // where the second sits
	Taken  int      // of OverCapacity
	People []Person // whom it is about; of SameNames, PlusOneApart and wishes between two, both; of WishesClash the chain
	Wish   Wish     // of WishBroken
	Gap    int64    // of NoRoom: millimetres to the next table's chairs
	Diet   string   // of DietConflict
	Fix    *Fix     // a move that mends it, where there is one
	Park   *Fix     // of OverCapacity: the move to parking that does; it looks at no must, for parking is not the end
}

// Fix is a move that mends a problem and, but for one to parking, breaks no must.
type Fix struct {
	People []Person // who sit at one table: somebody, or all of their household there
	From   change.ID
	To     Laid       // a zero one is parking
	Seat   Assignment // of the first
	Parts  []Person   // of their household, who stay behind where they sit together now
}

// Target is where the move goes, as it is seen.
func (f Fix) Target() Target {
	if f.To.ID == "" {
		return Target{Table: Parking}
	}
	return Target{Table: f.To.ID, Taken: f.To.Taken()}
}

// Problems finds what is wrong with a board, in the order of their kinds, and then of the tables; what has to be mended
// comes first. Wishes are those whom the reader may know of, and health says whether they may know of needs and diets.
func (b *Board) Problems(wishes []Wish, health bool) (all []Problem) {
	for _, find := range []func() []Problem{
		b.over, b.seatedWrongly, func() []Problem { return b.brokenWishes(wishes) }, func() []Problem { return b.clashing(wishes) },
		b.pendingSeated, b.childrenAlone, b.plusOnesApart, func() []Problem { return b.withoutRoom(health) },
		func() []Problem { return b.dietConflicts(health) }, b.sameNames,
	} {
		all = append(all, find()...)
	}
	m := b.musts(wishes)
	for i := range all {
		all[i].Fix = b.fix(all[i], m)
		if all[i].Kind == OverCapacity {
			all[i].Park = b.parking(all[i].Table)
		}
	}
	return all
}

func (b *Board) over() (all []Problem) {
	for _, l := range b.Tables {
		if l.Free() < 0 {
			all = append(all, Problem{Kind: OverCapacity, Table: l.Table, Taken: l.Taken()})
		}
	}
	return all
}

func (b *Board) seatedWrongly() (all []Problem) {
	for _, l := range b.Tables {
		for _, p := range l.People {
			switch p.Reply {
			case guests.Declined:
				all = append(all, Problem{Kind: DeclinedSits, Table: l.Table, People: []Person{p}})
			case "":
				all = append(all, Problem{Kind: UninvitedSits, Table: l.Table, People: []Person{p}})
			}
		}
	}
	return all
}

func (b *Board) pendingSeated() (all []Problem) {
	for _, l := range b.Tables {
		for _, p := range l.People {
			if p.Reply == guests.Pending {
				all = append(all, Problem{Kind: PendingSits, Table: l.Table, People: []Person{p}})
			}
		}
	}
	return all
}

func (b *Board) brokenWishes(wishes []Wish) (all []Problem) {
	for _, w := range wishes {
		if !w.Must() {
			continue
		}
		stands, between := b.Stands(w)
		if stands != Broken {
			continue
		}
		p := Problem{Kind: WishBroken, Wish: w, People: between[:1], Table: b.Tables[b.at[between[0].ID]].Table}
		if w.OtherGuestID != nil {
			p.People, p.Other = between[:], b.Tables[b.at[between[1].ID]].Table
		}
		all = append(all, p)
	}
	return all
}

func (b *Board) clashing(wishes []Wish) (all []Problem) {
	for _, c := range b.Clashes(wishes) {
		p := Problem{Kind: WishesClash, Wish: c.Wish}
		for _, id := range c.Chain() {
			p.People = append(p.People, b.people[id])
		}
		all = append(all, p)
	}
	return all
}

// childrenAlone are children at a table where nobody grown-up of their household sits, nor another child; infants need
// somebody of theirs in any case.
func (b *Board) childrenAlone() (all []Problem) {
	for i, l := range b.Tables {
		for _, p := range l.People {
			if p.Age != guests.Child && p.Age != guests.Infant || p.declines() {
				continue
			}
			alone := !slices.ContainsFunc(l.People, func(o Person) bool {
				return o.ID != p.ID && (o.HouseholdID == p.HouseholdID && o.Age == guests.Adult || p.Age == guests.Child && o.Age == guests.Child)
			})
			if !alone {
				continue
			}
			problem := Problem{Kind: ChildAlone, Table: l.Table, People: []Person{p}}
			for _, o := range b.households[p.HouseholdID] {
				if at, sits := b.at[o.ID]; sits && at != i && o.Age == guests.Adult {
					problem.People, problem.Other = []Person{p, o}, b.Tables[at].Table
					break
				}
			}
			all = append(all, problem)
		}
	}
	return all
}

func (b *Board) plusOnesApart() (all []Problem) {
	for i, l := range b.Tables {
		for _, p := range l.People {
			if p.PlusOneOf == nil || p.declines() {
				continue
			}
			host, at := b.people[*p.PlusOneOf], b.at[*p.PlusOneOf]
			if _, sits := b.at[*p.PlusOneOf]; sits && at != i && !host.declines() {
				all = append(all, Problem{Kind: PlusOneApart, Table: l.Table, Other: b.Tables[at].Table, People: []Person{p, host}})
			}
		}
	}
	return all
}

// sameNames are people of one name at one table, whose cards would be mixed up.
func (b *Board) sameNames() (all []Problem) {
	for _, l := range b.Tables {
		called := map[string]Person{}
		for _, p := range l.People {
			name := strings.Join(strings.Fields(strings.ToLower(p.Name)), " ")
			if p.Unnamed || p.declines() || name == "" {
				continue
			}
			if o, twice := called[name]; twice {
				all = append(all, Problem{Kind: SameNames, Table: l.Table, People: []Person{o, p}})
				continue
			}
			called[name] = p
		}
	}
	return all
}

func (p Person) declines() bool { return p.Reply == guests.Declined || p.Reply == "" }
