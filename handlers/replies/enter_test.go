package replies_test

import (
	"strconv"
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

func link(w *webtest.World, n int) string {
	return "/r/" + guests.LinkKey(webtest.Secret, w.Ours.Households[n].ID, 1)
}

func TestAPersonalLinkOpensTheHouseholdsPages(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		c := w.Anonymous()
		a := c.Get(link(w, 0)).Status(303)
		if got := a.Header.Get("Location"); got != link(w, 0)+"?try=1" {
			t.Errorf("leads to %s", got)
		}
		if got := a.Header.Get("Referrer-Policy"); got != "no-referrer" {
			t.Errorf("Referrer-Policy %q", got)
		}
		a = c.Get(link(w, 0) + "?try=1").Status(303)
		if got := a.Header.Get("Location"); got != home(w, 0) {
			t.Errorf("leads to %s", got)
		}
		c.Get(home(w, 0)).Status(200).Says("Reply for the three of you", "Not you?")
		c.Get(link(w, 1)).Status(303) // a second household on the same phone
		c.Get(home(w, 1)).Status(200)
		c.Get(home(w, 0)).Status(200)
		c.Get("/w/amara-jonas").Says("Ada Lawson OURS, Ben Lawson OURS", "Zoé Aubertin OURS")
	})
}

func TestWhereNoCookieSticksTheReplyGoesOnUnderTheLink(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		w.Anonymous().Get(link(w, 0)).Status(303)
		a := w.Anonymous().Get(link(w, 0) + "?try=1").Status(303)
		page := link(w, 0) + "/page"
		if got := a.Header.Get("Location"); got != page {
			t.Fatalf("leads to %s", got)
		}
		w.Anonymous().Get(page).Status(200).Says(page + "/reply")
		watch := w.Anonymous().Open(page)
		c := w.Anonymous()
		c.NoScript = true
		c.Post(page+draft+"/steps", "step", "who", "go", "next", cell(w, "reply", 0, 0), "attending").Status(303)
		w.Anonymous().Get(page + draft + "?step=review").Says("Ada Lawson OURS comes")
		a = c.Post(page+draft+"/sending", cell(w, "reply", 0, 0), "attending").Status(303).Changes(one(w, 0, 0, 1, 0))
		if got := a.Header.Get("Location"); got != page+"/receipt" {
			t.Errorf("leads to %s", got)
		}
		watch.Shows("invitation", "Ada Lawson OURS comes")

		t.Log("what isn't there, or is gone by now, is no fault of the link")
		const ended = "This link opens no invitation."
		c.Get(page + "/reply/nonsense").Status(404).SaysNot(ended)
		c.Post(page+"/requests/asking", "kind", "diet", "words", "No nuts.", "guest", "removed").Status(404).SaysNot(ended)
		c.Get("/r/nonsense/page/requests").Status(404).Says(ended)
	})
}

func TestKeysThatOpenNothingAllGetTheSamePage(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		old := link(w, 0)
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			h, err := db.Find[guests.Household](tx.Read, w.Ours.Households[0].ID)
			if err != nil {
				return nil, err
			}
			hash := guests.LinkHash(guests.LinkKey(webtest.Secret, h.ID, 2))
			return change.LinkRenewed{Household: h.ID}, db.Update(tx, &h, db.Set{"link_generation": int64(2), "link_hash": hash})
		})
		want := w.Anonymous().Get("/r/AAAAAAAAAAAAAAAAAAAAAA").Status(404).Text
		for _, path := range []string{old, "/r/x", "/r/" + strings.Repeat("y", 500), "/r/%FF%FE", old + "?try=1"} {
			if got := w.Anonymous().Get(path).Status(404).Text; got != want {
				t.Errorf("%s gets another page", path)
			}
		}
		w.Anonymous().Get(old + "/page").Status(404)
		w.Household(w.Ours.Households[0]).Get(home(w, 0)).Status(404) // the grant was of the old link
	})
}

