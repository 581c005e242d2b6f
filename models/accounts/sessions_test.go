package accounts_test

import (
	"sync"
	"testing"
	"time"

	"convive/models/accounts"
	"convive/models/db"
	"convive/models/dbtest"
)

func TestASessionThatWasEndedIsNotRenewed(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		sessions, expires := accounts.Sessions{DB: d}, time.Now().Add(time.Hour)
		a, err := accounts.Add(background, d, "Anna", "anna@example.org", password, "")
		if err != nil {
			t.Fatal(err)
		}
		if err := sessions.Store(background, "here", a.ID, []byte("old"), expires); err != nil {
			t.Fatal(err)
		}
		if found, err := sessions.Renew(background, "here", []byte("new"), expires); !found || err != nil {
			t.Errorf("a session that is there: %v, %v", found, err)
		}
		if data, found, err := sessions.Load(background, "here"); string(data) != "new" || !found || err != nil {
			t.Errorf("it holds %q, %v, %v", data, found, err)
		}
		if err := sessions.RemoveAll(background, a.ID, ""); err != nil {
			t.Fatal(err)
		}
		if found, err := sessions.Renew(background, "here", []byte("again"), expires); found || err != nil {
			t.Errorf("a session that was ended: %v, %v", found, err)
		}
		if _, found, err := sessions.Load(background, "here"); found || err != nil {
			t.Errorf("it came back: %v, %v", found, err)
		}
	})
}

func TestOneSessionStoredByManyAtOnceIsNoError(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		sessions := accounts.Sessions{DB: d}
		for range 40 {
			id := string(db.NewID())
			var all sync.WaitGroup
			start := make(chan struct{})
			for range 12 {
				all.Go(func() {
					<-start
					if err := sessions.Store(background, id, "", []byte("{}"), time.Now().Add(time.Hour)); err != nil {
						t.Error(err)
					}
				})
			}
			close(start)
			all.Wait()
		}
	})
}
