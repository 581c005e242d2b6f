package imports_test

import (
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/db"
)

func TestAFileThatCantBeTakenIsRefusedWithTheLineToBlame(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		for name, sentence := range map[string]string{
			"wrong.csv": "No column looks like a guest's name.", "broken.csv": "ine 3", "empty.csv": "The file is empty.",
			"header-only.csv": "no guests under it", "huge-row.csv": "Line 3 has a cell of 2 MB",
		} {
			c := w.As("anna")
			c.Upload(home+"/preview", "file", name, testdata(w.T, name)).Status(200).Refused(sentence).Says("import-bring")
			c.NoScript = true
			c.Upload(home+"/preview", "file", name, testdata(w.T, name)).Status(422).Refused(sentence).Says("import-bring")
		}
		c := w.As("anna")
		c.NoScript = true
		c.Upload(home+"/preview", "file", "", nil, "text", " ").Status(422).Refused("Choose a file or paste some names first.")
		c.Upload(home+"/preview", "file", "big.csv", []byte(strings.Repeat("Name\n", 5<<20))).Status(413).Says("This is larger than 20 MB, the most that can be taken here.").Changes()
		c.Send(webtest.Raw{Method: "POST", Path: home + "/preview", Body: "--x", Header: map[string]string{"Content-Type": "multipart/form-data; boundary=x"}}).Status(400).Changes()
		c.Send(webtest.Raw{Method: "POST", Path: home + "/preview", Body: "{}", Header: map[string]string{"Content-Type": "text/plain"}}).Status(415).Changes()
	})
}

func TestAListIsItsOwnersAlone(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		c := w.As("anna")
		path := bring(w.T, c, "the-knot.csv", testdata(w.T, "the-knot.csv"))
		d := digest(w.T, c.Get(path))
		absent := home + "/" + string(db.NewID())
		for _, other := range []*webtest.Client{w.As("ben"), w.As("owner")} {
			a, b := other.Get(path).Status(404), other.Get(absent).Status(404)
			if a.Text != b.Text {
				t.Error("a foreign list doesn't look like none")
			}
			other.Get(path + "/live").Status(404)
			other.Post(path+"/application", "digest", d).Status(404).Changes()
		}
		foreign := strings.Replace(path, "amara-jonas", "other-wedding", 1)
		stranger := w.Stranger()
		stranger.Get(path).Status(404)
		stranger.Get(foreign).Status(404)
		stranger.Post(path+"/application", "digest", d).Status(404)
		stranger.Post(foreign+"/application", "digest", d).Status(404).Changes()
		w.Anonymous().Post(path+"/application", "digest", d).Status(401).Changes()
		w.Anonymous().Get(path).Status(303)
	})
}

func TestWhoMayImport(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		for name, may := range map[string]bool{"owner": true, "anna": true, "pia": true, "cora": false, "vera": false, "dora": false, "carl": false} {
			c := w.As(name)
			status := 403
			if may {
				status = 200
			}
			c.Get(home).Status(status)
			c.Get(home + "/template.csv").Status(status)
			c.Upload(home+"/preview", "file", "list.csv", []byte("Name\nAna Silva\n")).Status(status).Changes()
			if !may {
				c.Get(home + "/" + string(db.NewID())).Status(403)
				c.Post(home+"/"+string(db.NewID())+"/application", "digest", "x").Status(403).Changes()
			}
		}
	})
}
