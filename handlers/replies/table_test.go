package replies_test

import (
	"fmt"
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/replies"
	"convive/models/seating"
)

// furnished makes two tables at the reception and returns them.
func furnished(w *webtest.World) []change.ID {
	entry := w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		return seating.AddTables(tx, seating.NewTables{Occasion: w.Ours.Occasions[1].ID, Name: "Table", Count: 2, Seats: 4, Shape: seating.Round})
	})
	return entry.Change.(change.TablesAdded).Tables
}

// sits puts a guest to a table, from where they are.
func sits(w *webtest.World, guest int, to change.ID) {
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		id := w.Ours.Guests[guest].ID
		from := seating.Premise{Guest: id, From: seating.Parking}
		rows, err := db.From[seating.Assignment](tx.Read).Where("guest_id = ?", string(id)).All()
		if err != nil {
			return nil, err
		}
		for _, a := range rows {
			from.From = a.TableID
		}
		return seating.Move(tx, seating.Moving{Occasion: w.Ours.Occasions[1].ID, Guests: []string{from.String()}, To: string(to)})
	})
}

func TestAHouseholdSeesItsTablesOnceTheHostsShowThem(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		tables := furnished(w)
		page := w.Household(w.Ours.Households[0]).Open(home(w, 0))
		other := w.Household(w.Ours.Households[1]).Open(home(w, 1))
		sits(w, 0, tables[0])
		sits(w, 1, tables[0])
		page.Converges()
		page.ShowsNot("own-tables", "Table 1")
		settle(w, db.Set{"tables_shown": "own"})
		page.Shows("own-tables", "Table 1")
		page.Shows("own-tables", "Ada Lawson")
		page.ShowsNot("own-tables", "Kit Lawson")
		sits(w, 1, tables[1])
		page.Shows("own-tables", "Table 2")
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			return seating.EditTable(tx, tables[0], seating.Edit{Version: 1, Name: "By the window", Shape: seating.Round, Seats: 4})
		})
		page.Shows("own-tables", "By the window")
		page.Converges()
		other.Converges()
		other.ShowsNot("own-tables", "Table")
		if other.Saw("Table 2") || other.Saw("By the window") {
			t.Error("another household's page was told of these tables")
		}
		settle(w, db.Set{"tables_shown": ""})
		page.Converges()
		page.ShowsNot("own-tables", "By the window")
	})
}

func TestATableThatNobodyNamedIsSaidInTheGuestsLanguage(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		tables := furnished(w)
		settle(w, db.Set{"tables_shown": "name"})
		sits(w, 0, tables[0])
		sits(w, 1, tables[1])
		guest := w.Household(w.Ours.Households[0])
		at := "/w/amara-jonas/table/" + replies.SeatKey(webtest.Secret, w.Ours.Guests[0].ID)
		for language, called := range map[string]string{"en": "Table 1", "de": "Tisch 1", "fr": "Table 1", "es": "Mesa 1", "he": "שולחן 1", "ar": "طاولة 1"} {
			guest.In(language, home(w, 0)).Says("<bdi>"+called+"</bdi>", "<bdi>"+strings.Replace(called, "1", "2", 1)+"</bdi>")
			guest.In(language, at).Says("<bdi>" + called + "</bdi>")
		}
		for i, name := range []string{"Table 01", "Table", "Table 7b", "table 7", "Table -7", "Table  7"} {
			w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
				return seating.EditTable(tx, tables[0], seating.Edit{Version: int64(i + 1), Name: name, Shape: seating.Round, Seats: 4})
			})
			guest.In("de", home(w, 0)).Says("<bdi>" + name + "</bdi>")
		}
	})
}

func TestNobodyIsShownATableOfWhatTheyDeclineOrAreNotInvitedTo(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		tables := furnished(w)
		settle(w, db.Set{"tables_shown": "own"})
		for guest := range 3 {
			sits(w, guest, tables[0])
		}
		invitation := func(guest int, set db.Set) {
			w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
				g := w.Ours.Guests[guest]
				in, err := db.From[guests.Invitation](tx.Read).Where("guest_id = ? AND occasion_id = ?", string(g.ID), string(w.Ours.Occasions[1].ID)).First()
				if err != nil {
					return nil, err
				}
				return change.GuestEdited{Guest: g.ID, Household: g.HouseholdID}, db.Update(tx, &in, set)
			})
		}
		invitation(0, db.Set{"reply": guests.Declined})
		invitation(1, db.Set{"waiting": true})
		w.Household(w.Ours.Households[0]).Get(home(w, 0)).Says("Your table", "· Kit Lawson").SaysNot("Your tables", "· Ada", "and Ben")
		invitation(2, db.Set{"reply": guests.Declined})
		w.Household(w.Ours.Households[0]).Get(home(w, 0)).SaysNot("Table 1")
	})
}

