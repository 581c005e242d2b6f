package guests_test

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
)

// beside is the number that stands beside the choice of a filter.
func beside(text, label string) string {
	_, rest, found := strings.Cut(text, "<bdi>"+label+"</bdi></span> <span class=\"num filter-count\"><span aria-hidden=\"true\">")
	if !found {
		_, rest, found = strings.Cut(text, "<bdi>"+label+"</bdi></span><span class=\"num filter-count\"><span aria-hidden=\"true\">")
	}
	if !found {
		return "not offered"
	}
	n, _, _ := strings.Cut(rest, "<")
	return n
}

func TestEveryFilterLivesInTheAddressAndSaysHowManyItShows(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		anna := w.As("anna")
		ada, ben := w.Ours.Guests[0], w.Ours.Guests[1]
		anna.Post(page+"/tags", "guest", string(ada.ID), "add", "choir").Change()
		anna.Post(page+"/side", "guest", string(ada.ID), "guest", string(ben.ID), "side", "Jonas").Change()
		all := anna.Get(page).Status(200).Text
		for label, n := range map[string]string{"choir": "1", "Jonas’s side": "2", "No postal address": beside(all, "No postal address"), "not offered": "not offered"} {
			if got := beside(all, label); got != n {
				w.T.Errorf("%s says %s", label, got)
			}
		}
		narrowed := anna.Get(page+"?side=Jonas").Says("Ada Lawson", "Ben Lawson").SaysNot("Didier").Text
		if got := beside(narrowed, "choir"); got != "1" {
			w.T.Errorf("of Jonas’s side %s are in the choir", got)
		}
		anna.Get(page+"?side=Jonas&tag=choir&missing=reply&age=adult").Says("Ada Lawson", "No reply yet", "Adults").SaysNot("Ben Lawson")
		anna.Get(page + "?missing=reply&missing=nothing&age=x&plus=y&table=z&since=yesterday&page=-1&cols=%00").Status(200)
		anna.Get(page + "?tag=nobody-has-it").Status(200).Says("Nobody like this")
	})
}

func TestFiltersThatTellOfContactsAndHealthAreForWhoMaySeeThem(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, viewer := w.As("anna").Get(page).Text, w.As("vera").Get(page).Status(200).Text
		for _, label := range []string{"No postal address", "No e-mail that works", "Anything to mind"} {
			if beside(host, label) == "not offered" || beside(viewer, label) != "not offered" {
				w.T.Errorf("%s: %s to a host, %s to a viewer", label, beside(host, label), beside(viewer, label))
			}
		}
		for _, query := range []string{"?missing=address", "?missing=email", "?diet=any", "?diet=vegan"} {
			if !strings.Contains(w.As("vera").Get(page+query).Status(200).Text, "<b>7</b> of 7") {
				w.T.Errorf("%s tells a viewer something", query)
			}
		}
	})
}

func TestWhoWasChangedSinceADayIsShown(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		anna := w.As("anna")
		w.Clock.Move(72 * time.Hour) // three days after everybody came
		today := w.Clock.Now().UTC().Format(time.DateOnly)
		watch := w.As("ben").Open(page + "?since=" + today)
		watch.Shows("guests-rows", "Nobody like this")
		ada, zoe := w.Ours.Guests[0], w.Ours.Guests[3]
		anna.Post(page+"/tags", "guest", string(ada.ID), "add", "choir").Change()
		watch.Shows("guests-rows", "Ada Lawson")
		anna.Post(page+"/invitations", "guest", string(zoe.ID), "withdraw", string(w.Ours.Occasions[0].ID)).Change()
		watch.Shows("guests-rows", "Zoé Aubertin")
		watch.Converges()
		anna.Get(page+"?since="+today).Says("Changed since").SaysNot("Ben Lawson", "Didier Aubertin")
		anna.Get(page+"?since=2001-01-01").Says("Ben Lawson", "Didier Aubertin")
		added := anna.Post("/e/amara-jonas/households/addition", "people", "Nina Newcomer").Change().(change.HouseholdAdded)
		anna.Get(page + "?since=" + today).Says(views(added.Guests[0]))
	})
}

