package imports

import (
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// newHouseholds writes all households that are new here, at once: statements cost more than rows.
func (w *writer) newHouseholds() error {
	var all []*guests.NewHousehold
	for i := range w.plan.Households {
		h := &w.plan.Households[i]
		if h.New {
			n := &guests.NewHousehold{People: w.arrivals(h)}
			n.MatchKey = w.key(h.key)
			fillHousehold(&n.Household, h.set)
			all = append(all, n)
		}
	}
	if len(all) == 0 {
		return nil
	}
	return guests.Create(w.tx, w.keys, all...)
}

// arrivals are the rows of a household's new guests with their invitations.
func (w *writer) arrivals(h *Household) (people []*guests.NewGuest) {
	ids := make([]change.ID, len(h.Guests))
	for i, g := range h.Guests {
		if ids[i] = db.NewID(); g.row != nil {
			ids[i] = g.row.ID
		}
	}
	for i := range h.Guests {
		g := &h.Guests[i]
		if !g.New {
			continue
		}
		n := &guests.NewGuest{}
		n.ID, n.MatchKey, n.Unnamed = ids[i], w.key(g.key), g.from.Unnamed
		fillGuest(&n.Guest, g.set)
		if by := g.from.PlusOneOf; by >= 0 && by != i {
			n.PlusOneOf = &ids[by]
		}
		for _, r := range g.replies {
			if !r.remove {
				n.Invitations = append(n.Invitations, w.invitation(r))
			}
		}
		people = append(people, n)
	}
	return people
}

// invitation is a new row for an answer.
func (w *writer) invitation(r reply) guests.Invitation {
	in := guests.Invitation{OccasionID: r.occasion.row.ID, Reply: r.reply, Maybe: r.maybe, MealID: w.meal(r), Waiting: r.since > 0, WaitingSince: r.since}
	if r.asked {
		in.AnsweredAt, in.AnsweredBy, in.Source = change.At(w.tx.Now()), w.by(), source
	}
	return in
}

// source says in an invitation that a list told the answer.
const source = "import"

func (w *writer) by() string {
	a := w.tx.Scope().Actor
	if a.Kind == change.ByAccount {
		return string(a.Kind) + ":" + string(a.ID)
	}
	return string(a.Kind)
}

func (w *writer) meal(r reply) *change.ID {
	id, ok := w.meals[r.occasion][fold(r.meal)]
	if !ok {
		return nil
	}
	return &id
}

// invitations writes the answers of guests who are here already.
func (w *writer) invitations() error {
	var created []*guests.Invitation
	var failed error
	each(w.plan, func(_ *Household, g *Guest) {
		if g.New {
			return
		}
		for _, r := range g.replies {
			switch {
			case failed != nil:
			case r.remove && r.row != nil:
				failed = db.Delete(w.tx, r.row)
			case r.row != nil:
				failed = db.Update(w.tx, r.row, w.answer(r))
			case !r.remove:
				in := w.invitation(r)
				in.GuestID, in.HouseholdID = g.row.ID, g.row.HouseholdID
				created = append(created, &in)
			}
		}
	})
	if failed != nil {
		return failed
	}
	return db.Create(w.tx, created...)
}

// answer is what an update writes about an invitation that is there.
func (w *writer) answer(r reply) db.Set {
	set := db.Set{"reply": r.reply, "maybe": r.maybe}
	if m := w.meal(r); m != nil {
		set["meal_id"] = m
	}
	if r.reply == guests.Declined {
		set["meal_id"] = (*change.ID)(nil) // who can't come eats nothing
	}
	if r.asked && (r.reply != r.row.Reply || r.maybe != r.row.Maybe) {
		set["answered_at"], set["answered_by"], set["source"], set["due"] = change.At(w.tx.Now()), w.by(), source, ""
	}
	return set
}
