package webtest

import (
	"context"
	"html"
	"reflect"
	"slices"
	"strings"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
)

// Changes expects the answer's command to have been exactly these Changes in the client's event, or none.
func (a Answer) Changes(want ...change.Change) Answer {
	a.client.t.Helper()
	got := a.changes()
	if len(got) != len(want) {
		a.client.t.Errorf("%s: %d changes, want %d: %+v\n%d %s", a.Request.URL.Path, len(got), len(want), got, a.StatusCode, brief(a.Text))
		return a
	}
	for i := range want {
		if !reflect.DeepEqual(got[i], want[i]) {
			a.client.t.Errorf("%s: change %d is %+v, want %+v", a.Request.URL.Path, i, got[i], want[i])
		}
	}
	return a
}

// Change expects exactly one Change and returns it, for those whose ids the test can't know.
func (a Answer) Change() change.Change {
	a.client.t.Helper()
	got := a.changes()
	if len(got) != 1 {
		a.client.t.Fatalf("%s: %d changes, want one: %+v\n%d %s", a.Request.URL.Path, len(got), got, a.StatusCode, brief(a.Text))
	}
	return got[0]
}

func (a Answer) changes() (all []change.Change) {
	w := a.client.World
	event := change.ID(strings.TrimPrefix(string(a.client.feed), "event:"))
	err := w.DB.Read(context.Background(), access.SystemAt("", event, convive), func(r *db.Read) error {
		entries, err := r.Log(0, 10_000)
		for _, e := range entries {
			if e.Seq > a.before {
				all = append(all, e.Change)
			}
		}
		return err
	})
	w.Must(err)
	slices.Reverse(all)
	return all
}

// Status expects a status.
func (a Answer) Status(want int) Answer {
	a.client.t.Helper()
	if a.StatusCode != want {
		a.client.t.Errorf("%s: status %d, want %d\n%s", a.Request.URL.Path, a.StatusCode, want, brief(a.Text))
	}
	return a
}

// Says expects the answer to hold each text, and what is to be mended in a form to lead to its fields.
func (a Answer) Says(texts ...string) Answer {
	a.client.t.Helper()
	for _, want := range texts {
		if !strings.Contains(html.UnescapeString(a.Text), want) {
			a.client.t.Errorf("%s: %q is not in the answer:\n%s", a.Request.URL.Path, want, brief(a.Text))
		}
	}
	if lost := leadingNowhere(a.Text); lost != nil {
		a.client.t.Errorf("%s: what is to be mended leads to no field: %q", a.Request.URL.Path, lost)
	}
	return a
}

// leadingNowhere are the fields to which a summary of what is to be mended leads, and which aren't in the answer; a
// summary that comes alone, to a form that stays as it is, leads to fields that are on the page.
func leadingNowhere(text string) (lost []string) {
	if !strings.Contains(text, "<form") {
		return nil
	}
	for _, list := range strings.Split(text, `<ul class="error-summary-list">`)[1:] {
		list, _, _ = strings.Cut(list, "</ul>")
		for _, link := range strings.Split(list, `href="#`)[1:] {
			if id, _, _ := strings.Cut(link, `"`); !strings.Contains(text, ` id="`+id+`"`) {
				lost = append(lost, id)
			}
		}
	}
	return lost
}

// SaysNot expects the answer to hold none of the texts.
func (a Answer) SaysNot(texts ...string) Answer {
	a.client.t.Helper()
	for _, unwanted := range texts {
		if strings.Contains(html.UnescapeString(a.Text), unwanted) {
			a.client.t.Errorf("%s: %q is in the answer", a.Request.URL.Path, unwanted)
		}
	}
	return a
}

// Refused expects a refusal with this sentence, and no Change.
func (a Answer) Refused(sentence string) Answer {
	a.client.t.Helper()
	return a.Says(sentence).Changes()
}

func brief(text string) string {
	if len(text) > 3000 {
		return text[:3000] + "…"
	}
	return text
}
