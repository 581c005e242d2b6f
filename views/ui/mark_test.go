package ui_test

import (
	"testing"

	"convive/views/ui"
)

func TestAMarkIsReadAsItsWord(t *testing.T) {
	for state, want := range map[string]string{"attending": "attending", "declined": "declined", "pending": "pending", "": "not invited", "odd": "not invited"} {
		if got := text(render(t, ui.ReplyMark(state))); got != want {
			t.Errorf("%q reads %q", state, got)
		}
		if got := attr(one(t, render(t, ui.ReplyMarkOnly(state)), "svg"), "aria-label"); got != want {
			t.Errorf("%q alone reads %q", state, got)
		}
	}
}

func TestEveryMarkAndPatternIsInTheSprite(t *testing.T) {
	sprite := render(t, ui.Sprite())
	for _, state := range []string{"attending", "declined", "pending", ""} {
		use := one(t, render(t, ui.ReplyMarkOnly(state)), "use")
		if byID(sprite, attr(use, "href")[1:]) == nil {
			t.Errorf("%q points to %q, which is not there", state, attr(use, "href"))
		}
	}
	for _, id := range []string{"bar-pending", "bar-declined", "bar-full"} {
		if byID(sprite, id) == nil {
			t.Errorf("no pattern %q", id)
		}
	}
}

func TestACountSaysInWordsWhenATableIsFullOrOver(t *testing.T) {
	for _, c := range []struct {
		taken, seats int
		want         string
	}{{6, 8, "6 of 8"}, {8, 8, "8 of 8 full"}, {9, 8, "9 of 8 over"}} {
		if got := text(render(t, ui.Count(c.taken, c.seats))); got != c.want {
			t.Errorf("Count(%d, %d) reads %q", c.taken, c.seats, got)
		}
	}
}

func TestABadgeOfNothingIsStillThereToBePatched(t *testing.T) {
	doc := render(t, ui.Badge("requests-badge", 0, "open requests"))
	if byID(doc, "requests-badge") == nil || text(doc) != "" {
		t.Error("an empty badge is missing, or says something")
	}
	if got := text(render(t, ui.Badge("b", 15, "open requests"))); got != "15 open requests" {
		t.Errorf("badge reads %q", got)
	}
}
