package overview_test

import (
	"fmt"
	"testing"
	"time"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/overview"
	"convive/models/requests"
)

// figures are the numbers of needs in one line.
func figures(n overview.Needs) string {
	return fmt.Sprintf("declined %d, over %d, unseated %d, free %d, open %d, pending %d in %d, no meal %d, empty %v: %d",
		n.DeclinedSeat, n.Over, n.Unseated, n.FreeSeats, n.Open, n.Pending, n.PendingHouse, n.NoMeal, n.Empty, n.Count())
}

func (k *kit) shows(role access.Role, want string) {
	k.Helper()
	if got := figures(k.needs(role)); got != want {
		k.Errorf("%s sees %q, want %q", role, got, want)
	}
}

func TestAnEventWithoutGuestsIsEmptyToWhoMayAddThem(t *testing.T) {
	each(t, func(k *kit) {
		const empty, quiet = "declined 0, over 0, unseated 0, free 0, open 0, pending 0 in 0, no meal 0, empty true: 0", "declined 0, over 0, unseated 0, free 0, open 0, pending 0 in 0, no meal 0, empty false: 0"
		k.household(true, guests.Attending, guests.Pending) // hosts are no guests
		for role, want := range map[access.Role]string{access.Host: empty, access.Planner: empty, access.Coordinator: quiet, access.Viewer: quiet, access.Caterer: quiet} {
			k.shows(role, want)
		}
		k.household(false, guests.Declined)
		k.shows(access.Host, quiet)
	})
}

func TestPendingRepliesAreCountedByGuestsAndHouseholdsWithoutHosts(t *testing.T) {
	each(t, func(k *kit) {
		k.household(true, guests.Pending, guests.Pending)
		k.household(false, guests.Pending, guests.Pending, guests.Declined)
		h := k.household(false, guests.Pending, guests.Attending)
		k.household(false, guests.Attending, guests.Declined)
		const want = "declined 0, over 0, unseated 0, free 0, open 0, pending 3 in 2, no meal 0, empty false: 1"
		for _, role := range []access.Role{access.Host, access.Coordinator, access.Viewer} {
			k.shows(role, want)
		}
		for _, role := range []access.Role{access.Door, access.Caterer} { // they don't see the guest list
			k.shows(role, "declined 0, over 0, unseated 0, free 0, open 0, pending 0 in 0, no meal 0, empty false: 0")
		}
		k.answer(h.People[0], db.Set{"maybe": true}) // maybe is pending
		k.shows(access.Host, want)
		k.answer(h.People[0], db.Set{"maybe": false, "reply": guests.Declined})
		k.shows(access.Host, "declined 0, over 0, unseated 0, free 0, open 0, pending 2 in 1, no meal 0, empty false: 1")
		n := k.needs(access.Host)
		if n.Main.ID != k.dinner || !n.Deadline.Equal(time.Date(2026, 8, 31, 0, 0, 0, 0, n.Deadline.Location())) || n.Deadline.Location().String() != "Europe/Berlin" {
			k.Errorf("to %s until %v", n.Main.Name, n.Deadline)
		}
	})
}

func TestRepliesToTheMainOccasionCount(t *testing.T) {
	each(t, func(k *kit) {
		h := k.household(false, guests.Pending, guests.Pending)
		k.answer(h.People[0], db.Set{"reply": guests.Declined})
		k.shows(access.Viewer, "declined 0, over 0, unseated 0, free 0, open 0, pending 1 in 1, no meal 0, empty false: 1")
		k.do(func(tx *db.Tx) (change.Change, error) {
			o, err := db.Find[events.Occasion](tx.Read, k.dinner)
			if err != nil {
				return nil, err
			}
			return change.OccasionEdited{Occasion: o.ID}, db.Update(tx, &o, db.Set{"seated": false})
		})
		k.shows(access.Viewer, "declined 0, over 0, unseated 0, free 0, open 0, pending 2 in 1, no meal 0, empty false: 1") // the ceremony
	})
}

func TestWhoAttendsAndHasChosenNoMealIsCountedWithoutHosts(t *testing.T) {
	each(t, func(k *kit) {
		hosts, h := k.household(true, guests.Attending), k.household(false, guests.Attending, guests.Attending, guests.Declined)
		for _, g := range []*guests.NewGuest{hosts.People[0], h.People[1]} {
			k.answer(g, db.Set{"meal_id": (*change.ID)(nil)})
		}
		k.shows(access.Viewer, "declined 0, over 0, unseated 0, free 0, open 0, pending 0 in 0, no meal 1, empty false: 1")
	})
}

func TestWhoStandsOnAWaitingListIsNoPendingReply(t *testing.T) {
	each(t, func(k *kit) {
		h := k.household(false, guests.Pending, guests.Pending)
		k.answer(h.People[0], db.Set{"waiting": true})
		k.shows(access.Viewer, "declined 0, over 0, unseated 0, free 0, open 0, pending 1 in 1, no meal 0, empty false: 1")
		k.answer(h.People[1], db.Set{"waiting": true})
		k.shows(access.Viewer, "declined 0, over 0, unseated 0, free 0, open 0, pending 0 in 0, no meal 0, empty false: 0")
	})
}

// Infants choose no meal (replies.Occasion.MealsFor gives them none).
func TestInfantsAreNotMissingAMeal(t *testing.T) {
	each(t, func(k *kit) {
		n := &guests.NewHousehold{People: []*guests.NewGuest{{Guest: guests.Guest{Name: "Mia", Age: guests.Infant}, Invitations: []guests.Invitation{{OccasionID: k.dinner, Reply: guests.Attending}}}}}
		k.do(func(tx *db.Tx) (change.Change, error) {
			return change.HouseholdAdded{}, guests.Create(tx, guests.Keys{Secret: []byte("secret")}, n)
		})
		if got := k.needs(access.Host).NoMeal; got != 0 {
			k.Errorf("%d have chosen no meal, want 0", got)
		}
	})
}

