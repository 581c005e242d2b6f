package seating

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/invalid"
)

// WishKind is what a wish asks for.
type WishKind string

const (
	Together WishKind = "together" // at one table
	Apart    WishKind = "apart"    // at different tables
	Near     WishKind = "near"     // at one table or at tables beside each other
	Head     WishKind = "head"     // with the hosts, or beside their table
	By       WishKind = "by"       // beside a room object of a kind, or as near to one as a table stands
	Away     WishKind = "away"     // not beside a room object of a kind
)

// WishKinds are all kinds, in the order in which they are offered.
var WishKinds = []WishKind{Together, Apart, Near, Head, By, Away}

// OfTwo says whether wishes of this kind are about two guests; the others are about one and a place.
func (k WishKind) OfTwo() bool { return k == Together || k == Apart || k == Near }

// OfThing says whether wishes of this kind name a room object.
func (k WishKind) OfThing() bool { return k == By || k == Away }

// Things are the room objects that somebody may want to sit near to, or away from.
var Things = []ObjectKind{Band, DJ, DanceFloor, Stage, Bar, Buffet, Door}

// Wish is what should hold at every occasion: between two guests, or for one and a place.
type Wish struct {
	db.Row
	Kind         WishKind
	GuestID      change.ID
	OtherGuestID *change.ID // nil where the kind is not OfTwo
	Thing        ObjectKind // "" where the kind is not OfThing
	Whole        bool       // it is about the households of the guests
	Strength     string     // "must" or "prefer"
	Weight       int64      // of "prefer": 1 to 10; 0 is as much as usual
	Private      bool       // seen with access.ViewPrivateWishes alone
	Reason       string
}

// TableName is the table of wishes.
func (Wish) TableName() string { return "wishes" }

// Must says whether the wish is a rule; others weigh.
func (w Wish) Must() bool { return w.Strength == "must" }

// UsualWeight is that of a wish for which nobody chose another.
const UsualWeight = 5

// Weighs is how much a wish matters that is no must.
func (w Wish) Weighs() int64 {
	if w.Weight == 0 {
		return UsualWeight
	}
	return w.Weight
}

// with is the other guest; "" where there is none.
func (w Wish) with() change.ID {
	if w.OtherGuestID == nil {
		return ""
	}
	return *w.OtherGuestID
}

func (w Wish) guests() []change.ID {
	if w.OtherGuestID == nil {
		return []change.ID{w.GuestID}
	}
	return []change.ID{w.GuestID, *w.OtherGuestID}
}

type wishesKey struct{}

// Wishes returns what should hold between guests; the private ones only to who may see them, and so the reasons.
func Wishes(r *db.Read) ([]Wish, error) {
	return db.Once(r, wishesKey{}, func() ([]Wish, error) {
		if r.Scope().Allows(access.ViewPrivateWishes) {
			return db.All[Wish](r, "created_at, id")
		}
		all, err := db.From[Wish](r).Where("private = ?", false).Order("created_at, id").All()
		for i := range all {
			all[i].Reason = ""
		}
		return all, err
	})
}

// NewWish is the form that writes a wish down. Each guest comes as an id, or as the board's boxes write them.
type NewWish struct {
	Guests   []string   `form:"guest"`
	Kind     WishKind   `form:"kind"`
	Thing    ObjectKind `form:"thing"`
	Whole    bool       `form:"whole"`
	Strength string     `form:"strength"` // "must", or a weight
	Reason   string     `form:"reason"`
	Private  bool       `form:"private"`
}

const maxReason = 300 // characters

