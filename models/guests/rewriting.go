package guests

import (
	"convive/models/change"
	"convive/models/db"
)

// Rewriting writes what changed of many guests, each in one statement, and at its end what follows for others from all of
// them together: the keys of their households, and of unnamed plus-ones, who are spoken of by the name of who brings them.
type Rewriting struct {
	Tx         *db.Tx
	renamed    map[change.ID]bool
	unnamed    []unnamed // plus-ones: their keys are those of who brings them
	households []change.ID
	reseated   []change.ID // guests who take a seat's place now, or none any more
}

// unnamed is an unnamed plus-one and what is written to them.
type unnamed struct {
	*Guest
	set db.Set
}

// Guest writes a guest's columns, with the keys that they make, and fills the row with them.
func (w *Rewriting) Guest(g *Guest, set db.Set) error {
	Readdressed(*g, set)
	next, err := db.With(w.Tx, *g, set)
	if err != nil {
		return err
	}
	w.note(next, g.Name)
	if next.Seated() != g.Seated() {
		w.reseated = append(w.reseated, g.ID)
	}
	if next.Unnamed && next.PlusOneOf != nil {
		w.unnamed = append(w.unnamed, unnamed{g, set})
		return nil
	}
	set["sort_key"], set["search_key"] = sortKey(next), searchKey(next)
	return db.Update(w.Tx, g, set)
}

// Household has a household's keys brought up to what it holds at the end.
func (w *Rewriting) Household(id change.ID) { w.households = append(w.households, id) }

// note remembers what follows from a guest who is changed; before is the name that they had.
func (w *Rewriting) note(g Guest, before string) {
	w.Household(g.HouseholdID)
	if g.Name != before {
		if w.renamed == nil {
			w.renamed = map[change.ID]bool{}
		}
		w.renamed[g.ID] = true
	}
}

// End writes what follows.
func (w *Rewriting) End() error {
	if err := w.brought(); err != nil {
		return err
	}
	bringers, err := w.bringers()
	if err != nil {
		return err
	}
	for _, u := range w.unnamed {
		by := bringers[*u.PlusOneOf]
		if w.renamed[by.ID] {
			u.set["name"] = GuestOf(by.Name)
		}
		next, err := db.With(w.Tx, *u.Guest, u.set)
		if err != nil {
			return err
		}
		u.set["sort_key"], u.set["search_key"] = sortKey(by)+after, searchKey(next)
		if err := db.Update(w.Tx, u.Guest, u.set); err != nil {
			return err
		}
	}
	if err := rekeyAll(w.Tx, without(w.households, nil)); err != nil || len(w.reseated) == 0 {
		return err
	}
	return reseated(w.Tx, w.reseated)
}

// brought adds the unnamed plus-ones of who has another name now, but for those who are written anyway.
func (w *Rewriting) brought() error {
	if len(w.renamed) == 0 {
		return nil
	}
	ids := make([]change.ID, 0, len(w.renamed))
	for id := range w.renamed {
		ids = append(ids, id)
	}
	rows, err := db.From[Guest](w.Tx.Read).In("plus_one_of", ids).Where("unnamed = ?", true).Order("id").All()
	if err != nil {
		return err
	}
	written := map[change.ID]bool{}
	for _, u := range w.unnamed {
		written[u.ID] = true
	}
	for i := range rows {
		if !written[rows[i].ID] {
			w.unnamed = append(w.unnamed, unnamed{&rows[i], db.Set{}})
		}
	}
	return nil
}

func (w *Rewriting) bringers() (map[change.ID]Guest, error) {
	ids := make([]change.ID, len(w.unnamed))
	for i, u := range w.unnamed {
		ids[i] = *u.PlusOneOf
	}
	rows, err := db.From[Guest](w.Tx.Read).In("id", ids).All()
	by := make(map[change.ID]Guest, len(rows))
	for _, g := range rows {
		by[g.ID] = g
	}
	return by, err
}
