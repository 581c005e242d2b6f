package messages_test

import (
	"context"
	"errors"
	"fmt"
	"html"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	rows "convive/models/messages"
)

// many are that many households more, each with an address and invited to the first occasion.
func (h *house) many(n int) (homes []*guests.NewHousehold) {
	h.Mutate(h.Ours, func(tx *db.Tx) (change.Change, error) {
		occasion := h.Ours.Occasions[0].ID
		for i := range n {
			g := &guests.NewGuest{Guest: guests.Guest{Name: fmt.Sprintf("Ölaf %03d", i), Email: fmt.Sprintf("olaf-%03d@example.org", i)}, Invitations: []guests.Invitation{{OccasionID: occasion}}}
			homes = append(homes, &guests.NewHousehold{Household: guests.Household{EnvelopeName: fmt.Sprintf("Home %03d", i)}, People: []*guests.NewGuest{g}})
		}
		return change.GuestsImported{Created: n}, guests.Create(tx, guests.Keys{Secret: webtest.Secret}, homes...)
	})
	return homes
}

var (
	fields  = regexp.MustCompile(`<input type="hidden" name="([^"]+)" value="([^"]*)"`)
	boxes   = regexp.MustCompile(`<input[^>]* name="household"[^>]*>`)
	ofBox   = regexp.MustCompile(` value="([^"]+)"`)
	notRows = regexp.MustCompile(`(?s)<details class="panel compose-not".*?</details>`)
)

// form is what the form of a page would send: its hidden fields and its boxes, ticked or not.
func form(a webtest.Answer) (hidden []string, ticked map[string]bool) {
	text := a.Text[strings.Index(a.Text, `id="compose"`):]
	for _, found := range fields.FindAllStringSubmatch(text, -1) {
		hidden = append(hidden, found[1], html.UnescapeString(found[2]))
	}
	ticked = map[string]bool{}
	for _, box := range boxes.FindAllString(text, -1) {
		ticked[ofBox.FindStringSubmatch(box)[1]] = strings.Contains(box, " checked")
	}
	return hidden, ticked
}

func sent(hidden []string, ticked map[string]bool, more ...string) []string {
	all := append(slices.Clone(hidden), more...)
	for _, id := range slices.Sorted(maps.Keys(ticked)) {
		if ticked[id] {
			all = append(all, "household", id)
		}
	}
	return all
}

func TestALongListOfWhoGetsAMessageIsLookedAtPageByPageAndKeepsWhatIsTicked(t *testing.T) {
	each(t, func(h *house) {
		homes := h.many(230)
		for i, script := range []bool{true, false} {
			anna := h.As("anna")
			anna.NoScript = !script
			kind := []rows.Kind{rows.Invitation, rows.SaveTheDate}[i]
			page, list := at+"/new?kind="+string(kind), at+"/mailings/list?kind="+string(kind)
			shown := anna.Get(page).Status(200).Says("233 households can get it", "All on this page")
			hidden, ticked := form(shown)
			if len(ticked) != 100 || !ticked[string(homes[0].ID)] {
				t.Fatalf("%d boxes", len(ticked))
			}
			if size := len(shown.Text); size > 90_000 {
				t.Errorf("%d bytes", size)
			}
			ticked[string(homes[0].ID)], ticked[string(homes[7].ID)] = false, false

			all := map[string]bool{}
			for n, want := range []int{100, 100, 33} {
				next := anna.Post(list, sent(hidden, ticked, "turn", fmt.Sprintf("get-%d", n+1))...).Status(200).Changes().Says("233 households can get it")
				hidden, ticked = form(next)
				if len(ticked) != want {
					t.Errorf("page %d: %d boxes", n+1, len(ticked))
				}
				maps.Copy(all, ticked)
			}
			if len(all) != 233 || all[string(homes[0].ID)] || all[string(homes[7].ID)] || !all[string(homes[8].ID)] || !all[string(homes[229].ID)] {
				t.Errorf("the pages show %d", len(all))
			}

			t.Log("a search finds who is on another page, by a person's name, and what is ticked there is kept")
			found := anna.Post(list, sent(hidden, ticked, "turn", "search", "q", "olaf 042")...).Status(200).Says("Home 042", "olaf-042@example.org").SaysNot("Home 043")
			if hidden, ticked = form(found); len(ticked) != 1 {
				t.Errorf("%d are found", len(ticked))
			}
			ticked[string(homes[42].ID)] = false
			anna.Post(list, sent(hidden, ticked, "turn", "search", "q", "nobody at all")...).Says("None of them is found by “nobody at all”.")

			c := anna.Post(at+"/mailings?kind="+string(kind), sent(hidden, ticked)...).Change().(change.MailingQueued)
			if c.Households != 230 || c.Of != string(kind) {
				t.Errorf("%+v", c)
			}
			h.leftOut(c.Mailing, homes[0].ID, homes[7].ID, homes[42].ID)
		}
	})
}

