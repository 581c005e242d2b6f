package events_test

import (
	"strings"
	"testing"

	"convive/handlers/webtest"
)

func TestAHostDownloadsTheEventAndAnOwnerBringsItAgain(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		file := w.As("anna").Get("/e/amara-jonas/settings/event.json").Status(200).Changes()
		if got := file.Header.Get("Content-Disposition"); got != "attachment; filename=amara-jonas.json" {
			t.Error(got)
		}
		for _, name := range []string{"pia", "cora", "vera", "carl", "dora"} {
			w.As(name).Get("/e/amara-jonas/settings/event.json").Status(403)
		}
		w.Stranger().Get("/e/amara-jonas/settings/event.json").Status(404)
		stranger := w.Stranger().Open("/e/other-wedding/guests")
		for i, script := range []bool{true, false} {
			c := w.As("owner")
			c.NoScript = !script
			c.Get("/events/new").Status(200).Says("Or bring one from another Convive")
			a := c.Upload("/events/bringing", "file", "amara-jonas.json", []byte(file.Text), "organization", string(w.Ours.OrganizationID))
			slug := []string{"wedding-ours", "wedding-ours-2"}[i]
			if to := a.Text + a.Header.Get("Location"); !strings.Contains(to, "/e/"+slug+"/guests") {
				t.Fatalf("goes to %.2000q", to)
			}
			c.Get("/e/" + slug + "/guests").Status(200).Says(w.Ours.Guests[0].Name)
			again := c.Get("/e/" + slug + "/settings/event.json").Status(200).Text
			if strings.Replace(again, `"`+slug+`"`, `"amara-jonas"`, 1) != file.Text {
				t.Error("came back otherwise")
			}
			w.As("anna").Get("/e/" + slug + "/guests").Status(404)
		}
		stranger.SawNothing()
	})
}

func TestAFileThatIsNoEventIsRefusedInPlace(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		for file, sentence := range map[string]string{
			"Name\nAna\n": "This is no event that Convive wrote.",
			`{"format":"convive-event","version":9,"tables":{}}`: "This file was written by a newer Convive.",
			`{"format":"convive-event","version":1,"tables":{}}`: "This file is damaged, and nothing of it was taken",
			"": "Choose the file of an event first.",
		} {
			c := w.As("owner")
			c.Upload("/events/bringing", "file", "x.json", []byte(file), "organization", string(w.Ours.OrganizationID)).Refused(sentence).Changes()
			c.NoScript = true
			c.Upload("/events/bringing", "file", "x.json", []byte(file), "organization", string(w.Ours.OrganizationID)).Status(409).Refused(sentence).Changes()
		}
		file := w.As("anna").Get("/e/amara-jonas/settings/event.json").Text
		for _, name := range []string{"anna", "vera"} { // no place in the organization
			if a := w.As(name).Upload("/events/bringing", "file", "x.json", []byte(file), "organization", string(w.Ours.OrganizationID)).Changes(); a.StatusCode < 403 {
				t.Errorf("%s: %d", name, a.StatusCode)
			}
		}
	})
}
