package guests_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

func TestAPastedColumnIsLookedAtAndThenOneChange(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, g := w.As("anna"), w.Ours.Guests
		watch, stranger := w.As("ben").Open(page+"?cols=side_age"), w.Stranger().Open("/e/other-wedding/guests")
		rows := fmt.Sprint(g[0].ID, " ", g[1].ID, " ", g[2].ID, " ", g[3].ID)
		host.NoScript = true
		look := host.Post(page+"/pasting", "column", "side", "rows", rows, "text", "jonas\n\nNobody’s side\nAmara’s side\nboth\n").Status(200).Changes()
		look.Says("Change 2 guests", "2 lines can’t be taken", "Nobody’s side is no side of this event.", "There is no guest left for this line.", "1 line is blank", "Ada Lawson OURS", "Zoé Aubertin OURS", "Nobody’s side\nAmara’s side")
		fill := []string{"column", "side", "guest", string(g[0].ID), "at", "1", "value", "Jonas", "guest", string(g[3].ID), "at", "1", "value", "Amara"}
		for _, field := range []string{`name="guest" value="` + string(g[3].ID), `name="at" value="1"`, `name="value" value="Amara"`} {
			look.Says(field)
		}
		host.Post(page+"/column", fill...).Status(303).
			Changes(change.GuestsEdited{What: "side", Guests: []change.ID{g[0].ID, g[3].ID}, Households: []change.ID{g[0].HouseholdID, g[3].HouseholdID}})
		host.Get(page).Says("Changed "+g[0].Name+" and "+g[3].Name+".", "Undo")
		watch.Converges()
		host.Post("/e/amara-jonas/activity/" + lastSeq(w) + "/undo").Change()
		if the[guests.Guest](w, g[0].ID).Side != "" || the[guests.Guest](w, g[3].ID).Side != "" {
			t.Error("the undo left a side")
		}
		watch.Converges()
		stranger.SawNothing()
	})
}

func TestAPastedColumnComesBackToTheListItWasPastedFrom(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, g := w.As("anna"), w.Ours.Guests[0]
		host.NoScript = true
		asked := "?q=Lawson&view=people"
		for _, links := range []webtest.Answer{
			host.Get(page + "/pasting" + asked), host.Post(page+"/pasting"+asked, "column", "side"),
			host.Post(page+"/pasting"+asked, "column", "side", "rows", string(g.ID), "text", "jonas"),
		} {
			links.Says(`href="`+page+`?q=Lawson&view=people"`, `action="`+page+`/pasting?q=Lawson&view=people"`)
		}
		host.Post(page+"/pasting"+asked, "column", "side", "rows", string(g.ID), "text", "jonas").Says(`action="` + page + `/column?q=Lawson&view=people"`)
		if to := host.Post(page+"/column"+asked, "column", "side", "guest", string(g.ID), "at", "1", "value", "Jonas").Status(303).Header.Get("Location"); to != page+asked {
			t.Errorf("the host is led to %q", to)
		}
	})
}

func TestAPastedColumnLeavesWhatOthersChangedMeanwhile(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, g := w.As("anna"), w.Ours.Guests
		w.As("pia").Post(cell(g[0]), "version", "1", "field", "tags", "tags", "choir").Change()
		w.As("pia").Post(cell(g[1]), "version", "1", "field", "phone", "phone", "12").Change()
		w.As("pia").Post(page+"/removal", "guest", string(g[2].ID)).Change()
		fill := []string{"column", "tags"}
		for _, one := range g[:4] {
			fill = append(fill, "guest", string(one.ID), "at", "1", "value", "work")
		}
		host.Post(page+"/column", fill...).Changes(change.GuestsEdited{What: "tags", Guests: []change.ID{g[1].ID, g[3].ID},
			Households: []change.ID{g[1].HouseholdID, g[3].HouseholdID}, Left: []change.ID{g[0].ID}})
		host.Get(page).Says("Changed " + g[1].Name + " and " + g[3].Name + ". Others had changed Ada Lawson OURS meanwhile: they stayed as they are.")
		if now := the[guests.Guest](w, g[0].ID); strings.Join(now.Tags, "|") != "choir" {
			t.Errorf("the tags are %v", now.Tags)
		}
		if now := the[guests.Guest](w, g[1].ID); strings.Join(now.Tags, "|") != "work" || now.Phone != "12" {
			t.Errorf("merged to %+v", now)
		}
		host.Post(page+"/column", "column", "tags", "guest", string(g[0].ID), "at", "1", "value", "work").Refused("Others have changed all of these meanwhile. Paste the column again to see what is there now.")
		host.Post(page+"/column", "column", "tags", "guest", string(w.Theirs.Guests[0].ID), "at", "1", "value", "work").Status(404).Changes()
		host.Post(page+"/column", "column", "tags", "guest", string(g[0].ID), "at", "1").Says("This form is out of date.").Changes()
		w.As("cora").Post(page+"/column", fill...).Status(403).Changes()
		w.As("vera").Post(page+"/pasting", "column", "tags", "text", "x").Status(403)
	})
}

