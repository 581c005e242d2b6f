package imports_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
)

const home = "/e/amara-jonas/import"

func testdata(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "models", "imports", "lists", "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

var (
	inReply = regexp.MustCompile(`/e/amara-jonas/import/[0-9a-f-]{36}`)
	stated  = regexp.MustCompile(`name="digest" value="([0-9a-f]+)"`)
)

// bring sends a file and returns the address of its preview.
func bring(t testing.TB, c *webtest.Client, name string, data []byte) string {
	t.Helper()
	a := c.Upload(home+"/preview", "file", name, data).Changes()
	path := inReply.FindString(a.Header.Get("Location") + a.Text)
	if path == "" {
		t.Fatalf("no preview: %d %.2000s", a.StatusCode, a.Text)
	}
	return path
}

// digest is what a preview states.
func digest(t testing.TB, a webtest.Answer) string {
	t.Helper()
	found := stated.FindStringSubmatch(a.Text)
	if found == nil {
		t.Fatalf("the preview states nothing: %.3000s", a.Text)
	}
	return found[1]
}

func TestAListIsBroughtShownAndImportedWithAndWithoutScript(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		for i, name := range []string{"anna", "pia"} {
			c := w.As(name)
			c.NoScript = i == 1
			c.Get(home).Status(200).Says("Drop a file here", "Template")
			list := []string{"the-knot.csv", "zola.csv"}[i]
			path := bring(w.T, c, list, testdata(w.T, list))
			shown := c.Get(path).Status(200).Changes().Says("How it was read", []string{"Import 120 guests", "Import 148 guests"}[i])
			watch := w.As("ben").Open("/e/amara-jonas/guests")
			stranger := w.Stranger().Open("/e/other-wedding/guests")
			a := c.Post(path+"/application", "digest", digest(w.T, shown))
			a.Changes(change.GuestsImported{File: list, Created: []int{120, 148}[i]})
			if !strings.Contains(a.Text+a.Header.Get("Location"), "/e/amara-jonas/guests") {
				t.Errorf("goes to %q %s", a.Header.Get("Location"), a.Text)
			}
			c.Get("/e/amara-jonas/guests").Says("Imported "+list, "Undo")
			watch.Converges()
			stranger.SawNothing()
			c.Get(path).Says("Everything in this list is here already").SaysNot("import-apply")
			c.Post(path+"/application", "digest", digest(w.T, shown), "command", string(db.NewID())).Refused("The guest list has changed since you looked.")
		}
	})
}

func TestAnImportSentTwiceIsDoneOnce(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		c := w.As("anna")
		path := bring(w.T, c, "the-knot.csv", testdata(w.T, "the-knot.csv"))
		d := digest(w.T, c.Get(path))
		id := string(db.NewID())
		c.Post(path+"/application", "digest", d, "command", id).Changes(change.GuestsImported{File: "the-knot.csv", Created: 120})
		c.Post(path+"/application", "digest", d, "command", id).Status(200).Changes()
	})
}

func TestWhatIsImportedIsWhatWasShown(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		c := w.As("anna")
		g := w.Ours.Guests[0]
		path := bring(w.T, c, "list.csv", []byte("Name,E-mail,Phone\n"+g.Name+","+g.Email+",12345\n"))
		d := digest(w.T, c.Get(path).Says("Phone", "12345"))
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			err := db.Update(tx, &g, db.Set{"phone": "9876"})
			return change.GuestEdited{Guest: g.ID, Household: g.HouseholdID}, err
		})
		c.Post(path+"/application", "digest", d).Status(200).Refused("The guest list has changed since you looked.").Says("import-preview", "9876", "12345")
		c.NoScript = true
		again := c.Post(path+"/application", "digest", d).Status(409).Refused("The guest list has changed since you looked.").Says("9876")
		c.Post(path+"/application", "digest", digest(w.T, again)).Status(303).Changes(change.GuestsImported{File: "list.csv", Updated: 1})
		c.Post(path+"/application", "digest", "").Status(422).Refused("Look at the preview before you import.")
	})
}

func TestALaterListOffersARenameThatCanBeTurnedDown(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		c := w.As("anna")
		path := bring(w.T, c, "the-knot.csv", testdata(w.T, "the-knot.csv"))
		c.Post(path+"/application", "digest", digest(w.T, c.Get(path))).Change()
		path = bring(w.T, c, "reimport.csv", testdata(w.T, "reimport.csv"))
		shown := c.Get(path).Says("Stella Papadakis-Lund", "They are two people", "7 Lantern Square", "Edda Dimitrov", "Cheque", "Blank in the list, kept here", "Import 9 guests")
		apart := regexp.MustCompile(`\?apart=(\d+)`).FindStringSubmatch(shown.Text)
		two := c.Get(path + "?apart=" + apart[1]).Status(200).SaysNot("They are two people")
		c.Post(path+"/application", "digest", digest(w.T, shown), "apart", apart[1]).Refused("The guest list has changed since you looked.")
		c.Post(path+"/application", "digest", digest(w.T, two), "apart", apart[1]).Changes(change.GuestsImported{File: "reimport.csv", Created: 4, Updated: 5, Unchanged: 115})
	})
}

func TestAWorkbookShowsItsSheets(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		c := w.As("anna")
		path := bring(w.T, c, "guest-list.xlsx", testdata(w.T, "guest-list.xlsx"))
		c.Get(path).Status(200).Says("Budget", "Guests", "Import 40 guests")
		c.Get(path + "?sheet=Budget").Status(200).Says("import-refused").SaysNot("import-apply")
		c.Post(path+"/application", "digest", "x", "sheet", "Budget").Status(404).Changes()
	})
}

func TestPastedNamesAreAList(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		c := w.As("anna")
		a := c.Upload(home+"/preview", "file", "", nil, "text", "Ana & Leo Silva\nNora Brandt + guest").Changes()
		path := inReply.FindString(a.Text)
		shown := c.Get(path).Says("Import 4 guests", "Pasted text")
		c.Post(path+"/application", "digest", digest(w.T, shown)).Changes(change.GuestsImported{File: "Pasted text", Created: 4})
	})
}

func TestTheTemplateHasTheEventsOccasions(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		c := w.As("anna")
		a := c.Get(home+"/template.csv").Status(200).Says("Ceremony OURS - reply", "Reception OURS - reply")
		if a.Header.Get("Content-Disposition") != `attachment; filename="guests.csv"` {
			t.Error(a.Header)
		}
		path := bring(w.T, c, "guests.csv", []byte(a.Text))
		c.Get(path).Says("Import 4 guests").SaysNot("new occasion")
	})
}
