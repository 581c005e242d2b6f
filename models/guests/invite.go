package guests

import (
	"slices"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/invalid"
)

// Inviting is the form that invites the chosen guests to an occasion, has them wait for a place, or takes the invitation
// back.
type Inviting struct {
	Guests   []change.ID `form:"guest"`
	Groups   []string    `form:"guests"`
	Invite   change.ID   `form:"invite"`   // an occasion
	Wait     change.ID   `form:"wait"`     // an occasion
	Withdraw change.ID   `form:"withdraw"` // an occasion
}

// Validate finds what is missing.
func (i Inviting) Validate() (wrong invalid.Fields) {
	Chosen{i.Guests, i.Groups}.check(&wrong)
	chosen := 0
	for _, occasion := range []change.ID{i.Invite, i.Wait, i.Withdraw} {
		if occasion != "" {
			chosen++
		}
	}
	wrong.Check(chosen == 1, "invite", "Choose an occasion.")
	return wrong
}

// Invite invites guests, has them wait for a place or takes invitations back; who is invited already, or isn't, stays as
// they are. Of the B-list, those for whom there is no room wait.
func Invite(tx *db.Tx, i Inviting) (change.Change, error) {
	people, err := Chosen{i.Guests, i.Groups}.rows(tx.Read)
	switch {
	case err != nil:
		return nil, err
	case i.Wait != "":
		return wait(tx, people, i.Wait)
	case i.Withdraw != "":
		gone, err := withdraw(tx, people, []change.ID{i.Withdraw})
		return gone.change(tx, people, func(waited, others, households []change.ID) change.Change {
			return change.WaitingEnded{Occasion: i.Withdraw, Guests: waited, Withdrawn: others, Households: households}
		}), err
	}
	come, err := invite(tx, people, []change.ID{i.Invite})
	return come.change(tx, people, func(waiting, others, households []change.ID) change.Change {
		return change.GuestsWaiting{Occasion: i.Invite, Guests: waiting, Invited: others, Households: households}
	}), err
}

// comings are guests whose invitations came or went: those that were for the waiting list, and those that were real.
type comings struct{ waiting, others []Guest }

func (m *comings) add(g Guest, waiting bool) {
	if waiting {
		m.waiting = append(m.waiting, g)
	} else {
		m.others = append(m.others, g)
	}
}

// change is the bulk edit that it was, or what speaks of the waiting list.
func (m comings) change(tx *db.Tx, people []Guest, discreet func(waiting, others, households []change.ID) change.Change) change.Change {
	if len(m.waiting) == 0 {
		return bulk(tx, "invitations", slices.DeleteFunc(slices.Clone(people), func(g Guest) bool {
			return !slices.ContainsFunc(m.others, func(other Guest) bool { return other.ID == g.ID })
		}))
	}
	return discreet(guestIDs(m.waiting), guestIDs(m.others), householdsOf(append(slices.Clone(m.waiting), m.others...)))
}

// invite creates the invitations that are not there yet.
func invite(tx *db.Tx, people []Guest, occasions []change.ID) (come comings, err error) {
	if len(occasions) == 0 {
		return come, nil
	}
	homes, err := homesOf(tx.Read, people)
	if err != nil {
		return come, err
	}
	of := byHousehold(people)
	for _, id := range occasions {
		p, err := placesOf(tx.Read, id)
		if err != nil {
			return come, err
		}
		has, err := invitationsTo(tx.Read, people, id)
		if err != nil {
			return come, err
		}
		var rows []*Invitation
		for _, h := range homes {
			members := slices.DeleteFunc(slices.Clone(of[h.ID]), func(g Guest) bool { _, invited := has[g.ID]; return invited })
			if len(members) == 0 {
				continue
			}
			since := p.Admit(h, len(members), change.At(tx.Now()))
			for _, g := range members {
				rows = append(rows, waitingRow(g, id, since))
				come.add(g, since > 0)
			}
		}
		if err := db.Create(tx, rows...); err != nil {
			return come, err
		}
	}
	return come, nil
}

// withdraw takes invitations back, with what was answered; undo brings both again.
func withdraw(tx *db.Tx, people []Guest, occasions []change.ID) (gone comings, err error) {
	for _, id := range occasions {
		if _, err := db.Find[events.Occasion](tx.Read, id); err != nil {
			return gone, err
		}
		has, err := invitationsTo(tx.Read, people, id)
		if err != nil {
			return gone, err
		}
		for _, g := range people {
			if in, invited := has[g.ID]; invited {
				gone.add(g, in.Waiting)
				if err := db.Delete(tx, &in); err != nil {
					return gone, err
				}
			}
		}
	}
	return gone, nil
}

func invitationsTo(r *db.Read, people []Guest, occasion change.ID) (map[change.ID]Invitation, error) {
	ids := make([]change.ID, len(people))
	for i, g := range people {
		ids[i] = g.ID
	}
	rows, err := db.From[Invitation](r).Where("occasion_id = ?", string(occasion)).In("guest_id", ids).All()
	has := make(map[change.ID]Invitation, len(rows))
	for _, in := range rows {
		has[in.GuestID] = in
	}
	return has, err
}
