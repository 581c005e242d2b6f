package lists

// Reply is one cell of guest × occasion.
type Reply struct {
	State State  `json:"state"`
	Maybe bool   `json:"maybe,omitempty"` // only with Pending: "maybe" is no answer yet, with a mark
	Meal  string `json:"meal,omitempty"`
	Said  bool   `json:"said"` // false: the cell was blank, State is only the default for a new guest and changes nothing on a known one
}

// State is what a guest answered.
type State string

// The states of a reply.
const (
	Pending    State = "pending"
	Attending  State = "attending"
	Declined   State = "declined"
	NotInvited State = "not_invited"
)

// Count is what `convive import --json` says about the people of a file.
type Count struct {
	Households int     `json:"households"`
	Guests     int     `json:"guests"`
	Unnamed    int     `json:"unnamed"`
	Occasions  int     `json:"occasions"`
	Answers    Answers `json:"answers"`
}

// Answers counts guest × occasion cells; Maybe is not part of Pending here.
type Answers struct {
	Attending  int `json:"attending"`
	Declined   int `json:"declined"`
	Maybe      int `json:"maybe"`
	Pending    int `json:"pending"`
	NotInvited int `json:"not_invited"`
	Waiting    int `json:"waiting,omitempty"` // for a place; no list says so
}

// Count counts the people and replies of the list.
func (l List) Count() Count {
	c := Count{Households: len(l.Households), Occasions: len(l.Occasions)}
	for _, h := range l.Households {
		for _, g := range h.Guests {
			c.Guests++
			if g.Unnamed {
				c.Unnamed++
			}
			for _, r := range g.Replies {
				c.Answers.add(r)
			}
		}
	}
	return c
}

// CountOf counts the replies to one occasion.
func (l List) CountOf(occasion string) Answers {
	var a Answers
	for _, h := range l.Households {
		for _, g := range h.Guests {
			if r, ok := g.Replies[occasion]; ok {
				a.add(r)
			}
		}
	}
	return a
}

func (a *Answers) add(r Reply) {
	switch {
	case r.State == Attending:
		a.Attending++
	case r.State == Declined:
		a.Declined++
	case r.State == NotInvited:
		a.NotInvited++
	case r.Maybe:
		a.Maybe++
	default:
		a.Pending++
	}
}
