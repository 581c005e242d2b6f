package requests_test

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
	"convive/models/organizations"
	"convive/models/requests"
)

var (
	background = context.Background()
	convive    = change.Actor{Kind: change.ByConvive}
)

type rule = func(*db.Tx) (change.Change, error)

// kit is one event with two hosts and two households of two.
type kit struct {
	*testing.T
	d         *db.DB
	anna, ben access.Scope
	homes     []*guests.NewHousehold
}

func each(t *testing.T, test func(k *kit)) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) { test(newKit(t, d)) })
}

func newKit(t *testing.T, d *db.DB) *kit {
	k := &kit{T: t, d: d}
	k.anna = k.event("Anna")
	k.ben = k.anna
	k.ben.Actor.ID = k.account("Ben")
	for _, names := range [][]string{{"Ada Lawson", "Kit Lawson"}, {"Zoé Aubertin", "Max Aubertin"}} {
		n := &guests.NewHousehold{Household: guests.Household{EnvelopeName: "The " + names[0], Side: "A"}}
		for _, name := range names {
			n.People = append(n.People, &guests.NewGuest{Guest: guests.Guest{Name: name}})
		}
		k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
			return change.HouseholdAdded{}, guests.Create(tx, guests.Keys{Secret: []byte("secret")}, n)
		})
		k.homes = append(k.homes, n)
	}
	return k
}

func (k *kit) account(name string) change.ID {
	a := accounts.Account{ID: db.NewID(), Name: name, EmailKey: string(db.NewID())}
	k.do(access.Installation(convive), func(tx *db.Tx) (change.Change, error) {
		return change.AccountCreated{Account: a.ID}, errors.Join(db.Create(tx, &a), tx.NewFeed(change.AccountFeed(a.ID)))
	})
	return a.ID
}

// event makes one with its organization and a host, and returns the host's scope.
func (k *kit) event(host string) access.Scope {
	k.Helper()
	actor := change.Actor{Kind: change.ByAccount, ID: k.account(host)}
	org, id := organizations.Organization{ID: db.NewID(), Name: "O"}, db.NewID()
	k.do(access.Installation(convive), func(tx *db.Tx) (change.Change, error) { return organizations.Found(tx, &org, actor.ID) })
	at := access.Scope{Looker: access.Looker{Actor: convive}, Place: access.AtOrganization, Organization: org.ID, Role: access.System}
	k.do(at, func(tx *db.Tx) (change.Change, error) {
		return events.Create(tx, &events.Event{ID: id, OrganizationID: org.ID, Name: "W", Slug: string(id), Zone: "UTC", ReplyMode: events.Open})
	})
	return access.SystemAt(org.ID, id, actor)
}

// guest is the scope of a household on its own pages.
func (k *kit) guest(home int) access.Scope {
	h := k.homes[home].Household
	s := k.anna
	s.Looker = access.Looker{Actor: change.Actor{Kind: change.ByHousehold, ID: h.ID}, Generation: h.LinkGeneration}
	s.Role, s.Household, s.Can = access.Household, h.ID, access.Of(access.Household)
	return s
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
func (k *kit) changes(as access.Scope, want change.Change, fn rule) {
	k.Helper()
	if got := k.do(as, fn).Change; !reflect.DeepEqual(got, want) {
		k.Errorf("got %#v, want %#v", got, want)
	}
}

// refuses runs a rule that answers with this sentence.
func (k *kit) refuses(as access.Scope, sentence string, fn rule) {
	k.Helper()
	if _, err := k.try(as, fn); said(err) != sentence {
		k.Errorf("got %q, want %q", said(err), sentence)
	}
}

// said is a refusal's sentence with its places filled; of other errors what they say.
func said(err error) string {
	var no invalid.Refusal
	if !errors.As(err, &no) {
		return fmt.Sprint("no refusal: ", err)
	}
	text := no.Text
	for i := 0; i+1 < len(no.Args); i += 2 {
		text = strings.ReplaceAll(text, fmt.Sprintf("{%v}", no.Args[i]), fmt.Sprint(no.Args[i+1]))
	}
	return text
}

// ask has a household ask something as a whole.
func (k *kit) ask(home int, kind requests.Kind, words string) change.ID {
	k.Helper()
	e := k.do(k.guest(home), asking(requests.Asking{Kind: kind, Words: words}))
	return e.Change.(change.RequestAsked).Request
}

func asking(a requests.Asking) rule {
	return func(tx *db.Tx) (change.Change, error) { return requests.Ask(tx, a) }
}

// resolving and declining settle a request as it was asked.
func resolving(id change.ID, answer string) rule { return settling(requests.Resolve, id, 1, answer) }
func declining(id change.ID, answer string) rule { return settling(requests.Decline, id, 1, answer) }

func settling(settle func(*db.Tx, change.ID, requests.Outcome) (change.Change, error), id change.ID, version int64, answer string) rule {
	return func(tx *db.Tx) (change.Change, error) {
		return settle(tx, id, requests.Outcome{Version: version, Answer: answer})
	}
}

func reopening(id change.ID, version int64) rule {
	return func(tx *db.Tx) (change.Change, error) {
		return requests.Reopen(tx, id, requests.Reopening{Version: version})
	}
}

func (k *kit) read(as access.Scope, fn func(*db.Read) error) {
	k.Helper()
	if err := k.d.Read(background, as, fn); err != nil {
		k.Fatal(err)
	}
}

func (k *kit) row(id change.ID) (r requests.GuestRequest) {
	k.Helper()
	k.read(k.anna, func(read *db.Read) (err error) { r, err = db.Find[requests.GuestRequest](read, id); return err })
	return r
}

func (k *kit) inbox() (all []requests.Line) {
	k.Helper()
	k.read(k.anna, func(r *db.Read) (err error) { all, err = requests.Inbox(r); return err })
	return all
}

// head is the number of the event's feed: a refusal leaves it.
func (k *kit) head() int64 {
	k.Helper()
	all, err := k.d.Heads(background, []change.Feed{k.anna.Feed()})
	if err != nil {
		k.Fatal(err)
	}
	return all[k.anna.Feed()].Seq
}
