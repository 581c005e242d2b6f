package guests

import (
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/invalid"
)

// Inviting is the form that invites the chosen guests to an occasion, or takes the invitation back.
type Inviting struct {
	Guests   []change.ID `form:"guest"`
	Groups   []string    `form:"guests"`
	Invite   change.ID   `form:"invite"`   // an occasion
	Withdraw change.ID   `form:"withdraw"` // an occasion
}

// Validate finds what is missing.
func (i Inviting) Validate() (wrong invalid.Fields) {
	Chosen{i.Guests, i.Groups}.check(&wrong)
	wrong.Check((i.Invite == "") != (i.Withdraw == ""), "invite", "Choose an occasion.")
	return wrong
}

// Invite invites guests or takes invitations back; who is invited already, or isn't, stays as they are.
func Invite(tx *db.Tx, i Inviting) (change.Change, error) {
	people, err := Chosen{i.Guests, i.Groups}.rows(tx.Read)
	if err != nil {
		return nil, err
	}
	if i.Withdraw != "" {
		err = withdraw(tx, people, []change.ID{i.Withdraw})
	} else {
		err = invite(tx, people, []change.ID{i.Invite})
	}
	return bulk(tx, "invitations", people), err
}

// invite creates the invitations that are not there yet.
func invite(tx *db.Tx, people []Guest, occasions []change.ID) error {
	for _, id := range occasions {
		if _, err := db.Find[events.Occasion](tx.Read, id); err != nil {
			return err
		}
		has, err := invitationsTo(tx.Read, people, id)
		if err != nil {
			return err
		}
		var rows []*Invitation
		for _, g := range people {
			if _, invited := has[g.ID]; !invited {
				rows = append(rows, &Invitation{HouseholdID: g.HouseholdID, GuestID: g.ID, OccasionID: id, Reply: Pending})
			}
		}
		if err := db.Create(tx, rows...); err != nil {
			return err
		}
	}
	return nil
}

// withdraw takes invitations back, with what was answered; undo brings both again.
func withdraw(tx *db.Tx, people []Guest, occasions []change.ID) error {
	for _, id := range occasions {
		if _, err := db.Find[events.Occasion](tx.Read, id); err != nil {
			return err
		}
		has, err := invitationsTo(tx.Read, people, id)
		if err != nil {
			return err
		}
		for _, g := range people {
			if in, invited := has[g.ID]; invited {
				if err := db.Delete(tx, &in); err != nil {
					return err
				}
			}
		}
	}
	return nil
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
