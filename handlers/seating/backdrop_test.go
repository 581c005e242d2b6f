package seating_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"testing"
	"time"

	"convive/handlers/webtest"
	"convive/models/change"
)

func drawing(w *webtest.World) []byte {
	var out bytes.Buffer
	w.Must(png.Encode(&out, image.NewGray(image.Rect(0, 0, 40, 20))))
	return out.Bytes()
}

func TestAPictureIsLaidBehindTheRoomForThoseWhoSeeTheRoom(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		lay(w, 1, 8)
		occasion := string(reception(w))
		room, arranged := w.As("ben").Open(inRoom), w.As("pia").Open(arranging)
		c := noScript(w, "anna")
		fields := form(c, arranging, `id="lay-picture"`)
		c.Upload(arranging+"/picture", "file", "plan.png", drawing(w), fields...).Status(303).Changes(change.RoomPictured{Plan: board(w).Plan, Occasion: reception(w)})
		c.Upload(arranging+"/picture", "file", "plan.png", drawing(w), fields...).Status(303).Changes() // the second of a double click
		p, _ := board(w).Backdrop.Behind()
		src := page + "/pictures/" + string(p.Picture)
		room.Shows("room-walls", `href="`+src+`"`)
		arranged.Shows("room-walls", `opacity="50%"`)
		room.Converges()
		arranged.Converges()

		got := w.As("vera").Get(src)
		if kind := got.Header.Get("Content-Type"); kind != "image/jpeg" || got.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("it is handed out as %s", kind)
		}
		w.Stranger().Get(src).Status(404)
		w.Stranger().Get("/e/other-wedding/seating/pictures/" + string(p.Picture)).Status(404)
		w.Anonymous().Get(src).Status(401)

		fit := append(form(c, arranging, `id="fit-picture"`), "left", "1", "top", "0", "width", "12", "percent", "40")
		c.Post(arranging+"/picture/place", fit...).Status(303).Changes(change.RoomPictured{Plan: board(w).Plan, Occasion: reception(w)})
		c.Post(arranging+"/picture/place", fit...).Status(303).Changes()
		room.Shows("room-walls", `opacity="40%"`)
		late := c.Upload(arranging+"/picture?occasion="+occasion, "file", "plan.png", drawing(w), "occasion", occasion, "version", "2").Status(409).
			Says("This was changed by somebody else a moment ago.", `id="lay-picture"`, "Theirs, which lies behind the room now:", `<img src="`+src+`"`, "Yours is plan.png.").Changes()
		c.Upload(arranging+"/picture", "file", "plan.png", drawing(w), formIn(c, late.Text, `id="lay-picture"`)...).Status(303).Change() // looked at, and sent again
		undo(c).Change()
		c.Post(arranging+"/picture/place", "occasion", occasion, "version", "5", "left", "1", "top", "0", "width", "wide", "percent", "90").Status(422).Says("Write a length up to 200 m", `value="wide"`).Changes()
		gone := append(form(c, arranging, `id="fit-picture"`), "gone", "1")
		c.Post(arranging+"/picture/place", gone...).Status(303).Changes(change.RoomPictured{Plan: board(w).Plan, Occasion: reception(w), Gone: true})
		c.Get(arranging).Says("Took the picture away.").SaysNot("fit-picture")
		room.Converges()
		undo(c).Change()
		room.Shows("room-walls", `href="`+src+`"`)

		c.Upload(arranging+"/picture", "file", "plan.svg", []byte("<svg onload=alert(1)>"), form(c, arranging, `id="lay-picture"`)...).Status(409).Says("This is no picture that can be read. Choose a PNG or JPEG file.").Changes()
		for _, name := range []string{"vera", "carl", "dora"} {
			w.As(name).Upload(arranging+"/picture", "file", "plan.png", drawing(w), "occasion", occasion, "version", "5").Status(403).Changes()
			w.As(name).Post(arranging+"/picture/place", "occasion", occasion, "version", "5", "gone", "1").Status(403).Changes()
		}
	})
}

func TestPicturesThatLieBehindNoRoomAreThrownAwayAfterAWhile(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		lay(w, 1, 8)
		c := noScript(w, "anna")
		bring := func() (path string) {
			c.Upload(arranging+"/picture", "file", "plan.png", drawing(w), form(c, arranging, `id="lay-picture"`)...).Status(303).Change()
			p, _ := board(w).Backdrop.Behind()
			return page + "/pictures/" + string(p.Picture)
		}
		first := bring()
		taken := c.Post(page+"/plans/"+string(board(w).Plan)+"/snapshots", "name", "With the first").Status(303).Change().(change.SnapshotTaken).Snapshot
		second, third := bring(), bring()
		w.Clock.Move(29 * 24 * time.Hour)
		fourth := bring()
		for _, path := range []string{first, second, third, fourth} {
			c.Get(path).Status(200)
		}
		w.Clock.Move(2 * 24 * time.Hour)
		fifth := bring()
		for path, want := range map[string]int{first: 200, second: 404, third: 200, fourth: 200, fifth: 200} { // the third lay there until two days ago
			c.Get(path).Status(want)
		}
		undo(c).Change()

		t.Log("what lay behind the room for long can be brought back when others came after it")
		w.Clock.Move(31 * 24 * time.Hour)
		sixth := bring()
		heads, err := w.DB.Heads(t.Context(), []change.Feed{change.EventFeed(w.Ours.ID)})
		w.Must(err)
		seventh := bring()
		c.Get(fourth).Status(200)
		undo(c).Change()
		c.Post(fmt.Sprintf("/e/amara-jonas/activity/%d/undo", heads[change.EventFeed(w.Ours.ID)].Seq)).Status(303).Change()
		if p, _ := board(w).Backdrop.Behind(); page+"/pictures/"+string(p.Picture) != fourth {
			t.Errorf("%s lies behind the room, not %s", p.Picture, fourth)
		}
		for path, want := range map[string]int{first: 200, third: 404, fourth: 200, fifth: 404, sixth: 200, seventh: 200} {
			c.Get(path).Status(want)
		}

		t.Log("and so can a snapshot that is removed")
		c.Post(page+"/snapshots/"+string(taken)+"/removal", "version", "1").Status(303).Change()
		w.Clock.Move(29 * 24 * time.Hour)
		bring()
		c.Get(first).Status(200)
		w.Clock.Move(2 * 24 * time.Hour)
		bring()
		c.Get(first).Status(404)
	})
}
