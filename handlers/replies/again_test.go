package replies_test

import (
	"strings"
	"testing"
	"time"

	"convive/handlers/webtest"
)

// begun goes through the first step of a new reply, and returns where it stands.
func begun(w *webtest.World, guest *webtest.Client, how, reply string) string {
	page, _, _ := strings.Cut(guest.Get(home(w, 0)+"/reply"+how).Status(303).Header.Get("Location"), "?")
	guest.Post(page+"/steps", "step", "who", "go", "next", cell(w, "reply", 0, 1), reply).Status(303)
	w.Clock.Move(time.Second)
	return page
}

func TestTheButtonGoesOnWithTheReplyThatWasBegunAtTheStepThatWasLeft(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		guest := w.Household(w.Ours.Households[0])
		guest.NoScript = true
		page := begun(w, guest, "", "attending")
		for how, step := range map[string]string{"": "meals", "?step=all": "all"} {
			if to := guest.Get(home(w, 0) + "/reply" + how).Status(303).Header.Get("Location"); to != page+"?step="+step {
				t.Errorf("%q leads to %s", how, to)
			}
		}
		guest.Get(home(w, 0)).Says("Go on with your reply", page+"?step=meals", "/reply?anew=1")
		guest.Post(page+"/steps", "step", "diets", "go", "later").Status(303)
		guest.Get(home(w, 0)).Says(page + "?step=diets")
		guest.Post(page+"/sending", cell(w, "reply", 0, 1), "attending").Status(303).Change()
		if to := guest.Get(home(w, 0) + "/reply").Header.Get("Location"); strings.HasPrefix(to, page) {
			t.Errorf("what was sent is gone on with: %s", to)
		}
	})
}

func TestWhoStartsAnewLosesNothingThatWasBegun(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		guest := w.Household(w.Ours.Households[0])
		guest.NoScript = true
		first := begun(w, guest, "", "attending")
		second := begun(w, guest, "?anew=1", "declined")
		if first == second {
			t.Fatal("a new reply took the other one's place")
		}
		guest.Get(home(w, 0)).Says("Go on with your reply", second+"?step=", "Go on with an earlier reply", first+"?step=meals")
		if to := guest.Get(home(w, 0) + "/reply").Header.Get("Location"); !strings.HasPrefix(to, second) {
			t.Errorf("leads to %s", to)
		}
		guest.Get(first + "?step=review").Says("Ada Lawson OURS comes")
	})
}

func TestNewQuestionsAreAnsweredWithTheReplyThatWasBegun(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		guest := w.Household(w.Ours.Households[0])
		guest.NoScript = true
		page := begun(w, guest, "", "attending")
		if to := guest.Get(home(w, 0) + "/reply?step=more").Header.Get("Location"); to != page+"?step=questions" {
			t.Errorf("leads to %s", to)
		}
	})
}
