package transfer_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"convive/models/access"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/demo"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/invalid"
	"convive/models/organizations"
	"convive/models/transfer"
)

var (
	background = context.Background()
	secret     = []byte("a secret of tests, thirty-two bytes")
	other      = []byte("another installation's own secret, long")
	convive    = change.Actor{Kind: change.ByConvive}
)

func TestEveryTableOfAnEventIsCarriedOrStaysForAReason(t *testing.T) {
	for _, table := range db.EventTables() {
		if _, known := transfer.Leaves(table); !known {
			t.Errorf("%s: does it leave with an event? Say so in models/transfer", table)
		}
	}
}

func TestEveryExportedColumnIsInTheFile(t *testing.T) {
	d, s := seeded(t, "sqlite")
	data := string(export(t, d, s))
	for _, c := range db.Columns() {
		empty := strings.Contains(data, `"`+c.Table+`": []`)
		if leaves, _ := transfer.Leaves(c.Table); leaves && c.Exported && !(strings.Contains(data, `"`+c.Name+`":`) || empty && slices.Contains(db.CarriedColumns(c.Table), c.Name)) {
			t.Errorf("%s.%s is exported and not in the file", c.Table, c.Name)
		}
	}
	for _, secret := range []string{"link_hash", "search_key", "sort_key", "account_id", "organization_id", "event_id"} {
		if strings.Contains(data, secret) {
			t.Errorf("%s left the installation", secret)
		}
	}
}

// seeded makes the demo wedding, which has a little of everything.
func seeded(t *testing.T, engine string) (*db.DB, access.Scope) {
	t.Helper()
	clock := &demo.Clock{}
	c := dbtest.Config(t, engine)
	c.Now = clock.Now
	d := dbtest.Open(t, c)
	must(t, demo.Seed(background, d, clock, secret, dbtest.Start))
	return d, scopeOf(t, d, demo.Slug)
}

func scopeOf(t testing.TB, d *db.DB, slug string) (s access.Scope) {
	t.Helper()
	must(t, d.Read(background, access.Installation(convive), func(r *db.Read) error {
		e, err := events.BySlug(r, slug)
		s = access.SystemAt(e.OrganizationID, e.ID, convive)
		return err
	}))
	return s
}

type failer interface {
	Helper()
	Fatal(...any)
}

func must(t failer, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func export(t failer, d *db.DB, s access.Scope) (data []byte) {
	t.Helper()
	must(t, d.Read(background, s, func(r *db.Read) (err error) {
		data, err = transfer.Export(r)
		return err
	}))
	return data
}

// founded is an installation with an organization and no event; the scope is that of its owner.
func founded(t testing.TB, d *db.DB) access.Scope {
	t.Helper()
	owner := accounts.Account{ID: db.NewID(), Name: "Anna"}
	owner.Email = string(owner.ID) + "@example.org"
	owner.EmailKey = owner.Email
	org := organizations.Organization{ID: db.NewID(), Name: "Organization"}
	for _, fn := range []func(tx *db.Tx) (change.Change, error){
		func(tx *db.Tx) (change.Change, error) {
			return change.AccountCreated{Account: owner.ID}, errors.Join(db.Create(tx, &owner), tx.NewFeed(change.AccountFeed(owner.ID)))
		},
		func(tx *db.Tx) (change.Change, error) { return organizations.Found(tx, &org, owner.ID) },
	} {
		_, err := d.Mutate(background, access.Installation(convive), change.CommandID{}, fn)
		must(t, err)
	}
	return access.Scope{Looker: access.Looker{Actor: convive}, Place: access.AtOrganization, Organization: org.ID, Role: access.System, Can: access.CreateEvents}
}

func bring(d *db.DB, s access.Scope, data []byte) (change.ID, error) {
	f, err := transfer.Read(data)
	if err != nil {
		return "", err
	}
	e, err := d.Mutate(background, s, change.CommandID{}, func(tx *db.Tx) (change.Change, error) { return transfer.Bring(tx, other, f) })
	made, _ := e.Change.(change.EventCreated)
	return made.Event, err
}

func TestAnEventComesToAnotherInstallationToTheByte(t *testing.T) {
	for from, to := range map[string]string{"sqlite": "postgres", "postgres": "sqlite"} {
		t.Run(from+" to "+to, func(t *testing.T) {
			d, s := seeded(t, from)
			data := export(t, d, s)
			there := dbtest.New(t, to)
			org := founded(t, there)
			id, err := bring(there, org, data)
			must(t, err)
			if again := export(t, there, access.SystemAt(org.Organization, id, convive)); string(again) != string(data) {
				t.Errorf("came back otherwise: %s", differ(string(data), string(again)))
			}
			twice, err := bring(there, org, data)
			must(t, err)
			if twice == id {
				t.Error("the same event twice")
			}
		})
	}
}

func differ(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return x[i] + " became " + y[i]
		}
	}
	return "one is longer"
}

