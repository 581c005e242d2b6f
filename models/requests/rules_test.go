package requests_test

import (
	"errors"
	"fmt"
	"reflect"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/requests"
)

// stored is what a request's row must hold; what the database gives by itself is taken from the row.
func (k *kit) stored(id change.ID, want requests.GuestRequest) {
	k.Helper()
	got := k.row(id)
	want.ID, want.EventID, want.CreatedAt = id, k.anna.Event, change.At(dbtest.Start)
	if !reflect.DeepEqual(got, want) {
		k.Errorf("the row is %+v, want %+v", got, want)
	}
}

func TestAskingWritesOneOpenRequestOfTheHousehold(t *testing.T) {
	each(t, func(k *kit) {
		h, kit := k.homes[0].ID, k.homes[0].People[1].ID
		for _, c := range []struct {
			asking requests.Asking
			guest  *change.ID
		}{
			{requests.Asking{Kind: "child", Words: "A high chair, please", Guest: kit}, &kit},
			{requests.Asking{Kind: "other", Words: "  as typed \n"}, nil},
		} {
			e := k.do(k.guest(0), asking(c.asking))
			id := e.Change.(change.RequestAsked).Request
			if want := (change.RequestAsked{Request: id, Household: h, Guest: c.asking.Guest}); e.Change != want {
				k.Errorf("got %#v, want %#v", e.Change, want)
			}
			k.stored(id, requests.GuestRequest{Row: db.Row{Version: 1}, HouseholdID: h, GuestID: c.guest, Kind: c.asking.Kind, Words: c.asking.Words, Status: requests.Open})
		}
	})
}

func TestAHouseholdAsksForItsOwnPeopleAndSeesItsOwnRequests(t *testing.T) {
	each(t, func(k *kit) {
		before := k.head()
		for _, who := range []change.ID{k.homes[1].People[0].ID, db.NewID()} {
			if _, err := k.try(k.guest(0), asking(requests.Asking{Kind: "diet", Words: "x", Guest: who})); !errors.Is(err, db.ErrNotFound) {
				k.Errorf("a guest of others: %v", err)
			}
		}
		if k.head() != before || len(k.inbox()) != 0 {
			k.Error("a refused request left something")
		}
		k.ask(0, "diet", "mine")
		k.ask(1, "diet", "theirs")
		k.read(k.guest(0), func(r *db.Read) error {
			own, err := requests.OfHousehold(r, k.homes[0].ID)
			others, oerr := requests.OfHousehold(r, k.homes[1].ID)
			if len(own) != 1 || own[0].Words != "mine" || len(others) != 0 {
				k.Errorf("sees %v and %v", own, others)
			}
			return errors.Join(err, oerr)
		})
	})
}

func TestTwentyOpenRequestsOfAHouseholdAreTheMost(t *testing.T) {
	const full = "You have 20 open requests. Please wait until the hosts have answered some of them."
	each(t, func(k *kit) {
		one := asking(requests.Asking{Kind: "other", Words: "One more"})
		var first change.ID
		for range 20 {
			first = k.ask(0, "other", "Something")
		}
		before := k.head()
		k.refuses(k.guest(0), full, one)
		if k.head() != before || len(k.inbox()) != 20 {
			k.Error("the refusal left something")
		}
		k.do(k.guest(1), one)
		k.do(k.anna, declining(first, ""))
		k.do(k.guest(0), one)
		k.refuses(k.guest(0), full, one)
		k.do(k.anna, reopening(first, 2)) // hosts may reopen beyond it
		k.refuses(k.guest(0), full, one)
	})
}

func TestAnOutcomeIsWrittenWithWhoAndWhen(t *testing.T) {
	each(t, func(k *kit) {
		h := k.homes[0].ID
		yes, no := k.ask(0, "room", "A quiet one"), k.ask(0, "room", "Two")
		k.changes(k.anna, change.RequestResolved{Request: yes, Household: h}, resolving(yes, "Of course."))
		k.changes(k.ben, change.RequestDeclined{Request: no, Household: h}, declining(no, ""))
		row := requests.GuestRequest{Row: db.Row{Version: 2}, HouseholdID: h, Kind: "room", Words: "A quiet one", SettledAt: change.At(dbtest.Start)}
		row.Status, row.Answer, row.SettledBy = requests.Resolved, "Of course.", k.anna.Actor.ID
		k.stored(yes, row)
		row.Words, row.Status, row.Answer, row.SettledBy = "Two", requests.Declined, "", k.ben.Actor.ID
		k.stored(no, row)
	})
}