func TestACodeOpensTheInvitationOnItsOwnEventsPageAlone(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		c := w.Anonymous()
		if page := c.Get("/w/amara-jonas"); strings.Count(page.Text[strings.Index(page.Text, `id="f-code"`):][:300], "dir=") != 1 {
			t.Error("the field of the code has not one direction")
		}
		c.Get("/w/amara-jonas").Status(200).Says(`dir="ltr" placeholder="ABCD-EFGH"`, "Wedding OURS", "Hall OURS", "12 September 2026").SaysNot("Ada Lawson")
		for range 12 { // right codes are free
			a := c.Post("/w/amara-jonas/code", "code", " "+strings.ToLower(guests.ShowCode(w.Ours.Households[0].ReplyCode))+" ").Status(200)
			if !strings.Contains(a.Text, `{"_go":"`+home(w, 0)+`"}`) {
				t.Fatalf("leads elsewhere: %s", a.Text)
			}
		}
		c.Get(home(w, 0)).Status(200)
		plain := w.Anonymous()
		plain.NoScript = true
		plain.Post("/w/amara-jonas/code", "code", w.Ours.Households[0].ReplyCode).Status(303)
		plain.Get(home(w, 0)).Status(200)

		for _, script := range []bool{true, false} {
			c := w.Anonymous()
			c.NoScript = !script
			want := ""
			for _, wrong := range []string{w.Theirs.Households[0].ReplyCode, "QQQQQQQQ", "", "OOOO0000", "<b>&'", "\xff\xfe"} {
				a := c.Post("/w/amara-jonas/code", "code", wrong)
				if wrong == "\xff\xfe" {
					a.Status(400)
					continue
				}
				if want == "" {
					want = a.Says("This code opens no invitation here.").Text
				}
				if a.Text != want {
					t.Errorf("%q gets other bytes:\n%s\n%s", wrong, a.Text, want)
				}
			}
		}
	})
}

func TestGuessingCodesIsBoundedPerClientAndAsksTheSurnamePerEvent(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		c := w.Anonymous()
		for range 10 {
			c.Post("/w/amara-jonas/code", "code", "QQQQQQQQ").Status(200)
		}
		code := guests.ShowCode(w.Ours.Households[0].ReplyCode)
		c.Post("/w/amara-jonas/code", "code", code, "surname", "Lawson").Status(200).Says("Too many wrong codes", "Please send your code again in about 1", " minutes.", `value="Lawson"`).SaysNot(home(w, 0), "_go")
		c.NoScript = true
		a := c.Post("/w/amara-jonas/code", "code", code).Status(429).Says("Too many wrong codes", `value="`+code+`"`, `name="code"`)
		if wait, _ := strconv.Atoi(a.Header.Get("Retry-After")); wait < 1 || wait > 12*60 {
			t.Errorf("Retry-After %q", a.Header.Get("Retry-After"))
		}
		c.Post("/w/amara-jonas/code?lang=de", "code", strings.Repeat("A", 500)).Status(429).SaysNot("AAAA")
		w.Anonymous().Get(link(w, 1)).Status(303) // personal links never pass through the limits
	})
}

func TestWhenAnEventIsUnderGuessingItsGuestsStillComeInWithTheirSurname(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		fill(w)
		c := w.Anonymous()
		c.Post("/w/amara-jonas/code", "code", w.Ours.Households[0].ReplyCode).Status(200).Says("please write the surname on your card too")
		c.Post("/w/amara-jonas/code", "code", w.Ours.Households[0].ReplyCode, "surname", "Smith").Status(200).Says("please write the surname on your card too")
		c.Post("/w/amara-jonas/code", "code", w.Ours.Households[0].ReplyCode, "surname", " lawson ").Status(200).Says(home(w, 0))
		w.Anonymous().Get(link(w, 1)).Status(303) // personal links never pass through the limits
	})
}
