package find_test

import (
	"context"
	"errors"
	"html"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/seating"
)

var (
	offerLine = regexp.MustCompile(`(?s)<li data-kind="seat"><form.*?</form>`)
	hidden    = regexp.MustCompile(`name="(occasion|guest|version|to)" value="([^"]+)"`)
	wording   = regexp.MustCompile(`<span class="found-name">([^<]+)</span>`)
)

// offer is one line that seats somebody, and the fields that it sends.
type offer struct {
	says   string
	fields []string
}

func offers(c *webtest.Client, typed string) (all []offer) {
	for _, line := range offerLine.FindAllString(c.Get(page+"?q="+url.QueryEscape(typed)).Status(200).Text, -1) {
		o := offer{says: strings.NewReplacer("\u2068", "", "\u2069", "").Replace(html.UnescapeString(wording.FindStringSubmatch(line)[1]))}
		for _, m := range hidden.FindAllStringSubmatch(line, -1) {
			o.fields = append(o.fields, m[1], m[2])
		}
		all = append(all, o)
	}
	return all
}

func said(all []offer) (words []string) {
	for _, o := range all {
		words = append(words, o.says)
	}
	return words
}

// tabled adds tables with one seat each, Table 1 to 3, to the occasion that has a seating chart.
func tabled(w *webtest.World) []change.ID {
	e := w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		return seating.AddTables(tx, seating.NewTables{Occasion: w.Ours.Occasions[1].ID, Count: 3, Seats: 1, Shape: seating.Round})
	})
	return e.Change.(change.TablesAdded).Tables
}

func TestANameAndATableOfferToSeatThemThere(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		tables, anna := tabled(w), w.As("anna")
		anna.Post("/e/amara-jonas/seating/tables/"+string(tables[2])+"/details", "version", "1", "name", "Roses by the 5 windows", "seats", "1", "shape", "round").Change()
		ada := w.Ours.Guests[0]
		for typed, want := range map[string][]string{
			"ada table 2": {"Seat Ada Lawson OURS at Table 2"}, "ADA LAWSON TABLE 2": {"Seat Ada Lawson OURS at Table 2"}, "ada 2": {"Seat Ada Lawson OURS at Table 2"},
			"ada roses": {"Seat Ada Lawson OURS at Roses by the 5 windows"}, "ada 5": {"Seat Ada Lawson OURS at Roses by the 5 windows"},
			"lawsno table 1": {"Seat Ada Lawson OURS at Table 1", "Seat Ben Lawson OURS at Table 1", "Seat Kit Lawson OURS at Table 1"},
			"ada":            nil, "table 2": nil, "ada table 9": nil, "nobody table 2": nil, "& table 2": nil, "": nil,
		} {
			if got := said(offers(anna, typed)); !slices.Equal(got, want) {
				w.T.Errorf("%q offers %q, want %q", typed, got, want)
			}
		}
		anna.Get(page + "?q=ada+table+2").SaysNot("Nothing is called like this.")
		for name, may := range map[string]bool{"pia": true, "cora": true, "vera": false, "carl": false, "dora": false} {
			if got := offers(w.As(name), "ada table 2"); len(got) > 0 != may {
				w.T.Errorf("%s is offered %q", name, said(got))
			}
		}
		plan := anna.Post("/e/amara-jonas/seating/moves", offers(anna, "ada table 2")[0].fields...).Says("now at").Change().(change.GuestsSeated)
		if plan.Table != tables[1] || !slices.Equal(plan.Guests, []change.ID{ada.ID}) {
			w.T.Errorf("%+v", plan)
		}
		if got := offers(anna, "ada table 2"); got != nil {
			w.T.Errorf("who sits there is offered %q", said(got))
		}
		anna.Get(page + "?q=ada+table+1").Says("now at")
	})
}

func TestTheWholeNameOfSomebodyComesBeforeASeatForThem(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		tables, anna := tabled(w), w.As("anna")
		anna.Post("/e/amara-jonas/seating/tables/"+string(tables[0])+"/details", "version", "1", "name", "Lawson", "seats", "1", "shape", "round").Change()
		first := func(typed string) bool {
			_, list, _ := strings.Cut(anna.Get(page+"?q="+url.QueryEscape(typed)).Text, `id="found"`)
			return strings.HasPrefix(strings.TrimSpace(strings.SplitN(list, ">", 2)[1]), `<li data-kind="seat">`)
		}
		if first("ada lawson") {
			w.T.Error("Enter after a guest's name would seat them")
		}
		if len(offers(anna, "ada lawson")) != 1 || !first("ada table 2") {
			w.T.Error("a seat is not offered, or not first where nothing else is meant")
		}
	})
}

func TestAnOfferedSeatIsRefusedWhenItIsTakenOrThePlanMoved(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		tabled(w)
		anna, pia := w.As("anna"), w.As("pia")
		const moves = "/e/amara-jonas/seating/moves"
		adaTo1, benTo1, adaTo2 := offers(anna, "ada table 1")[0], offers(anna, "ben table 1")[0], offers(anna, "ada table 2")[0]
		pia.Post(moves, adaTo1.fields...).Change()
		anna.Post(moves, benTo1.fields...).Refused("seats 1; seating").Says("Seat anyway").Changes()
		anna.Post(moves, adaTo2.fields...).Refused("a moment ago.").Changes()
		anna.Post(moves, offers(anna, "ada table 2")[0].fields...).Change()
		anna.NoScript = true
		anna.Post(moves, benTo1.fields...).Status(303).Change()
	})
}