func TestAFullNameLeadsToItsTableOnlyIfTheHostsAllowIt(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		tables := furnished(w)
		sits(w, 0, tables[0])
		at := "/w/amara-jonas/table/" + replies.SeatKey(webtest.Secret, w.Ours.Guests[0].ID)
		for _, shown := range []string{"", "own"} {
			settle(w, db.Set{"tables_shown": shown})
			w.Anonymous().Get("/w/amara-jonas").SaysNot("Find your table")
			w.Anonymous().Get("/w/amara-jonas/table").Status(404)
			w.Anonymous().Post("/w/amara-jonas/table/finding", "name", w.Ours.Guests[0].Name).Status(404)
			w.Anonymous().Get(at).SaysNot("Table 1", "Lawson")
		}
		settle(w, db.Set{"tables_shown": "name"})
		w.Anonymous().Get("/w/amara-jonas").Says("Find your table")
		w.Anonymous().Post("/w/amara-jonas/table/finding", "name", strings.ToUpper(w.Ours.Guests[0].Name)).Status(200).Says(at).Changes()
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) { // a son, whose name begins as hers
			g, err := db.Find[guests.Guest](tx.Read, w.Ours.Guests[1].ID)
			w.Must(err)
			w.Must(db.Update(tx, &g, db.Set{"name": w.Ours.Guests[0].Name + " Jr.", "given": "Ada Lawson", "family": "OURS"}))
			return change.GuestEdited{Guest: g.ID, Household: g.HouseholdID}, nil
		})
		sits(w, 1, tables[0])
		w.Anonymous().Post("/w/amara-jonas/table/finding", "name", w.Ours.Guests[0].Name).Says(at)
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) { // her household is written to in another language than strangers are
			h, err := db.Find[guests.Household](tx.Read, w.Ours.Guests[0].HouseholdID)
			w.Must(err)
			w.Must(db.Update(tx, &h, db.Set{"language": "de"}))
			return change.HouseholdEdited{Household: h.ID}, nil
		})
		page := w.Anonymous().Open(at)
		page.Shows("found-table", "Table 1")
		page.ShowsNot("found-table", "Ben")
		sits(w, 0, tables[1])
		page.Shows("found-table", "Table 2")
		settle(w, db.Set{"tables_shown": "own"})
		page.Converges()
		page.ShowsNot("found-table", "Table 2")
		page.Converges()
	})
}

func TestNoNameAndNoKeyTellsMoreThanOneTable(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		tables := furnished(w)
		settle(w, db.Set{"tables_shown": "name"})
		sits(w, 0, tables[0])
		sits(w, 3, tables[1])
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) { // a namesake at another table
			g, err := db.Find[guests.Guest](tx.Read, w.Ours.Guests[3].ID)
			if err != nil {
				return nil, err
			}
			return change.GuestEdited{Guest: g.ID, Household: g.HouseholdID}, db.Update(tx, &g, db.Set{"name": w.Ours.Guests[0].Name})
		})
		var first string
		for _, name := range []string{"Nobody Atall", w.Ours.Guests[0].Name, w.Ours.Guests[1].Name, "Ada", ""} {
			a := w.Anonymous().Post("/w/amara-jonas/table/finding", "name", name).Status(200).Says("We found no table by that.")
			if first == "" {
				first = a.Text
			}
			if a.Text != first {
				t.Errorf("%q gets other bytes", name)
			}
		}
		key := replies.SeatKey(webtest.Secret, w.Ours.Guests[0].ID)
		foreign := replies.SeatKey(webtest.Secret, w.Theirs.Guests[0].ID)
		for _, other := range []string{key[:len(key)-1], string(w.Ours.Guests[0].ID), string(w.Ours.Guests[1].ID) + key[36:], foreign, "x"} {
			w.Anonymous().Get("/w/amara-jonas/table/" + other).Status(404)
		}
		// Nothing of the household may be done by it, nor read beside the table.
		w.Anonymous().Get("/w/amara-jonas/table/"+key).SaysNot("Ben Lawson", w.Ours.Canary+"-street")
	})
}

func TestNamesakesAtOneTableAreToldOfIt(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		tables := furnished(w)
		settle(w, db.Set{"tables_shown": "name"})
		sits(w, 0, tables[0])
		sits(w, 3, tables[0])
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			g, err := db.Find[guests.Guest](tx.Read, w.Ours.Guests[3].ID)
			if err != nil {
				return nil, err
			}
			return change.GuestEdited{Guest: g.ID, Household: g.HouseholdID}, db.Update(tx, &g, db.Set{"name": w.Ours.Guests[0].Name})
		})
		w.Anonymous().Post("/w/amara-jonas/table/finding", "name", w.Ours.Guests[0].Name).Status(200).Says("/w/amara-jonas/table/").SaysNot("We found no table by that.")
		sits(w, 3, tables[1])
		w.Anonymous().Post("/w/amara-jonas/table/finding", "name", w.Ours.Guests[0].Name).Says("We found no table by that.")
	})
}

func TestWhoTriesManyNamesForATableHasToWait(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		settle(w, db.Set{"tables_shown": "name"})
		for range accounts.TablesBlock.Max {
			w.Anonymous().Post("/w/amara-jonas/table/finding", "name", "Nobody Atall").Status(200)
		}
		a := w.Anonymous().Post("/w/amara-jonas/table/finding", "name", "Nobody Atall").Says("Too many names were tried.")
		if a.Header.Get("Retry-After") == "" {
			t.Error(fmt.Sprint(a.StatusCode), a.Header)
		}
	})
}