func TestPersonalLinksAreMadeByTheInstallationThatTakesTheEvent(t *testing.T) {
	d, s := seeded(t, "sqlite")
	org := founded(t, d)
	id, err := bring(d, org, export(t, d, s)) // beside the one that it was
	must(t, err)
	must(t, d.Read(background, access.SystemAt(org.Organization, id, convive), func(r *db.Read) error {
		all, err := db.All[guests.Household](r, "id")
		must(t, err)
		h := all[3]
		found, err := guests.ByLink(r, guests.LinkKey(other, h.ID, h.LinkGeneration))
		if err != nil || found.ID != h.ID || h.SortKey == "" || h.SearchKey == "" {
			t.Errorf("%v: %+v", err, h)
		}
		_, err = guests.ByLink(r, guests.LinkKey(secret, h.ID, h.LinkGeneration))
		if !errors.Is(err, db.ErrNotFound) {
			t.Error("a link by the old secret opens the new event")
		}
		return nil
	}))
}

func TestABrokenFileIsRefusedAsAWhole(t *testing.T) {
	d, s := seeded(t, "sqlite")
	data := string(export(t, d, s))
	there := dbtest.New(t, "sqlite")
	org := founded(t, there)
	cut := func(old, new string) string {
		t.Helper()
		if !strings.Contains(data, old) {
			t.Fatalf("nothing to break: %s", old)
		}
		return strings.Replace(data, old, new, 1)
	}
	for file, sentence := range map[string]string{
		"":                                  "This is no event",
		`{"hello": 1}`:                      "This is no event",
		data[:len(data)/2]:                  "This is no event",
		data + "{}":                         "damaged",
		cut(`"version": 1`, `"version": 2`): "newer Convive",
		cut(`"meals": [`, `"roles": [], "meals": [`):                              "isn't known here",
		cut(`"capacity":`, `"link_hash":`):                                        "isn't known here",
		cut(`"asks_meal": true`, `"asks_meal": "true"`):                           "can't be read",
		cut(`"occasion_id": "@occasions/1"`, `"occasion_id": "@occasions/99"`):    "isn't in it",
		cut(`"household_id": "@households/1"`, `"household_id": "@households/2"`): "contradict",
		cut(`"reply": "attending"`, `"reply": "perhaps"`):                         "contradict",
		cut(`"zone": "Europe/Berlin"`, `"zone": "Europe/Nowhere"`):                "settings",
		cut(`"envelope_name": "`, `"envelope_name": "\u202e`):                     "can't be read",
	} {
		_, err := bring(there, org, []byte(file))
		var no invalid.Refusal
		said := ""
		if errors.As(err, &no) {
			said = no.Text
			for _, a := range no.Args {
				if text, ok := a.(string); ok {
					said += " " + text
				}
			}
		}
		if !strings.Contains(said, sentence) {
			t.Errorf("want %q, got %v %q", sentence, err, said)
		}
	}
	must(t, there.Read(background, access.Installation(convive), func(r *db.Read) error {
		n, err := db.From[events.Event](r).Count()
		if n != 0 {
			t.Errorf("%d events were made of broken files", n)
		}
		return err
	}))
}

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
