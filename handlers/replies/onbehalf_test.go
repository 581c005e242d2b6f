package replies_test

import (
	"regexp"
	"strconv"
	"testing"
	"time"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

func entered(w *webtest.World, guest, occasion int, source string) change.ReplyEntered {
	s := one(w, guest, occasion, 1, 0)
	return change.ReplyEntered{Household: s.Household, Guests: s.Guests, Occasions: s.Occasions, Attending: 1, Source: source}
}

func TestAHostEntersAReplyFromACardAlsoAfterTheDeadline(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		w.Clock.Move(w.Ours.DeadlineEnd().Sub(w.Clock.Now()) + time.Hour)
		path := "/e/amara-jonas/replies/" + string(w.Ours.Households[0].ID)
		own := w.Household(w.Ours.Households[0]).Open(home(w, 0))
		second := w.As("ben").Open(path)
		list := w.As("vera").Open("/e/amara-jonas/replies?show=all")
		stranger := w.Stranger().Open("/e/other-wedding/replies")

		w.As("anna").Post(path+"/sending", cell(w, "reply", 0, 0), "attending", "source", "paper").Says("Saved.", "Undo").Changes(entered(w, 0, 0, "paper"))
		own.Shows("invitation", "Ada Lawson OURS comes")
		second.Shows("reply-now", "on paper")
		second.Converges()
		list.Converges()
		own.Converges()
		stranger.SawNothing()

		pia := w.As("pia")
		pia.NoScript = true
		pia.Post(path+"/sending", cell(w, "reply", 1, 0), "attending").Status(422).Says("Choose how the reply came.").Changes()
		pia.Post(path+"/sending", cell(w, "reply", 1, 0), "attending", "source", "phone").Status(303).Changes(entered(w, 1, 0, "phone"))
		w.As("ben").Get(path).Says("by phone")
	})
}

func TestWhoMayReplyOnBehalf(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		path := "/e/amara-jonas/replies/" + string(w.Ours.Households[0].ID)
		for name, may := range map[string]bool{"owner": true, "anna": true, "pia": true, "cora": false, "vera": false, "dora": false, "carl": false} {
			want := 403
			if may {
				want = 200
			}
			w.As(name).Get(path).Status(want)
			if !may {
				w.As(name).Post(path+"/sending", cell(w, "reply", 0, 0), "attending", "source", "paper").Status(403).Changes()
			}
		}
		w.As("anna").Post("/e/amara-jonas/replies/"+string(w.Theirs.Households[0].ID)+"/sending", "source", "paper").Status(404).Changes()
		w.Stranger().Post(path+"/sending", "source", "paper").Status(404).Changes()
		w.Anonymous().Post(path+"/sending", "source", "paper").Status(401).Changes()
		w.Household(w.Ours.Households[0]).Post(path+"/sending", cell(w, "reply", 0, 0), "attending", "source", "paper").Status(401).Changes()
	})
}

func TestWhoMayNotSeeHealthDoesNotSeeTheNote(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		w.Household(w.Ours.Households[0]).Post(home(w, 0)+draft+"/sending", all(w)...).Change()
		w.As("anna").Get("/e/amara-jonas/replies?show=answered").Says("See you there")
		w.As("vera").Get("/e/amara-jonas/replies?show=answered").Says("The household of Ada Lawson").SaysNot("See you there", "Vegan")
		w.As("anna").Get("/e/amara-jonas/replies").Says("2 missing", "1 answered").SaysNot("See you there")
		w.As("anna").Get("/e/amara-jonas/replies?show=all&q=aubertin").Says("Zoé Aubertin").SaysNot("Ada Lawson")
	})
}

func TestAReplyOnBehalfIsTakenBack(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		path := "/e/amara-jonas/replies/" + string(w.Ours.Households[0].ID)
		a := w.As("anna").Post(path+"/sending", cell(w, "reply", 0, 0), "attending", "source", "paper", "asked-note", "1", "note", "By card")
		undo := regexp.MustCompile(`/e/amara-jonas/activity/\d+/undo`).FindString(a.Text)
		own := w.Household(w.Ours.Households[0]).Open(home(w, 0))
		if c, ok := w.As("ben").Post(undo).Change().(change.Undone); !ok || c.What != "replies.entered" || c.Kept != 0 {
			t.Errorf("taken back: %+v", c)
		}
		own.Converges()
		own.Shows("invitation", "Reply for the three of you")
		w.As("anna").Get(path).SaysNot("By card")
	})
}

func TestWhatAHouseholdSaidGoesWithItAndComesBackWithUndo(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		h := w.Ours.Households[0]
		w.Household(h).Post(home(w, 0)+draft+"/sending", all(w)...).Change()
		gone := w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) { return guests.RemoveHousehold(tx, h.ID) })
		w.As("anna").Get("/e/amara-jonas/replies?show=all").SaysNot("See you there")
		w.As("anna").Post("/e/amara-jonas/activity/" + strconv.FormatInt(gone.Seq, 10) + "/undo").Change()
		w.As("anna").Get("/e/amara-jonas/replies?show=all").Says("See you there")
	})
}
