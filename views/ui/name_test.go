package ui_test

import (
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"convive/views/ui"
)

func TestInitialsOfNamesInAllScripts(t *testing.T) {
	for name, want := range map[string]string{
		"Anna": "AN", "Margarethe Rößler": "MR", "Fig & Thyme": "FT", "Dr. Ana María Ferreira": "DF", "étienne": "ÉT",
		"Jean-Luc Picard": "JP", "O'Brien": "OB", "Zoé": "ZO", "X": "X",
		"הדס אלמוג": "הא", "طارق": "طا", "كريم صباغ": "كص", "Ольга Иванова": "ОИ",
		"王小明": "王", "山田 太郎": "山", "김민수": "김",
		"Zoe\u0301 Aubertin": "ZA", "e\u0301ric": "E\u0301R",
		"  ": "?", "": "?", "🎉": "🎉", "(Guest)": "GU",
	} {
		if got := ui.Initials(name); got != want {
			t.Errorf("Initials(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestEveryNameHasInitials(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		got := ui.Initials(rapid.String().Draw(rt, "name"))
		if got == "" || !utf8.ValidString(got) {
			rt.Fatalf("initials %q", got)
		}
	})
}

func TestPeopleAreToldApartByColour(t *testing.T) {
	seen := map[int]bool{}
	for _, id := range []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"} {
		seen[ui.ColourOf(id)] = true
	}
	if len(seen) < 3 {
		t.Errorf("ten people share %d colours", len(seen))
	}
}

func TestAnAvatarIsReadAsTheNameAndAnyColourIsOne(t *testing.T) {
	for _, colour := range []int{-1, 0, 3, 4, 999} {
		avatar := byClass(render(t, ui.Avatar("הדס אלמוג", colour)), "avatar")
		if avatar == nil || attr(avatar, "aria-label") != "הדס אלמוג" {
			t.Fatalf("colour %d: no avatar, or no name", colour)
		}
	}
}

func TestANameKeepsItsOwnDirection(t *testing.T) {
	doc := render(t, ui.Name(`<b>תמר</b> & "Ko"`))
	if got := text(one(t, doc, "bdi")); got != `<b>תמר</b> & "Ko"` {
		t.Errorf("the name reads %q", got)
	}
	if len(all(doc, "b")) != 0 {
		t.Error("a name became an element")
	}
}
