package guests

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"convive/models/change"
	"convive/models/db"
	"convive/models/imports/lists"
	"convive/models/invalid"
)

// Moving is the form that moves the chosen guests to a household: one that is there, or a new one.
type Moving struct {
	Guests []change.ID `form:"guest"`
	Groups []string    `form:"guests"`
	From   []string    `form:"from"`      // where each lived when the form was drawn, as At writes it
	To     change.ID   `form:"household"` // "" for a new household
	Name   string      `form:"name"`      // of the new one's envelope; "" makes it of the people's names
	Clear  bool        `form:"clear"`     // households that nobody is left in are removed
	Search string      `form:"q"`         // by which the household was found
}

// At is where a guest lives, as a form carries it to say what it showed.
func At(g Guest) string { return string(g.ID) + " " + string(g.HouseholdID) }

// Validate finds what is missing or too long.
func (m Moving) Validate() (wrong invalid.Fields) {
	Chosen{m.Guests, m.Groups}.check(&wrong)
	wrong.Check(len(Chosen{m.Guests, m.Groups}.ids()) <= maxPeople, "guest", "A household holds at most {n} people.", "n", maxPeople)
	checkLength(&wrong, "name", m.Name, maxLine)
	return wrong
}

// Move moves guests to a household, with whoever without a name they bring. Who lives there already stays as they are.
func Move(tx *db.Tx, secret []byte, m Moving) (change.Change, error) {
	people, err := m.Movers(tx.Read)
	if err != nil {
		return nil, err
	}
	if err := m.elsewhere(tx.Read, people); err != nil {
		return nil, err
	}
	var to Household
	if m.To == "" {
		if to, err = foundHousehold(tx, secret, lists.Line(m.Name), people); err != nil {
			return nil, err
		}
	} else if to, err = db.Find[Household](tx.Read, m.To); errors.Is(err, db.ErrNotFound) {
		return nil, householdGone(tx.Read, m.To)
	} else if err != nil {
		return nil, err
	}
	return moved(tx, people, to, m)
}

// elsewhere refuses to move somebody from where the form didn't show them: somebody else has moved them meanwhile. Who is
// already where they are to go stays.
func (m Moving) elsewhere(r *db.Read, people []Guest) error {
	for _, g := range people {
		shown := slices.ContainsFunc(m.From, func(at string) bool { return strings.HasPrefix(at, string(g.ID)+" ") })
		if !shown || g.HouseholdID == m.To || slices.Contains(m.From, At(g)) {
			continue
		}
		h, err := db.Find[Household](r, g.HouseholdID)
		if err != nil {
			return err
		}
		return invalid.Fields{{Name: "guest", Message: "{name} lives in {household} by now: somebody else moved them. Move them once more if it is right all the same.", Args: []any{"name", g.Name, "household", h.EnvelopeName}}}
	}
	return nil
}

func moved(tx *db.Tx, people []Guest, to Household, m Moving) (change.Change, error) {
	people = slices.DeleteFunc(people, func(g Guest) bool { return g.HouseholdID == to.ID })
	if len(people) == 0 {
		return change.None, nil
	}
	from := householdsOf(people)
	c := change.GuestsMoved{Guests: guestIDs(people), From: from, To: to.ID, New: m.To == ""}
	if err := settle(tx, people, to); err != nil || !m.Clear {
		return c, err
	}
	gone, err := Deserted(tx.Read, from)
	if err != nil || len(gone) == 0 {
		return c, err
	}
	if c.New {
		if to, err = takenOver(tx, to.ID, gone); err != nil {
			return nil, err
		}
	}
	for _, h := range gone {
		c.Gone = append(c.Gone, h.ID)
		if err := join(tx, h, to); err != nil { // what is printed of it leads there, and its words to the hosts go along
			return nil, err
		}
	}
	return c, nil
}

