package imports_test

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"convive/handlers/jobs"
	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// long is a list of 1,200 guests.
func long() []byte {
	var b strings.Builder
	b.WriteString("Name,E-mail\n")
	for i := range 1200 {
		fmt.Fprintf(&b, "Given%d Family%d,g%d@example.com\n", i, i, i)
	}
	return []byte(b.String())
}

// gate holds the works of a process where a test wants them.
type gate struct {
	w       *webtest.World
	at      jobs.Progress
	reached chan struct{}
	open    chan struct{}
}

// hold stops the next work that gets so far, and has nobody wait for an end.
func hold(w *webtest.World, step string, done int) *gate {
	g := &gate{w, jobs.Progress{Step: step, Done: done}, make(chan struct{}), make(chan struct{})}
	w.App.Works.Patience = 0
	held := false
	w.App.Works.SetFaults(jobs.Faults{Hold: func(ctx context.Context, at jobs.Progress) {
		if at.Step != step || at.Done < done || held {
			return
		}
		held = true
		close(g.reached)
		select {
		case <-g.open:
		case <-ctx.Done():
		}
	}})
	return g
}

// let lets the work go on, and waits for its end.
func (g *gate) let(about string) {
	g.w.T.Helper()
	work := g.w.App.Works.Find(about)
	close(g.open)
	if work == nil || !work.End(context.Background()) {
		g.w.T.Fatal("there is no such work")
	}
}

func id(path string) string { return path[strings.LastIndex(path, "/")+1:] }

// imported are the imports in the log.
func imported(w *webtest.World) (all []change.Change) {
	w.T.Helper()
	w.Must(w.DB.Read(context.Background(), w.System(w.Ours), func(r *db.Read) error {
		log, err := r.LogOf(change.GuestsImported{}.Kind(), 0)
		for _, e := range log {
			if e.Change.(change.GuestsImported).File != "seed" {
				all = append(all, e.Change)
			}
		}
		return err
	}))
	return all
}

func people(w *webtest.World) (n int64) {
	w.T.Helper()
	w.Must(w.DB.Read(context.Background(), w.System(w.Ours), func(r *db.Read) (err error) {
		n, err = db.From[guests.Guest](r).Count()
		return err
	}))
	return n
}

func TestALongImportShowsHowFarItIsAndGoesOnWithoutItsPage(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		c, before := w.As("anna"), people(w)
		c.NoScript = true
		g := hold(w, "reading", 600)
		path := bring(w.T, c, "long.csv", long())
		<-g.reached
		for range 2 { // a page that is loaded again
			c.Get(path).Status(200).Says("Reading the list", "600 of 1,200 rows", "Cancel", `http-equiv="refresh"`).SaysNot("import-apply").Changes()
		}
		for _, other := range []*webtest.Client{w.As("ben"), w.Stranger()} {
			other.Get(path).Status(404)
			other.Get(path + "/progress").Status(404)
			other.Post(path+"/cancellation", "what", "reading").Status(404)
		}
		g.let("reading " + id(path))
		shown := c.Get(path).Status(200).Says("Import 1,200 guests").SaysNot(`http-equiv="refresh"`)

		g = hold(w, "writing", 500)
		c.Post(path+"/application", "digest", digest(w.T, shown)).Status(303).Changes()
		<-g.reached
		c.Get(path).Status(200).Says("Writing the guests", "500 of 1,200 guests", "The guest list changes all at once at the end.").Changes()
		if people(w) != before || len(imported(w)) != 0 {
			w.T.Error("half an import is there")
		}
		g.let("importing " + id(path))
		if got := imported(w); len(got) != 1 || got[0] != (change.GuestsImported{File: "long.csv", Created: 1200}) || people(w) != before+1200 {
			w.T.Errorf("%+v", got)
		}
		if a := c.Get(path).Status(303); a.Header.Get("Location") != "/e/amara-jonas/guests" {
			w.T.Errorf("goes to %q", a.Header.Get("Location"))
		}
		shown = c.Get("/e/amara-jonas/guests").Says("Imported long.csv: 1,200 new guests", "Undo")
		c.Post(regexp.MustCompile(`/e/amara-jonas/activity/\d+/undo`).FindString(shown.Text)).Change()
		if people(w) != before {
			w.T.Error("its undo leaves somebody behind")
		}
		c.Get(path).Status(200)
	})
}

