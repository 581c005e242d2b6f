package find_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/seating"
)

const page = "/e/amara-jonas/find"

var lines = regexp.MustCompile(`<a class="found-line" href="([^"]+)"`)

// found are the addresses that a search leads to.
func found(c *webtest.Client, query string) (all []string) {
	_, list, _ := strings.Cut(c.Get(page+query).Status(200).Text, `id="found"`)
	for _, m := range lines.FindAllStringSubmatch(list, -1) {
		all = append(all, strings.TrimPrefix(m[1], "/e/amara-jonas"))
	}
	return all
}

func TestASearchLeadsToGuestsHouseholdsAndTables(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		zoe := w.Ours.Guests[3]
		guest, household := "/guests/"+string(zoe.ID), "/households/"+string(zoe.HouseholdID)
		for query, want := range map[string][]string{
			"?q=zoe+aub": {guest, household}, "?q=AUBERTIN": {guest, household}, "?q=zzz": nil, "": nil, "?q=++": nil, "?q=%F0%9F%8C%BB": nil,
		} {
			got := found(w.As("anna"), query)
			if want == nil && got != nil {
				w.T.Errorf("%s leads to %q", query, got)
			}
			for _, one := range want {
				if !slices.Contains(got, one) {
					w.T.Errorf("%s leads to %q, not to %s", query, got, one)
				}
			}
		}
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			return seating.AddTables(tx, seating.NewTables{Occasion: w.Ours.Occasions[1].ID, Count: 1, Seats: 4, Shape: seating.Round})
		})
		if got := found(w.As("anna"), "?q=table+1"); len(got) == 0 || !strings.HasPrefix(got[0], "/seating?occasion=") {
			w.T.Errorf("a table's name leads to %q", got)
		}
		w.As("anna").Get(page + "?q=zzz").Says("Nothing is called like this.")
	})
}

func TestNobodyFindsWhatTheirRoleMayNotSee(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		g := w.Ours.Guests[0]
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			var row guests.Guest
			row, err := db.Find[guests.Guest](tx.Read, g.ID)
			if err != nil {
				return nil, err
			}
			_, err = guests.EditGuest(tx, g.ID, guests.GuestEdit{Version: row.Version, Name: row.Name, Age: guests.Adult, Email: "findme@example.org"})
			return change.GuestEdited{Guest: g.ID, Household: g.HouseholdID}, err
		})
		for name, want := range map[string]int{"anna": 1, "pia": 1, "cora": 1, "vera": 0, "carl": 0, "dora": 0} {
			if got := found(w.As(name), "?q=findme"); len(got) != want {
				w.T.Errorf("%s finds %q by an e-mail address", name, got)
			}
		}
		for name, want := range map[string]bool{"vera": true, "carl": false} {
			if got := found(w.As(name), "?q=aubertin"); len(got) > 0 != want {
				w.T.Errorf("%s finds %q by a name", name, got)
			}
		}
		w.Stranger().Get(page + "?q=aubertin").Status(404)
	})
}

func TestExactHitsComeFirstThenNicknamesAndTyposWhereThereIsNothingElse(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		anna := w.As("anna")
		anna.Post("/e/amara-jonas/households/addition", "people", "Robert Abbot\nBob Zimmer\nRob Carter").Change()
		anna.Post("/e/amara-jonas/guests/"+string(w.Ours.Guests[3].ID)+"/cell", "version", "1", "field", "email", "email", "carter@example.org").Change()
		names := func(query string) (all []string) {
			text := anna.Get(page + query).Status(200).Text
			for _, name := range []string{"Bob Zimmer", "Robert Abbot", "Rob Carter", "Zoé Aubertin OURS"} {
				if at := strings.Index(text, ">"+name+"<"); at >= 0 {
					all = append(all, fmt.Sprintf("%07d %s", at, name))
				}
			}
			slices.Sort(all)
			for i := range all {
				all[i] = all[i][8:]
			}
			return all
		}
		for query, want := range map[string][]string{
			"?q=bob": {"Bob Zimmer", "Robert Abbot", "Rob Carter"}, "?q=robe": {"Robert Abbot"}, "?q=zimer": {"Bob Zimmer"}, "?q=cartre": {"Rob Carter"}, "?q=rob+carter": {"Rob Carter"},
			"?q=carter": {"Rob Carter", "Zoé Aubertin OURS"},
		} {
			if got := names(query); !slices.Equal(got, want) {
				w.T.Errorf("%s finds %q, not %q", query, got, want)
			}
		}
	})
}

func TestAnOpenSearchFollowsTheList(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		watch := w.As("ben").Open(page + "?q=aubertin")
		w.As("anna").Post("/e/amara-jonas/guests/removal", "guest", string(w.Ours.Guests[3].ID)).Change()
		watch.Converges()
		if got := found(w.As("ben"), "?q=aubertin"); strings.Contains(strings.Join(got, " "), string(w.Ours.Guests[3].ID)) {
			w.T.Error("somebody who has been removed is still found")
		}
	})
}

func TestTheDoorFindsWhoSitsByTheNameAlone(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		zoe := w.Ours.Guests[3]
		if got := found(w.As("dora"), "?q=aubertin"); got != nil {
			w.T.Errorf("the door finds %q, and nobody sits", got)
		}
		e := w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			return seating.AddTables(tx, seating.NewTables{Occasion: w.Ours.Occasions[1].ID, Count: 1, Seats: 4, Shape: seating.Round})
		})
		w.As("anna").Post("/e/amara-jonas/guests/tags", "guest", string(zoe.ID), "add", "choir").Change()
		w.As("anna").Post("/e/amara-jonas/seating/moves", "occasion", string(w.Ours.Occasions[1].ID), "to", string(e.Change.(change.TablesAdded).Tables[0]), "anyway", "true",
			"guest", seating.Premise{Guest: zoe.ID, From: seating.Parking}.String()).Change()
		for query, want := range map[string]int{"?q=aubertin": 1, "?q=choir": 0} {
			got := found(w.As("dora"), query)
			if len(got) != want || want == 1 && !strings.HasPrefix(got[0], "/seating?q=") {
				w.T.Errorf("%s leads the door to %q", query, got)
			}
		}
	})
}

func TestHouseholdsOfOneNameAreToldApart(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			var all []*guests.NewHousehold
			for _, city := range []string{"Port Ellery", "Villa Serena"} {
				all = append(all, &guests.NewHousehold{Household: guests.Household{EnvelopeName: "Maria Garcia", City: city}, People: []*guests.NewGuest{{Guest: guests.Guest{Name: "Maria Garcia"}}}})
			}
			return change.GuestsImported{Created: 2}, guests.Create(tx, guests.Keys{Secret: webtest.Secret}, all...)
		})
		for name, lines := range map[string]int{"anna": 2, "vera": 0} {
			shown := w.As(name).Get(page + "?q=maria+garcia")
			for _, city := range []string{"Port Ellery", "Villa Serena"} {
				if got := strings.Count(shown.Text, "Maria Garcia · "+city+"<"); got != lines {
					w.T.Errorf("%s is shown %d lines of %s", name, got, city)
				}
			}
		}
	})
}
