package imports_test

import (
	"regexp"
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
)

const foreign = "Imię;Nazwisko;Poczta;Obiad\nAna;Silva;ana@example.com;yes\nLeo;Costa;;no\n"

func TestAListThatNobodyUnderstandsIsExplainedAndRememberedForTheNext(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		for i, name := range []string{"anna", "pia"} {
			c := w.As(name)
			c.NoScript = i == 1
			if i == 0 {
				a := c.Upload(home+"/preview", "file", "goscie.csv", []byte(foreign)).Refused("No column looks like a guest's name.").Says("Say what its columns hold").Changes()
				path := inReply.FindString(a.Text)
				c.Get(path).Status(200).Says("Nazwisko", "Costa", "Say below what the columns hold").SaysNot("import-apply")
				c.Post(path+"/columns", "c0", "given name", "c1", "family name", "c2", "e-mail", "c3", "reply:Reception OURS").Changes()
				shown := c.Get(path).Says("Import 2 guests", "Ana Silva").SaysNot("new occasion")
				c.Post(path+"/application", "digest", digest(w.T, shown)).Changes(change.GuestsImported{File: "goscie.csv", Created: 2})
				continue
			}
			path := bring(w.T, c, "next.csv", []byte("imie;nazwisko;poczta;obiad\nMia;Lund;;\n"))
			c.Get(path).Says("Import 1 guest", "Mia Lund")
			c.Post(path+"/columns", "c0", "given name", "c1", "family name", "c2", "nothing", "c3", "").Status(303).Changes()
			c.Get(path).Says("Import 1 guest")
			c.Post(path+"/columns", "guess", "1").Status(303).Changes()
			c.Get(path).Says("No column looks like").SaysNot("import-apply")
		}
	})
}

func TestWhatColumnsHoldMayNotChangeBetweenThePreviewAndTheImport(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		a, b := w.As("anna"), w.As("pia")
		list := []byte("Name,Remark\nAna Silva,vegan\nLeo Costa,halal\n")
		path, theirs := bring(w.T, a, "list.csv", list), bring(w.T, b, "theirs.csv", list)
		for i, noScript := range []bool{false, true} {
			a.NoScript = noScript
			shown := a.Get(path).Says("Import 2 guests")
			b.Post(theirs+"/columns", "c0", "name", "c1", []string{"diet", "note"}[i]).Status(200).Changes()
			again := a.Post(path+"/application", "digest", digest(w.T, shown)).Refused("changed since you looked").Changes()
			if digest(w.T, again) == digest(w.T, shown) {
				w.T.Error("the page that comes back states what it stated before")
			}
		}
		a.Post(path+"/application", "digest", digest(w.T, a.Get(path))).Changes(change.GuestsImported{File: "list.csv", Created: 2})
	})
}

func TestColumnsThatContradictEachOtherComeBackAsTheyWereChosen(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		c := w.As("anna")
		path := bring(w.T, c, "list.csv", []byte("Name,E-mail,Shoe size,Reception OURS\nAna Silva,ana@example.com,38,yes\n"))
		picked := regexp.MustCompile(`<option value="e-mail" selected>`)
		for sentence, fields := range map[string][]string{
			"“E-mail” and “Shoe size” can't both be the same.": {"c2", "e-mail"},
			"Say which column holds the guests' names.":        {"c0", "", "c2", "e-mail", "c1", ""},
			"“E-mail” holds meals":                             {"c1", "meal:Brunch", "c2", "e-mail"},
			"Choose what “Name” holds.":                        {"c0", "shoes", "c2", "e-mail"},
			"Choose what “Shoe size” holds.":                   {"c2", "reply:", "c1", "e-mail"},
		} {
			for _, c.NoScript = range []bool{false, true} {
				a := c.Post(path+"/columns", fields...).Refused(sentence).Changes()
				if !picked.MatchString(a.Text) {
					w.T.Errorf("%s: what was chosen is lost", sentence)
				}
			}
		}
		c.NoScript = false
		c.Get(path).Says("Import 1 guest")
	})
}

func TestAChosenColumnNeverRunsAsAnythingElse(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		c := w.As("anna")
		path := bring(w.T, c, "list.csv", []byte("Name,<b>=1+1</b>\nAna Silva,<blink>\n"))
		a := c.Get(path).Status(200)
		if strings.Contains(a.Text, "<b>=1") || strings.Contains(a.Text, "<blink>") {
			w.T.Error("a heading or a value is markup")
		}
		stranger := w.Stranger()
		stranger.Post(path+"/columns", "c0", "name").Status(404).Changes()
		w.As("ben").Post(path+"/columns", "c0", "name").Status(404).Changes()
		w.As("vera").Post(path+"/columns", "c0", "name").Status(403).Changes()
	})
}

func TestWhoIsMissingFromAListGoesOnlyWhenSomebodySaysSo(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		c := w.As("anna")
		path := bring(w.T, c, "the-knot.csv", testdata(w.T, "the-knot.csv"))
		c.Post(path+"/application", "digest", digest(w.T, c.Get(path))).Change()
		path = bring(w.T, c, "reimport.csv", testdata(w.T, "reimport.csv"))
		shown := c.Get(path).Says("Not in the list any more", "They stay.")
		gone := regexp.MustCompile(`name="remove" value="([0-9a-f-]{36})"`).FindAllStringSubmatch(shown.Text, -1)
		if len(gone) != 2 {
			w.T.Fatalf("%d are offered to be removed", len(gone))
		}
		c.Post(path+"/application", "digest", digest(w.T, shown), "remove", string(w.Ours.Guests[0].ID)).Refused("The guest list has changed since you looked.")
		watch, stranger := w.As("ben").Open("/e/amara-jonas/guests"), w.Stranger().Open("/e/other-wedding/guests")
		c.Post(path+"/application", "digest", digest(w.T, shown), "remove", gone[0][1], "remove", gone[1][1]).
			Changes(change.GuestsImported{File: "reimport.csv", Created: 3, Updated: 6, Unchanged: 112, Removed: 2})
		watch.Converges()
		stranger.SawNothing()
		c.Get("/e/amara-jonas/guests/" + gone[0][1]).Status(404)
		undo := regexp.MustCompile(`/e/amara-jonas/activity/\d+/undo`).FindString(c.Get("/e/amara-jonas/guests").Text)
		c.Post(undo).Change()
		c.Get("/e/amara-jonas/guests/" + gone[0][1]).Status(200)
	})
}
