package autoseat

// Reason says why a guest has points where they sit.
type Reason string

// The reasons of parts. Those of wishes name the wish.
const (
	ForWish        Reason = "wish"
	WithHousehold  Reason = "household"
	ForSides       Reason = "sides"
	ForEmptySeats  Reason = "empty seats"
	OnlyOfAge      Reason = "only one of their age"
	OnlyOfLanguage Reason = "only one of their language"
	OnlySingle     Reason = "only single"
	NearFamily     Reason = "child and family"
	Stays          Reason = "stays"
)

// Part is what a guest has, or loses, by sitting where they sit. Of what two have together each has half, so the parts
// of all guests are the score.
type Part struct {
	Reason Reason
	Wish   string // its id
	Other  string // the guest it is shared with
	Points Points
}

// Why are the parts of one guest in a plan.
func (in *Input) Why(seats map[string]string, guest string) (parts []Part) {
	in.parts(seats, func(g int32, p Part) {
		if in.Guests[g].ID == guest {
			parts = append(parts, p)
		}
	})
	return parts
}

// Told are the parts of each guest in a plan.
func (in *Input) Told(seats map[string]string) map[string][]Part {
	all := map[string][]Part{}
	in.parts(seats, func(g int32, p Part) { all[in.Guests[g].ID] = append(all[in.Guests[g].ID], p) })
	return all
}

// Parts are what each guest has in a plan, all reasons together.
func (in *Input) Parts(seats map[string]string) map[string]Points {
	all := map[string]Points{}
	in.parts(seats, func(g int32, p Part) { all[in.Guests[g].ID] += p.Points })
	return all
}

// Score is the sum of all parts of a plan.
func (in *Input) Score(seats map[string]string) (score Points) {
	in.parts(seats, func(_ int32, p Part) { score += p.Points })
	return score
}

// Sums are what each reason makes of a plan's score.
func (in *Input) Sums(seats map[string]string) map[Reason]Points {
	all := map[Reason]Points{}
	in.parts(seats, func(_ int32, p Part) { all[p.Reason] += p.Points })
	return all
}

// parts tells each part of each guest.
func (in *Input) parts(seats map[string]string, tell func(int32, Part)) {
	r := in.reckon(seats)
	r.tell = tell
	r.wishes()
	r.households()
	r.sides()
	r.vacancies()
	r.kinds()
	for i, g := range in.Guests {
		if r.at[i] >= 0 && g.Table == in.Tables[r.at[i]].ID {
			r.one(int32(i), Part{Reason: Stays, Points: in.Preferences.Stay})
		}
	}
}
