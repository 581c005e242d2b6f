package guests_test

import (
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

func TestEnvelopesThatRulesMadeFollowWhoComesAndGoes(t *testing.T) {
	each(t, func(k kit) {
		envelope := func(id change.ID) string {
			k.Helper()
			var h guests.Household
			k.read(func(r *db.Read) (err error) { h, err = db.Find[guests.Household](r, id); return err })
			return h.EnvelopeName
		}
		says := func(id change.ID, want string) {
			k.Helper()
			if got := envelope(id); got != want {
				k.Errorf("the envelope says %q, want %q", got, want)
			}
		}
		do := func(fn func(tx *db.Tx) (change.Change, error)) change.Change { k.Helper(); return k.do(fn).Change }
		write := func(id change.ID, name string) {
			k.Helper()
			do(func(tx *db.Tx) (change.Change, error) {
				return guests.TakeEnvelope(tx, id, guests.Taking{Name: name, Was: envelope(id)})
			})
		}
		split := func(id change.ID, who ...change.ID) change.ID {
			k.Helper()
			return do(func(tx *db.Tx) (change.Change, error) {
				return guests.SplitHousehold(tx, secret, id, guests.Split{Guests: who})
			}).(change.HouseholdSplit).Household
		}
		family := func() (h guests.Household, people []guests.Guest) {
			k.Helper()
			h.ID = do(func(tx *db.Tx) (change.Change, error) {
				return guests.AddHousehold(tx, secret, guests.Addition{People: "Ada Lawson\nBen Lawson\nKit Lawson\nZoe Lawson"})
			}).(change.HouseholdAdded).Household
			k.read(func(r *db.Read) (err error) { people, err = guests.OfHousehold(r, h.ID); return err })
			return h, people
		}

		t.Log("made of names: both parts")
		h, people := family()
		own := split(h.ID, people[2].ID, people[3].ID)
		says(h.ID, "Ada & Ben Lawson")
		says(own, "Kit & Zoe Lawson")

		t.Log("by the etiquette of a language: both parts in that language")
		h, people = family()
		write(h.ID, "Ada, Ben, Kit und Zoe Lawson")
		own = split(h.ID, people[2].ID, people[3].ID)
		says(h.ID, "Ada und Ben Lawson")
		says(own, "Kit und Zoe Lawson")

		t.Log("by hand: it stays with who stays")
		h, people = family()
		write(h.ID, "The Lawsons of Mill Lane")
		own = split(h.ID, people[2].ID, people[3].ID)
		says(h.ID, "The Lawsons of Mill Lane")
		says(own, "Kit & Zoe Lawson")

		t.Log("moved to a household of their own, or to another one")
		h, people = family()
		write(h.ID, "Ada, Ben, Kit und Zoe Lawson")
		moved := do(func(tx *db.Tx) (change.Change, error) {
			return guests.Move(tx, secret, guests.Moving{Guests: []change.ID{people[3].ID}, From: []string{guests.At(people[3])}})
		}).(change.GuestsMoved)
		says(h.ID, "Ada, Ben und Kit Lawson")
		says(moved.To, "Zoe Lawson")

		t.Log("who comes, who may be brought, and who is removed")
		do(func(tx *db.Tx) (change.Change, error) {
			return guests.AddGuests(tx, h.ID, guests.Newcomers{People: "Eve Lawson"})
		})
		says(h.ID, "Ada, Ben, Kit und Eve Lawson")
		do(func(tx *db.Tx) (change.Change, error) {
			return guests.AllowPlusOnes(tx, people[2].ID, guests.Bringing{Count: 1})
		})
		says(h.ID, "Ada, Ben, Kit und Eve Lawson mit Begleitung")
		do(func(tx *db.Tx) (change.Change, error) {
			return guests.AllowPlusOnes(tx, people[2].ID, guests.Bringing{Was: 1})
		})
		do(func(tx *db.Tx) (change.Change, error) { return guests.RemoveGuest(tx, people[2].ID) })
		says(h.ID, "Ada, Ben und Eve Lawson")
		do(func(tx *db.Tx) (change.Change, error) {
			return guests.Remove(tx, guests.Removal{Guests: []change.ID{people[1].ID}})
		})
		says(h.ID, "Ada und Eve Lawson")
	})
}
