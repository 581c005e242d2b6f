package guests

import (
	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
)

// Distinct says that two guests are two people, however alike they look. The smaller id comes first.
type Distinct struct {
	db.Row
	GuestID      change.ID
	OtherGuestID change.ID
}

// TableName is the table of namesakes that somebody told apart.
func (Distinct) TableName() string { return "distinct_people" }

// Pair names two guests; in which order doesn't matter.
type Pair struct {
	Guests []change.ID `form:"guest"`
}

// Validate asks for two.
func (p Pair) Validate() (wrong invalid.Fields) {
	wrong.Check(len(p.Guests) == 2 && p.Guests[0] != p.Guests[1], "guest", "Choose two guests.")
	return wrong
}

// ordered is a pair of ids as it is stored.
func ordered(a, b change.ID) [2]change.ID {
	if b < a {
		return [2]change.ID{b, a}
	}
	return [2]change.ID{a, b}
}

// TellApart marks two guests as different people, for good: they are not offered as duplicates any more.
func TellApart(tx *db.Tx, p Pair) (change.Change, error) {
	rows, err := Chosen{Guests: p.Guests}.rows(tx.Read)
	if err != nil {
		return nil, err
	}
	pair := ordered(rows[0].ID, rows[1].ID)
	n, err := db.From[Distinct](tx.Read).Where("guest_id = ? AND other_guest_id = ?", string(pair[0]), string(pair[1])).Count()
	if err != nil {
		return nil, err
	}
	if n > 0 {
		return change.None, nil
	}
	return change.GuestsToldApart{Guests: pair[:]}, db.Create(tx, &Distinct{GuestID: pair[0], OtherGuestID: pair[1]})
}

func distinctWith(r *db.Read, ids []change.ID) (rows []Distinct, err error) {
	seen := map[change.ID]bool{}
	for _, column := range []string{"guest_id", "other_guest_id"} {
		found, err := db.From[Distinct](r).In(column, ids).Order("id").All()
		if err != nil {
			return nil, err
		}
		for _, d := range found {
			if !seen[d.ID] {
				seen[d.ID] = true
				rows = append(rows, d)
			}
		}
	}
	return rows, nil
}

// forgetDistinct takes away what was said about guests who go.
func forgetDistinct(tx *db.Tx, ids []change.ID) error {
	rows, err := distinctWith(tx.Read, ids)
	if err != nil {
		return err
	}
	return deleteAll(tx, rows)
}

// inheritDistinct says of one guest what was said of the other: who is a different person from the one is from both.
func inheritDistinct(tx *db.Tx, gone, kept change.ID) error {
	rows, err := distinctWith(tx.Read, []change.ID{gone, kept})
	if err != nil {
		return err
	}
	has := map[[2]change.ID]bool{}
	for _, d := range rows {
		has[ordered(d.GuestID, d.OtherGuestID)] = true
	}
	for _, d := range rows {
		other := d.GuestID
		if other == gone {
			other = d.OtherGuestID
		} else if d.OtherGuestID != gone {
			continue
		}
		pair := ordered(kept, other)
		if other == kept || has[pair] {
			continue
		}
		has[pair] = true
		if err := db.Create(tx, &Distinct{GuestID: pair[0], OtherGuestID: pair[1]}); err != nil {
			return err
		}
	}
	return nil
}