func TestTheSecondHostIsToldWhoWasFirst(t *testing.T) {
	each(t, func(k *kit) {
		for _, first := range []struct {
			settle   func(change.ID, string) rule
			status   requests.Status
			sentence string
		}{
			{resolving, requests.Resolved, "Anna resolved this a moment ago."},
			{declining, requests.Declined, "Anna declined this a moment ago."},
		} {
			id := k.ask(0, "seating", "Near the door")
			k.do(k.anna, first.settle(id, "The first word"))
			before, was := k.head(), k.row(id)
			for name, second := range map[string]rule{
				"resolves": resolving(id, "The second"), "declines": declining(id, "The second"), "reopens what was open": reopening(id, 1), "reopens what is to come": reopening(id, 3),
			} {
				if _, err := k.try(k.ben, second); said(err) != first.sentence {
					k.Errorf("%s: got %q, want %q", name, said(err), first.sentence)
				}
			}
			k.refuses(k.anna, first.sentence, first.settle(id, "Again"))
			if now := k.row(id); k.head() != before || !reflect.DeepEqual(now, was) || now.Status != first.status {
				k.Errorf("after the second it is %+v", now)
			}
		}
	})
}

func TestWhoSettledAndHasNoAccountAnyMoreIsNotNamed(t *testing.T) {
	each(t, func(k *kit) {
		gone := k.anna
		gone.Actor.ID = db.NewID()
		for _, settle := range []func(change.ID, string) rule{resolving, declining} {
			id := k.ask(0, "other", "Something")
			k.do(gone, settle(id, ""))
			k.refuses(k.ben, "This request has been settled meanwhile.", resolving(id, ""))
			k.refuses(k.ben, "This request has been settled meanwhile.", reopening(id, 1))
		}
	})
}

func TestAReopenedRequestIsAsItWasAndMayHaveAnotherOutcome(t *testing.T) {
	each(t, func(k *kit) {
		h, id := k.homes[1].ID, k.ask(1, "timing", "May we come late?")
		open := requests.GuestRequest{Row: db.Row{Version: 1}, HouseholdID: h, Kind: "timing", Words: "May we come late?", Status: requests.Open}
		k.refuses(k.ben, "This request is open already.", reopening(id, 1))
		k.stored(id, open)
		k.do(k.anna, declining(id, "Sorry"))
		k.changes(k.ben, change.RequestReopened{Request: id, Household: h}, reopening(id, 2))
		open.Version = 3
		k.stored(id, open)
		k.refuses(k.anna, "This request is open already.", reopening(id, 2))
		k.changes(k.ben, change.RequestResolved{Request: id, Household: h}, settling(requests.Resolve, id, 3, "Do"))
		k.refuses(k.anna, "Ben resolved this a moment ago.", reopening(id, 2)) // she saw her own refusal
		k.changes(k.anna, change.RequestReopened{Request: id, Household: h}, reopening(id, 4))
	})
}

// TestAnOutcomeForWhatARequestWasBeforeIsNotWritten: it was settled and reopened while the host wrote.
func TestAnOutcomeForWhatARequestWasBeforeIsNotWritten(t *testing.T) {
	each(t, func(k *kit) {
		id := k.ask(0, "timing", "May we come late?")
		k.do(k.anna, declining(id, "Sorry"))
		k.do(k.anna, reopening(id, 2))
		before, was := k.head(), k.row(id)
		for name, late := range map[string]rule{
			"resolves": resolving(id, "Of course"), "declines": declining(id, "No"),
			"resolves what was declined": settling(requests.Resolve, id, 2, ""), "declines what is to come": settling(requests.Decline, id, 4, ""),
		} {
			if _, err := k.try(k.ben, late); !errors.As(err, new(db.ErrStale)) {
				k.Errorf("%s: %v", name, err)
			}
		}
		if now := k.row(id); k.head() != before || !reflect.DeepEqual(now, was) {
			k.Errorf("it is %+v", now)
		}
		k.do(k.ben, settling(requests.Resolve, id, 3, "Do"))
	})
}

func TestRequestsThatAreForeignLookAbsent(t *testing.T) {
	each(t, func(k *kit) {
		id, stranger := k.ask(0, "other", "Something"), k.event("Cleo")
		for name, fn := range map[string]rule{"resolves": resolving(id, ""), "declines": declining(id, ""), "reopens": reopening(id, 1)} {
			if _, err := k.try(stranger, fn); !errors.Is(err, db.ErrNotFound) {
				k.Errorf("a stranger %s: %v", name, err)
			}
		}
		for name, fn := range map[string]rule{"resolves": resolving(db.NewID(), ""), "declines": declining("", ""), "reopens": reopening("x", 1)} {
			if _, err := k.try(k.anna, fn); !errors.Is(err, db.ErrNotFound) {
				k.Errorf("%s nothing: %v", name, err)
			}
		}
		k.read(stranger, func(r *db.Read) error {
			all, err := requests.Inbox(r)
			n, nerr := requests.CountOpen(r)
			if len(all) != 0 || n != 0 {
				k.Errorf("a stranger sees %s", fmt.Sprint(all, n))
			}
			return errors.Join(err, nerr)
		})
		if k.row(id).Version != 1 {
			k.Error("the request was touched")
		}
	})
}
