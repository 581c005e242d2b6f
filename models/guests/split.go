package guests

import (
	"slices"

	"convive/models/change"
	"convive/models/db"
	"convive/models/imports/lists"
	"convive/models/invalid"
)

// Split is the form that makes some people of a household one of their own. Its premise is that they live there.
type Split struct {
	Guests  []change.ID `form:"guest"`
	Name    string      `form:"envelope_name"` // "" makes it of the people's names
	Address bool        `form:"address"`       // they live at the same address
}

// Validate asks for somebody.
func (s Split) Validate() (wrong invalid.Fields) {
	wrong.Check(len(s.Guests) > 0, "guest", "Choose who leaves this household.")
	checkLength(&wrong, "envelope_name", s.Name, maxLine)
	return wrong
}

// SplitHousehold makes some people of a household one of their own, with a link and a code of its own. Their
// invitations, answers, seats and requests go with them, and so does whoever without a name they bring; what the
// household as a whole wrote or asked stays.
func SplitHousehold(tx *db.Tx, secret []byte, id change.ID, s Split) (change.Change, error) {
	h, err := db.Find[Household](tx.Read, id)
	if err != nil {
		return nil, err
	}
	people, err := s.people(tx.Read, h)
	if err != nil {
		return nil, err
	}
	envelope, err := envelopeLike(tx.Read, id, people)
	if err != nil {
		return nil, err
	}
	n := &NewHousehold{Household: Household{
		EnvelopeName: orElse(lists.Line(s.Name), envelope), Language: h.Language, Side: h.Side, Tags: slices.Clone(h.Tags), List: h.List, SentBy: h.SentBy, Host: h.Host,
		ReopenedUntil: h.ReopenedUntil,
	}}
	if s.Address {
		n.Street, n.Street2, n.City, n.Region, n.Postcode, n.Country = h.Street, h.Street2, h.City, h.Region, h.Postcode, h.Country
	}
	if err := Create(tx, Keys{Secret: secret}, n); err != nil {
		return nil, err
	}
	if err := settle(tx, people, n.Household); err != nil {
		return nil, err
	}
	for _, fn := range splittings {
		if err := fn(tx, Splitting{From: h, New: n.Household}); err != nil {
			return nil, err
		}
	}
	return change.HouseholdSplit{Household: n.ID, From: id, Guests: guestIDs(people)}, nil
}

// people are who leaves: those who were chosen, in their order, and the unnamed whom they bring. Somebody has to stay.
func (s Split) people(r *db.Read, h Household) (leaving []Guest, err error) {
	all, err := OfHousehold(r, h.ID)
	if err != nil {
		return nil, err
	}
	goes := map[change.ID]bool{}
	for _, id := range s.Guests {
		if !slices.ContainsFunc(all, func(g Guest) bool { return g.ID == id }) {
			return nil, goneFrom(r, id)
		}
		goes[id] = true
	}
	for _, g := range all {
		if goes[g.ID] || g.Unnamed && g.PlusOneOf != nil && goes[*g.PlusOneOf] {
			leaving = append(leaving, g)
		}
	}
	if len(leaving) == len(all) {
		return nil, invalid.Fields{{Name: "guest", Message: "Somebody has to stay in {household}.", Args: []any{"household", h.EnvelopeName}}}
	}
	return leaving, nil
}

// goneFrom says why somebody can't leave a household in which they are not.
func goneFrom(r *db.Read, id change.ID) error {
	g, err := db.Find[Guest](r, id)
	if err == db.ErrNotFound {
		return goneSince(r, []change.ID{id})
	}
	if err != nil {
		return err
	}
	return invalid.Refuse("{name} lives in another household by now.", "name", g.Name)
}
