package seating_test

import (
	"context"
	"regexp"
	"strings"
	"testing"
	"time"

	"convive/handlers/jobs"
	"convive/handlers/webtest"
	"convive/models/access"
	"convive/models/change"
	"convive/models/seating"
)

const autoPage = page + "/auto"

func searchFor(w *webtest.World, as, seconds string) webtest.Answer {
	c := w.As(as)
	c.NoScript = true
	return c.Post(autoPage+"/search?occasion="+string(reception(w)), "occasion", string(reception(w)), "start", "present", "seconds", seconds, "households", "must", "sides", "")
}

// over waits for the end of the search of somebody.
func over(w *webtest.World, as string) string {
	w.T.Helper()
	work := w.App.Works.Find("auto-seat " + string(w.Ours.ID) + " " + string(w.Ours.Accounts[as].ID))
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if work == nil || !work.End(ctx) {
		w.T.Fatal("there is no search, or it doesn't end")
	}
	return w.As(as).Get(autoPage + "?occasion=" + string(reception(w))).Status(200).Text
}

var moves = regexp.MustCompile(`name="move" value="([^"]+)"`)

// proposed are the fields of the form that applies the plan of a page.
func proposed(w *webtest.World, shown string) (fields []string) {
	fields = []string{"occasion", string(reception(w))}
	for _, m := range moves.FindAllStringSubmatch(shown, -1) {
		fields = append(fields, "move", m[1])
	}
	return fields
}

func TestAutoSeatProposesAPlanThatIsAppliedAsOneChange(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		lay(w, 3, 8)
		watch := w.As("ben").Open(page)
		stranger := w.Stranger().Open("/e/other-wedding/seating")
		searchFor(w, "anna", "1").Status(303).Changes()
		shown := over(w, "anna")
		fields := proposed(w, shown)
		if len(fields) < 4 {
			t.Fatalf("nobody is moved: %s", shown)
		}
		if !strings.Contains(shown, "Why here?") || !strings.Contains(shown, "from parking") {
			t.Error("the preview says neither who comes from where nor why")
		}
		w.As("anna").Get(autoPage+"?occasion="+string(reception(w))+"&proposal=1&why="+string(w.Ours.Guests[0].ID)).Says("Why does Ada Lawson OURS sit at", "Their part of the score")
		a := w.As("anna").Post(autoPage+"/application?occasion="+string(reception(w)), fields...)
		c, ok := a.Change().(change.SeatsArranged)
		if !ok || len(c.Guests) != len(fields)/2-1 {
			t.Fatalf("%+v for %v", c, fields)
		}
		if b := board(w); b.Flags.Unseated != 0 || b.Flags.Seated != len(c.Guests) {
			t.Errorf("%+v", b.Flags)
		}
		watch.Converges()
		stranger.SawNothing()
		w.As("anna").Post(autoPage+"/application?occasion="+string(reception(w)), fields...).Changes()
	})
}

func TestAPlanOfAnOlderBoardIsRefusedWithWhoWasFirst(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 3, 8)
		ada := w.Ours.Guests[0]
		seatDirectly(w, tables[0], ada)
		move := seatingMove(ada.ID, tables[0], tables[2])
		w.As("ben").Post(page+"/moves", "occasion", string(reception(w)), "to", string(tables[1]), "guest", at(ada, tables[0])).Change()
		w.As("anna").Post(autoPage+"/application", "occasion", string(reception(w)), "move", move).
			Refused("Ben OURS moved Ada Lawson OURS to Table 2 since the search. Nothing was changed; search again from the board as it is.")
		w.As("anna").Post(autoPage+"/application", "occasion", string(reception(w)), "move", "nonsense").Says("This can't be read.").Changes()
		w.As("anna").Post(autoPage+"/application", "occasion", string(reception(w)), "move", seatingMove(w.Theirs.Guests[0].ID, seating.Parking, tables[2])).Status(404).Changes()
	})
}

func seatingMove(guest, from, to change.ID) string {
	return seating.Premise{Guest: guest, From: from}.String() + ":" + string(to)
}