func TestNobodyFindsByWhatTheyMayNotSeeThatItWasChanged(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		anna, g, o := w.As("anna"), w.Ours.Guests, w.Ours.Occasions
		w.Clock.Move(72 * time.Hour)
		today := page + "?since=" + w.Clock.Now().UTC().Format(time.DateOnly)
		edits := func(g guests.Guest, field, value string) {
			anna.Post(cell(g), "version", version(the[guests.Guest](w, g.ID).Version), "field", field, field, value).Change()
		}
		edits(g[0], "email", "else@example.org")
		edits(g[1], "note", "shy")
		edits(g[2], "diets", "vegan")
		home := the[guests.Household](w, g[3].HouseholdID)
		anna.Post("/e/amara-jonas/households/"+string(home.ID)+"/cell", "version", version(home.Version), "field", "list", "list", "B").Change()
		anna.Get(today).Says(views(g[0].ID), views(g[1].ID), views(g[2].ID), views(g[3].ID))
		w.As("vera").Get(today).Says("Nobody like this").SaysNot(views(g[0].ID))
		w.As("cora").Get(today).Says(views(g[0].ID), views(g[2].ID)).SaysNot(views(g[3].ID))

		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) { // taken back, and put on the waiting list instead
			in, err := db.From[guests.Invitation](tx.Read).Where("guest_id = ? AND occasion_id = ?", string(g[3].ID), string(o[0].ID)).First()
			w.Must(err)
			return change.GuestEdited{Guest: g[3].ID, Household: home.ID}, db.Update(tx, &in, db.Set{"waiting": true, "waiting_since": change.At(w.Clock.Now())})
		})
		w.As("vera").Get(today).Says("Nobody like this")
		edits(g[0], "tags", "choir")
		w.As("vera").Get(today).Says(views(g[0].ID)).SaysNot(views(g[1].ID), views(g[2].ID), views(g[3].ID))
	})
}

func views(id change.ID) string { return "guest-" + string(id) }

// many adds a list of n households of four, "Household 0000" to its like.
func many(w *webtest.World, n int) {
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		var all []*guests.NewHousehold
		for i := range n {
			h := &guests.NewHousehold{Household: guests.Household{EnvelopeName: fmt.Sprintf("Household %04d", i)}}
			for j := range 4 {
				h.People = append(h.People, &guests.NewGuest{Guest: guests.Guest{Name: fmt.Sprintf("Guest%d Q%04d", j, i)}})
			}
			all = append(all, h)
		}
		return change.GuestsImported{Created: 4 * n}, guests.Create(tx, guests.Keys{Secret: webtest.Secret}, all...)
	})
}

func TestAListOfThousandsIsShownInPages(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		many(w, 700)
		anna := w.As("anna")
		first := anna.Get(page).Status(200).Says("Didier Aubertin", "Household 0000", "Households 1 to 61 of 703, by surname", `rel="next"`).SaysNot("Household 0060", `rel="prev"`)
		if got := len(first.Text); got > 600<<10 {
			w.T.Errorf("a page weighs %d bytes", got)
		}
		anna.Get(page+"?page=2").Says("Household 0060", `aria-current="page"`, `rel="prev"`).SaysNot("Household 0000", "Household 0150")
		anna.Get(page + "?page=99").Says("Household 0699").SaysNot(`rel="next"`)
		anna.Get(page + "?view=people&page=2").Says("People 241 to 480").SaysNot("Didier")
		anna.Get(page + "?q=q0642").Says("Guest0 Q0642").SaysNot("list-pages")
		for asked, want := range map[string]string{"": "1 2 3 4 … 70", "&page=30": "1 … 27 28 29 30 31 32 33 … 70", "&page=70": "1 … 67 68 69 70"} {
			if got := waysOf(anna.Get(page + "?q=guest0" + asked).Text); got != want {
				w.T.Errorf("links %q, want %q", got, want)
			}
		}

		anna.Get(page+"?q=guest0").Says(`href="`+page+`?page=all&q=guest0"`, "All 700 on one page").SaysNot("Q0699")
		anna.Get(page+"?q=guest0&page=all").Says("Q0000", "Q0699", "700 of ").SaysNot("list-pages")
		anna.Get(page + "?q=guest&page=all").Says("Rows 1 to 10 of 7").SaysNot("on one page") // 2,800 guests are too many for one
		anna.Get(page + "?page=all").Says("Households 1 to 61 of 703").SaysNot("on one page")

		t.Log("somebody on a later page is edited: those who look at it are sent little, and others no row")
		var someone guests.Guest
		w.Must(w.DB.Read(t.Context(), w.System(w.Ours), func(r *db.Read) (err error) {
			someone, err = db.From[guests.Guest](r).Where("name = ?", "Guest0 Q0400").First()
			return err
		}))
		watch, elsewhere := w.As("ben").Open(page+"?page=7"), w.As("pia").Open(page)
		before, beforeThere := len(watch.Raw()), len(elsewhere.Raw())
		anna.Post(page+"/"+string(someone.ID)+"/edit", "version", version(someone.Version), "name", "Guest0 Q0400 Jr.", "age", "child").Change()
		watch.Shows("guests-rows", "Guest0 Q0400 Jr.")
		elsewhere.Converges()
		if sent := len(watch.Raw()) - before; sent > few {
			w.T.Errorf("%d bytes were sent for one guest", sent)
		}
		if strings.Contains(elsewhere.Raw()[beforeThere:], views(someone.ID)) {
			w.T.Error("a row of another page was sent")
		}
	})
}

