package replies_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/invalid"
	"convive/models/organizations"
	"convive/models/replies"
)

var (
	background = context.Background()
	convive    = change.Actor{Kind: change.ByConvive}
	host       = change.Actor{Kind: change.ByAccount, ID: "anna"}
)

// The occasions, the meals of the dinner, and who is invited: Ada, Ben and the child Kit to both occasions, Zoé and her
// unnamed plus-one to the dinner alone.
const (
	dinner, brunch     = 0, 1
	beef, lentils, kid = 0, 1, 2
	ada, ben, kit      = 0, 1, 2
	zoe, plus          = 3, 4
)

type rule = func(*db.Tx) (change.Change, error)

// world is one event that takes replies until 31 August, there; it is the 29th.
type world struct {
	*testing.T
	d         *db.DB
	clock     *dbtest.Clock
	scope     access.Scope // a host's
	occasions []change.ID
	meals     []change.ID
	homes     []*guests.NewHousehold
	people    []change.ID
}

func each(t *testing.T, test func(w *world)) {
	t.Helper()
	for _, engine := range []string{"sqlite", "postgres"} {
		t.Run(engine, func(t *testing.T) {
			c, clock := dbtest.Config(t, engine), &dbtest.Clock{}
			c.Now = clock.Now
			w := &world{T: t, d: dbtest.Open(t, c), clock: clock}
			w.found()
			test(w)
		})
	}
}

func (w *world) found() {
	org, id := organizations.Organization{ID: db.NewID(), Name: "O"}, db.NewID()
	w.do(access.Installation(convive), func(tx *db.Tx) (change.Change, error) {
		return change.OrganizationCreated{Organization: org.ID}, errors.Join(db.Create(tx, &org), tx.NewFeed(change.OrganizationFeed(org.ID)))
	})
	at := access.Scope{Looker: access.Looker{Actor: convive}, Place: access.AtOrganization, Organization: org.ID, Role: access.System}
	w.do(at, func(tx *db.Tx) (change.Change, error) {
		return events.Create(tx, &events.Event{ID: id, OrganizationID: org.ID, Name: "W", Slug: "w", Zone: "Europe/Berlin", ReplyMode: events.Open, Deadline: "2026-08-31", Contact: "Anna"})
	})
	w.scope = access.SystemAt(org.ID, id, host)
	w.do(w.scope, func(tx *db.Tx) (change.Change, error) {
		d, b := events.Occasion{Name: "Dinner", Starts: "2026-09-12T17:00", AsksMeal: true, Seated: true}, events.Occasion{Name: "Brunch", Starts: "2026-09-13T11:00"}
		if err := db.Create(tx, &d, &b); err != nil {
			return nil, err
		}
		w.occasions = []change.ID{d.ID, b.ID}
		for i, name := range []string{"Beef", "Lentils", "Noodles"} {
			m := events.Meal{OccasionID: d.ID, Name: name, Position: int64(i), ForChildren: i == kid}
			if err := db.Create(tx, &m); err != nil {
				return nil, err
			}
			w.meals = append(w.meals, m.ID)
		}
		return change.GuestsImported{}, nil
	})
	w.household(false, "Ada", "Ben", "Kit").People[kit].Age = guests.Child
	w.household(false, "Zoé", "")
	for _, n := range w.homes {
		w.do(w.scope, func(tx *db.Tx) (change.Change, error) {
			return change.HouseholdAdded{}, guests.Create(tx, guests.Keys{Secret: []byte("secret")}, n)
		})
		for _, p := range n.People {
			w.people = append(w.people, p.ID)
		}
	}
}

// household prepares one; the second occasion is for those with more than two people.
func (w *world) household(hosts bool, names ...string) *guests.NewHousehold {
	n := &guests.NewHousehold{Household: guests.Household{Host: hosts}}
	for _, name := range names {
		g := &guests.NewGuest{Guest: guests.Guest{Row: db.Row{ID: db.NewID()}, Name: name, Unnamed: name == ""}}
		if name == "" {
			g.PlusOneOf = &n.People[0].ID
		}
		for i, o := range w.occasions {
			if i == dinner || len(names) > 2 {
				g.Invitations = append(g.Invitations, guests.Invitation{OccasionID: o})
			}
		}
		n.People = append(n.People, g)
	}
	w.homes = append(w.homes, n)
	return n
}

func (w *world) guest(home int) access.Scope {
	h, s := w.homes[home].Household, w.scope
	s.Looker = access.Looker{Actor: change.Actor{Kind: change.ByHousehold, ID: h.ID}, Generation: h.LinkGeneration}
	s.Role, s.Household, s.Can = access.Household, h.ID, access.Of(access.Household)
	return s
}

