package messages_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"convive/models/access"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/invalid"
	"convive/models/messages"
	"convive/models/organizations"
	"convive/models/replies"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

var (
	background = context.Background()
	convive    = change.Actor{Kind: change.ByConvive}
	secret     = []byte("a secret of tests, thirty-two bytes")
)

type rule = func(*db.Tx) (change.Change, error)

// kit is an event with a host, two occasions and some households; its clock is moved by hand.
type kit struct {
	*testing.T
	d         *db.DB
	config    db.Config
	clock     *dbtest.Clock
	anna      access.Scope
	occasions []events.Occasion
	homes     map[string]*guests.NewHousehold
}

func each(t *testing.T, test func(k *kit)) {
	for _, engine := range []string{"sqlite", "postgres"} {
		t.Run(engine, func(t *testing.T) { test(newKit(t, engine)) })
	}
}

func newKit(t *testing.T, engine string) *kit {
	k := &kit{T: t, clock: &dbtest.Clock{}, config: dbtest.Config(t, engine), homes: map[string]*guests.NewHousehold{}}
	k.config.Now = k.clock.Now
	k.d = dbtest.Open(t, k.config)
	k.anna = k.event("amara-jonas")
	k.furnish()
	return k
}

// furnish gives the event its occasions and households.
func (k *kit) furnish() {
	k.Helper()
	k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
		for _, name := range []string{"Ceremony", "Brunch"} {
			o := events.Occasion{Name: name, Starts: "2026-09-12T14:00", Place: "Lawn"}
			if err := db.Create(tx, &o); err != nil {
				return nil, err
			}
			k.occasions = append(k.occasions, o)
		}
		return change.OccasionAdded{Occasion: k.occasions[0].ID}, nil
	})
	k.home("Lawson", guests.Guest{Name: "Ada Lawson", Given: "Ada", Email: "ada@example.org"}, guests.Guest{Name: "Ben Lawson", Given: "Ben", Email: "ben@example.org"},
		guests.Guest{Name: "Kit Lawson", Age: guests.Child, Email: "kit@example.org"})
	k.home("Aubertin", guests.Guest{Name: "Zoé Aubertin", Given: "Zoé", Email: "zoe@example.org"})
}

// another is a further event, like the first, in the same database.
func (k *kit) another(slug string) *kit {
	k.Helper()
	other := &kit{T: k.T, clock: k.clock, config: k.config, d: k.d, homes: map[string]*guests.NewHousehold{}}
	other.anna = other.event(slug)
	other.furnish()
	return other
}

func (k *kit) event(slug string) access.Scope {
	k.Helper()
	host := accounts.Account{ID: db.NewID(), Name: "Anna", EmailKey: slug}
	k.do(access.Installation(convive), func(tx *db.Tx) (change.Change, error) {
		return change.AccountCreated{Account: host.ID}, errors.Join(db.Create(tx, &host), tx.NewFeed(change.AccountFeed(host.ID)))
	})
	org, id := organizations.Organization{ID: db.NewID(), Name: "O"}, db.NewID()
	k.do(access.Installation(convive), func(tx *db.Tx) (change.Change, error) { return organizations.Found(tx, &org, host.ID) })
	at := access.Scope{Looker: access.Looker{Actor: convive}, Place: access.AtOrganization, Organization: org.ID, Role: access.System}
	k.do(at, func(tx *db.Tx) (change.Change, error) {
		return events.Create(tx, &events.Event{ID: id, OrganizationID: org.ID, Name: "Amara & Jonas", Slug: slug, Zone: "Europe/Berlin", Languages: db.Words{"en", "de"},
			Deadline: "2026-08-31", ReplyMode: events.Open, SenderName: "Amara & Jonas", ReplyTo: "hosts@example.org"})
	})
	return access.SystemAt(org.ID, id, change.Actor{Kind: change.ByAccount, ID: host.ID})
}

// home adds a household whose people are invited to everything.
func (k *kit) home(name string, people ...guests.Guest) *guests.NewHousehold {
	k.Helper()
	return k.household(guests.Household{EnvelopeName: "The " + name + "s"}, name, people...)
}

