package seating_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"convive/handlers/jobs"
	"convive/handlers/webtest"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/seating"
)

// annasScope is Anna's, as rules see it.
func annasScope(w *webtest.World) access.Scope {
	s := w.System(w.Ours)
	s.Actor = change.Actor{Kind: change.ByAccount, ID: w.Ours.Accounts["anna"].ID}
	return s
}

// asked is what Anna asks for, for so many seconds.
func asked(w *webtest.World, seconds int64) seating.Search {
	a := seating.UsuallyAsked(reception(w), "")
	a.Seconds = seconds
	return seating.Search{ID: db.NewID(), Asked: a}
}

// lastSearch is what stands beside the feeds of Anna's last one.
func lastSearch(w *webtest.World) (last seating.Search, ok bool) {
	w.T.Helper()
	w.Must(w.DB.Read(w.T.Context(), annasScope(w), func(r *db.Read) (err error) {
		last, ok, err = seating.LastSearch(r)
		return err
	}))
	return last, ok
}

func TestWhatWasFoundIsShownThoughItCouldNotBeWrittenDown(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		lay(w, 3, 8)
		var once sync.Once
		w.App.Works.SetFaults(jobs.Faults{Hold: func(_ context.Context, at jobs.Progress) {
			once.Do(func() { dbtest.Drop(t, w.Config, "seat_searches") })
		}})
		searchFor(w, "anna", "1").Status(303)
		over(w, "anna")
		w.As("anna").Get(autoPage + "?occasion=" + string(reception(w))).Status(200).Says("Apply: ")
	})
}

func TestAnOlderSearchWritesNothingOverANewerOne(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		older, newer := asked(w, 60), asked(w, 5)
		ctx, anna := t.Context(), annasScope(w)
		w.Must(seating.BeginSearch(ctx, w.DB, anna, older))
		w.Must(seating.BeginSearch(ctx, w.DB, anna, newer))
		w.Must(seating.GoOnSearch(ctx, w.DB, anna, newer))
		older.State = seating.SearchFailed
		w.Must(seating.GoOnSearch(ctx, w.DB, anna, older))
		w.Must(seating.EndSearch(ctx, w.DB, anna, older))
		if last, ok := lastSearch(w); !ok || last.ID != newer.ID || last.State != seating.SearchGoes || last.Asked != newer.Asked || !last.Ends.Equal(w.Clock.Now().Add(5*time.Second)) {
			t.Errorf("%v, %+v", ok, last)
		}
		newer.State = seating.SearchEnded
		w.Must(seating.EndSearch(ctx, w.DB, anna, newer))
		if last, _ := lastSearch(w); last.State != seating.SearchEnded {
			t.Errorf("%+v", last)
		}

		t.Log("and it is swept away when nobody can look at it any more")
		w.Clock.Move(seating.KeptFor)
		w.Must(seating.SweepSearches(ctx, w.DB))
		w.Clock.Move(-time.Second)
		if _, ok := lastSearch(w); !ok {
			t.Error("it was swept away too early")
		}
		w.Clock.Move(2 * time.Second)
		w.Must(seating.SweepSearches(ctx, w.DB))
		w.Clock.Move(-time.Minute)
		if last, ok := lastSearch(w); ok {
			t.Errorf("%+v is left", last)
		}
	})
}

func TestSearchesThatBeginAtOnceRefuseNobody(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		errs := make([]error, 8)
		var ready, all sync.WaitGroup
		ready.Add(len(errs))
		for i := range errs {
			all.Go(func() {
				ready.Done()
				ready.Wait()
				errs[i] = seating.BeginSearch(t.Context(), w.DB, annasScope(w), asked(w, 5))
			})
		}
		all.Wait()
		for _, err := range errs {
			if err != nil {
				t.Error(err)
			}
		}
	})
}

func TestASecondSearchIsNotBegunBesideTheFirst(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		lay(w, 3, 8)
		going := make(chan struct{}, 1)
		w.App.Works.Patience = 0
		w.App.Works.SetFaults(jobs.Faults{Hold: func(ctx context.Context, _ jobs.Progress) {
			select {
			case going <- struct{}{}:
			default:
			}
			<-ctx.Done()
		}})
		searchFor(w, "anna", "60").Status(303)
		<-going
		searchFor(w, "anna", "5").Status(303)
		if last, ok := lastSearch(w); !ok || last.Asked.Seconds != 60 || last.State != seating.SearchGoes {
			t.Errorf("beside the search of 60 seconds stands %+v", last)
		}
		noScript(w, "anna").Post(autoPage + "/cancellation?occasion=" + string(reception(w))).Status(303)
		over(w, "anna")
	})
}

func TestASearchThatIsStoppedBeforeItsTurnIsSaidToBe(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		lay(w, 3, 8)
		w.App.Works.Patience = 0
		others := []*jobs.Work{}
		for _, about := range []string{"a long list", "another one"} {
			others = append(others, w.App.Works.Begin(about, "", func(ctx context.Context, at *jobs.Work) (any, error) {
				<-ctx.Done()
				return nil, nil
			}))
		}
		searchFor(w, "anna", "60").Status(303)
		if last, ok := lastSearch(w); !ok || last.State != seating.SearchWaits {
			t.Errorf("%v, %+v", ok, last)
		}
		noScript(w, "anna").Post(autoPage + "/cancellation?occasion=" + string(reception(w))).Status(303)
		stopped := "Your last search was stopped before it found anything to propose."
		address := autoPage + "?occasion=" + string(reception(w))
		w.As("anna").Get(address).Says(stopped).SaysNot(`http-equiv="refresh"`)
		restarted(w, "anna")
		w.As("anna").Get(address).Says(stopped, `value="60"`).SaysNot(`http-equiv="refresh"`)
		for _, one := range others {
			one.Cancel()
			one.End(t.Context())
		}
	})
}

func TestASearchThatFailedIsSaidToHave(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		lay(w, 3, 8)
		w.App.Works.SetFaults(jobs.Faults{Hold: func(context.Context, jobs.Progress) { panic("a bug") }})
		searchFor(w, "anna", "60").Status(303)
		over(w, "anna")
		address := autoPage + "?occasion=" + string(reception(w))
		w.As("anna").Get(address).Says("Your last search failed.").SaysNot(`http-equiv="refresh"`)
		restarted(w, "anna")
		w.As("anna").Get(address).Says("Your last search failed.", `value="60"`).SaysNot(`http-equiv="refresh"`)
	})
}