// takenOver gives a new household what those had as households that went into it whole: of an address, and of how they are
// written to, the first one's that has any.
func takenOver(tx *db.Tx, id change.ID, gone []Household) (to Household, err error) {
	if to, err = db.Find[Household](tx.Read, id); err != nil {
		return to, err
	}
	all := to
	for _, h := range gone {
		at := pickHousehold(all, h, "a", !hasAddress(all), !hasAddress(h))
		all.Street, all.Street2, all.City, all.Region, all.Postcode, all.Country = at.Street, at.Street2, at.City, at.Region, at.Postcode, at.Country
		all.Language, all.Side, all.SentBy = cmp.Or(all.Language, h.Language), cmp.Or(all.Side, h.Side), cmp.Or(all.SentBy, h.SentBy)
		all.Note, all.Tags, all.ReopenedUntil = bothLines(all.Note, h.Note), both(all.Tags, h.Tags), max(all.ReopenedUntil, h.ReopenedUntil)
	}
	if err := db.Update(tx, &to, db.Set{
		"street": all.Street, "street2": all.Street2, "city": all.City, "region": all.Region, "postcode": all.Postcode, "country": all.Country,
		"language": all.Language, "side": all.Side, "sent_by": all.SentBy, "note": all.Note, "tags": all.Tags, "reopened_until": all.ReopenedUntil,
	}); err != nil {
		return to, err
	}
	return to, rekeyHousehold(tx, &to)
}

// settle writes that people live in another household: behind those who are there, in the order given. Their
// invitations, seats and requests follow by the foreign keys (ON UPDATE CASCADE). An envelope whose name was made of
// people's names is made of those who are in the household now.
func settle(tx *db.Tx, people []Guest, to Household) error {
	touched := append(householdsOf(people), to.ID)
	there, err := OfHousehold(tx.Read, to.ID)
	if err != nil {
		return err
	}
	if len(there)+len(people) > maxPeople {
		return invalid.Fields{{Name: "household", Message: "A household holds at most {n} people.", Args: []any{"n", maxPeople}}}
	}
	made, err := madeEnvelopes(tx.Read, touched)
	if err != nil {
		return err
	}
	at := int64(0)
	for _, g := range there {
		at = max(at, g.Position+1)
	}
	for i := range people {
		if err := db.Update(tx, &people[i], db.Set{"household_id": to.ID, "position": at + int64(i), "host": to.Host}); err != nil {
			return err
		}
	}
	if err := nameEnvelopes(tx, made); err != nil {
		return err
	}
	return rekeyAll(tx, touched)
}

// Deserted are those of the households that nobody lives in, in the order of their ids.
func Deserted(r *db.Read, ids []change.ID) ([]Household, error) {
	rows, err := db.From[Household](r).In("id", ids).Order("id").All()
	if err != nil {
		return nil, err
	}
	people, err := db.From[Guest](r).In("household_id", ids).All()
	if err != nil {
		return nil, err
	}
	lived := householdsOf(people)
	return slices.DeleteFunc(rows, func(h Household) bool { return slices.Contains(lived, h.ID) }), nil
}

// Movers are the chosen guests in the order of their households, and behind them the unnamed whom they bring.
func (m Moving) Movers(r *db.Read) ([]Guest, error) {
	chosen, err := Chosen{m.Guests, m.Groups}.rows(r)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(chosen, func(a, b Guest) int {
		return cmp.Or(cmp.Compare(a.HouseholdID, b.HouseholdID), cmp.Compare(a.Position, b.Position))
	})
	brought, err := db.From[Guest](r).Where("unnamed = ?", true).In("plus_one_of", guestIDs(chosen)).Order("position, id").All()
	if err != nil {
		return nil, err
	}
	for _, g := range brought {
		if !slices.ContainsFunc(chosen, func(a Guest) bool { return a.ID == g.ID }) {
			chosen = append(chosen, g)
		}
	}
	return chosen, nil
}

// foundHousehold makes an empty household for people: it is on the side, the list and in the language of the first
// one's, and has no address yet.
func foundHousehold(tx *db.Tx, secret []byte, name string, people []Guest) (Household, error) {
	old, err := db.Find[Household](tx.Read, people[0].HouseholdID)
	if err != nil {
		return old, err
	}
	envelope, err := envelopeLike(tx.Read, old.ID, people)
	if err != nil {
		return old, err
	}
	n := &NewHousehold{Household: Household{EnvelopeName: orElse(name, envelope), Side: old.Side, List: old.List, Language: old.Language, Host: old.Host}}
	err = Create(tx, Keys{Secret: secret}, n)
	return n.Household, err
}

// householdGone tells a household that has been removed meanwhile from an id that never was one of this event.
func householdGone(r *db.Read, id change.ID) error {
	gone, err := r.Deleted(Household{}.TableName(), []change.ID{id})
	if err != nil {
		return err
	}
	for _, row := range gone {
		if name, ok := row["envelope_name"].(string); ok {
			return invalid.Fields{{Name: "household", Message: "{name} has been removed meanwhile. Choose another household.", Args: []any{"name", name}}}
		}
	}
	return db.ErrNotFound
}