func (k *kit) household(h guests.Household, name string, people ...guests.Guest) *guests.NewHousehold {
	k.Helper()
	n := &guests.NewHousehold{Household: h}
	for _, g := range people {
		one := &guests.NewGuest{Guest: g}
		for _, o := range k.occasions {
			one.Invitations = append(one.Invitations, guests.Invitation{OccasionID: o.ID})
		}
		n.People = append(n.People, one)
	}
	k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
		return change.HouseholdAdded{}, guests.Create(tx, guests.Keys{Secret: secret}, n)
	})
	k.homes[name] = n
	return n
}

func (k *kit) try(as access.Scope, fn rule) (change.Entry, error) {
	return k.d.Mutate(background, as, change.CommandID{}, fn)
}

func (k *kit) do(as access.Scope, fn rule) change.Entry {
	k.Helper()
	e, err := k.try(as, fn)
	if err != nil {
		k.Fatal(err)
	}
	return e
}

// changes runs a rule that answers with exactly this Change.
func (k *kit) changes(want change.Change, fn rule) {
	k.Helper()
	if got := k.do(k.anna, fn).Change; !reflect.DeepEqual(got, want) {
		k.Errorf("got %#v, want %#v", got, want)
	}
}

// refuses runs a rule that answers with this sentence.
func (k *kit) refuses(sentence string, fn rule) {
	k.Helper()
	_, err := k.try(k.anna, fn)
	var no invalid.Refusal
	if !errors.As(err, &no) || !strings.Contains(no.Text, sentence) {
		k.Errorf("got %v, want %q", err, sentence)
	}
}

func (k *kit) read(fn func(*db.Read) error) {
	k.Helper()
	if err := k.d.Read(background, k.anna, fn); err != nil {
		k.Fatal(err)
	}
}

// order is a mailing to the named households.
func (k *kit) order(kind messages.Kind, names ...string) messages.Order {
	o := messages.Order{Kind: kind}
	if kind == messages.Reminder {
		o.Occasion = k.occasions[0].ID
	}
	for _, name := range names {
		o.Households = append(o.Households, k.homes[name].ID)
	}
	k.read(func(r *db.Read) error {
		text, _, err := messages.Written(r, kind, "en") // what all of them read
		o.Shown = []string{messages.Seen("en", text)}
		return err
	})
	return o
}

func queueing(o messages.Order) rule {
	return func(tx *db.Tx) (change.Change, error) { return messages.Queue(tx, o, false) }
}

// queue puts a mailing into the outbox and returns it; it is due at once.
func (k *kit) queue(kind messages.Kind, names ...string) change.ID {
	k.Helper()
	id := k.do(k.anna, queueing(k.order(kind, names...))).Change.(change.MailingQueued).Mailing
	k.clock.Move(messages.Grace)
	return id
}

// reply has a household answer for its first guest, at the first occasion.
func (k *kit) reply(name string) {
	k.Helper()
	h := k.homes[name]
	s := k.anna
	s.Looker = access.Looker{Actor: change.Actor{Kind: change.ByHousehold, ID: h.ID}, Generation: h.LinkGeneration}
	s.Role, s.Household, s.Can = access.Household, h.ID, access.Of(access.Household)
	d := replies.Draft{Answers: map[replies.Cell]replies.Answer{}}
	for _, g := range h.People {
		d.Answers[replies.Cell{Guest: g.ID, Occasion: k.occasions[0].ID}] = replies.Answer{Reply: guests.Attending, Since: 1}
	}
	k.do(s, func(tx *db.Tx) (change.Change, error) { return replies.Send(tx, d) })
}

// sheet reads a mailing.
func (k *kit) sheet(id change.ID) (s messages.Sheet) {
	k.Helper()
	k.read(func(r *db.Read) (err error) { s, err = messages.OfMailing(r, id); return err })
	return s
}

// states expects the states of a mailing's messages with their reasons, by envelope name.
func (k *kit) states(id change.ID, want map[string]string) {
	k.Helper()
	got := map[string]string{}
	for _, e := range k.sheet(id).Entries {
		got[strings.Trim(e.Envelope, "The s")] = strings.TrimSuffix(fmt.Sprintf("%s %s", e.State, e.Reason), " ")
	}
	if !reflect.DeepEqual(got, want) {
		k.Errorf("got %v, want %v", got, want)
	}
}
