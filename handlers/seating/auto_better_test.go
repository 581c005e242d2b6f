package seating_test

import (
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/guests"
)

// seatedAsProposed has everybody sit as auto-seat would have them.
func seatedAsProposed(w *webtest.World) {
	w.T.Helper()
	attend(w)
	lay(w, 3, 8)
	searchFor(w, "anna", "1").Status(303)
	w.As("anna").Post(autoPage+"/application?occasion="+string(reception(w)), proposed(w, over(w, "anna"))...).Change()
}

func TestNothingIsProposedThatIsNoBetterThanHowGuestsSit(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		seatedAsProposed(w)
		searchFor(w, "anna", "1").Status(303) // though nobody asks to move few
		const says = "Nothing better was found: everybody would stay where they sit."
		if shown := over(w, "anna"); !strings.Contains(shown, says) || strings.Contains(shown, "Apply: ") || strings.Contains(shown, "proposal=2") {
			t.Errorf("something is proposed: %s", shown)
		}
		restarted(w, "anna")
		again := w.As("anna").Get(autoPage+"?occasion="+string(reception(w))).Says(says, "Searched from where guests sit now, for 1 second.").SaysNot("Apply: ")
		if scoreFound.FindStringSubmatch(again.Text) == nil {
			t.Error("how they sit is not shown")
		}
	})
}

func TestFromScratchForgetsWhereGuestsSitThoughFewAreToMove(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		seatedAsProposed(w)
		address := "?occasion=" + string(reception(w))
		noScript(w, "anna").Post(autoPage+"/search"+address, "occasion", string(reception(w)), "start", "scratch", "seconds", "1", "households", "must", "sides", "mix", "stay", "on", "ages", "on").Status(303)
		shown := over(w, "anna")
		for _, want := range []string{
			"Apply: ", "Searched from scratch, for 1 second.", "Counts only from where guests sit now.",
			`<option value="scratch" selected>`, `<option value="mix" selected>`, `<span class="quiet">from `, // the form asks for the same again
		} {
			if !strings.Contains(shown, want) {
				t.Errorf("it doesn't say %q", want)
			}
		}
		if strings.Contains(shown, "Guests who stay where they sit") {
			t.Error("who stays is counted")
		}
		if !strings.Contains(shown, `id="f-ages" type="checkbox" name="ages" value="1" checked`) {
			t.Errorf("the form asks for something else: %s", shown[strings.Index(shown, "auto-likes"):])
		}
	})
}

func TestWhatIsFoundFromScratchAndIsNoBetterIsSaidToBeSo(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		seatedAsProposed(w)
		noScript(w, "anna").Post(autoPage+"/search?occasion="+string(reception(w)), "occasion", string(reception(w)), "start", "scratch", "seconds", "1", "households", "must", "sides", "").Status(303)
		if shown := over(w, "anna"); !strings.Contains(shown, "Apply: ") || !strings.Contains(shown, "It is no better than how guests sit now.") {
			t.Errorf("it doesn't say that what it proposes is no better: %s", shown)
		}
	})
}

func TestThePreviewLeadsToItsProblemsAndToOtherSettingsAndSaysOnceThatAllComeFromParking(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		seatDirectly(w, lay(w, 3, 8)[0], w.Ours.Guests[0])
		reply(w, guests.Declined, w.Ours.Guests[0])
		searchFor(w, "anna", "1").Status(303)
		shown := over(w, "anna")
		for _, want := range []string{`<a href="#auto-left">Problems: `, `<h3 id="auto-left">`, "Proposal 1", "Proposal 2", "All of them come from parking."} {
			if !strings.Contains(shown, want) {
				t.Errorf("it doesn't say %q", want)
			}
		}
		if strings.Contains(shown, `<span class="quiet">from `) {
			t.Error("of each it is said that they come from parking")
		}
		if strings.Contains(shown, "no better than") {
			t.Error("what is better is said not to be")
		}
		if strings.Index(shown, "Search with other settings") > strings.Index(shown, "Why here?") {
			t.Error("other settings stand below all tables")
		}
	})
}
