package replies

import (
	"errors"
	"strings"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/invalid"
)

// Recognition is the form by which a host says who looked.
type Recognition struct {
	Guest change.ID `form:"guest"`
	Name  string    `form:"name"` // as the page showed it
}

// Validate asks for somebody.
func (d Recognition) Validate() (wrong invalid.Fields) {
	wrong.Check(d.Guest != "", "guest", "Choose who it is.")
	return wrong
}

// Recognise says who looked. They are called so too from then on; who had no name has this one.
func Recognise(tx *db.Tx, id change.ID, d Recognition) (change.Change, error) {
	m, err := shown(tx, id, d.Name)
	if err != nil {
		return nil, err
	}
	g, err := db.Find[guests.Guest](tx.Read, d.Guest)
	if errors.Is(err, db.ErrNotFound) || err == nil && g.Host {
		return nil, invalid.Fields{{Name: "guest", Message: "Choose who it is."}}
	}
	if err != nil {
		return nil, err
	}
	knew := m.Names(g)
	if !knew {
		if g, err = called(tx, g, m); err != nil {
			return nil, err
		}
	}
	next, err := m.next(tx.Read, g, knew)
	if err != nil {
		return nil, err
	}
	c := change.UnmatchedRecognised{Miss: m.ID, Guest: g.ID, Household: g.HouseholdID, Next: next}
	return c, db.Update(tx, &m, db.Set{"status": LetterLinked, "household_id": &g.HouseholdID})
}

// called gives a guest the name that was looked for.
func called(tx *db.Tx, g guests.Guest, m Miss) (guests.Guest, error) {
	name := strings.Join(guests.Words(m.Name), " ") // aliases stand with commas between them
	if g.Unnamed {
		if _, err := guests.EditCell(tx, g.ID, guests.Cell{Version: g.Version, Field: "name", Value: name}); err != nil {
			return g, err
		}
		return db.Find[guests.Guest](tx.Read, g.ID)
	}
	for _, alias := range g.Aliases {
		if NameKey(alias) == m.NameKey {
			return g, nil
		}
	}
	return g, guests.CallAlso(tx, &g, name)
}

// next is what a look-up by the name comes to from now on; knew says that the guest was called so before.
func (m Miss) next(r *db.Read, g guests.Guest, knew bool) (string, error) {
	invited, err := db.From[guests.Invitation](r).Where("household_id = ? AND waiting = ?", string(g.HouseholdID), false).Count()
	switch {
	case err != nil:
		return "", err
	case invited == 0:
		return change.Uninvited, nil
	case !m.Names(g):
		return change.OneWord, nil
	case m.SecondOf == nil || *m.SecondOf != g.HouseholdID:
		return change.SecondElse, nil
	case knew:
		return change.Namesakes, nil
	}
	return change.Finds, nil
}

// Newcomer is the form by which a host adds who looked.
type Newcomer struct {
	Name string `form:"name"` // as the page showed it
}

// Validate finds nothing wrong: what the name must be is the row's to say.
func (Newcomer) Validate() invalid.Fields { return nil }

// AddMissed adds who looked, as a household that is invited to nothing yet.
func AddMissed(tx *db.Tx, secret []byte, id change.ID, d Newcomer) (change.Change, error) {
	m, err := shown(tx, id, d.Name)
	if err != nil {
		return nil, err
	}
	a := guests.Addition{People: m.Name}
	if wrong := a.Validate(); len(wrong) > 0 {
		return nil, wrong
	}
	c, err := guests.AddHousehold(tx, secret, a)
	if err != nil {
		return nil, err
	}
	added := c.(change.HouseholdAdded)
	return change.UnmatchedAdded{Miss: m.ID, Household: added.Household, Guests: added.Guests},
		db.Update(tx, &m, db.Set{"status": LetterLinked, "household_id": &added.Household})
}

// Forget puts a name away. Whoever tries it again is a new row.
func Forget(tx *db.Tx, id change.ID) (change.Change, error) {
	m, err := miss(tx, id)
	if err != nil {
		return nil, err
	}
	return change.UnmatchedForgotten{Miss: m.ID}, db.Update(tx, &m, db.Set{"status": LetterDismissed})
}

// miss finds a name that waits. That it does is what every step on it rests on: another try meanwhile changes nothing.
func miss(tx *db.Tx, id change.ID) (Miss, error) {
	m, err := db.Find[Miss](tx.Read, id)
	if err == nil && m.Status != LetterOpen {
		err = invalid.Refuse("Somebody has seen to this name already.")
	}
	return m, err
}

// shown finds a name that waits and is still written as the host saw it: each try may write it another way.
func shown(tx *db.Tx, id change.ID, name string) (Miss, error) {
	m, err := miss(tx, id)
	if err == nil && m.Name != name {
		err = invalid.Refuse("They have written their name another way meanwhile: {name}. Look at it once more.", "name", m.Name)
	}
	return m, err
}