func TestAStoppedSearchShowsItsBestSoFar(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		lay(w, 3, 8)
		found := make(chan struct{}, 1)
		w.App.Works.Patience = 0
		w.App.Works.SetFaults(jobs.Faults{Hold: func(ctx context.Context, at jobs.Progress) {
			if !at.Best.Found {
				return
			}
			select {
			case found <- struct{}{}:
			default:
			}
			<-ctx.Done()
		}})
		searchFor(w, "anna", "60").Status(303)
		<-found
		w.As("anna").Get(autoPage+"?occasion="+string(reception(w))).Says("Best so far:", "Stop, and show the best so far", "http-equiv=\"refresh\"")
		c := w.As("anna")
		c.NoScript = true
		c.Post(autoPage + "/cancellation?occasion=" + string(reception(w))).Status(303).Changes()
		if shown := over(w, "anna"); !strings.Contains(shown, "The search was stopped early.") || !strings.Contains(shown, "Apply: ") {
			t.Errorf("what was found is not shown: %s", shown)
		}
	})
}

func TestMustsThatCannotHoldTogetherAreNamed(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		lay(w, 3, 8)
		one, two := string(w.Ours.Guests[0].ID), string(w.Ours.Guests[3].ID)
		wish(w, "anna", "kind", "together", "strength", "must", "guest", one, "guest", two).Change()
		wish(w, "anna", "kind", "apart", "strength", "must", "guest", one, "guest", two).Change()
		searchFor(w, "anna", "1").Status(303)
		shown := over(w, "anna")
		for _, want := range []string{"These rules can&#39;t be met together", "Ada Lawson OURS and Zoé Aubertin OURS: apart", "Ada Lawson OURS and Zoé Aubertin OURS: together"} {
			if !strings.Contains(shown, want) {
				t.Errorf("it doesn't say %q", want)
			}
		}
	})
}

func TestASearchThatMakesNoSenseComesBack(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		searchFor(w, "anna", "1").Status(422).Says("There is nothing to seat yet").Changes()
		attend(w)
		lay(w, 1, 8)
		c := w.As("anna")
		c.NoScript = true
		c.Post(autoPage+"/search", "occasion", string(reception(w)), "start", "scratch", "seconds", "61", "households", "must").Status(422).
			Says("Search for 1 to 60 seconds.", `value="61"`).Changes()
		c.Post(autoPage+"/search", "occasion", "nowhere", "seconds", "1", "households", "must").Status(404)
	})
}

func TestWhoMayAutoSeat(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		for name, may := range mayWho(t, access.Seat|access.ViewPrivateWishes) {
			status := 403
			if may {
				status = 200
			}
			w.As(name).Get(autoPage).Status(status)
			if !may {
				searchFor(w, name, "1").Status(403)
				w.As(name).Post(autoPage+"/application", "occasion", string(reception(w)), "move", "a:b:c").Status(403).Changes()
			}
		}
	})
}

func TestWhoCameFromTheRoomGoesBackToIt(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		lay(w, 3, 8)
		c := noScript(w, "anna")
		in := "?occasion=" + string(reception(w)) + "&view=room"
		c.Get(page+"?view=room").Says(`href="`+autoPage+in, `href="`+page+"/wishes"+in)
		c.Get(autoPage+"?view=room").Says(`href="`+page+in, autoPage+"/search"+in)
		c.Get(page + "/wishes?view=room").Says(`href="` + page + in)
		c.Post(autoPage+"/search?view=room&occasion="+string(reception(w)), "occasion", string(reception(w)), "start", "present", "seconds", "1", "households", "must", "sides", "").Status(303)
		fields := proposed(w, over(w, "anna"))
		found := c.Get(autoPage+"?view=room&occasion="+string(reception(w))).Says("Apply: ", autoPage+"/application"+in)
		if n := strings.Count(found.Text, ">Search again<"); n != 1 {
			t.Errorf("“Search again” stands there %d times", n)
		}
		c.Post(autoPage+"/application?view=room&occasion="+string(reception(w)), fields...).Status(303)
		c.Get(page + "?view=room").Says("as proposed.")
	})
}
