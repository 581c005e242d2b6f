package transfer_test

import (
	"flag"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/events"
	"convive/models/guests"
)

func init() { _ = flag.Set("rapid.checks", "20") }

// Whatever people write comes over as it is, also what looks like the file's own signs.
func TestWhatPeopleWroteIsNeverTakenForSomethingElse(t *testing.T) {
	d, there := dbtest.New(t, "sqlite"), dbtest.New(t, "sqlite")
	from, to := founded(t, d), founded(t, there)
	words := rapid.OneOf(rapid.SampledFrom([]string{"@households/1", "@@guests/2", "account:", "account:00000000-0000-7000-8000-000000000000", `["@guests/1"]`, `{"a":1}`, "[", "null", "", " x ",
		"00000000-0000-7000-8000-000000000000", "ü\n\t\"<&>", "שלום"}), rapid.StringMatching(`[\p{L}\p{N} @/:\[\]{}"',-]{0,20}`))
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		n++
		e := events.Event{ID: db.NewID(), OrganizationID: from.Organization, Name: "Drawn", Slug: fmt.Sprintf("drawn-%d", n), Zone: "Europe/Berlin", Currency: "EUR",
			Languages: db.Words{"en"}, Sides: db.Words{words.Draw(t, "side")}, ReplyMode: events.Open}
		_, err := d.Mutate(background, from, change.CommandID{}, func(tx *db.Tx) (change.Change, error) { return events.Create(tx, &e) })
		must(t, err)
		s := access.SystemAt(from.Organization, e.ID, convive)
		_, err = d.Mutate(background, s, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
			var all []*guests.NewHousehold
			for range rapid.IntRange(0, 3).Draw(t, "households") {
				h := &guests.NewHousehold{Household: guests.Household{EnvelopeName: words.Draw(t, "envelope"), Note: words.Draw(t, "note"), Tags: db.Words{words.Draw(t, "tag")}}}
				by := db.NewID()
				for i := range rapid.IntRange(1, 3).Draw(t, "people") {
					g := &guests.NewGuest{Guest: guests.Guest{Name: "x" + words.Draw(t, "name"), Aliases: db.Words{words.Draw(t, "alias")}, Note: words.Draw(t, "own note")}}
					if g.ID = db.NewID(); i == 0 {
						g.ID = by
					} else if rapid.Bool().Draw(t, "brought") {
						g.PlusOneOf = &by
					}
					h.People = append(h.People, g)
				}
				all = append(all, h)
			}
			return change.GuestsImported{File: "drawn"}, guests.Create(tx, guests.Keys{Secret: secret}, all...)
		})
		must(t, err)
		data := export(t, d, s)
		id, err := bring(there, to, data)
		must(t, err)
		if again := export(t, there, access.SystemAt(to.Organization, id, convive)); string(again) != string(data) {
			t.Fatalf("came back otherwise: %s", differ(string(data), string(again)))
		}
	})
}
