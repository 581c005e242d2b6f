package guests

import "convive/models/db"

// Arrive writes people of an import who come to a household that is there, behind those who are in it. They may be
// brought by somebody of it.
func Arrive(tx *db.Tx, h Household, people []*NewGuest) error {
	there, err := OfHousehold(tx.Read, h.ID)
	if err != nil {
		return err
	}
	from := 0
	if len(there) > 0 {
		from = int(there[len(there)-1].Position) + 1
	}
	for _, p := range people {
		for i := range there {
			if p.Unnamed && p.Name == "" && p.PlusOneOf != nil && *p.PlusOneOf == there[i].ID {
				p.Name = GuestOf(there[i].Name)
			}
		}
	}
	fillPeople(people, h, from)
	for _, p := range people {
		p.SortKey = broughtKey(p.Guest, there)
	}
	if err := createPeople(tx, people); err != nil {
		return err
	}
	return rekeyHousehold(tx, &h)
}

// broughtKey puts somebody unnamed right behind the one of the household who brings them.
func broughtKey(g Guest, there []Guest) string {
	for _, by := range there {
		if g.Unnamed && g.PlusOneOf != nil && *g.PlusOneOf == by.ID {
			return sortKey(by) + after
		}
	}
	return g.SortKey
}
