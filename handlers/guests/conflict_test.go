package guests_test

import (
	"html"
	"net/url"
	"regexp"
	"testing"

	"convive/handlers/webtest"
	"convive/models/db"
	"convive/models/guests"
)

var hidden = regexp.MustCompile(`<input type="hidden" name="([^"]+)" value="([^"]*)"`)

// typed are the fields of the form by which a guest is edited, with some changed.
func typed(g guests.Guest, changed map[string]string) []string {
	fields := map[string]string{"version": "1", "name": g.Name, "email": g.Email, "diet_note": g.DietNote, "age": "adult", "prefix": "", "note": g.Note, "aliases": ""}
	for name, value := range changed {
		fields[name] = value
	}
	var pairs []string
	for name, value := range fields {
		pairs = append(pairs, name, value)
	}
	return pairs
}

func TestTheAnswerToAConflictKeepsWhatOnlyTheOtherChanged(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		g := w.Ours.Guests[0]
		path := "/e/amara-jonas/guests/" + string(g.ID)
		action := regexp.MustCompile(`<form[^>]* id="edit-guest"[^>]* action="([^"]+)"`).FindStringSubmatch(w.As("anna").Get(path).Text)
		if action == nil {
			t.Fatal("the page has no form")
		}
		w.As("anna").Post(action[1], typed(g, map[string]string{"prefix": "Prof.", "note": "from Anna"})...).Change()
		planner := w.As("pia")
		planner.NoScript = true
		page := planner.Post(action[1], typed(g, map[string]string{"note": "from Pia", "aliases": "Pal"})...).Status(409).Changes()
		answer := url.Values{"pick.note": {"mine"}}
		for _, field := range hidden.FindAllStringSubmatch(page.Text, -1) {
			if field[1] != "command" {
				answer.Add(field[1], html.UnescapeString(field[2]))
			}
		}
		var pairs []string
		for name, values := range answer {
			for _, value := range values {
				pairs = append(pairs, name, value)
			}
		}
		planner.Post(action[1], pairs...).Status(303).Change()
		var now guests.Guest
		w.Must(w.DB.Read(t.Context(), w.System(w.Ours), func(r *db.Read) (err error) {
			now, err = db.Find[guests.Guest](r, g.ID)
			return err
		}))
		if now.Prefix != "Prof." || now.Note != "from Pia" || len(now.Aliases) != 1 {
			t.Errorf("prefix %q, note %q, aliases %v", now.Prefix, now.Note, now.Aliases)
		}
	})
}