func TestNobodyIsOfferedASeatWhoIsNotInvitedOrHasDeclined(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		tabled(w)
		anna := w.As("anna")
		watch := w.As("pia").Open(page + "?q=ada+table+1")
		for _, reply := range []guests.Reply{guests.Declined, guests.Attending} {
			w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
				in, err := db.From[guests.Invitation](tx.Read).Where("guest_id = ? AND occasion_id = ?", string(w.Ours.Guests[0].ID), string(w.Ours.Occasions[1].ID)).First()
				if err != nil {
					return nil, err
				}
				return change.ReplyEntered{Household: in.HouseholdID, Guests: []change.ID{in.GuestID}, Occasions: []change.ID{in.OccasionID}, Source: "paper"}, db.Update(tx, &in, db.Set{"reply": reply})
			})
			watch.Converges()
			if got := offers(anna, "ada table 1"); len(got) > 0 != (reply == guests.Attending) {
				w.T.Errorf("%s: %q", reply, said(got))
			}
		}
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			in, err := db.From[guests.Invitation](tx.Read).Where("guest_id = ? AND occasion_id = ?", string(w.Ours.Guests[0].ID), string(w.Ours.Occasions[1].ID)).First()
			if err != nil {
				return nil, err
			}
			return change.GuestEdited{Guest: in.GuestID, Household: in.HouseholdID}, db.Delete(tx, &in)
		})
		if got := offers(anna, "ada table 1"); got != nil {
			w.T.Errorf("who is not invited is offered %q", said(got))
		}
	})
}

func TestANameATableAndASeatOfferThatSeatOrASwapThere(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		tables, anna := tabled(w), w.As("anna")
		anna.Post("/e/amara-jonas/seating/tables/"+string(tables[0])+"/details", "version", "1", "name", "Table 1", "seats", "4", "shape", "round", "blocked", "2").Change()
		where := func(guest guests.Guest) (at string) {
			w.Must(w.DB.Read(context.Background(), w.System(w.Ours), func(r *db.Read) error {
				a, err := db.From[seating.Assignment](r).Where("guest_id = ?", string(guest.ID)).First()
				if err == nil && a.TableID == tables[0] && a.Seat != nil {
					at = strconv.FormatInt(*a.Seat, 10)
				}
				if errors.Is(err, db.ErrNotFound) {
					return nil
				}
				return err
			}))
			return at
		}
		ada, ben := w.Ours.Guests[0], w.Ours.Guests[1]
		for typed, want := range map[string][]string{
			"ada table 1 seat 3": {"Seat Ada Lawson OURS at Table 1 on seat 3"}, "ada 1 Seat 3": {"Seat Ada Lawson OURS at Table 1 on seat 3"}, "ada table ١ seat ٣": {"Seat Ada Lawson OURS at Table 1 on seat 3"}, "ada ۱ seat ۳": {"Seat Ada Lawson OURS at Table 1 on seat 3"},
			"ada table 1 seat 2": nil, "ada table 1 seat 5": nil, "ada table 1 seat 0": nil, "ada table 9 seat 1": nil, "ada table 1 seat": nil,
		} {
			if got := said(offers(anna, typed)); !slices.Equal(got, want) {
				w.T.Errorf("%q offers %q, want %q", typed, got, want)
			}
		}
		early := offers(anna, "ben table 1 seat 3")[0]
		anna.Post("/e/amara-jonas/seating/moves", offers(anna, "ada table 1 seat 3")[0].fields...).Says("now at").Change()
		if got := where(ada); got != "3" {
			w.T.Errorf("they sit on seat %q", got)
		}
		if got := offers(anna, "ada table 1 seat 3"); got != nil {
			w.T.Errorf("who sits there is offered %q", said(got))
		}
		anna.Post("/e/amara-jonas/seating/moves", early.fields...).Refused("a moment ago.").Changes()
		swap := offers(anna, "ben table 1 seat 3")
		if got := said(swap); !slices.Equal(got, []string{"Swap Ben Lawson OURS with Ada Lawson OURS, at Table 1 on seat 3"}) {
			w.T.Fatalf("offered %q", got)
		}
		c, ok := anna.Post("/e/amara-jonas/seating/swaps", swap[0].fields...).Change().(change.GuestsSwapped)
		if !ok || !slices.Equal(c.Guests, []change.ID{ben.ID, ada.ID}) || where(ben) != "3" {
			w.T.Errorf("%+v, on seat %q", c, where(ben))
		}
		anna.Post("/e/amara-jonas/seating/moves", offers(anna, "ben table 1 seat 4")[0].fields...).Change()
		if got := where(ben); got != "4" {
			w.T.Errorf("along the table they come to seat %q", got)
		}
	})
}

// Without JavaScript a line's form sends the id that the page itself holds for it.
func TestWithoutScriptSomebodyIsSeatedAsOftenAsTheyAreTyped(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		tables, anna, pia := tabled(w), w.As("anna"), w.As("pia")
		anna.NoScript = true
		ada := w.Ours.Guests[0]
		used := map[string]bool{}
		for range 2 {
			text := anna.Get(page + "?q=ada+table+2").Text
			id := regexp.MustCompile(`name="command" value="([^"]+)" form="([^"]+)"`).FindAllStringSubmatch(text, -1)
			if len(id) == 0 || used[id[0][1]] || !strings.Contains(text, `<form id="`+id[0][2]+`"`) {
				t.Fatalf("the first line's form has no fresh id: %v", id)
			}
			used[id[0][1]] = true
			sent := append(offers(anna, "ada table 2")[0].fields, "command", id[0][1])
			anna.Post("/e/amara-jonas/seating/moves", sent...).Status(303).Change()
			anna.Post("/e/amara-jonas/seating/moves", sent...).Status(303).Changes()
			pia.Post("/e/amara-jonas/seating/moves", "occasion", string(w.Ours.Occasions[1].ID), "guest", seating.Premise{Guest: ada.ID, From: tables[1]}.String(), "to", "parking").Change()
		}
	})
}
