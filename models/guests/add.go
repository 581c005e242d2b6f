package guests

import (
	"errors"
	"slices"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/imports/lists"
	"convive/models/invalid"
)

// AddHousehold writes a household that somebody typed in, with its people.
func AddHousehold(tx *db.Tx, secret []byte, a Addition) (change.Change, error) {
	if err := known(tx.Read, a.Occasions); err != nil {
		return nil, err
	}
	set := a.edit().set()
	if err := checkChosen(tx.Read, set, "", ""); err != nil {
		return nil, err
	}
	n := &NewHousehold{People: typed(a.People), Household: Household{
		EnvelopeName: lists.Line(a.EnvelopeName), Street: set["street"].(string), Street2: set["street2"].(string), City: set["city"].(string), Region: set["region"].(string),
		Host: a.Hosts, Postcode: set["postcode"].(string), Country: set["country"].(string), Language: set["language"].(string), Side: set["side"].(string), List: set["list"].(List),
	}}
	rows, err := invited(tx, n.Household, len(n.People), a.Occasions)
	if err != nil {
		return nil, err
	}
	n.People[0].Email, n.People[0].Phone = lists.Line(a.Email), lists.Line(a.Phone)
	for _, p := range n.People {
		p.Side, p.Tags = n.Side, Words(a.Tags)
		p.Invitations = slices.Clone(rows)
	}
	if err := Create(tx, Keys{Secret: secret}, n); err != nil {
		return nil, err
	}
	return change.HouseholdAdded{Household: n.ID, Guests: idsOf(n.People)}, nil
}

// AddGuests writes people who come to a household that is there. They stand on its side.
func AddGuests(tx *db.Tx, household change.ID, n Newcomers) (change.Change, error) {
	h, err := db.Find[Household](tx.Read, household)
	if err != nil {
		return nil, err
	}
	if err := known(tx.Read, n.Occasions); err != nil {
		return nil, err
	}
	there, err := OfHousehold(tx.Read, household)
	if err != nil {
		return nil, err
	}
	people := typed(n.People)
	if len(there)+len(people) > maxPeople {
		return nil, invalid.Refuse("A household holds at most {n} people. Import longer lists.", "n", maxPeople)
	}
	from := 0
	if len(there) > 0 {
		from = int(there[len(there)-1].Position) + 1
	}
	rows, err := invited(tx, h, len(people), n.Occasions)
	if err != nil {
		return nil, err
	}
	for _, p := range people {
		p.Side = h.Side
		p.Invitations = slices.Clone(rows)
	}
	made, err := madeEnvelopes(tx.Read, []change.ID{household})
	if err != nil {
		return nil, err
	}
	fillPeople(people, h, from)
	if err := createPeople(tx, people); err != nil {
		return nil, err
	}
	return change.GuestsAdded{Household: household, Guests: idsOf(people)}, errors.Join(nameEnvelopes(tx, made), rekeyAll(tx, []change.ID{household}))
}

// typed reads people from a form's lines.
func typed(lines string) (people []*NewGuest) {
	read := lists.Typed(lines)
	for _, p := range read {
		g := &NewGuest{Guest: Guest{Row: db.Row{ID: db.NewID()}, Name: p.Name, Given: p.Given, Family: p.Family, Prefix: p.Prefix, Suffix: p.Suffix, Unnamed: p.Unnamed, Age: Age(p.Age)}}
		if p.Nickname != "" {
			g.Aliases = db.Words{p.Nickname}
		}
		people = append(people, g)
		if p.AgeYears != nil {
			years := int64(*p.AgeYears)
			g.AgeYears = &years
		}
	}
	for i, p := range read {
		if p.PlusOneOf >= 0 {
			people[i].PlusOneOf = &people[p.PlusOneOf].ID
		}
	}
	return people
}

// invited are the invitations of each of so many people who come to a household: those of the B-list wait where there is
// no room.
func invited(tx *db.Tx, h Household, people int, occasions []change.ID) (all []Invitation, err error) {
	for _, o := range without(occasions, nil) {
		p, err := placesOf(tx.Read, o)
		if err != nil {
			return nil, err
		}
		since := p.Admit(h, people, change.At(tx.Now()))
		all = append(all, Invitation{OccasionID: o, Reply: firstReply(h.Host), Waiting: since > 0, WaitingSince: since})
	}
	return all, nil
}

// firstReply is what stands until somebody answers: hosts come.
func firstReply(host bool) Reply {
	if host {
		return Attending
	}
	return Pending
}

// known refuses occasions that the event doesn't have: absent and foreign look the same.
func known(r *db.Read, occasions []change.ID) error {
	for _, id := range occasions {
		if _, err := db.Find[events.Occasion](r, id); err != nil {
			return err
		}
	}
	return nil
}

func idsOf(people []*NewGuest) (ids []change.ID) {
	for _, p := range people {
		ids = append(ids, p.ID)
	}
	return ids
}