// leftOut says that a mailing goes to nobody of these.
func (h *house) leftOut(mailing change.ID, ids ...change.ID) {
	h.T.Helper()
	h.Must(h.DB.Read(context.Background(), h.System(h.Ours), func(r *db.Read) error {
		got, err := db.From[rows.Message](r).Where("mailing_id = ?", string(mailing)).In("household_id", ids).Count()
		if got > 0 {
			err = errors.Join(err, fmt.Errorf("%d get it who were left out", got))
		}
		return err
	}))
}

func TestAllOfALongListAreChosenOrNoneAndWhoDoesNotGetItIsLookedAtToo(t *testing.T) {
	each(t, func(h *house) {
		h.many(230)
		anna := h.As("anna")
		const list = at + "/mailings/list?kind=update&audience=attending"
		shown := anna.Get(at + "/new?kind=update&audience=attending").Status(200).Says("233 households don't get it")
		if strings.Contains(shown.Text, `compose-not" open`) {
			t.Error("who doesn't get it stands open before anybody asks")
		}
		hidden, ticked := form(shown)
		last := anna.Post(list, sent(hidden, ticked, "turn", "not-3")...).Says(`compose-not" open`)
		if n := strings.Count(notRows.FindString(last.Text), "<li>"); n != 33 {
			t.Errorf("%d on the last page", n)
		}

		anna.Post(at+"/texts/wording", "kind", "update", "language", "en", "subject", "News", "body", "The bus leaves at 3.").Change()
		const get = at + "/mailings/list?kind=update"
		hidden, ticked = form(anna.Get(at + "/new?kind=update").Says("Choose all 233"))
		none := anna.Post(get, sent(hidden, ticked, "turn", "none")...)
		hidden, ticked = form(none)
		anna.Post(at+"/mailings?kind=update", sent(hidden, ticked)...).Refused("Choose at least one household.").Changes()
		hidden, ticked = form(anna.Post(get, sent(hidden, ticked, "turn", "search", "q", "Home 1")...))
		hidden, ticked = form(anna.Post(get, sent(hidden, ticked, "turn", "all", "q", "Home 1")...))
		if c := anna.Post(at+"/mailings?kind=update", sent(hidden, ticked)...).Change().(change.MailingQueued); c.Households != 100 {
			t.Errorf("those found were chosen: %+v", c)
		}
	})
}

func TestASearchInAListThatIsLongNoMoreLosesNobodyWhoIsChosen(t *testing.T) {
	each(t, func(h *house) {
		homes := h.many(98) // with the three of the event one more than a page
		anna := h.As("anna")
		const list = at + "/mailings/list?kind=invitation"
		hidden, ticked := form(anna.Get(at + "/new?kind=invitation").Says("101 households can get it"))
		hidden, ticked = form(anna.Post(list, sent(hidden, ticked, "turn", "search", "q", "Home 042")...))
		if len(ticked) != 1 {
			t.Fatalf("%d are found", len(ticked))
		}
		h.As("ben").Post("/e/amara-jonas/guests/removal", "guests", string(homes[7].People[0].ID)).Change()
		hidden, ticked = form(anna.Post(list, sent(hidden, ticked, "turn", "search", "q", "Home 042")...).Says("100 households can get it"))
		if c := anna.Post(at+"/mailings?kind=invitation", sent(hidden, ticked)...).Change().(change.MailingQueued); c.Households != 100 {
			t.Errorf("%d get it", c.Households)
		}
	})
}
