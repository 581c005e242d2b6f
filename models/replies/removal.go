package replies

import (
	"strconv"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/invalid"
)

// Removal is the form that removes a guest or a household. Seen is their newest reply when it was drawn, 0 for none: a
// reply that has come since is not thrown away unseen, it is asked about.
type Removal struct {
	Version int64          `form:"version"`
	Seen    change.Instant `form:"seen"`
}

// Validate refuses a form that names no version.
func (d Removal) Validate() invalid.Fields { return d.step().Validate() }

func (d Removal) step() invalid.Step { return invalid.Step{Version: d.Version} }

// Removals is the form that removes the chosen guests of a list. Seen is the newest reply that the list showed.
type Removals struct {
	Guests []change.ID    `form:"guest"`
	Groups []string       `form:"guests"`
	Seen   change.Instant `form:"seen"`
}

// Validate asks for somebody.
func (d Removals) Validate() invalid.Fields { return d.removal().Validate() }

func (d Removals) removal() guests.Removal {
	return guests.Removal{Guests: d.Guests, Groups: d.Groups}
}

// RemoveGuest removes a guest whose newest reply was seen.
func RemoveGuest(tx *db.Tx, id change.ID, d Removal) (change.Change, error) {
	g, err := db.Find[guests.Guest](tx.Read, id)
	if err != nil {
		return nil, err
	}
	if g.Version == d.Version {
		err = unseen(tx.Read, []change.ID{id}, "", d.Seen)
	}
	if err != nil {
		return nil, err
	}
	return guests.RemoveSeenGuest(tx, id, d.step())
}

// RemoveHousehold removes a household whose newest reply was seen, with its people.
func RemoveHousehold(tx *db.Tx, id change.ID, d Removal) (change.Change, error) {
	h, err := db.Find[guests.Household](tx.Read, id)
	if err != nil {
		return nil, err
	}
	if h.Version == d.Version {
		err = unseen(tx.Read, nil, id, d.Seen)
	}
	if err != nil {
		return nil, err
	}
	return guests.RemoveSeenHousehold(tx, id, d.step())
}

// Remove removes the chosen guests whose newest replies were seen.
func Remove(tx *db.Tx, d Removals) (change.Change, error) {
	if err := unseen(tx.Read, guests.Everyone(guests.Chosen{Guests: d.Guests, Groups: d.Groups}), "", d.Seen); err != nil {
		return nil, err
	}
	return guests.Remove(tx, d.removal())
}

// Newest is when a guest last answered; 0 for not yet.
func Newest(r *db.Read, guest change.ID) (change.Instant, error) {
	newest, _, err := since(r, []change.ID{guest}, "", 0)
	return newest, err
}

// NewestOf is when a household or anybody in it last answered or said anything; 0 for not yet.
func NewestOf(r *db.Read, household change.ID) (change.Instant, error) {
	newest, _, err := since(r, nil, household, 0)
	return newest, err
}

// unseen asks about replies of guests, or of a household and all in it, that came after what was seen.
func unseen(r *db.Read, people []change.ID, household change.ID, seen change.Instant) error {
	newest, who, err := since(r, people, household, seen)
	if err != nil || newest <= seen {
		return err
	}
	asks := invalid.Refuse("{name} has replied since you looked. If you go on, the reply goes too.", "name", who[0])
	if len(who) > 1 {
		asks = invalid.Refuse("{n} of them have replied since you looked, {name} for one. If you go on, their replies go too.", "n", len(who), "name", who[0])
	}
	asks = asks.Offering("seen", "Remove all the same")
	asks.Value = strconv.FormatInt(int64(newest), 10)
	return asks
}

// since finds who replied after an instant, and when the last of them did.
func since(r *db.Read, people []change.ID, household change.ID, seen change.Instant) (newest change.Instant, who []string, err error) {
	invitations := db.From[guests.Invitation](r).Where("reply <> ? AND answered_at > ?", string(guests.Pending), int64(seen))
	if household != "" {
		invitations = invitations.Where("household_id = ?", string(household))
	} else {
		invitations = invitations.In("guest_id", people)
	}
	answered, err := invitations.All()
	if err != nil {
		return 0, nil, err
	}
	late := map[change.ID]bool{}
	for _, in := range answered {
		newest, late[in.GuestID] = max(newest, in.AnsweredAt), true
	}
	ids := make([]change.ID, 0, len(late))
	for id := range late {
		ids = append(ids, id)
	}
	rows, err := db.From[guests.Guest](r).In("id", ids).Order("household_id, position, id").All()
	if err != nil {
		return 0, nil, err
	}
	for _, g := range rows {
		who = append(who, g.Name)
	}
	if household == "" {
		return newest, who, nil
	}
	said, err := db.From[Reply](r).Where("household_id = ? AND sent_at > ?", string(household), int64(seen)).All()
	for _, reply := range said {
		h, err := db.Find[guests.Household](r, household)
		if err != nil {
			return 0, nil, err
		}
		newest, who = max(newest, reply.SentAt), []string{h.EnvelopeName}
	}
	return newest, who, err
}
