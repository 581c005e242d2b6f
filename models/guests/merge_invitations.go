package guests

import (
	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
)

// Clash says whether two invitations to one occasion were answered so differently that somebody has to say which counts.
func Clash(a, b Invitation) bool {
	switch {
	case a.Reply == Pending || b.Reply == Pending || a.Reply == "" || b.Reply == "":
		return false
	case a.Reply != b.Reply:
		return true
	}
	return a.MealID != nil && b.MealID != nil && *a.MealID != *b.MealID
}

// worth orders invitations by how much they say: an answer, a "maybe", an invitation, a place in the waiting list.
func worth(in Invitation) int {
	switch {
	case in.Reply != Pending:
		return 3
	case in.Waiting:
		return 0
	case in.Maybe:
		return 2
	}
	return 1
}

// oneOf is what two invitations to one occasion come to. The one that says more counts; of two answers that clash the one
// that was chosen.
func oneOf(a, b Invitation, choice string) Invitation {
	one, other := a, b
	if worth(b) > worth(a) || worth(b) == worth(a) && (choice == "b" || choice == "" && b.AnsweredAt > a.AnsweredAt) {
		one, other = b, a
	}
	if one.Reply == Attending && other.Reply == Attending && one.MealID == nil {
		one.MealID = other.MealID
	}
	if one.Waiting && other.WaitingSince != 0 {
		one.WaitingSince = min(one.WaitingSince, other.WaitingSince)
	}
	one.SentAt = max(a.SentAt, b.SentAt)
	return one
}

// Together is what two invitations to one occasion come to where nobody has to choose; either may be none.
func Together(a, b Invitation) Invitation {
	switch {
	case a.Reply == "":
		return b
	case b.Reply == "":
		return a
	}
	return oneOf(a, b, "")
}

// joinInvitations gives the guest who stays the other one's invitations. The other's rows are deleted and the guest's own
// written, so that an undo brings them back whatever the guest has answered since.
func (m Merging) joinInvitations(tx *db.Tx, a, b Guest) error {
	rows, err := db.From[Invitation](tx.Read).In("guest_id", []change.ID{a.ID, b.ID}).Order("id").All()
	if err != nil {
		return err
	}
	of := byGuest(rows)
	for _, in := range rows {
		if in.GuestID != b.ID {
			continue
		}
		if err := db.Delete(tx, &in); err != nil {
			return err
		}
		own, invited := of[a.ID][in.OccasionID]
		if !invited {
			fresh := in
			fresh.Row, fresh.GuestID, fresh.HouseholdID = db.Row{}, a.ID, a.HouseholdID
			if err := db.Create(tx, &fresh); err != nil {
				return err
			}
			continue
		}
		choice := m.Replies[in.OccasionID]
		if Clash(own, in) && choice == "" {
			return invalid.Fields{{Name: ReplyField(in.OccasionID), Message: "Both have answered. Say which answer counts."}}
		}
		if err := db.Update(tx, &own, answer(oneOf(own, in, choice))); err != nil {
			return err
		}
	}
	return nil
}

// answer is all that an invitation says.
func answer(in Invitation) db.Set {
	return db.Set{"reply": in.Reply, "maybe": in.Maybe, "waiting": in.Waiting, "waiting_since": in.WaitingSince, "meal_id": in.MealID,
		"answered_at": in.AnsweredAt, "due": in.Due, "answered_by": in.AnsweredBy, "source": in.Source, "sent_at": in.SentAt}
}
