package accounts_test

import (
	"reflect"
	"testing"
	"time"

	"convive/handlers/webtest"
	"convive/models/change"
)

func TestSigningOutEverywhereEndsEveryOpenPageWithinASecond(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		here, there := w.As("anna"), w.As("anna")
		open, account := there.Open(guests), there.Open("/account")
		mine := here.Open(guests)
		ben, stranger := w.As("ben").Open(guests), w.Stranger().Open("/e/other-wedding/requests")
		here.NoScript = true
		here.Post("/account/leaving").Status(303)
		for _, watch := range []*webtest.Watch{open, account, mine} {
			watch.Ended(time.Second)
		}
		there.Get(guests).Status(303)
		here.Get(guests).Status(303)
		anna := w.Ours.Accounts["anna"].ID // this browser is the last
		if got := ofAnna(w); !reflect.DeepEqual(got, []change.Change{change.SignedOut{Account: anna}, change.SignedOutEverywhere{Account: anna}}) {
			t.Errorf("the log says %+v", got)
		}
		ben.Converges()
		stranger.SawNothing()
	})
}

func TestANewPasswordSignsTheOtherBrowsersOut(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		withPassword(w)
		here, there := w.As("anna"), w.As("anna")
		mine, open := here.Open(guests), there.Open(guests)
		here.NoScript = true
		here.Post("/account/password", "current", "not the right one", "new", "four entirely other words").Status(422).Says("This is not the password that you have now.")
		here.Post("/account/password", "current", password, "new", "short").Status(422).Says("Use at least 10 characters.")
		there.Get(guests).Status(200)

		here.Post("/account/password", "current", password, "new", "four entirely other words").Status(303)
		open.Ended(time.Second)
		there.Get(guests).Status(303)
		here.Get("/account").Status(200).Says("The password is changed.")
		mine.Converges()
		if got := ofAnna(w); len(got) != 2 || got[0] != (change.PasswordChanged{Account: w.Ours.Accounts["anna"].ID}) {
			t.Errorf("the log says %+v", got)
		}
		c := w.Anonymous()
		c.NoScript = true
		c.Post("/sign-in", "email", anna, "password", password).Status(422)
		c.Post("/sign-in", "email", anna, "password", "four entirely other words").Status(303)
	})
}

func TestGuessingThePresentPasswordIsLimited(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		withPassword(w)
		here := w.As("anna")
		here.NoScript = true
		for range 5 {
			here.Post("/account/password", "current", "a wrong one", "new", "four entirely other words").Status(422)
		}
		here.Post("/account/password", "current", password, "new", "four entirely other words").Status(429)
	})
}

func TestAProfileIsEditedWithAndWithoutScript(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		here, there := w.As("anna"), w.As("anna")
		watch := there.Open("/account")
		here.Get("/account").Status(200).Says(`name="version" value="1"`)
		here.Post("/account/profile", "version", "1", "name", "Anna-Lena", "email", anna).Status(200).Says("Saved.", `name="version" value="2"`)
		watch.Shows("account-who", "Anna-Lena")
		watch.Converges()

		there.NoScript = true
		there.Post("/account/profile", "version", "1", "name", "Anni", "email", anna).Status(409).Says("Anna-Lena", "Anni")
		there.Post("/account/profile", "version", "2", "name", "Anna-Lena", "email", w.Ours.Accounts["ben"].Email).Status(422).Says("There is an account with this e-mail address already.")
		there.Post("/account/profile", "version", "2", "name", "", "email", "nonsense").Status(422).Says("Write your name as others should read it.", "Write an e-mail address")
		there.Post("/account/profile", "version", "2", "name", "Anna-Lena", "email", "new@example.org").Status(303)
		want := []change.Change{change.ProfileEdited{Account: w.Ours.Accounts["anna"].ID}, change.ProfileEdited{Account: w.Ours.Accounts["anna"].ID}}
		if got := ofAnna(w); !reflect.DeepEqual(got, want) {
			t.Errorf("the log says %+v", got)
		}
		w.Anonymous().Post("/account/profile", "version", "1", "name", "X", "email", "x@example.org").Status(401)
		w.Anonymous().Get("/account").Status(303)
	})
}