// Validate finds what is missing.
func (n NewWish) Validate() (wrong invalid.Fields) {
	people := n.people()
	known := false
	for _, k := range WishKinds {
		known = known || k == n.Kind
	}
	wrong.Check(known, "kind", "Choose what is wished for.")
	switch {
	case n.Kind.OfTwo():
		wrong.Check(len(people) == 2, "guest", "Choose the two guests whom the wish is about.")
	case known:
		wrong.Check(len(people) == 1, "guest", "Choose the one guest whom the wish is about.")
	}
	if n.Kind.OfThing() {
		ok := false
		for _, t := range Things {
			ok = ok || t == n.Thing
		}
		wrong.Check(ok, "thing", "Choose the thing in the room.")
	}
	_, _, ok := n.weight()
	wrong.Check(ok, "strength", "Choose how much it matters.")
	wrong.Check(utf8.RuneCountInString(n.Reason) <= maxReason, "reason", "Please use at most {n} characters.", "n", maxReason)
	return wrong
}

// people are the guests, each once.
func (n NewWish) people() (ids []change.ID) {
	seen := map[change.ID]bool{}
	for _, s := range n.Guests {
		id, _, _ := strings.Cut(s, ":")
		if id != "" && !seen[change.ID(id)] {
			seen[change.ID(id)] = true
			ids = append(ids, change.ID(id))
		}
	}
	return ids
}

// weight is how much the wish matters.
func (n NewWish) weight() (strength string, weight int64, ok bool) {
	if n.Strength == "must" {
		return "must", 0, true
	}
	weight, err := strconv.ParseInt(n.Strength, 10, 64)
	return "prefer", weight, err == nil && weight >= 1 && weight <= 10
}

// Wishing writes a wish down. One that is there already is not made again: it becomes as strong, and gets the reason if one is
// said.
func Wishing(tx *db.Tx, n NewWish) (change.Change, error) {
	ids := n.people()
	people, err := db.From[guests.Guest](tx.Read).In("id", ids).All()
	if err != nil {
		return nil, err
	}
	if len(people) != len(ids) {
		return nil, db.ErrNotFound
	}
	w := Wish{Kind: n.Kind, GuestID: ids[0], Whole: n.Whole, Private: n.Private, Reason: strings.TrimSpace(n.Reason)}
	w.Strength, w.Weight, _ = n.weight()
	if n.Kind.OfTwo() {
		w.OtherGuestID = &ids[1]
		if people[0].HouseholdID == people[1].HouseholdID && w.Whole {
			return nil, ofOneHousehold(people[0], people[1])
		}
	}
	if n.Kind.OfThing() {
		w.Thing = n.Thing
	}
	all, err := db.All[Wish](tx.Read, "created_at, id")
	if err != nil {
		return nil, err
	}
	for i := range all {
		if !all[i].same(w) {
			continue
		}
		if w.Reason == "" {
			w.Reason = all[i].Reason
		}
		if all[i].Strength == w.Strength && all[i].Weight == w.Weight && all[i].Reason == w.Reason && all[i].Private == w.Private {
			return change.None, nil
		}
		err := db.Update(tx, &all[i], db.Set{"strength": w.Strength, "weight": w.Weight, "reason": w.Reason, "private": w.Private})
		return change.WishEdited{Wish: all[i].ID, Guests: ids}, err
	}
	err = db.Create(tx, &w)
	return change.WishesMade{Wishes: []change.ID{w.ID}, Guests: ids}, err
}

// same says whether two wishes ask for the same, however much it matters.
func (w Wish) same(o Wish) bool {
	return w.Kind == o.Kind && w.Thing == o.Thing && w.Whole == o.Whole &&
		(w.GuestID == o.GuestID && w.with() == o.with() || w.Kind.OfTwo() && w.GuestID == o.with() && w.with() == o.GuestID)
}

// RemoveWish takes a wish away, as it was seen.
func RemoveWish(tx *db.Tx, id change.ID, d Removal) (change.Change, error) {
	w, err := db.Find[Wish](tx.Read, id)
	if err != nil {
		return nil, err
	}
	if w.Version != d.Version {
		return nil, invalid.Refuse("Somebody changed this wish a moment ago. Look at it again, then remove it.")
	}
	return change.WishRemoved{Wish: w.ID, Guests: w.guests()}, db.Delete(tx, &w)
}