func TestThePagesScriptIsToldHowFarAWorkIsAndWhereToGoOn(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		c := w.As("anna")
		g := hold(w, "reading", 400)
		path := bring(w.T, c, "long.csv", long())
		<-g.reached
		c.Get(path).Says(`data-url="` + path + "/progress?")
		told := make(chan string)
		go func() { told <- c.Get(path + "/progress?sheet=&apart=3").Text }()
		g.let("reading " + id(path))
		if text := <-told; !strings.Contains(text, "import-progress") || !strings.Contains(text, `"_go":"`+path+`?apart=3"`) {
			w.T.Errorf("%.2000s", text)
		}
		if text := c.Get(path + "/progress").Text; strings.Contains(text, "import-progress") && !strings.Contains(text, `"_go":"`+path+`"`) {
			w.T.Errorf("over: %.2000s", text)
		}
	})
}

func TestACancelledImportLeavesNothingBehind(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		for i, name := range []string{"anna", "pia"} {
			c, before := w.As(name), people(w)
			c.NoScript = i == 0
			g := hold(w, "comparing", 400)
			path := bring(w.T, c, "long.csv", long())
			<-g.reached
			c.Get(path).Says("Comparing it with the guest list", "400 of 1,200 guests")
			c.Post(path+"/cancellation", "what", "reading").Changes()
			c.Get(home).Says("The list was put aside. Nothing of it was kept.")
			c.Get(path).Status(404)

			w.App.Works.SetFaults(jobs.Faults{})
			path = bring(w.T, c, "long.csv", long())
			w.App.Works.Find("reading " + id(path)).End(context.Background())
			shown := c.Get(path).Says("Import 1,200 guests")
			g = hold(w, "writing", 1000)
			c.Post(path+"/application", "digest", digest(w.T, shown)).Changes()
			<-g.reached
			c.Post(path+"/cancellation", "what", "importing").Changes()
			if len(imported(w)) != 0 || people(w) != before {
				w.T.Error("something was left")
			}
			c.Get(path).SaysNot("was cancelled") // it reads the list again first
			w.App.Works.Find("reading " + id(path)).End(context.Background())
			c.Get(path).Says("Import 1,200 guests", "The import was cancelled. Nothing has changed.")
			w.App.Works.Patience = webtest.Patience
			c.Get(path).Says("Import 1,200 guests").SaysNot("was cancelled")
		}
	})
}

func TestACancellationThatComesTooLateSaysWhatWasImported(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		c := w.As("anna")
		c.NoScript = true
		path := bring(w.T, c, "list.csv", []byte("Name\nAna Silva\n"))
		shown := c.Get(path).Says("Import 1 guest")
		g := hold(w, "writing", 0)
		c.Post(path+"/application", "digest", digest(w.T, shown))
		<-g.reached
		g.let("importing " + id(path))
		c.Post(path+"/cancellation", "what", "importing").Status(303).Changes()
		c.Get(path).Status(303)
		c.Get("/e/amara-jonas/guests").Says("Imported list.csv: 1 new guest", "Undo")
		c.Post(path+"/cancellation", "what", "importing").Status(303).Changes()
		if got := imported(w); len(got) != 1 {
			w.T.Errorf("%+v", got)
		}
	})
}

func TestAnImportThatIsRefusedLaterSaysWhyOverThePreviewAsItIsByThen(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		c, guest := w.As("anna"), w.Ours.Guests[0]
		path := bring(w.T, c, "list.csv", []byte("Name,E-mail,Phone\n"+guest.Name+","+guest.Email+",12345\n"))
		shown := c.Get(path).Says("12345")
		g := hold(w, "comparing", 0)
		c.Post(path+"/application", "digest", digest(w.T, shown)).Changes()
		<-g.reached
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			return change.GuestEdited{Guest: guest.ID, Household: guest.HouseholdID}, db.Update(tx, &guest, db.Set{"phone": "9876"})
		})
		g.let("importing " + id(path))
		w.App.Works.Patience = webtest.Patience
		c.Get(path).Status(200).Says("The guest list has changed since you looked.", "9876", "12345")
		if len(imported(w)) != 0 {
			w.T.Error("it was imported all the same")
		}
	})
}
