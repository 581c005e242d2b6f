package handlers_test

import (
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"

	"convive/handlers/web"
	"convive/handlers/webtest"
	"convive/models/change"
)

// TestABodyOfNoStatedLengthIsBoundedToo sends every command a body in chunks, which says nothing of its length before:
// one byte more than the route takes is refused, and changes nothing.
func TestABodyOfNoStatedLengthIsBoundedToo(t *testing.T) {
	each(t, func(w *webtest.World) {
		ids := newIDs(w)
		for _, r := range commands(w) {
			path := ids.address(t, r.Pattern, w.Ours, w.Ours, "")
			before := heads(w)
			for _, script := range []string{"true", "false"} {
				long := io.MultiReader(strings.NewReader("words="), strings.NewReader(strings.Repeat("x", int(r.Body)-len("words=")+1)))
				a := from(sender(w, r)).Send(webtest.Raw{Method: http.MethodPost, Path: path, Stream: long, Header: map[string]string{"Content-Type": form, "Datastar-Request": script}})
				if r.Fields != nil && a.StatusCode != http.StatusRequestEntityTooLarge || a.StatusCode >= 500 {
					t.Errorf("%s: %d", r.Pattern, a.StatusCode)
				}
			}
			if heads(w) != before {
				t.Errorf("%s: a body that is too long changed something", r.Pattern)
			}
		}
	})
}

// slow is a command whose body stops in the middle.
type slow struct {
	route web.Route
	rest  string
	to    *io.PipeWriter
}

// TestASlowBodyHoldsUpNobody sends every command the half of a body, all at the same time. While they are waited for,
// others carry out commands and read pages; then the rest comes, and each is answered.
func TestASlowBodyHoldsUpNobody(t *testing.T) {
	each(t, func(w *webtest.World) {
		ids := newIDs(w)
		var waiting []slow
		var all sync.WaitGroup
		for _, r := range commands(w) {
			path, body := ids.address(t, r.Pattern, w.Ours, w.Ours, ""), encoded(sample(r, w.Ours))
			read, write := io.Pipe()
			c := from(sender(w, r))
			all.Go(func() {
				a := c.Send(webtest.Raw{Method: http.MethodPost, Path: path, Stream: read, Header: map[string]string{"Content-Type": form, "Datastar-Request": "true"}})
				if a.StatusCode >= 500 || a.StatusCode == http.StatusRequestTimeout {
					t.Errorf("%s: %d", r.Pattern, a.StatusCode)
				}
				read.Close()
			})
			half := len(body) / 2
			_, _ = io.WriteString(write, body[:half]) // what was refused before its end reads no further
			waiting = append(waiting, slow{r, body[half:], write})
		}
		g := w.Ours.Guests[0]
		w.As("ben").Post("/e/amara-jonas/guests/tags", "guest", string(g.ID), "typed", "meanwhile").
			Changes(change.GuestsEdited{What: "tags", Guests: []change.ID{g.ID}, Households: []change.ID{g.HouseholdID}})
		w.As("vera").Get("/e/amara-jonas/guests").Status(http.StatusOK).Says("meanwhile")
		for _, s := range waiting {
			all.Go(func() {
				_, _ = io.WriteString(s.to, s.rest)
				s.to.Close()
			})
		}
		all.Wait()
	})
}

func encoded(pairs []string) string {
	values := url.Values{"filler": {strings.Repeat("x", 100)}}
	for i := 0; i < len(pairs); i += 2 {
		values.Add(pairs[i], pairs[i+1])
	}
	return values.Encode()
}
