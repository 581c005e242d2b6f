package imports

import (
	"errors"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/imports/lists"
)

// ErrMoved says that the event has changed since the plan was shown, so that the import would do something else.
var ErrMoved = errors.New("imports: the guest list has changed since this was shown")

// Apply does what the plan says, as one Change that can be taken back. Shown is the digest of what a person saw, ""
// when nobody had to. When the feed has moved since the plan was made, it is made again, in place, from the
// state that this mutation sees, and ErrMoved is the answer if it has become another. File is the list's name, for the log.
// Gone are guests among the plan's Missing who shall be removed.
func Apply(tx *db.Tx, secret []byte, p *Plan, file, shown string, gone ...change.ID) (change.Change, error) {
	if p.seq != tx.Seq()-1 {
		again, err := p.again(tx.Read)
		if err != nil {
			return nil, err
		}
		*p = again
	}
	if shown != "" && shown != p.Digest {
		return nil, ErrMoved
	}
	w := &writer{tx: tx, plan: p, list: p.list, meals: map[*Occasion]map[string]change.ID{}, here: guests.Rewriting{Tx: tx}, count: counter{watch: p.watch, total: p.People()}}
	w.keys = guests.Keys{Secret: secret, Watch: w.count.add}
	if w.list == "" {
		w.list = string(db.NewID())
	}
	if err := w.write(); err != nil {
		return nil, err
	}
	if err := p.remove(tx, gone); err != nil {
		return nil, err
	}
	if !tx.Wrote() {
		return change.None, nil
	}
	return change.GuestsImported{File: file, Created: p.Result.Created, Updated: p.Result.Updated, Unchanged: p.Result.Unchanged - len(gone), Removed: len(gone)}, nil
}

// remove takes away whom somebody chose among those who are missing from the list; a household goes with the last of
// its people. Anybody else's id is that of a page that is out of date.
func (p *Plan) remove(tx *db.Tx, gone []change.ID) error {
	if len(gone) == 0 {
		return nil
	}
	missing := map[change.ID]bool{}
	for _, m := range p.Missing {
		missing[m.ID] = true
	}
	for _, id := range gone {
		if !missing[id] {
			return ErrMoved
		}
		missing[id] = false // named twice, they would be removed twice
	}
	_, err := guests.Remove(tx, guests.Removal{Guests: gone})
	return err
}

func (p *Plan) again(r *db.Read) (Plan, error) {
	var apart []int
	for row := range p.apart {
		apart = append(apart, row)
	}
	again, err := New(r, p.List, apart...)
	again.watch = p.watch
	return again, err
}

// writer carries a plan out: what others point at comes first.
type writer struct {
	tx    *db.Tx
	plan  *Plan
	list  string
	keys  guests.Keys
	meals map[*Occasion]map[string]change.ID // by folded name
	here  guests.Rewriting                   // of people who are here already
	count counter
}

func (w *writer) write() error {
	if err := w.count.add(0); err != nil {
		return err
	}
	if err := w.occasions(); err != nil {
		return err
	}
	if err := w.newHouseholds(); err != nil {
		return err
	}
	for i := range w.plan.Households {
		h := &w.plan.Households[i]
		if err := w.household(h); err != nil {
			return err
		}
		for j := range h.Guests {
			if g := &h.Guests[j]; !g.New && !g.merged {
				if err := errors.Join(w.guest(g), w.count.add(1)); err != nil {
					return err
				}
			}
		}
	}
	if err := w.here.End(); err != nil {
		return err
	}
	return w.invitations()
}

// occasions makes the occasions and dishes that the event lacks.
func (w *writer) occasions() error {
	rows, err := events.Occasions(w.tx.Read)
	if err != nil {
		return err
	}
	seated, next := w.plan.seated(rows), int64(0)
	for _, row := range rows {
		next = max(next, row.Position+1)
	}
	for i := range w.plan.Occasions {
		o := &w.plan.Occasions[i]
		if o.New {
			row := &occasion{Occasion: events.Occasion{Name: o.Name, AsksMeal: len(o.Meals) > 0, Seated: i == seated, Position: next + int64(i)}}
			if err := db.Create(w.tx, &row.Occasion); err != nil {
				return err
			}
			o.row = row
		}
		if err := w.menu(o); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) menu(o *Occasion) error {
	ids := map[string]change.ID{}
	for _, m := range o.row.meals {
		ids[lists.Fold(m.Name)] = m.ID
	}
	for i, name := range o.Meals {
		m := events.Meal{OccasionID: o.row.ID, Name: name, Position: int64(len(o.row.meals) + i)}
		if err := db.Create(w.tx, &m); err != nil {
			return err
		}
		ids[lists.Fold(name)] = m.ID
	}
	w.meals[o] = ids
	if len(o.Meals) > 0 && !o.row.AsksMeal {
		return db.Update(w.tx, &o.row.Occasion, db.Set{"asks_meal": true})
	}
	return nil
}

// household writes what changed of a household, and who came to it.
func (w *writer) household(h *Household) error {
	if h.row == nil {
		return nil
	}
	row := &h.row.Household
	if h.merged { // only who is new comes to it
		h.set = db.Set{}
	} else if !h.own { // another list may have brought them, and still knows them by its own words
		h.set["match_key"] = w.key(h.key)
	}
	if err := db.Update(w.tx, row, h.set); err != nil {
		return err
	}
	if people := w.arrivals(h); len(people) > 0 {
		return guests.Arrive(w.tx, *row, people)
	}
	if len(h.Cells) > 0 {
		w.here.Household(row.ID)
	}
	return nil
}

func (w *writer) guest(g *Guest) error {
	if !g.own {
		g.set["match_key"] = w.key(g.key)
	}
	if g.Home != nil {
		if err := db.Update(w.tx, &g.row.home.Household, db.Set{"envelope_name": g.Home.Now}); err != nil {
			return err
		}
		w.here.Household(g.row.home.ID)
	}
	if g.Was == "" && len(g.Cells) == g.Replies {
		return db.Update(w.tx, &g.row.Guest, g.set)
	}
	return w.here.Guest(&g.row.Guest, g.set)
}

// key is the text of a key; one without a list belongs to this one now.
func (w *writer) key(k key) string {
	if k.List == "" {
		k.List = w.list
	}
	return k.text()
}
