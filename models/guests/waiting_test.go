package guests_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/invalid"
)

func TestTheBListWaitsWhereThereIsNoRoomAndTheAListDoesNot(t *testing.T) {
	each(t, func(k kit) {
		k.limit(3)
		ada, ben, cleo, dan := k.uninvited(guests.ListA, "Ada", "xy"), k.uninvited(guests.ListB, "Ben", "xy"), k.uninvited(guests.ListB, "Cleo", "x"), k.uninvited(guests.ListA, "Dan", "xy")
		c, ok := k.invite(cleo, ben, ada).(change.GuestsWaiting)
		if !ok || len(c.Invited) != 2 || len(c.Guests) != 3 || len(c.Households) != 3 || k.queue() != "Ben Cleo" {
			t.Fatalf("%+v, waiting: %s", c, k.queue())
		}
		if _, ok := k.invite(dan).(change.GuestsEdited); !ok || k.places().Held != 4 || k.places().Free() != -1 {
			t.Errorf("the A-list is invited whatever the places: %+v", k.places())
		}
		total := k.list().Totals().Occasions[k.occasions[0]]
		if total.Invited != 4 || total.Pending != 4 || total.Waiting != 3 {
			t.Errorf("counted %+v", total)
		}
		if k.invite(ben, cleo) != change.None {
			t.Error("who waits was invited by asking twice")
		}
	})
}

func TestWithoutACapacityNobodyWaitsAndNobodyIsInvitedByItself(t *testing.T) {
	each(t, func(k kit) {
		ben := k.uninvited(guests.ListB, "Ben", "xy")
		_, err := k.d.Mutate(context.Background(), k.scope, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
			return guests.Invite(tx, guests.Inviting{Guests: idsOf(ben), Wait: k.occasions[0]})
		})
		if refused := (invalid.Refusal{}); !errors.As(err, &refused) {
			t.Errorf("met %v", err)
		}
		k.limit(1)
		k.wait(ben)
		k.limit(0)
		if k.fill() != change.None || k.queue() != "Ben" {
			t.Error("a limit that was taken away invited everybody")
		}
	})
}

func TestPlacesAreFilledStrictlyInOrderAndByWholeHouseholds(t *testing.T) {
	each(t, func(k kit) {
		k.limit(4)
		ada := k.uninvited(guests.ListA, "Ada", "wxyz")
		ben, cleo, dan := k.uninvited(guests.ListB, "Ben", "xy"), k.uninvited(guests.ListB, "Cleo", "x"), k.uninvited(guests.ListB, "Dan", "x")
		k.invite(ada)
		k.wait(ben)
		k.wait(cleo, dan)
		k.answer(guests.Declined, ada.People[0].ID)
		if k.fill() != change.None || k.queue() != "Ben Cleo Dan" {
			t.Fatalf("one place was given past the two who wait first: %s", k.queue())
		}
		k.answer(guests.Declined, idsOf(ada)...)
		got := k.fill().(change.PlacesFilled)
		if !slices.Equal(got.Households, []change.ID{ben.ID, cleo.ID, dan.ID}) || len(got.Guests) != 4 || len(got.Occasions) != 1 || k.queue() != "" || k.places().Held != 4 {
			t.Errorf("%+v leaves %q waiting and %d places held", got, k.queue(), k.places().Held)
		}
		if k.fill() != change.None {
			t.Error("the same places were filled twice")
		}
	})
}

func TestWhoGetsAPlaceHasARowLikeAnybodyElses(t *testing.T) {
	each(t, func(k kit) {
		k.limit(1)
		ben := k.uninvited(guests.ListB, "Ben", "x")
		ada := k.uninvited(guests.ListA, "Ada", "x")
		k.invite(ada)
		k.wait(ben)
		k.limit(2)
		k.fill()
		k.read(func(r *db.Read) error {
			in, err := db.From[guests.Invitation](r).Where("guest_id = ?", string(ben.People[0].ID)).First()
			if in.Waiting || in.Version != 1 || in.Reply != guests.Pending || in.SentAt != 0 {
				t.Errorf("the invitation is %+v", in)
			}
			return err
		})
	})
}

