package overview_test

import (
	"context"
	"html"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/requests"
	"convive/models/seating"
)

const page = "/e/amara-jonas"

// party answers for some of our seven guests and seats a few: small enough to count by hand.
//
//	            ceremony    reception
//	Ada         attending   attending, beef, Table 1
//	Ben         pending     attending, no meal, no seat
//	Kit (child) pending     attending, trout, Table 1
//	Zoé         attending   declined, Table 1
//	the others  pending     pending
func party(w *webtest.World) (table change.ID) {
	w.T.Helper()
	g, meals := w.Ours.Guests, w.Ours.Meals
	e := w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		return seating.AddTables(tx, seating.NewTables{Occasion: w.Ours.Occasions[1].ID, Count: 1, Seats: 4, Shape: seating.Round})
	})
	table = e.Change.(change.TablesAdded).Tables[0]
	w.As("anna").Post(page+"/seating/moves", move(w, string(table), g[0], g[2], g[3])...).Change()
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		set(w, tx, g[0], 0, db.Set{"reply": guests.Attending, "answered_at": change.At(tx.Now())})
		set(w, tx, g[3], 0, db.Set{"reply": guests.Attending, "answered_at": change.At(tx.Now())})
		set(w, tx, g[0], 1, db.Set{"reply": guests.Attending, "meal_id": &meals[0].ID, "answered_at": change.At(tx.Now())})
		set(w, tx, g[1], 1, db.Set{"reply": guests.Attending, "answered_at": change.At(tx.Now())})
		set(w, tx, g[2], 1, db.Set{"reply": guests.Attending, "meal_id": &meals[1].ID, "answered_at": change.At(tx.Now())})
		set(w, tx, g[3], 1, db.Set{"reply": guests.Declined, "answered_at": change.At(tx.Now())})
		return change.GuestsImported{File: "party"}, db.Update(tx, &g[2], db.Set{"age": guests.Child})
	})
	return table
}

func set(w *webtest.World, tx *db.Tx, g guests.Guest, occasion int, s db.Set) {
	in, err := db.From[guests.Invitation](tx.Read).Where("guest_id = ? AND occasion_id = ?", string(g.ID), string(w.Ours.Occasions[occasion].ID)).First()
	w.Must(err)
	w.Must(db.Update(tx, &in, s))
}

// move are the fields that seat guests who have no seat.
func move(w *webtest.World, to string, who ...guests.Guest) []string {
	fields := []string{"occasion", string(w.Ours.Occasions[1].ID), "to", to, "anyway", "true"}
	for _, g := range who {
		fields = append(fields, "guest", seating.Premise{Guest: g.ID, From: seating.Parking}.String())
	}
	return fields
}

// ask puts an open request of the first household into the event.
func ask(w *webtest.World) requests.GuestRequest {
	r := requests.GuestRequest{HouseholdID: w.Ours.Households[0].ID, Kind: "child", Words: "Is there a high chair?", Status: requests.Open}
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		return change.RequestAsked{Request: r.ID, Household: r.HouseholdID}, db.Create(tx, &r)
	})
	return r
}

func the[T any](w *webtest.World, id change.ID) (row T) {
	w.T.Helper()
	w.Must(w.DB.Read(context.Background(), w.System(w.Ours), func(r *db.Read) (err error) {
		row, err = db.Find[T](r, id)
		return err
	}))
	return row
}

var (
	tag   = regexp.MustCompile(`<[^>]*>`)
	space = regexp.MustCompile(`\s+`)
	label = regexp.MustCompile(`aria-label="([^"]*)"`)
)

// shown is one part of the page as somebody reads it: its words with the labels of its drawings.
func shown(t testing.TB, c *webtest.Client, part string) string {
	t.Helper()
	fragment := c.Load(page).HTML(part)
	if fragment == "" {
		t.Fatalf("the page has no %s", part)
	}
	var words []string
	for _, l := range label.FindAllStringSubmatch(fragment, -1) {
		words = append(words, l[1])
	}
	text := tag.ReplaceAllString(fragment, " ") + " " + strings.Join(words, " | ")
	return space.ReplaceAllString(html.UnescapeString(text), " ")
}

// says expects a part of the page to hold each text.
func says(w *webtest.World, who, part string, texts ...string) {
	w.T.Helper()
	got := shown(w.T, w.As(who), part)
	for _, text := range texts {
		if !strings.Contains(got, text) {
			w.T.Errorf("%s: #%s doesn't say %q: %s", who, part, text, got)
		}
	}
}

// couple enters one host, who attends the reception and has no seat.
func couple(w *webtest.World) {
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		n := &guests.NewHousehold{Household: guests.Household{EnvelopeName: "The hosts", Host: true}, People: []*guests.NewGuest{
			{Guest: guests.Guest{Name: "Amara"}, Invitations: []guests.Invitation{{OccasionID: w.Ours.Occasions[1].ID, Reply: guests.Attending, MealID: &w.Ours.Meals[0].ID}}},
		}}
		return change.GuestsImported{File: "hosts"}, guests.Create(tx, guests.Keys{Secret: webtest.Secret}, n)
	})
}

// stat is a number of the head as it stands in the page.
func stat(n int64, words string) string {
	return `<span class="stat-number">` + number(n) + `</span><span class="stat-words">` + words + `</span>`
}

func number(n int64) string { return strconv.FormatInt(n, 10) }

// lacks expects a part of the page not to hold a text.
func lacks(w *webtest.World, who, part, text string) {
	w.T.Helper()
	if got := shown(w.T, w.As(who), part); strings.Contains(got, text) {
		w.T.Errorf("%s: #%s says %q: %s", who, part, text, got)
	}
}
