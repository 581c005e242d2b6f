package handlers_test

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"convive/handlers/web"
	"convive/handlers/webtest"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
)

const form = "application/x-www-form-urlencoded"

// TestABodyThatCannotBeReadIsRefusedAndChangesNothing sends every command what no form of ours sends.
func TestABodyThatCannotBeReadIsRefusedAndChangesNothing(t *testing.T) {
	each(t, func(w *webtest.World) {
		t, ids := w.T.(*testing.T), newIDs(w)
		for _, r := range commands(w) {
			path := ids.address(t, r.Pattern, w.Ours, w.Ours, "")
			before := heads(w)
			for _, bad := range []struct {
				kind, body string
				status     int
			}{
				{"text/csv", "a,b", http.StatusUnsupportedMediaType},
				{"nonsense; ; =", "a=b", http.StatusUnsupportedMediaType},
				{form, "words=" + strings.Repeat("x", int(r.Body)), http.StatusRequestEntityTooLarge},
				{form, "words=%FF%FE", http.StatusBadRequest},
				{form, "words=a%00b", http.StatusBadRequest},
				{form, "%00=b", http.StatusBadRequest},
				{form, "words=%zz", http.StatusBadRequest},
				{"application/json", `{"words":`, http.StatusBadRequest},
				{"application/json", `[]`, http.StatusBadRequest},
				{"application/json", `{"words":{"deep":{}}}`, http.StatusBadRequest},
				{"application/json", `{"words":"\u0000"}`, http.StatusBadRequest},
				{"multipart/form-data", "no boundary", http.StatusBadRequest},
				{"multipart/form-data; boundary=x", "--y", http.StatusBadRequest},
			} {
				for _, script := range []string{"true", "false"} {
					a := from(sender(w, r)).Send(webtest.Raw{Method: http.MethodPost, Path: path, Body: bad.body, Header: map[string]string{"Content-Type": bad.kind, "Datastar-Request": script}})
					if r.Fields != nil && a.StatusCode != bad.status || a.StatusCode >= 500 {
						t.Errorf("%s, %s %.20s: %d, want %d", r.Pattern, bad.kind, bad.body, a.StatusCode, bad.status)
					}
				}
			}
			if heads(w) != before {
				t.Errorf("%s: a body that can't be read changed something", r.Pattern)
			}
		}
	})
}

// sender is a fresh browser of somebody who may send the command.
func sender(w *webtest.World, r web.Route) *webtest.Client {
	if strings.HasPrefix(r.Pattern, "/w/") || strings.HasPrefix(r.Pattern, "/r/") {
		return w.Household(w.Ours.Households[0])
	}
	return w.As("anna")
}

// TestForeignIDsInABodyNeverReachTheOtherEvent puts ids of the other event into each field of each command.
func TestForeignIDsInABodyNeverReachTheOtherEvent(t *testing.T) {
	each(t, func(w *webtest.World) {
		t, ours := w.T.(*testing.T), w.Ours
		ids := newIDs(w)
		foreign := []string{
			string(w.Theirs.Guests[0].ID), string(w.Theirs.Households[0].ID), string(w.Theirs.Occasions[0].ID), string(w.Theirs.Meals[0].ID),
			string(w.Theirs.Accounts["anna"].ID), string(w.Theirs.ID), fixtures["requests"](w, w.Theirs),
		}
		for n, r := range commands(w) {
			if n > 0 && len(r.Fields) > 0 {
				w.Ours = w.Another("body-"+strconv.Itoa(n), "BODY"+strconv.Itoa(n)+"X")
			}
			path := ids.address(t, r.Pattern, w.Ours, w.Ours, "")
			theirs := feed(w, w.Theirs)
			for _, field := range r.Fields {
				for _, id := range foreign {
					before := feed(w, w.Ours)
					pairs := sample(r, w.Ours)
					pairs[slices.Index(pairs, field)+1] = id
					a := from(sender(w, r)).Post(path, pairs...)
					if strings.Contains(a.Text, w.Theirs.Canary) {
						t.Errorf("POST %s with a foreign %s shows the other event", r.Pattern, field)
					}
					for _, c := range since(w, w.Ours, before) {
						if data, err := json.Marshal(c); err != nil || strings.Contains(string(data), id) {
							t.Errorf("POST %s with a foreign %s: %s %s, %v", r.Pattern, field, c.Kind(), data, err)
						}
					}
				}
			}
			if feed(w, w.Theirs) != theirs {
				t.Errorf("POST %s changed the other event", r.Pattern)
			}
			w.Ours = ours
		}
	})
}

func feed(w *webtest.World, e webtest.Event) int64 {
	f := change.EventFeed(e.ID)
	all, err := w.DB.Heads(w.T.Context(), []change.Feed{f})
	w.Must(err)
	return all[f].Seq
}

// since are the Changes of an event after a number.
func since(w *webtest.World, e webtest.Event, seq int64) (all []change.Change) {
	err := w.DB.Read(w.T.Context(), access.SystemAt(e.OrganizationID, e.ID, change.Actor{Kind: change.ByConvive}), func(r *db.Read) error {
		entries, err := r.Log(0, 1000)
		for _, entry := range entries {
			if entry.Seq > seq {
				all = append(all, entry.Change)
			}
		}
		return err
	})
	if err != nil && err != db.ErrNotFound {
		w.Must(err)
	}
	return all
}
