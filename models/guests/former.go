package guests

import (
	"errors"
	"slices"

	"convive/models/change"
	"convive/models/db"
)

// Former is a household that became part of another one. Its id, link and code were its own: they are printed, and lead
// to where its people are now.
type Former struct {
	db.Row
	HouseholdID    change.ID // of which it is a part now
	ReplyCode      string
	LinkGeneration int64
	LinkHash       string // "" once the personal link of the household has been renewed
}

// TableName is the table of former households.
func (Former) TableName() string { return "former_households" }

// Held is what somebody opened a household's pages by: the household that a link or a code was printed for. Where it has
// become a part of another one, that one is open, as long as it is a part of it: once the two are parted again, each sees
// its own.
type Held struct {
	Household  change.ID
	Generation int64 // of its personal link
	Into       int64 // of the link of the one that it was a part of then; 0 if it stood by itself
}

// Own is what somebody holds who opened a household that stands by itself.
func Own(h Household) Held { return Held{Household: h.ID, Generation: h.LinkGeneration} }

// OwnOf is what a guest of a household holds who is known by name: the household, or the one that was theirs until it became
// a part of it. Once the two are parted again, that one is theirs.
func OwnOf(r *db.Read, h Household, g Guest) (Held, error) {
	parts, err := db.From[Former](r).Where("household_id = ?", string(h.ID)).Order("id").All()
	if err != nil || len(parts) == 0 {
		return Own(h), err
	}
	lived, err := r.Formerly(g.TableName(), "household_id", []change.ID{g.ID})
	for _, f := range parts {
		if slices.Contains(lived, string(f.ID)) {
			return Held{Household: f.ID, Generation: f.LinkGeneration, Into: h.LinkGeneration}, err
		}
	}
	return Own(h), err
}

// Opens finds the household whose pages are open by what somebody holds; db.ErrNotFound when it is gone for good, or the
// link has been renewed since. The read is the installation's.
func (k Held) Opens(r *db.Read, event change.ID) (Household, error) {
	h, err := db.From[Household](r).Where("event_id = ? AND id = ?", string(event), string(k.Household)).First()
	switch {
	case err == nil && h.LinkGeneration != k.Generation:
		return Household{}, db.ErrNotFound
	case !errors.Is(err, db.ErrNotFound):
		return h, err
	}
	f, err := db.From[Former](r).Where("event_id = ? AND id = ? AND link_generation = ?", string(event), string(k.Household), k.Generation).First()
	if err != nil {
		return Household{}, err
	}
	h, err = f.successor(r)
	if renewed := f.LinkHash == "" && h.LinkGeneration != k.Into; err == nil && renewed {
		return Household{}, db.ErrNotFound
	}
	return h, err
}

func (f Former) successor(r *db.Read) (Household, error) {
	return db.From[Household](r).Where("event_id = ? AND id = ?", string(f.EventID), string(f.HouseholdID)).First()
}

// or asks for a former household where the first answer is that nothing was found.
func or(r *db.Read, h Household, err error, former func() (Former, error)) (Household, Held, error) {
	if !errors.Is(err, db.ErrNotFound) {
		return h, Own(h), err
	}
	f, err := former()
	if err != nil {
		return Household{}, Held{}, err
	}
	h, err = f.successor(r)
	return h, Held{Household: f.ID, Generation: f.LinkGeneration, Into: h.LinkGeneration}, err
}

// follow makes what is printed of a household, and of those that became a part of it before, lead to another one.
func follow(tx *db.Tx, from, into Household) error {
	rows, err := db.From[Former](tx.Read).Where("household_id = ?", string(from.ID)).Order("id").All()
	if err != nil {
		return err
	}
	for i := range rows {
		if err := db.Update(tx, &rows[i], db.Set{"household_id": into.ID}); err != nil {
			return err
		}
	}
	return db.Create(tx, &Former{Row: db.Row{ID: from.ID}, HouseholdID: into.ID, ReplyCode: from.ReplyCode, LinkGeneration: from.LinkGeneration, LinkHash: from.LinkHash})
}

// revokeFormer makes the printed links of what became a part of a household open nothing any more; their codes do.
func revokeFormer(tx *db.Tx, household change.ID) error {
	rows, err := db.From[Former](tx.Read).Where("household_id = ? AND link_hash <> ''", string(household)).Order("id").All()
	if err != nil {
		return err
	}
	for i := range rows {
		if err := db.Update(tx, &rows[i], db.Set{"link_hash": ""}); err != nil {
			return err
		}
	}
	return nil
}

// forgetFormer deletes what was printed of households that go for good.
func forgetFormer(tx *db.Tx, households []change.ID) error {
	rows, err := db.From[Former](tx.Read).In("household_id", households).Order("id").All()
	if err != nil {
		return err
	}
	return deleteAll(tx, rows)
}