func TestTwoHundredCellsOfAColumnAreOneChange(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		var people []change.ID
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			var all []*guests.NewHousehold
			for i := range 100 {
				h := &guests.NewHousehold{Household: guests.Household{EnvelopeName: fmt.Sprintf("Household %03d", i)}}
				for j := range 2 {
					h.People = append(h.People, &guests.NewGuest{Guest: guests.Guest{Row: db.Row{ID: db.NewID()}, Name: fmt.Sprintf("Guest %03d %d", i, j)}})
				}
				people = append(people, h.People[0].ID, h.People[1].ID)
				all = append(all, h)
			}
			return change.GuestsImported{Created: 200}, guests.Create(tx, guests.Keys{Secret: webtest.Secret}, all...)
		})
		var lines []string
		fill := []string{"column", "phone"}
		for i, id := range people {
			lines = append(lines, fmt.Sprintf("Guest %03d %d\t+49 %d", i/2, i%2, i))
			fill = append(fill, "guest", string(id), "at", "1", "value", fmt.Sprintf("+49 %d", i))
		}
		host := w.As("anna")
		host.Post(page+"/pasting", "column", "phone", "by", "name", "text", strings.Join(append(lines, "Nobody\t1"), "\n")).
			Says("Change 200 guests", "1 line can’t be taken", "Nobody on the list is called Nobody.").Changes()
		done := host.Post(page+"/column", fill...).Change().(change.GuestsEdited)
		if len(done.Guests) != 200 || the[guests.Guest](w, people[199]).Phone != "+49 199" {
			t.Errorf("%d guests were changed", len(done.Guests))
		}
		host.Post("/e/amara-jonas/activity/" + lastSeq(w) + "/undo").Change()
		if the[guests.Guest](w, people[0]).Phone != "" || the[guests.Guest](w, people[199]).Phone != "" {
			t.Error("the undo left a number")
		}
		host.Post(page+"/pasting", "column", "phone", "text", strings.Repeat("x\n", guests.MaxPasted+1)).Status(422).Says("Paste at most 500 lines at once.", "x\nx")
		host.Get(page+"/pasting?view=people").Says("In the order of the list", string(people[0]))
	})
}

func TestWordsInAColumnOfNumbersStayWhereTheyWere(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, g := w.As("anna"), w.Ours.Guests
		rows := fmt.Sprint(g[0].ID, " ", g[1].ID, " ", g[2].ID)
		look := host.Post(page+"/pasting", "column", "phone", "rows", rows, "text", "call me\n+49 30 1234 (work)\n٠٣٠ ١٢٣").Status(200).Changes()
		look.Says("Change 2 guests", "1 line can’t be taken", "“call me” is no phone number.", `name="value" value="+49 30 1234 (work)"`).SaysNot(`name="value" value="call me"`)
	})
}

func TestAGuestInTwoLinesOfAPastedColumnIsTakenOnceAndTheOtherLineIsNamed(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, g := w.As("anna"), w.Ours.Guests
		text := g[0].Name + "\tnobody’s\n" + g[0].Name + "\t\n" + g[0].Name + "\tjonas\n" + g[1].Name + "\tamara\n" + strings.ToUpper(g[0].Name) + "\tamara\n" + g[0].Name + "\t"
		look := host.Post(page+"/pasting", "column", "side", "by", "name", "text", text).Status(200).Changes()
		look.Says("Change 2 guests", "2 lines can’t be taken", "Line 5", g[0].Name+" is in line 3 already; that one is taken.").SaysNot("Line 2", "Line 6")
		if n := strings.Count(look.Text, `name="guest" value="`+string(g[0].ID)); n != 1 {
			t.Errorf("the guest would be changed %d times", n)
		}
		fill := []string{"column", "side", "guest", string(g[0].ID), "at", "1", "value", "Jonas", "guest", string(g[1].ID), "at", "1", "value", "Amara"}
		host.Post(page+"/column", append(fill, "guest", string(g[0].ID), "at", "1", "value", "Amara")...).Says("This form is out of date.").Changes()
		host.Post(page+"/column", fill...).Changes(change.GuestsEdited{What: "side", Guests: []change.ID{g[0].ID, g[1].ID}, Households: households(g[0], g[1])})
	})
}

// households are those of guests, each once.
func households(all ...guests.Guest) (ids []change.ID) {
	for _, g := range all {
		if !slices.Contains(ids, g.HouseholdID) {
			ids = append(ids, g.HouseholdID)
		}
	}
	return ids
}
