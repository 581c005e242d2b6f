package seating_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"convive/handlers/webtest"
	"convive/models/autoseat"
	"convive/models/change"
	"convive/models/db"
	"convive/models/seating"
)

// restarted is the world as after a restart, or as another process sees it: works that were in memory are gone.
func restarted(w *webtest.World, as string) {
	w.App.Works.Forget("auto-seat " + string(w.Ours.ID) + " " + string(w.Ours.Accounts[as].ID))
}

func TestWhatAutoSeatFoundOutlivesTheProcessThatSearched(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 3, 8)
		address := autoPage + "?occasion=" + string(reception(w))
		searchFor(w, "anna", "1").Status(303).Changes()
		fields := proposed(w, over(w, "anna"))
		restarted(w, "anna")
		again := w.As("anna").Get(address).Status(200).Says("Why here?", "Apply: ")
		if got := proposed(w, again.Text); len(fields) < 4 || !reflect.DeepEqual(got, fields) {
			t.Errorf("after a restart it proposes %v, before %v", got, fields)
		}
		w.As("anna").Get(address + "&proposal=2&why=" + string(w.Ours.Guests[0].ID)).Says("Their part of the score")
		w.As("ben").Get(address).SaysNot("Apply: ", "Your last search", "Since your last search")

		t.Log("the board of who searched says what can be reached, until it moves on")
		const reaches = "Auto-seat can reach"
		w.As("anna").Get(inRoom).Says(reaches)
		w.As("anna").Get(page).SaysNot(reaches)
		w.As("ben").Get(inRoom).SaysNot(reaches)

		t.Log("of another board it is not shown, and the form asks for the same again")
		seatDirectly(w, tables[2], w.Ours.Guests[0])
		w.As("anna").Get(address).Says("Since your last search the guests, tables or wishes are others.", `value="1"`).SaysNot("Apply: ")
		w.As("anna").Get(inRoom).SaysNot(reaches)

		t.Log("once applied it is forgotten")
		searchFor(w, "anna", "1").Status(303)
		fields = proposed(w, over(w, "anna"))
		restarted(w, "anna")
		c, ok := w.As("anna").Post(autoPage+"/application?occasion="+string(reception(w)), fields...).Change().(change.SeatsArranged)
		if !ok || len(c.Guests) != len(fields)/2-1 {
			t.Errorf("%+v", c)
		}
		w.As("anna").Get(address).SaysNot("Since your last search", "Apply: ")

		t.Log("and so it is after a while")
		searchFor(w, "anna", "1").Status(303)
		over(w, "anna")
		restarted(w, "anna")
		w.Clock.Move(31 * time.Minute)
		w.As("anna").Get(address).SaysNot("Score ", "Since your last search")
		w.As("anna").Get(address + "&proposal=1").Says("What was found is no longer there. Search again.")
	})
}

func TestWhatCanBeReachedIsNotPraisedWhereItBreaksMoreMusts(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 2, 8)
		one, two := sided(w)
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			return seating.Wishing(tx, seating.NewWish{Guests: []string{string(one.ID), string(two.ID)}, Kind: seating.Apart, Strength: "must"})
		})
		seatDirectly(w, tables[0], one)
		for at, says := range map[change.ID]bool{tables[0]: false, tables[1]: true} {
			found := asked(w, 1)
			found.Asked.Households = autoseat.KeepLoose // the two are one household
			w.Must(w.DB.Read(t.Context(), annasScope(w), func(r *db.Read) error {
				b, err := seating.Of(r, reception(w))
				w.Must(err)
				wishes, err := seating.Wishes(r)
				w.Must(err)
				found.Of, err = seating.PrintOf(b.Input(wishes, found.Asked))
				return err
			}))
			w.Must(seating.BeginSearch(t.Context(), w.DB, annasScope(w), found))
			found.State, found.Plans = seating.SearchEnded, []seating.Found{{Seats: map[string]string{string(one.ID): string(tables[0]), string(two.ID): string(at)}}}
			w.Must(seating.EndSearch(t.Context(), w.DB, annasScope(w), found))
			if got := strings.Contains(w.As("anna").Get(inRoom).Text, "Auto-seat can reach"); got != says {
				t.Errorf("a plan that seats one more, and keeps the must: %v; it is praised: %v", says, got)
			}
		}
	})
}

func TestASearchOfAnotherProcessIsAwaitedAndOneThatIsLostIsSaidToBe(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		lay(w, 3, 8)
		begun := asked(w, 7)
		w.Must(seating.BeginSearch(t.Context(), w.DB, annasScope(w), begun))
		address := autoPage + "?occasion=" + string(reception(w))
		w.Clock.Move(65 * time.Second)
		w.As("anna").Get(address).Says("Your search waits for its turn.", `http-equiv="refresh"`)
		w.Must(seating.GoOnSearch(t.Context(), w.DB, annasScope(w), begun))
		if shown := w.As("anna").Get(address).Says("Your search goes on.", `id="auto-cancel"`).Text; !strings.Contains(shown, `http-equiv="refresh"`) {
			t.Error("the page doesn't look again by itself")
		}
		w.Clock.Move(13 * time.Second)
		if shown := w.As("anna").Get(address).Says("Your last search came to no end", `value="7"`).Text; strings.Contains(shown, `http-equiv="refresh"`) {
			t.Error("the page of a lost search looks again by itself")
		}
	})
}
