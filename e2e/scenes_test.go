package e2e

import (
	"errors"
	"testing"

	"convive/handlers/webtest"
	"convive/models/access"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/demo"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/imports"
	"convive/models/questions"
	"convive/models/replies"
)

// scenes bring about in the demo what some screens are about, by the rules that people's forms call, and know the
// addresses that only then are there.
type scenes struct {
	*testing.T
	d    *db.DB
	at   access.Scope
	host change.ID
	list *guests.Listing
}

func newScenes(t *testing.T, d *db.DB) *scenes {
	convive := change.Actor{Kind: change.ByConvive}
	s := &scenes{T: t, d: d}
	must(t, d.Read(t.Context(), access.Installation(convive), func(r *db.Read) error {
		e, err := events.BySlug(r, demo.Slug)
		s.at = access.SystemAt(e.OrganizationID, e.ID, convive)
		host, wrong := db.From[accounts.Account](r).Where("email_key = ?", "host@demo.example.org").First()
		s.host = host.ID
		return errors.Join(err, wrong)
	}))
	s.read()
	return s
}

func (s *scenes) read() {
	s.Helper()
	must(s.T, s.d.Read(s.Context(), s.at, func(r *db.Read) (err error) {
		s.list, err = guests.Everybody(r)
		return err
	}))
}

func (s *scenes) do(rule func(*db.Tx) (change.Change, error)) change.Change {
	s.Helper()
	entry, err := s.d.Mutate(s.Context(), s.at, change.CommandID{}, rule)
	must(s.T, err)
	return entry.Change
}

// family is a household of so many guests who have answered nothing.
func (s *scenes) family(people int) guests.Group {
	s.Helper()
	for _, h := range s.list.Households {
		open := !h.Host && len(h.People) == people
		for _, p := range h.People {
			for _, in := range p.Invitations {
				open = open && in.Reply == guests.Pending
			}
		}
		if open && len(h.People[0].Invitations) > 0 {
			return h
		}
	}
	s.Fatalf("the demo has no household of %d who answered nothing", people)
	return guests.Group{}
}