func TestWhoMissesAMealAtASecondOccasionCountsOnce(t *testing.T) {
	each(t, func(k *kit) {
		h := k.household(false, guests.Attending)
		k.do(func(tx *db.Tx) (change.Change, error) {
			o := events.Occasion{Name: "Brunch", Starts: "2026-09-13T10:00", AsksMeal: true}
			if err := db.Create(tx, &o); err != nil {
				return nil, err
			}
			m, in := events.Meal{OccasionID: o.ID, Name: "Eggs"}, guests.Invitation{HouseholdID: h.ID, GuestID: h.People[0].ID, OccasionID: o.ID, Reply: guests.Attending}
			if err := db.Create(tx, &m); err != nil {
				return nil, err
			}
			return change.OccasionAdded{Occasion: o.ID}, db.Create(tx, &in)
		})
		for range 2 { // at the brunch, then at both
			if got := k.needs(access.Host).NoMeal; got != 1 {
				k.Errorf("%d have a meal to choose, want 1", got)
			}
			k.answer(h.People[0], db.Set{"meal_id": (*change.ID)(nil)})
		}
	})
}

func TestSeatsAreForWhoMaySeatAndHostsSitToo(t *testing.T) {
	each(t, func(k *kit) {
		hosts := k.household(true, guests.Attending, guests.Attending)
		h := k.household(false, guests.Attending, guests.Attending, guests.Attending, guests.Attending)
		k.shows(access.Host, "declined 0, over 0, unseated 0, free 0, open 0, pending 0 in 0, no meal 0, empty false: 0") // no tables yet
		k.table(2, h.People[0], h.People[1], h.People[2])
		k.table(5, hosts.People[0])
		k.answer(h.People[0], db.Set{"reply": guests.Declined, "meal_id": (*change.ID)(nil)})
		const seats = "declined 1, over 1, unseated 2, free 3, open 0, pending 0 in 0, no meal 0, empty false: 3"
		for _, role := range []access.Role{access.Host, access.Planner, access.Coordinator} {
			k.shows(role, seats)
		}
		k.shows(access.Viewer, "declined 0, over 0, unseated 0, free 0, open 0, pending 0 in 0, no meal 0, empty false: 0")
	})
}

func TestOpenRequestsAreForWhoMaySettleThemTheOldestFirst(t *testing.T) {
	each(t, func(k *kit) {
		h := k.household(false, guests.Declined)
		first := k.ask(h, "first")
		k.ask(h, "second")
		k.ask(h, "third")
		if n := k.needs(access.Host); n.Open != 3 || n.Oldest.Words != "first" {
			k.Errorf("%d are open, the oldest says %q", n.Open, n.Oldest.Words)
		}
		k.do(func(tx *db.Tx) (change.Change, error) {
			return requests.Decline(tx, first, requests.Outcome{Version: 1})
		})
		if n := k.needs(access.Coordinator); n.Open != 2 || n.Oldest.Words != "second" || n.Oldest.Asker != "G0" {
			k.Errorf("%d are open, the oldest says %q of %q", n.Open, n.Oldest.Words, n.Oldest.Asker)
		}
		for _, role := range []access.Role{access.Viewer, access.Caterer, access.Door} {
			if n := k.needs(role); n.Open != 0 || n.Oldest.ID != "" {
				k.Errorf("%s sees %d requests", role, n.Open)
			}
		}
	})
}

func TestWithoutADeadlineNoneIsNamed(t *testing.T) {
	each(t, func(k *kit) {
		k.do(func(tx *db.Tx) (change.Change, error) {
			e, err := events.Current(tx.Read)
			if err != nil {
				return nil, err
			}
			return change.EventEdited{Event: e.ID}, db.Update(tx, &e, db.Set{"deadline": ""})
		})
		if n := k.needs(access.Host); !n.Deadline.IsZero() {
			k.Errorf("until %v", n.Deadline)
		}
	})
}

func TestAnOccasionWithMoreGuestsThanPlacesIsNamed(t *testing.T) {
	each(t, func(k *kit) {
		places := func(n int64) {
			k.Helper()
			k.do(func(tx *db.Tx) (change.Change, error) {
				o, err := db.Find[events.Occasion](tx.Read, k.dinner)
				if err != nil {
					return nil, err
				}
				return change.OccasionEdited{Occasion: o.ID}, db.Update(tx, &o, db.Set{"capacity": n})
			})
		}
		says := func(role access.Role, want string) {
			k.Helper()
			got := ""
			for _, c := range k.needs(role).Crowded {
				got += fmt.Sprintf("%d of %d, %d come", c.Invited, c.Capacity, c.Coming)
			}
			if got != want {
				k.Errorf("%s reads %q, want %q", role, got, want)
			}
		}
		k.household(true, guests.Attending, guests.Attending)
		k.household(false, guests.Attending, guests.Attending, guests.Pending, guests.Declined)
		says(access.Host, "")
		places(3)
		says(access.Host, "")
		places(2)
		says(access.Host, "3 of 2, 2 come")
		says(access.Planner, "3 of 2, 2 come")
		says(access.Coordinator, "") // who holds a place on which list is not for everybody
		places(1)
		says(access.Host, "3 of 1, 2 come")
		if n := k.needs(access.Host); n.Count() != 2 { // beside the pending reply
			k.Errorf("%d things wait", n.Count())
		}
	})
}
