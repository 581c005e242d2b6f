package demo

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"

	"convive/models/access"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/organizations"
	"convive/models/team"
)

// Slug is the demo event's.
const Slug = "amara-jonas"

// StrangerSlug is the small event's of another organization.
const StrangerSlug = "nadia-tom"

// Role is one of the demo's sign-ins.
type Role struct {
	Key  string // in the address: /demo/host
	Name string
	Role access.Role
}

// Roles are the demo's sign-ins, in the order in which they are offered. The stranger hosts the other event.
var Roles = []Role{
	{"host", "Amara Nwachukwu", access.Host}, {"host-2", "Jonas Sommerfeld", access.Host},
	{"planner", "Anna Berg", access.Planner}, {"planner-2", "Paul Reuter", access.Planner},
	{"coordinator", "Cora Lindqvist", access.Coordinator}, {"door", "David Osei", access.Door},
	{"caterer", "Fig & Thyme", access.Caterer}, {"viewer", "Vera Novak", access.Viewer},
	{"stranger", "Nadia Haddad", access.Host},
}

func (r Role) email() string { return r.Key + "@demo.example.org" }

// Clock is the domain's clock while the demo's past is written.
type Clock struct{ at time.Time }

// Now is where the clock stands.
func (c *Clock) Now() time.Time { return c.at }

// seeder writes the demo; the database runs on its clock.
type seeder struct {
	d      *db.DB
	clock  *Clock
	secret []byte
	today  time.Time
	days   int // by which everything moves
	w      wedding
	random *rand.ChaCha8

	organization change.ID
	event        events.Event
	accounts     map[string]change.ID
	occasions    map[string]change.ID
	meals        map[string]change.ID
	people       map[string]guests.Guest
	households   []change.ID
	past         []dated
}

var convive = change.Actor{Kind: change.ByConvive}

// Exists says whether the demo event is there.
func Exists(ctx context.Context, d *db.DB) (found bool, err error) {
	err = d.Read(ctx, access.Installation(convive), func(r *db.Read) error {
		_, err := events.BySlug(r, Slug)
		if errors.Is(err, db.ErrNotFound) {
			return nil
		}
		found = err == nil
		return err
	})
	return found, err
}

// Seed writes the demo event, with the past that led to it, as seen on the day of today; accounts and the strangers'
// event are made when they are missing. The database has to be opened with the clock's Now.
func Seed(ctx context.Context, d *db.DB, clock *Clock, secret []byte, today time.Time) error {
	w := load()
	s := &seeder{
		d: d, clock: clock, secret: secret, today: today, days: w.shift(today), w: w, random: rand.NewChaCha8([32]byte([]byte("the reply codes of the demo, 32b"))),
		accounts: map[string]change.ID{}, occasions: map[string]change.ID{}, meals: map[string]change.ID{}, people: map[string]guests.Guest{},
	}
	for _, step := range []func(context.Context) error{s.signIns, s.strangers, s.wedding, s.team, s.guestList, s.hosts, s.replies, s.room, s.asked, s.happen} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

// do runs one mutation at a moment of the past.
func (s *seeder) do(ctx context.Context, scope access.Scope, at time.Time, fn func(*db.Tx) (change.Change, error)) error {
	s.clock.at = at
	_, err := s.d.Mutate(ctx, scope, change.CommandID{}, fn)
	return err
}

// before is a moment some days before today, at an hour of the day.
func (s *seeder) before(days, hour int) time.Time {
	return time.Date(s.today.Year(), s.today.Month(), s.today.Day(), hour, 7*days%60, 0, 0, time.UTC).AddDate(0, 0, -days)
}

// inEvent is Convive's authority in the demo event, in the name of one of its people.
func (s *seeder) inEvent(by string) access.Scope {
	actor := convive
	if id := s.accounts[by]; id != "" {
		actor = change.Actor{Kind: change.ByAccount, ID: id}
	}
	return access.SystemAt(s.organization, s.event.ID, actor)
}

func (s *seeder) inOrganization(organization change.ID, by string) access.Scope {
	return access.Scope{Looker: access.Looker{Actor: change.Actor{Kind: change.ByAccount, ID: s.accounts[by]}}, Place: access.AtOrganization, Organization: organization, Role: access.System}
}

// signIns makes the accounts that are missing; nobody can sign in to them by password.
func (s *seeder) signIns(ctx context.Context) error {
	for _, role := range Roles {
		id, err := find(ctx, s.d, role)
		if err != nil {
			return err
		}
		if id == "" {
			a := accounts.Account{ID: db.NewID(), Name: role.Name, Email: role.email(), EmailKey: role.email()}
			id = a.ID
			err := s.do(ctx, access.Installation(convive), s.before(190, 9), func(tx *db.Tx) (change.Change, error) {
				return change.AccountCreated{Account: a.ID}, errors.Join(db.Create(tx, &a), tx.NewFeed(change.AccountFeed(a.ID)))
			})
			if err != nil {
				return err
			}
		}
		s.accounts[role.Key] = id
	}
	return nil
}

// find looks for a demo account; "" when it isn't there.
func find(ctx context.Context, d *db.DB, role Role) (id change.ID, err error) {
	err = d.Read(ctx, access.Installation(convive), func(r *db.Read) error {
		a, err := db.From[accounts.Account](r).Where("email_key = ?", role.email()).First()
		if errors.Is(err, db.ErrNotFound) {
			return nil
		}
		id = a.ID
		return err
	})
	return id, err
}

// Account finds the account of a demo role by its key; db.ErrNotFound for an unknown one.
func Account(ctx context.Context, d *db.DB, key string) (change.ID, error) {
	for _, role := range Roles {
		if role.Key == key {
			id, err := find(ctx, d, role)
			if err == nil && id == "" {
				err = db.ErrNotFound
			}
			return id, err
		}
	}
	return "", db.ErrNotFound
}

// found returns the organization that a role's account owns, made if there is none.
func (s *seeder) found(ctx context.Context, owner, name string) (id change.ID, err error) {
	err = s.d.Read(ctx, access.Installation(convive), func(r *db.Read) error {
		all, err := organizations.Of(r, s.accounts[owner])
		if len(all) > 0 {
			id = all[0].OrganizationID
		}
		return err
	})
	if err != nil || id != "" {
		return id, err
	}
	o := organizations.Organization{ID: db.NewID(), Name: name}
	return o.ID, s.do(ctx, access.Installation(change.Actor{Kind: change.ByAccount, ID: s.accounts[owner]}), s.before(185, 10), func(tx *db.Tx) (change.Change, error) {
		return organizations.Found(tx, &o, s.accounts[owner])
	})
}

func (s *seeder) team(ctx context.Context) error {
	for _, role := range Roles {
		if role.Key == "stranger" {
			continue
		}
		err := s.do(ctx, s.inEvent("host"), s.before(175, 12), func(tx *db.Tx) (change.Change, error) { return team.Join(tx, s.accounts[role.Key], role.Role) })
		if err != nil {
			return err
		}
	}
	return nil
}