// waysOf are the pages that the foot of a list leads to, "…" for those that are left out.
func waysOf(page string) string {
	foot := regexp.MustCompile(`(?s)<nav class="list-pages".*?</nav>`).FindString(page)
	var ways []string
	for _, found := range regexp.MustCompile(`>(\d+|…)<`).FindAllStringSubmatch(foot, -1) {
		ways = append(ways, found[1])
	}
	return strings.Join(ways, " ")
}

func TestChangesAreToldForAYearAtMost(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		anna := w.As("anna")
		w.Clock.Move(400 * 24 * time.Hour) // everybody came longer ago, on 29 August 2026
		anna.Post(page+"/tags", "guest", string(w.Ours.Guests[0].ID), "add", "choir").Change()
		watch := anna.Open(page + "?since=2001-01-01")
		watch.Shows("guests-shown", "Changes are told for a year: these are from Saturday 3 October 2026 on.")
		watch.Shows("guests-rows", "Ada Lawson")
		anna.Get(page+"?since=2001-01-01").SaysNot("Ben Lawson", "Didier Aubertin")
		anna.Get(page + "?since=2026-10-03").SaysNot("Changes are told for a year")
		w.Clock.Move(24 * time.Hour)
		watch.Shows("guests-shown", "Sunday 4 October 2026")
		watch.Converges()
	})
}

func TestAValueThatNoFilterHasIsLeftOutAndSaid(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		anna := w.As("anna")
		for _, query := range []string{"age=xyz", "plus=xyz", "missing=xyz", "occasion=xyz", "since=xyz"} {
			anna.Get(page+"?"+query).Says("Left out: xyz", "Ada Lawson", "Zoé Aubertin")
		}
		for _, query := range []string{"side=xyz", "tag=xyz", "diet=xyz"} {
			anna.Get(page+"?"+query).Says("xyz").SaysNot("Left out", "Ada Lawson")
		}
		dinner := "occasion=" + string(w.Ours.Occasions[1].ID)
		anna.Get(page+"?"+dinner+"&reply=xyz").Says("Left out: xyz", w.Ours.Occasions[1].Name+": invited")
		anna.Get(page+"?reply=attending").Says("Left out: attending", "Ada Lawson", "Zoé Aubertin")
		anna.Get(page + "?missing=meal").SaysNot("Left out: meal")
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			all, err := db.From[events.Occasion](tx.Read).All()
			for i := range all {
				err = errors.Join(err, db.Update(tx, &all[i], db.Set{"asks_meal": false}))
			}
			return change.OccasionEdited{Occasion: all[0].ID}, err
		})
		anna.Get(page+"?missing=meal").Says("Left out: meal", "Ada Lawson", "Zoé Aubertin")
		anna.Get(page+"?age=xyz&age=adult").Says("Left out: xyz", "Adults")
		w.As("vera").Get(page+"?missing=email").Says("Left out: email", "Ada Lawson")
	})
}
