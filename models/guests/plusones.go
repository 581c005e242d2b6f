package guests

import (
	"strings"

	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
)

// MaxPlusOnes is how many people one guest may bring.
const MaxPlusOnes = 9

// Bringing is the form that says how many people a guest may bring.
type Bringing struct {
	Count int64 `form:"count"`
	Was   int64 `form:"was"` // how many the guest brought, as it was shown
}

// Validate keeps the number within bounds.
func (b Bringing) Validate() (wrong invalid.Fields) {
	wrong.Check(b.Count >= 0 && b.Count <= MaxPlusOnes, "count", "Choose at most {n}.", "n", MaxPlusOnes)
	return wrong
}

// Brought are those whom a guest brings, in their order.
func Brought(r *db.Read, guest change.ID) ([]Guest, error) {
	return db.From[Guest](r).Where("plus_one_of = ?", string(guest)).Order("position, id").All()
}

// AllowPlusOnes lets a guest bring so many people. Who comes is unnamed and invited to what the guest is invited to; who
// goes is unnamed and has not answered: of everybody else the host is told by name, and takes them off by hand.
func AllowPlusOnes(tx *db.Tx, id change.ID, b Bringing) (change.Change, error) {
	g, err := db.Find[Guest](tx.Read, id)
	if err != nil {
		return nil, err
	}
	brought, err := Brought(tx.Read, id)
	if err != nil {
		return nil, err
	}
	now := int64(len(brought))
	switch {
	case now == b.Count:
		return change.None, nil // somebody had the same thought
	case now != b.Was:
		return nil, invalid.Refuse("{name} brings {n} people by now. Choose again.", "name", g.Name, "n", now)
	case g.PlusOneOf != nil:
		return nil, invalid.Refuse("{name} is brought by somebody, and brings nobody.", "name", g.Name)
	}
	c := change.PlusOnesAllowed{Guest: id, Household: g.HouseholdID, N: int(b.Count)}
	if b.Count > now {
		end, err := EnvelopeFollows(tx, g.HouseholdID)
		if err != nil {
			return nil, err
		}
		if c.Added, err = addPlusOnes(tx, g, int(b.Count-now)); err != nil {
			return nil, err
		}
		return c, end()
	}
	going, err := sparePlusOnes(tx.Read, g, brought, int(now-b.Count))
	if err != nil {
		return nil, err
	}
	c.Removed = guestIDs(going)
	c.Gone, c.Others, err = takeAway(tx, going)
	c.Others = without(c.Others, []change.ID{g.HouseholdID})
	return c, err
}

func addPlusOnes(tx *db.Tx, by Guest, n int) ([]change.ID, error) {
	h, err := db.Find[Household](tx.Read, by.HouseholdID)
	if err != nil {
		return nil, err
	}
	there, err := OfHousehold(tx.Read, h.ID)
	if err != nil {
		return nil, err
	}
	if len(there)+n > maxPeople {
		return nil, invalid.Refuse("A household holds at most {n} people. Import longer lists.", "n", maxPeople)
	}
	invitations, err := InvitationsOf(tx.Read, h.ID)
	if err != nil {
		return nil, err
	}
	people := make([]*NewGuest, n)
	for i := range people {
		people[i] = &NewGuest{Guest: Guest{Unnamed: true, Name: GuestOf(by.Name), PlusOneOf: &by.ID, Side: by.Side, Tags: by.Tags}}
	}
	for _, in := range invitations[by.ID] {
		since := in.WaitingSince
		if !in.Waiting { // they were invited, or came off the list: who comes now takes a place as anybody does
			p, err := placesOf(tx.Read, in.OccasionID)
			if err != nil {
				return nil, err
			}
			since = p.Admit(h, n, change.At(tx.Now()))
		}
		for _, g := range people {
			g.Invitations = append(g.Invitations, Invitation{OccasionID: in.OccasionID, Reply: firstReply(h.Host), Waiting: since > 0, WaitingSince: since})
		}
	}
	err = Arrive(tx, h, people)
	return idsOf(people), err
}

// sparePlusOnes are the last of those who have neither a name nor an answer, wherever they live.
func sparePlusOnes(r *db.Read, by Guest, brought []Guest, n int) (going []Guest, err error) {
	answered, err := answeredBy(r, by, brought)
	if err != nil {
		return nil, err
	}
	var lost []string
	for i := len(brought) - 1; i >= 0 && len(going) < n; i-- {
		switch g := brought[i]; {
		case !g.Unnamed:
			lost = append(lost, g.Name)
		case answered[g.ID]:
			lost = append(lost, g.Name)
		default:
			going = append(going, g)
		}
	}
	if len(going) < n {
		return nil, invalid.Refuse("{names} would be lost: {name} brings people who have a name or have answered. Remove them one by one if they don’t come.",
			"names", strings.Join(lost, ", "), "name", by.Name)
	}
	return going, nil
}

// answeredBy says which of those whom a guest brings have answered an invitation: it is no longer as it began.
func answeredBy(r *db.Read, by Guest, brought []Guest) (map[change.ID]bool, error) {
	h, err := db.Find[Household](r, by.HouseholdID)
	if err != nil {
		return nil, err
	}
	rows, err := db.From[Invitation](r).Where("reply <> ?", string(firstReply(h.Host))).In("guest_id", guestIDs(brought)).All()
	answered := make(map[change.ID]bool, len(rows))
	for _, in := range rows {
		answered[in.GuestID] = true
	}
	return answered, err
}
