package guests_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/organizations"
)

var (
	convive = change.Actor{Kind: change.ByConvive}
	secret  = []byte("a secret of tests")
)

// kit is one event in a fresh database.
type kit struct {
	*testing.T
	d         *db.DB
	scope     access.Scope
	occasions []change.ID
}

func each(t *testing.T, test func(k kit)) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		org, event := organizations.Organization{ID: db.NewID(), Name: "O"}, db.NewID()
		k := kit{T: t, d: d, scope: access.SystemAt(org.ID, event, convive)}
		k.in(access.Installation(convive), func(tx *db.Tx) (change.Change, error) {
			return change.OrganizationCreated{Organization: org.ID}, errors.Join(db.Create(tx, &org), tx.NewFeed(change.OrganizationFeed(org.ID)))
		})
		at := access.Scope{Looker: access.Looker{Actor: convive}, Place: access.AtOrganization, Organization: org.ID, Role: access.System}
		k.in(at, func(tx *db.Tx) (change.Change, error) {
			return events.Create(tx, &events.Event{ID: event, OrganizationID: org.ID, Name: "W", Slug: "w", Zone: "Europe/Berlin", Currency: "EUR", Languages: db.Words{"en"}, ReplyMode: events.Open})
		})
		k.do(func(tx *db.Tx) (change.Change, error) {
			for i := range 3 {
				o := events.Occasion{Name: fmt.Sprint("Occasion ", i), Starts: fmt.Sprintf("2026-09-1%dT12:00", i), Position: int64(i)}
				if err := db.Create(tx, &o); err != nil {
					return nil, err
				}
				k.occasions = append(k.occasions, o.ID)
			}
			return change.GuestsImported{}, nil
		})
		test(k)
	})
}

func (k kit) in(s access.Scope, fn func(*db.Tx) (change.Change, error)) change.Entry {
	k.Helper()
	e, err := k.d.Mutate(context.Background(), s, change.CommandID{}, fn)
	if err != nil {
		k.Fatal(err)
	}
	return e
}

func (k kit) do(fn func(*db.Tx) (change.Change, error)) change.Entry {
	k.Helper()
	return k.in(k.scope, fn)
}

func (k kit) read(fn func(*db.Read) error) {
	k.Helper()
	if err := k.d.Read(context.Background(), k.scope, fn); err != nil {
		k.Fatal(err)
	}
}

func (k kit) list() (l *guests.Listing) {
	k.Helper()
	k.read(func(r *db.Read) (err error) {
		l, err = guests.Everybody(r)
		return err
	})
	return l
}

// household adds one with the names given, everybody invited to the first occasion.
func (k kit) household(host bool, names ...string) *guests.NewHousehold {
	k.Helper()
	n := &guests.NewHousehold{Household: guests.Household{Host: host}}
	for _, name := range names {
		n.People = append(n.People, &guests.NewGuest{Guest: guests.Guest{Name: name}, Invitations: []guests.Invitation{{OccasionID: k.occasions[0]}}})
	}
	k.do(func(tx *db.Tx) (change.Change, error) {
		return change.HouseholdAdded{}, guests.Create(tx, guests.Keys{Secret: secret}, n)
	})
	return n
}

func TestHostsAreLeftOutOfTheCounts(t *testing.T) {
	each(t, func(k kit) {
		k.household(true, "Amara", "Jonas")
		h := k.household(false, "Kit Lawson", "Ada Lawson")
		k.do(func(tx *db.Tx) (change.Change, error) {
			return guests.EditGuest(tx, h.People[0].ID, guests.GuestEdit{Version: 1, Name: "Kit Lawson", Age: guests.Child, AgeYears: "8"})
		})
		got := k.list().Totals()
		if got.Guests != 2 || got.Households != 1 || got.Children != 1 || got.Occasions[k.occasions[0]].Invited != 2 || got.Occasions[k.occasions[0]].Pending != 2 {
			t.Errorf("counted %+v", got)
		}
	})
}

func TestTheListCostsTheSameFewStatementsWhateverItsLength(t *testing.T) {
	each(t, func(k kit) {
		count := func() int64 {
			before := k.d.Statements()
			k.read(func(r *db.Read) error {
				_, err := guests.Everybody(r)
				again, _ := guests.Everybody(r)
				return errors.Join(err, ifNot(again != nil))
			})
			return k.d.Statements() - before
		}
		k.household(false, "Ada Lawson")
		few := count()
		for range 20 {
			k.household(false, "Ada Lawson", "Ben Lawson", "Kit Lawson")
		}
		if many := count(); few != 6 || many > few { // one for the feed's number
			t.Errorf("%d statements for one household, %d for many", few, many)
		}
	})
}

func ifNot(ok bool) error {
	if ok {
		return nil
	}
	return errors.New("nothing came back")
}