func (w *world) try(as access.Scope, fn rule) (change.Entry, error) {
	return w.d.Mutate(background, as, change.CommandID{}, fn)
}

func (w *world) do(as access.Scope, fn rule) change.Entry {
	w.Helper()
	e, err := w.try(as, fn)
	if err != nil {
		w.Fatal(err)
	}
	return e
}

func sending(d replies.Draft) rule {
	return func(tx *db.Tx) (change.Change, error) { return replies.Send(tx, d) }
}

func (w *world) entering(home int, source replies.Source, d replies.Draft) rule {
	d.Source = source
	return func(tx *db.Tx) (change.Change, error) { return replies.SendOnBehalf(tx, w.homes[home].ID, d) }
}

// changes runs a rule that answers with exactly this Change.
func (w *world) changes(as access.Scope, want change.Change, fn rule) {
	w.Helper()
	if e, err := w.try(as, fn); err != nil || !reflect.DeepEqual(e.Change, want) {
		w.Errorf("got %#v, %v, want %#v", e.Change, err, want)
	}
}

// asks runs a rule that is refused with these fields and sentences, and leaves the feed and rows as they were.
func (w *world) asks(as access.Scope, fn rule, want ...string) {
	w.Helper()
	before, state := w.head(), w.rows()
	_, err := w.try(as, fn)
	if got := said(err); !reflect.DeepEqual(got, want) {
		w.Errorf("got %q, want %q", got, want)
	}
	if w.head() != before || !reflect.DeepEqual(w.rows(), state) {
		w.Error("the refusal left something")
	}
}

// said are a refusal's sentences with their places filled, with the kind of the field in front.
func said(err error) (all []string) {
	fill := func(text string, args []any) string {
		for i := 0; i+1 < len(args); i += 2 {
			text = strings.ReplaceAll(text, fmt.Sprintf("{%v}", args[i]), fmt.Sprint(args[i+1]))
		}
		return text
	}
	var no invalid.Refusal
	var wrong invalid.Fields
	switch {
	case errors.As(err, &no):
		return []string{fill(no.Text, no.Args)}
	case errors.As(err, &wrong):
		for _, f := range wrong {
			kind, _, _ := strings.Cut(f.Name, ".")
			all = append(all, kind+": "+fill(f.Message, f.Args))
		}
		return all
	}
	return []string{fmt.Sprint("no refusal: ", err)}
}

func (w *world) read(fn func(*db.Read) error) {
	w.Helper()
	if err := w.d.Read(background, w.scope, fn); err != nil {
		w.Fatal(err)
	}
}

func (w *world) state(home int) (s replies.State) {
	w.Helper()
	w.read(func(r *db.Read) (err error) { s, err = replies.Of(r, w.homes[home].ID); return err })
	return s
}

// rows are all that a reply may write.
func (w *world) rows() (all [3]any) {
	w.Helper()
	w.read(func(r *db.Read) error {
		people, err := db.All[guests.Guest](r, "id")
		invitations, ierr := db.All[guests.Invitation](r, "id")
		rows, rerr := db.All[replies.Reply](r, "id")
		all = [3]any{people, invitations, rows}
		return errors.Join(err, ierr, rerr)
	})
	return all
}

func (w *world) head() int64 {
	all, err := w.d.Heads(background, []change.Feed{w.scope.Feed()})
	if err != nil {
		w.Fatal(err)
	}
	return all[w.scope.Feed()].Seq
}

func (w *world) at(guest, occasion int) replies.Cell {
	return replies.Cell{Guest: w.people[guest], Occasion: w.occasions[occasion]}
}

func (w *world) invitation(guest, occasion int) (in guests.Invitation) {
	w.Helper()
	w.read(func(r *db.Read) (err error) {
		in, err = db.From[guests.Invitation](r).Where("guest_id = ? AND occasion_id = ?", string(w.people[guest]), string(w.occasions[occasion])).First()
		return err
	})
	return in
}

// set is a host's hand in the rows, as the guest list's own rules write them.
func set[T any](w *world, row T, values db.Set) {
	w.Helper()
	w.do(w.scope, func(tx *db.Tx) (change.Change, error) { return change.GuestEdited{}, db.Update(tx, &row, values) })
}

// draft answers cells that the form saw in a version.
func draft(answers map[replies.Cell]replies.Answer) replies.Draft {
	return replies.Draft{Answers: answers}
}
