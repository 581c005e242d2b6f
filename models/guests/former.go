package guests

import (
	"errors"

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

// byFormerLink finds the household that the one of this personal link has become a part of.
func byFormerLink(r *db.Read, key string) (Household, error) {
	f, err := db.From[Former](r).Where("link_hash = ?", LinkHash(key)).First()
	return successor(r, f, err)
}

func byFormerCode(r *db.Read, event change.ID, code string) (Household, error) {
	f, err := db.From[Former](r).Where("event_id = ? AND reply_code = ?", string(event), code).First()
	return successor(r, f, err)
}

// Successor finds the household that another one, which somebody held a personal link of, has become a part of;
// db.ErrNotFound when it is there itself, is gone for good, or the link has been renewed since. The read is the
// installation's.
func Successor(r *db.Read, event, household change.ID, generation int64) (Household, error) {
	f, err := db.From[Former](r).Where("event_id = ? AND id = ? AND link_generation = ? AND link_hash <> ''", string(event), string(household), generation).First()
	return successor(r, f, err)
}

func successor(r *db.Read, f Former, err error) (Household, error) {
	if err != nil {
		return Household{}, err
	}
	return db.From[Household](r).Where("event_id = ? AND id = ?", string(f.EventID), string(f.HouseholdID)).First()
}

// or asks again where the first answer is that nothing was found.
func or(h Household, err error, again func() (Household, error)) (Household, error) {
	if errors.Is(err, db.ErrNotFound) {
		return again()
	}
	return h, err
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
