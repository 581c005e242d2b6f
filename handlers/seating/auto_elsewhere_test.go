package seating_test

import (
	"context"
	"testing"

	"convive/handlers/jobs"
	"convive/handlers/webtest"
	"convive/models/seating"
)

func TestASearchIsStoppedByAnotherServerThanTheOneThatSearches(t *testing.T) {
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
			<-ctx.Done() // it ends when it is stopped, and not before
		}})
		searchFor(w, "anna", "60").Status(303)
		<-going
		address, stop := autoPage+"?occasion="+string(reception(w)), autoPage+"/cancellation?occasion="+string(reception(w))
		elsewhere := w.Anew().URL
		noScript(w, "ben").At(elsewhere).Post(stop).Status(303) // his own, of which there is none
		anna := noScript(w, "anna").At(elsewhere)
		anna.Get(address).Says("Your search goes on.", `id="auto-cancel"`, `http-equiv="refresh"`)
		anna.Post(stop).Status(303)
		over(w, "anna")
		if last, ok := lastSearch(w); !ok || last.State != seating.SearchEnded || !last.Early {
			t.Errorf("%v, %+v", ok, last)
		}
		anna.Get(address).SaysNot("Your search goes on.", "auto-cancel", `http-equiv="refresh"`)
	})
}

func TestASearchThatIsAskedToStopIsSaidToAndOneThatIsOverStaysAsItIs(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		lay(w, 3, 8)
		ctx, anna := t.Context(), annasScope(w)
		begun := asked(w, 30)
		w.Must(seating.StopSearch(ctx, w.DB, anna)) // there is none
		w.Must(seating.BeginSearch(ctx, w.DB, anna, begun))
		c := noScript(w, "anna")
		address := autoPage + "?occasion=" + string(reception(w))
		c.Get(address).Says("Your search waits for its turn.", `id="auto-cancel"`)
		c.Post(autoPage + "/cancellation?occasion=" + string(reception(w))).Status(303)
		c.Get(address).Says("Your search is being stopped.", `http-equiv="refresh"`).SaysNot("auto-cancel")
		w.Must(seating.GoOnSearch(ctx, w.DB, anna, begun))
		c.Get(address).Says("Your search is being stopped.")
		begun.State = seating.SearchEnded
		w.Must(seating.EndSearch(ctx, w.DB, anna, begun))
		w.Must(seating.StopSearch(ctx, w.DB, anna))
		if last, _ := lastSearch(w); last.Early {
			t.Error("a search that came to its end is said to have been stopped")
		}
	})
}