// screens are those whose addresses are known only now, for what happens here.
func (s *scenes) screens() []screen {
	s.Helper()
	card, many := s.family(2), s.family(3)
	s.do(func(tx *db.Tx) (change.Change, error) {
		return guests.Tag(tx, guests.Tagging{Guests: []change.ID{card.People[0].ID}, Add: "from Lagos"})
	})
	asked := s.do(func(tx *db.Tx) (change.Change, error) {
		return questions.Add(tx, questions.Draft{Asks: "Which bus takes you back to the hotel?", Help: "They leave from the gate.", AnswerKind: questions.Choice, Per: questions.Person, Options: "22:30\n01:00\nWe walk"})
	}).(change.QuestionAdded)
	for _, w := range []replies.Writing{
		{Name: card.People[0].Name, Coming: "yes", Words: "We never got a card, but we hear that we are invited!", Reach: "+44 20 7946 0911"},
		{Name: "Somebody Else Altogether", Words: "Is there a crèche?", Reach: "somebody@example.org"},
	} {
		s.do(func(tx *db.Tx) (change.Change, error) { return replies.Write(tx, w) })
	}
	s.do(func(tx *db.Tx) (change.Change, error) {
		o, err := db.Find[events.Occasion](tx.Read, s.list.Occasions[0].ID)
		if err != nil {
			return nil, err
		}
		if err := db.Update(tx, &o, db.Set{"capacity": 1}); err != nil {
			return nil, err
		}
		return guests.Invite(tx, guests.Inviting{Guests: []change.ID{many.People[0].ID, many.People[1].ID}, Wait: o.ID})
	})
	s.do(func(tx *db.Tx) (change.Change, error) {
		return guests.AddHousehold(tx, webtest.Secret, guests.Addition{People: card.People[0].Name + "\n" + card.People[1].Name, List: guests.ListA, Occasions: []change.ID{s.list.Occasions[1].ID}})
	})
	for _, m := range []replies.Missed{
		{Name: "Addie " + card.People[0].Family, SecondOf: card.ID}, {Name: card.People[0].Name}, {Name: "Zara Unknown"}, {Name: "zara UNKNOWN"},
	} {
		s.do(func(tx *db.Tx) (change.Change, error) { return replies.Remember(tx, m) })
	}
	sent := s.sent(card, many)
	s.read()
	twin := s.named(card)
	const event = "/e/" + demo.Slug
	return []screen{
		{name: "cards", role: "host", path: event + "/replies/cards?code=" + card.ReplyCode},
		{name: "questions", role: "host", path: event + "/questions"},
		{name: "question", role: "host", path: event + "/questions/" + string(asked.Question)},
		{name: "unmatched", role: "host", path: event + "/replies/unmatched"},
		{name: "waiting", role: "host", path: event + "/waiting"},
		{name: "duplicates", role: "planner", path: event + "/guests/duplicates"},
		{name: "merging", role: "planner", path: event + "/guests/merging?guest=" + string(card.People[0].ID) + "&guest=" + string(twin.People[0].ID)},
		{name: "merging-households", role: "planner", path: event + "/households/" + string(card.ID) + "/merging?with=" + string(twin.ID)},
		{name: "import-columns", role: "host", path: event + "/import/" + string(s.brought())},
		{name: "messages", role: "host", path: event + "/messages"},
		{name: "mailing", role: "host", path: event + "/messages/mailings/" + string(sent)},
		{name: "paste-column", role: "planner", path: event + "/guests/pasting?view=people", ready: liveBadge, then: pasteMails, until: `document.querySelector('#paste-fill') && document.querySelector('#paste-wrong')`},
		{name: "household", role: "host", path: event + "/households/" + string(card.ID)},
		{name: "activity-household", role: "host", path: event + "/activity?household=" + string(card.ID)},
		{name: "guests-cell", role: "planner", path: event + "/guests?q=adebayo&cols=side_tags_age_email", ready: `customElements.get('guest-cells') && ` + liveBadge, then: openCell, until: `document.querySelector('.cell-form') && document.activeElement.matches('.cell-input')`},
		s.arabic("guest-home-ar", many, ""),
		s.arabic("guest-reply-ar", many, "/reply"),
	}
}

// openCell opens a cell of the guest list, as a click and Enter do.
const openCell = `(() => {
	const cell = document.querySelectorAll('#guests-rows .row-member')[1].querySelector('[data-cell="name"]')
	cell.tabIndex = 0
	cell.focus()
	cell.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, cancelable: true}))
	return true
})()`

// named is the household that has the same people's names as another.
func (s *scenes) named(as guests.Group) guests.Group {
	s.Helper()
	for _, h := range s.list.Households {
		if h.ID != as.ID && len(h.People) > 0 && h.People[0].Name == as.People[0].Name {
			return h
		}
	}
	s.Fatalf("nobody is called %s too", as.People[0].Name)
	return as
}

// brought is a list whose columns are not all known by their names.
func (s *scenes) brought() change.ID {
	s.Helper()
	by := s.at
	by.Actor = change.Actor{Kind: change.ByAccount, ID: s.host}
	const file = "Who,What they eat,Colour of the card,Mail\nZoe Example,vegan,green,zoe@example.org\nYan Example,,blue,not an address\n"
	id, err := imports.Keep(s.Context(), s.d, by, "our people.csv", []byte(file), false)
	must(s.T, err)
	return id
}

// arabic is a guests' page of a household that reads Arabic, from right to left.
func (s *scenes) arabic(name string, h guests.Group, page string) screen {
	s.Helper()
	s.do(func(tx *db.Tx) (change.Change, error) {
		return guests.SetLanguage(tx, guests.Speaking{Guests: []change.ID{h.People[0].ID}, Language: "ar"})
	})
	return screen{name: name, role: "anonymous", path: "/r/" + guests.LinkKey(webtest.Secret, h.ID, h.LinkGeneration) + "/page" + page, until: `document.documentElement.dir === 'rtl'`}
}
