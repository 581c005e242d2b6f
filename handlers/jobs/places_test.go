package jobs_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"convive/handlers/jobs"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/organizations"
)

var (
	ctx     = context.Background()
	convive = change.Actor{Kind: change.ByConvive}
)

// TestMain ends what dbtest started.
func TestMain(m *testing.M) { dbtest.Main(m) }

// stage is an event with one occasion of two places, which a household of the A-list holds, and three singles who wait.
type stage struct {
	*testing.T
	d       *db.DB
	config  db.Config
	scope   access.Scope
	dinner  change.ID
	holds   []change.ID
	waiting []change.ID
	filled  chan change.Entry
}

func each(t *testing.T, test func(s *stage)) {
	for _, engine := range []string{"sqlite", "postgres"} {
		t.Run(engine, func(t *testing.T) {
			s := &stage{T: t, config: dbtest.Config(t, engine), filled: make(chan change.Entry, 50)}
			s.d = dbtest.Open(t, s.config)
			s.hear(s.d)
			s.set()
			test(s)
		})
	}
}

// hear notes when places were filled through one process.
func (s *stage) hear(d *db.DB) {
	d.OnCommit(func(e change.Entry) {
		if e.Change.Kind() == (change.PlacesFilled{}).Kind() {
			s.filled <- e
		}
	})
}

func (s *stage) set() {
	s.Helper()
	org, event := organizations.Organization{ID: db.NewID(), Name: "O"}, db.NewID()
	s.in(access.Installation(convive), func(tx *db.Tx) (change.Change, error) {
		return change.OrganizationCreated{Organization: org.ID}, errors.Join(db.Create(tx, &org), tx.NewFeed(change.OrganizationFeed(org.ID)))
	})
	s.in(access.Scope{Looker: access.Looker{Actor: convive}, Place: access.AtOrganization, Organization: org.ID, Role: access.System}, func(tx *db.Tx) (change.Change, error) {
		return events.Create(tx, &events.Event{ID: event, OrganizationID: org.ID, Name: "W", Slug: "w", Zone: "UTC", ReplyMode: events.Open})
	})
	s.scope = access.SystemAt(org.ID, event, convive)
	s.do(func(tx *db.Tx) (change.Change, error) {
		o := events.Occasion{Name: "Dinner", Starts: "2026-09-12T17:00", Capacity: 2}
		err := db.Create(tx, &o)
		s.dinner = o.ID
		return change.OccasionAdded{Occasion: o.ID}, err
	})
	s.holds = s.household(guests.ListA, "Ada", "Ben")
	for i := range 3 {
		s.waiting = append(s.waiting, s.household(guests.ListB, fmt.Sprint("Single ", i))...)
	}
}

// household adds one and invites it.
func (s *stage) household(list guests.List, names ...string) (ids []change.ID) {
	s.Helper()
	n := &guests.NewHousehold{Household: guests.Household{List: list}}
	for _, name := range names {
		n.People = append(n.People, &guests.NewGuest{Guest: guests.Guest{Name: name}})
	}
	s.do(func(tx *db.Tx) (change.Change, error) {
		return change.HouseholdAdded{Household: n.ID}, guests.Create(tx, guests.Keys{Secret: []byte("secret")}, n)
	})
	for _, p := range n.People {
		ids = append(ids, p.ID)
	}
	s.do(func(tx *db.Tx) (change.Change, error) {
		return guests.Invite(tx, guests.Inviting{Guests: ids, Invite: s.dinner})
	})
	return ids
}

func (s *stage) in(scope access.Scope, fn func(*db.Tx) (change.Change, error)) change.Entry {
	s.Helper()
	e, err := s.d.Mutate(ctx, scope, change.CommandID{}, fn)
	if err != nil {
		s.Fatal(err)
	}
	return e
}

func (s *stage) do(fn func(*db.Tx) (change.Change, error)) change.Entry {
	s.Helper()
	return s.in(s.scope, fn)
}

func (s *stage) remove(ids ...change.ID) {
	s.Helper()
	s.do(func(tx *db.Tx) (change.Change, error) { return guests.Remove(tx, guests.Removal{Guests: ids}) })
}

// next is the next time that places are filled.
func (s *stage) next() change.PlacesFilled {
	s.Helper()
	select {
	case e := <-s.filled:
		if e.Actor != convive {
			s.Errorf("places were filled by %+v", e.Actor)
		}
		return e.Change.(change.PlacesFilled)
	case <-time.After(20 * time.Second):
		s.Fatal("nobody was given the free place")
		return change.PlacesFilled{}
	}
}

// settled says that nobody is given another place: what was filled stands alone in the log.
func (s *stage) settled(times int) {
	s.Helper()
	err := s.d.Read(ctx, s.scope, func(r *db.Read) error {
		log, err := r.LogOf(change.PlacesFilled{}.Kind(), 0)
		if len(log) != times {
			s.Errorf("places were filled %d times, not %d", len(log), times)
		}
		return err
	})
	if err != nil {
		s.Fatal(err)
	}
}

func TestAFreedPlaceGoesToWhoWaitsFirst(t *testing.T) {
	each(t, func(s *stage) {
		job := jobs.FillPlaces(s.d)
		defer job.Close()
		s.remove(s.holds[0])
		if got := s.next(); len(got.Guests) != 1 || got.Guests[0] != s.waiting[0] {
			s.Errorf("the place went to %+v", got)
		}
		s.do(func(tx *db.Tx) (change.Change, error) {
			return events.EditOccasion(tx, s.dinner, events.OccasionDraft{Version: 1, Name: "Dinner", Date: "2026-09-12", Start: "17:00", Capacity: "4"})
		})
		if got := s.next(); len(got.Guests) != 2 || got.Guests[0] != min(s.waiting[1], s.waiting[2]) {
			s.Errorf("two more places went to %+v", got)
		}
		s.settled(2)
	})
}

func TestWhatWasFreedWhileNobodyLookedIsFilledAtTheStartAndOnce(t *testing.T) {
	each(t, func(s *stage) {
		s.remove(s.holds[0])
		for range 2 { // a restart
			job := jobs.FillPlaces(s.d)
			if len(s.filled) == 0 {
				s.filled <- change.Entry{Actor: convive, Change: s.next()}
			}
			job.Close()
		}
		s.settled(1)
	})
}

func TestTwoProcessesGiveAPlaceOnce(t *testing.T) {
	each(t, func(s *stage) {
		other := dbtest.Open(t, s.config)
		s.hear(other)
		for _, d := range []*db.DB{s.d, other} {
			job := jobs.FillPlaces(d)
			defer job.Close()
		}
		for i, id := range []change.ID{s.holds[0], s.holds[1]} {
			s.remove(id)
			if got := s.next(); len(got.Guests) != 1 || got.Guests[0] != s.waiting[i] {
				s.Errorf("place %d went to %+v", i, got)
			}
		}
		s.settled(2)
	})
}

func TestAnEventThatIsDeletedMeanwhileStopsNothing(t *testing.T) {
	each(t, func(s *stage) {
		job := jobs.FillPlaces(s.d)
		defer job.Close()
		gone := access.SystemAt("", db.NewID(), convive)
		job.Look(gone.Feed())
		s.remove(s.holds[0])
		s.next()
	})
}