func TestAPlaceIsGivenByHandAndTakenBack(t *testing.T) {
	each(t, func(k kit) {
		k.limit(1)
		ada, ben := k.uninvited(guests.ListB, "Ada", "xy"), k.uninvited(guests.ListB, "Ben", "x")
		k.wait(ada, ben)
		at := k.places().Queue[1]
		e := k.do(func(tx *db.Tx) (change.Change, error) {
			return guests.GivePlace(tx, ben.ID, guests.Turn{Version: at.At, Occasion: k.occasions[0]})
		})
		if k.queue() != "Ada" || k.places().Held != 1 {
			t.Errorf("%s waits, %d places are held", k.queue(), k.places().Held)
		}
		k.read(func(r *db.Read) error {
			untold, err := guests.Untold(r)
			if all := untold[k.occasions[0]]; len(all) != 1 || all[0].Household.ID != ben.ID {
				t.Errorf("to be told: %+v", all)
			}
			return err
		})
		k.do(func(tx *db.Tx) (change.Change, error) {
			_, err := db.Revert(tx, e.Seq, nil)
			return change.Undone{Seq: e.Seq}, err
		})
		if k.queue() != "Ada Ben" || k.places().Held != 0 {
			t.Errorf("after taking it back %s wait", k.queue())
		}
	})
}

func TestTheOrderIsChangedFromWhereItWasSeen(t *testing.T) {
	each(t, func(k kit) {
		k.limit(1)
		ada, ben, cleo := k.uninvited(guests.ListB, "Ada", "xy"), k.uninvited(guests.ListB, "Ben", "x"), k.uninvited(guests.ListB, "Cleo", "x")
		k.wait(ada, ben, cleo)
		saw := k.places().Queue[2].At
		up := func(version int64) error {
			_, err := k.d.Mutate(context.Background(), k.scope, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
				return guests.MoveWaiting(tx, cleo.ID, guests.Way{Version: version, Occasion: k.occasions[0], To: "up"})
			})
			return err
		}
		if err := up(saw); err != nil || k.queue() != "Ada Cleo Ben" {
			t.Fatalf("%s, %v", k.queue(), err)
		}
		if refused := (invalid.Refusal{}); !errors.As(up(saw), &refused) || k.queue() != "Ada Cleo Ben" {
			t.Errorf("moved from where nobody saw it: %s", k.queue())
		}
		if err := up(saw + 1); err != nil || k.queue() != "Cleo Ada Ben" {
			t.Errorf("%s, %v", k.queue(), err)
		}
	})
}

func TestAStepOnTheListCountsAlsoAmongThoseWhoCameAtTheSameInstant(t *testing.T) {
	each(t, func(k kit) {
		k.limit(1)
		homes := []*guests.NewHousehold{k.uninvited(guests.ListB, "Ada", "xy"), k.uninvited(guests.ListB, "Ben", "x"), k.uninvited(guests.ListB, "Cleo", "x"), k.uninvited(guests.ListB, "Dan", "x")}
		k.wait(homes...)
		k.do(func(tx *db.Tx) (change.Change, error) {
			rows, err := db.From[guests.Invitation](tx.Read).Where("waiting = ?", true).All()
			for i := range rows {
				err = errors.Join(err, db.Update(tx, &rows[i], db.Set{"waiting_since": 1}))
			}
			return change.GuestsImported{}, err
		})
		move := func(name, way string) {
			k.Helper()
			for _, w := range k.places().Queue {
				if w.Household.EnvelopeName == name {
					k.do(func(tx *db.Tx) (change.Change, error) {
						return guests.MoveWaiting(tx, w.Household.ID, guests.Way{Version: w.At, Occasion: k.occasions[0], To: way})
					})
				}
			}
		}
		before := strings.Fields(k.queue())
		move(before[1], "down")
		if want := strings.Join([]string{before[0], before[2], before[1], before[3]}, " "); k.queue() != want {
			t.Errorf("%s wait, want %s", k.queue(), want)
		}
		move(before[1], "up")
		if want := strings.Join(before, " "); k.queue() != want {
			t.Errorf("%s wait, want %s", k.queue(), want)
		}
	})
}

func TestWhoMayNotKnowSeesNobodyWait(t *testing.T) {
	each(t, func(k kit) {
		k.limit(1)
		ben := k.uninvited(guests.ListB, "Ben", "x")
		e := k.do(func(tx *db.Tx) (change.Change, error) {
			return guests.Invite(tx, guests.Inviting{Guests: idsOf(ben), Wait: k.occasions[0]})
		})
		viewer := k.scope
		viewer.Role, viewer.Can = access.Viewer, access.Of(access.Viewer)
		err := k.d.Read(context.Background(), viewer, func(r *db.Read) error {
			l, err := guests.Everybody(r)
			for _, g := range l.Households {
				if len(g.People[0].Invitations) > 0 {
					t.Errorf("a viewer sees %+v", g.People[0].Invitations)
				}
			}
			log, err2 := r.Log(0, 3)
			for _, line := range log {
				if line.Seq == e.Seq {
					t.Error("a viewer reads of the waiting list")
				}
			}
			if _, err := r.Entry(e.Seq); !errors.Is(err, db.ErrNotFound) || len(log) != 3 {
				t.Errorf("the entry: %v, %d lines", err, len(log))
			}
			return errors.Join(err, err2)
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}
