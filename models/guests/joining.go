package guests

import (
	"convive/models/change"
	"convive/models/db"
)

// Becoming is one guest who turns out to be another: what is Gone's is to be Kept's. Both rows are there, Kept's in the
// household in which they will be.
type Becoming struct{ Gone, Kept Guest }

// Joining is a household whose people and all else of theirs go over to another. Its people are there by now.
type Joining struct{ From, Into Household }

// Splitting is a household of which a part became one of its own.
type Splitting struct{ From, New Household }

var (
	becomings  []func(*db.Tx, Becoming) error
	joinings   []func(*db.Tx, Joining) error
	splittings []func(*db.Tx, Splitting) error
)

// BeforeMerging is how a capability that knows guests hands over what is one guest's to another, as BeforeDeletion takes
// it away: from an init function, explicitly, row by row. What the hook writes for Kept is best a row of its own beside a
// deleted one: an undo then leaves what was changed since and brings back what was Gone's.
func BeforeMerging(fn func(*db.Tx, Becoming) error) { becomings = append(becomings, fn) }

// BeforeJoining is the same for what belongs to a household as a whole; what is its people's followed them.
func BeforeJoining(fn func(*db.Tx, Joining) error) { joinings = append(joinings, fn) }

// AfterSplitting is how a capability says of a new household what held for the one that it was part of.
func AfterSplitting(fn func(*db.Tx, Splitting) error) { splittings = append(splittings, fn) }

// join makes a household, whose people have moved to another, a part of that one: what was its own goes over, and what
// is printed leads there.
func join(tx *db.Tx, from, into Household) error {
	for _, fn := range joinings {
		if err := fn(tx, Joining{from, into}); err != nil {
			return err
		}
	}
	if err := follow(tx, from, into); err != nil {
		return err
	}
	into, err := db.Find[Household](tx.Read, into.ID)
	if err != nil {
		return err
	}
	if err := db.Update(tx, &into, db.Set{"match_key": bothKeys(into.MatchKey, from.MatchKey, from.ID)}); err != nil {
		return err
	}
	return remove(tx, nil, []change.ID{from.ID})
}