func TestAThousandHouseholdsComeAtOnceWithCodesOfTheirOwn(t *testing.T) {
	each(t, func(k kit) {
		var all []*guests.NewHousehold
		for i := range 1000 {
			ada := db.NewID()
			all = append(all, &guests.NewHousehold{People: []*guests.NewGuest{
				{Guest: guests.Guest{Unnamed: true, PlusOneOf: &ada}}, // comes first in the list, and is written after Ada
				{Guest: guests.Guest{Row: db.Row{ID: ada}, Name: fmt.Sprint("Ada Lawson", i)}, Invitations: []guests.Invitation{{OccasionID: k.occasions[0]}, {OccasionID: k.occasions[1]}}},
			}})
		}
		e := k.do(func(tx *db.Tx) (change.Change, error) {
			return change.GuestsImported{Created: 2000}, guests.Create(tx, guests.Keys{Secret: secret}, all...)
		})
		codes := map[string]bool{}
		for _, h := range k.list().Households {
			codes[h.ReplyCode] = true
			if h.People[0].Name != "Guest of "+h.People[1].Name {
				t.Fatalf("the plus-one is called %q", h.People[0].Name)
			}
		}
		if len(codes) != 1000 {
			t.Errorf("%d codes for 1000 households", len(codes))
		}
		k.do(func(tx *db.Tx) (change.Change, error) {
			kept, err := db.Revert(tx, e.Seq, nil)
			if len(kept) > 0 {
				t.Errorf("%d rows stayed", len(kept))
			}
			return change.Undone{Seq: e.Seq}, err
		})
		if n := len(k.list().Households); n != 0 {
			t.Errorf("%d households are left", n)
		}
	})
}

func TestAPlusOneOfAPlusOneIsRemovedAndComesBack(t *testing.T) {
	each(t, func(k kit) {
		ids := []change.ID{db.NewID(), db.NewID(), db.NewID()}
		n := &guests.NewHousehold{People: []*guests.NewGuest{
			{Guest: guests.Guest{Row: db.Row{ID: ids[0]}, Name: "Ada"}}, {Guest: guests.Guest{Row: db.Row{ID: ids[1]}, Name: "Ben", PlusOneOf: &ids[0]}},
			{Guest: guests.Guest{Row: db.Row{ID: ids[2]}, Unnamed: true, PlusOneOf: &ids[1]}},
		}}
		k.do(func(tx *db.Tx) (change.Change, error) {
			return change.HouseholdAdded{}, guests.Create(tx, guests.Keys{Secret: secret}, n)
		})
		for _, chosen := range [][]change.ID{ids[:1], ids[:2], ids, ids[1:]} {
			before := k.list().Households[0]
			e := k.do(func(tx *db.Tx) (change.Change, error) { return guests.Remove(tx, guests.Removal{Guests: chosen}) })
			k.do(func(tx *db.Tx) (change.Change, error) {
				kept, err := db.Revert(tx, e.Seq, nil)
				if len(kept) > 0 {
					t.Errorf("%v stayed", kept)
				}
				return change.Undone{Seq: e.Seq}, err
			})
			after := k.list().Households[0]
			for i := range before.People {
				a, b := before.People[i], after.People[i]
				if a.ID != b.ID || a.Name != b.Name || !slices.Equal([]any{a.PlusOneOf == nil}, []any{b.PlusOneOf == nil}) || a.PlusOneOf != nil && *a.PlusOneOf != *b.PlusOneOf {
					t.Errorf("%v became %v", a.Guest, b.Guest)
				}
			}
		}
	})
}

func TestEveryonesEnvelope(t *testing.T) {
	named := func(name string) guests.Guest {
		given, family, _ := strings.Cut(name, " ")
		return guests.Guest{Name: name, Given: given, Family: family}
	}
	for want, people := range map[string][]guests.Guest{
		"Anna Keller":              {named("Anna Keller")},
		"Anna & Ben Keller":        {named("Anna Keller"), named("Ben Keller")},
		"Anna, Ben & Kit Keller":   {named("Anna Keller"), named("Ben Keller"), named("Kit Keller")},
		"Anna Keller & Ben Huber":  {named("Anna Keller"), named("Ben Huber")},
		"Anna Keller & Guest":      {named("Anna Keller"), {Unnamed: true}},
		"Anna, Ben Keller & Guest": {named("Anna Keller"), named("Ben Keller"), {Unnamed: true}},
		"Guest":                    {{Unnamed: true}},
		"Dr. Anna Keller & Kit Ng": {{Name: "Dr. Anna Keller", Given: "Anna", Family: "Keller", Prefix: "Dr."}, named("Kit Ng")},
		"José García Márquez & Gabriel García Márquez": {{Name: "José García Márquez", Given: "José García", Family: "Márquez"}, {Name: "Gabriel García Márquez", Given: "Gabriel García", Family: "Márquez"}},
		"Tanaka Hana & Tanaka Yoko":                    {{Name: "Tanaka Hana", Given: "Hana", Family: "Tanaka", NameOrder: guests.FamilyFirst}, {Name: "Tanaka Yoko", Given: "Yoko", Family: "Tanaka", NameOrder: guests.FamilyFirst}},
	} {
		if got := guests.Envelope(people); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
