package seating

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/invalid"
)

// WishEdit is the form that changes a wish: what it asks for, of whom, and how much it matters.
type WishEdit struct {
	Version  int64      `form:"version"`
	One      change.ID  `form:"one"`
	Other    change.ID  `form:"other"` // "" where the kind is not OfTwo
	Kind     WishKind   `form:"kind"`
	Thing    ObjectKind `form:"thing"`
	Whole    bool       `form:"whole"`
	Strength string     `form:"strength"` // "must", or a weight
	Reason   string     `form:"reason"`
	Private  bool       `form:"private"`
}

// EditOf is the form as it starts from a wish.
func EditOf(w Wish) WishEdit {
	return WishEdit{Version: w.Version, One: w.GuestID, Other: w.with(), Kind: w.Kind, Thing: w.Thing, Whole: w.Whole,
		Strength: strengthOf(w), Reason: w.Reason, Private: w.Private}
}

// strengthOf is how a form says how much a wish matters.
func strengthOf(w Wish) string {
	if w.Must() {
		return w.Strength
	}
	return strconv.FormatInt(w.Weighs(), 10)
}

// anew is the form that would write the same down.
func (e WishEdit) anew() NewWish {
	return NewWish{Guests: []string{string(e.One), string(e.Other)}, Kind: e.Kind, Thing: e.Thing, Whole: e.Whole, Strength: e.Strength, Reason: e.Reason, Private: e.Private}
}

// Validate finds what is missing.
func (e WishEdit) Validate() (wrong invalid.Fields) {
	wrong = append(invalid.Step{Version: e.Version}.Validate(), e.anew().Validate()...)
	for i := range wrong {
		if wrong[i].Name == "guest" {
			wrong[i].Name = "one"
		}
	}
	return wrong
}

// EditWish changes a wish. What somebody else changed meanwhile is merged or asked about, as in every form.
func EditWish(tx *db.Tx, id change.ID, e WishEdit) (change.Change, error) {
	w, err := db.Find[Wish](tx.Read, id)
	if err != nil {
		return nil, err
	}
	about := w.guests()
	set, err := db.Merge(tx, &w, e.Version, e.set(w))
	if err != nil {
		return nil, wishCrossed(err, w)
	}
	if err := w.become(set).holdsTogether(tx.Read); err != nil {
		return nil, err
	}
	before := w.Version
	if err := db.Update(tx, &w, set); err != nil || w.Version == before {
		return change.None, err
	}
	for _, g := range w.guests() {
		if !slices.Contains(about, g) {
			about = append(about, g)
		}
	}
	return change.WishEdited{Wish: w.ID, Guests: about}, nil
}

// set is what the form says of a wish, in its columns.
func (e WishEdit) set(of Wish) db.Set {
	n := e.anew()
	strength, weight, _ := n.weight()
	if strength == of.Strength && weight == of.Weighs() {
		weight = of.Weight // as much as usual is written in two ways
	}
	set := db.Set{"kind": e.Kind, "guest_id": e.One, "other_guest_id": (*change.ID)(nil), "thing": ObjectKind(""), "whole": e.Whole,
		"strength": strength, "weight": weight, "reason": strings.TrimSpace(e.Reason), "private": e.Private}
	if e.Kind.OfTwo() {
		set["other_guest_id"] = &e.Other
	}
	if e.Kind.OfThing() {
		set["thing"] = e.Thing
	}
	return set
}

// become is the wish as it will be.
func (w Wish) become(set db.Set) Wish {
	for column, v := range set {
		switch column {
		case "kind":
			w.Kind = v.(WishKind)
		case "guest_id":
			w.GuestID = v.(change.ID)
		case "other_guest_id":
			w.OtherGuestID = v.(*change.ID)
		case "thing":
			w.Thing = v.(ObjectKind)
		case "whole":
			w.Whole = v.(bool)
		}
	}
	return w
}

// holdsTogether refuses a wish that makes no sense as a whole, of people who are none, or that is written down already.
func (w Wish) holdsTogether(r *db.Read) error {
	if w.Kind.OfTwo() != (w.OtherGuestID != nil) || w.Kind.OfThing() != (w.Thing != "") {
		return db.ErrStale{Table: w.TableName(), Row: w.ID} // made of two people's changes
	}
	people, err := db.From[guests.Guest](r).In("id", w.guests()).All()
	if err != nil {
		return err
	}
	if len(people) != len(w.guests()) {
		return db.ErrNotFound
	}
	if len(people) == 2 && w.Whole && people[0].HouseholdID == people[1].HouseholdID {
		return ofOneHousehold(people[0], people[1])
	}
	all, err := db.All[Wish](r, "created_at, id")
	if slices.ContainsFunc(all, func(o Wish) bool { return o.ID != w.ID && o.same(w) }) {
		return invalid.Refuse("This wish is written down already.")
	}
	return err
}

func ofOneHousehold(one, other guests.Guest) error {
	return invalid.Refuse("{one} and {other} are of one household. A wish between households needs two.", "one", one.Name, "other", other.Name)
}

// wishCrossed says a conflict about a wish as the form holds it: by its fields, and how much it matters as one.
func wishCrossed(err error, now Wish) error {
	var c db.ErrConflict
	if !errors.As(err, &c) {
		return err
	}
	called := map[string]string{"guest_id": "one", "other_guest_id": "other", "weight": "strength"}
	var fields []db.Conflict
	for _, f := range c.Fields {
		if name, ok := called[f.Column]; ok {
			f.Column = name
		}
		switch f.Column {
		case "strength":
			f.Theirs = strengthOf(now)
		case "other":
			f.Theirs = now.with()
		}
		if !slices.ContainsFunc(fields, func(o db.Conflict) bool { return o.Column == f.Column }) {
			fields = append(fields, f)
		}
	}
	theirs := map[string]any{}
	for column, v := range c.Theirs {
		switch column {
		case "strength", "weight":
			if !slices.ContainsFunc(fields, func(o db.Conflict) bool { return o.Column == "strength" }) {
				theirs["strength"] = strengthOf(now)
			}
		case "other_guest_id":
			theirs["other"] = now.with()
		case "guest_id":
			theirs["one"] = v
		default:
			theirs[column] = v
		}
	}
	c.Fields, c.Theirs = fields, theirs
	return c
}
