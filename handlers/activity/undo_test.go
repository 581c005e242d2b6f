package activity_test

import (
	"context"
	"errors"
	"testing"

	"convive/handlers/webtest"
	"convive/models/activity"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/invalid"
	"convive/models/replies"
	"convive/models/requests"
)

// undo takes an entry of our event back.
func undo(w *webtest.World, seq int64) error {
	_, err := w.DB.Mutate(context.Background(), w.System(w.Ours), change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
		return activity.Undo(tx, seq)
	})
	return err
}

// row reads a row of our event.
func row[T any](w *webtest.World, id change.ID) (found T) {
	w.Must(w.DB.Read(context.Background(), w.System(w.Ours), func(r *db.Read) (err error) {
		found, err = db.Find[T](r, id)
		return err
	}))
	return found
}

func TestAGuestIsFoundByTheNameThatAnUndoBringsBack(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		g := w.Ours.Guests[0]
		renamed := w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			d := guests.EditOfGuest(row[guests.Guest](w, g.ID), nil)
			d.Name, d.Given, d.Family = "Eve Marsh", "Eve", "Marsh"
			return guests.EditGuest(tx, g.ID, d)
		})
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			return guests.Tag(tx, guests.Tagging{Guests: []change.ID{g.ID}, Typed: "college"})
		})
		w.Must(undo(w, renamed.Seq))
		now := row[guests.Guest](w, g.ID)
		if !guests.Seek("Ada Lawson college", false).In(now.SearchKey) || guests.Seek("Eve", false).In(now.SearchKey) {
			t.Errorf("%q is found by %q", now.Name, now.SearchKey)
		}
	})
}

func TestAHouseholdThatHasAskedSomethingSinceKeepsItsPeople(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		added := w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			return guests.AddHousehold(tx, webtest.Secret, guests.Addition{People: "Noor Haddad\nSam Haddad"})
		})
		h := added.Change.(change.HouseholdAdded)
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			r := requests.GuestRequest{HouseholdID: h.Household, Kind: "other", Words: "May we come early?", Status: requests.Open}
			err := db.Create(tx, &r)
			return change.RequestAsked{Request: r.ID, Household: h.Household}, err
		})
		var refusal invalid.Refusal
		if err := undo(w, added.Seq); !errors.As(err, &refusal) {
			t.Errorf("the undo answered %v", err)
		}
		row[guests.Guest](w, h.Guests[1])
	})
}

func TestAnAddressThatWasOnceTheEventsLeadsToItForEver(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		edited := w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			d := events.DetailsOf(w.Ours.Event)
			d.Slug = "jonas-and-amara"
			return events.Edit(tx, d)
		})
		w.Must(undo(w, edited.Seq))
		w.Must(w.DB.Read(context.Background(), w.System(w.Ours), func(r *db.Read) error {
			e, err := events.BySlug(r, "jonas-and-amara")
			if err == nil && (e.ID != w.Ours.ID || e.Slug != "amara-jonas") {
				t.Errorf("it leads to %q", e.Slug)
			}
			return err
		}))
	})
}

func TestAReplyUnderAMealChosenSinceIsNotTakenBack(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		h, g, dinner := w.Ours.Households[0], w.Ours.Guests[0], w.Ours.Occasions[1]
		at := replies.Cell{Guest: g.ID, Occasion: dinner.ID}
		reply := func(meal change.ID) change.Entry {
			return w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
				return replies.SendOnBehalf(tx, h.ID, replies.Draft{Source: replies.Paper, Answers: map[replies.Cell]replies.Answer{at: {Reply: guests.Attending, Meal: meal}}})
			})
		}
		first := reply(w.Ours.Meals[0].ID)
		reply(w.Ours.Meals[1].ID)
		if err := undo(w, first.Seq); err != nil && !errors.As(err, new(invalid.Refusal)) {
			t.Fatal(err)
		}
		w.Must(w.DB.Read(context.Background(), w.System(w.Ours), func(r *db.Read) error {
			all, err := guests.InvitationsOf(r, h.ID)
			if in := all[g.ID][dinner.ID]; in.Reply != guests.Attending || in.MealID == nil || *in.MealID != w.Ours.Meals[1].ID {
				t.Errorf("the reply is %q with %v", in.Reply, in.MealID)
			}
			return err
		}))
	})
}
