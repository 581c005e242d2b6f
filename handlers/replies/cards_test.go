package replies_test

import (
	"regexp"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/guests"
)

const desk = "/e/amara-jonas/replies/cards"

func ofCode(w *webtest.World) string {
	return desk + "?code=" + guests.ShowCode(w.Ours.Households[0].ReplyCode)
}

func sending(w *webtest.World, household int) string {
	return desk + "/" + string(w.Ours.Households[household].ID) + "/sending"
}

func TestAPaperCardIsOpenedByItsCodeAndEntered(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		second, overview := w.As("ben").Open(desk), w.As("vera").Open("/e/amara-jonas/replies?show=all")
		own := w.Household(w.Ours.Households[0]).Open(home(w, 0))
		stranger := w.Stranger().Open("/e/other-wedding/replies/cards")
		anna := w.As("anna")
		anna.NoScript = true
		anna.Get(ofCode(w)).Status(200).Says("The household of Ada Lawson OURS", cell(w, "reply", 0, 0), cell(w, "meal", 0, 1), `data-key="Y"`, `name="source" value="paper"`)

		a := anna.Post(sending(w, 0), cell(w, "reply", 0, 0), "attending", "source", "paper").Status(303).Changes(entered(w, 0, 0, "paper"))
		if to := a.Header.Get("Location"); to != desk {
			t.Errorf("leads to %s", to)
		}
		anna.Get(desk).Says("The household of Ada Lawson OURS is entered. Who comes:", "1 of 3", "Undo", `name="code"`)
		second.Shows("cards-entered", "Ada Lawson OURS")
		own.Shows("invitation", "Ada Lawson OURS comes")
		second.Converges()
		overview.Converges()
		own.Converges()
		stranger.SawNothing()
	})
}

func TestWithScriptTheFieldForTheNextCodeComesInThePlaceOfTheCard(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		fields := []string{cell(w, "reply", 0, 0), "attending", cell(w, "at", 0, 0), "1", "source", "paper"}
		a := w.As("anna").Post(sending(w, 0), fields...).Says("is entered.", "Undo", "data-card-code").SaysNot("card-form")
		a.Changes(entered(w, 0, 0, "paper"))
		again := []string{cell(w, "reply", 0, 0), "attending", cell(w, "at", 0, 0), "2", "source", "paper"}
		w.As("ben").Post(sending(w, 0), again...).Says("all of this stood there already.", "data-card-code").SaysNot("Undo").Changes()
		own := w.Household(w.Ours.Households[0]).Open(home(w, 0))
		undo := regexp.MustCompile(`/e/amara-jonas/activity/\d+/undo`).FindString(a.Text)
		if c, ok := w.As("ben").Post(undo).Change().(change.Undone); !ok || c.What != "replies.entered" || c.Kept != 0 {
			t.Errorf("taken back: %+v", c)
		}
		own.Shows("invitation", "Reply for the three of you")
	})
}

func TestACodeThatNoCardHasIsSaidAndStays(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		for _, code := range []string{"ABC", "ZZZZ-ZZZZ", w.Theirs.Households[0].ReplyCode} {
			w.As("anna").Get(desk+"?code="+code).Status(200).
				Says("No household of this wedding has the code "+code, `value="`+code+`"`).SaysNot(w.Theirs.Canary, "card-form")
		}
	})
}

func TestARefusedCardKeepsItsAnswers(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		path := sending(w, 0)
		anna := w.As("anna")
		anna.Post(path, "source", "paper").Says("Choose for at least one person whether they come.", "card-form").Changes()
		w.Household(w.Ours.Households[0]).Post(home(w, 0)+draft+"/sending", append(premise(w, 0, 0), cell(w, "reply", 0, 0), "attending")...).Change()
		mine := append(premise(w, 0, 0), cell(w, "reply", 0, 0), "declined", cell(w, "reply", 1, 0), "attending", "source", "paper")
		anna.Post(path, mine...).Says("Meanwhile somebody answered “comes” here. Which is right?", "card-form", cell(w, "at", 0, 0)+`" value="2"`).Changes()
		anna.NoScript = true
		page := anna.Post(path, mine...).Status(422).Says("Which is right?", "The household of Ada Lawson OURS", `"`+desk+`/live"`)
		page.Changes()
		kept := regexp.MustCompile(`name="` + regexp.QuoteMeta(cell(w, "reply", 1, 0)) + `" value="attending" checked`)
		if !kept.MatchString(page.Text) {
			t.Error("the answer of the second guest is lost")
		}
	})
}

func TestWhoMayEnterCards(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		for name, status := range map[string]int{"owner": 200, "anna": 200, "pia": 200, "cora": 403, "vera": 403, "dora": 403, "carl": 403} {
			w.As(name).Get(ofCode(w)).Status(status)
		}
		w.As("vera").Get("/e/amara-jonas/replies").SaysNot(desk)
		w.As("anna").Get("/e/amara-jonas/replies").Says(desk)
		w.As("vera").Post(sending(w, 0), cell(w, "reply", 0, 0), "attending", "source", "paper").Status(403).Changes()
		w.Stranger().Post(sending(w, 0), "source", "paper").Status(404).Changes()
		w.As("anna").Post(desk+"/"+string(w.Theirs.Households[0].ID)+"/sending", "source", "paper").Status(404).Changes()
	})
}
