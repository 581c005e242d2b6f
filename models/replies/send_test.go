package replies_test

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/replies"
)

type answers = map[replies.Cell]replies.Answer

const (
	comes  = guests.Attending
	cannot = guests.Declined
)

// stored is what a cell's invitation must hold; ids and times of its making are taken from the row.
func (w *world) stored(guest, occasion int, want guests.Invitation) {
	w.Helper()
	got := w.invitation(guest, occasion)
	want.Row.EventID, want.Row.ID, want.Row.CreatedAt = got.EventID, got.ID, got.CreatedAt
	want.HouseholdID, want.GuestID, want.OccasionID = got.HouseholdID, w.people[guest], w.occasions[occasion]
	if !reflect.DeepEqual(got, want) {
		w.Errorf("the invitation is %+v, want %+v", got, want)
	}
}

func (w *world) sent(home int, people, occasions []int, attending, declined int) change.ReplySent {
	c := change.ReplySent{Household: w.homes[home].ID, Attending: attending, Declined: declined}
	for _, i := range people {
		c.Guests = append(c.Guests, w.people[i])
	}
	for _, i := range occasions {
		c.Occasions = append(c.Occasions, w.occasions[i])
	}
	return c
}

func version(n int64) db.Row { return db.Row{Version: n} }

func TestAReplyWritesTheAnswersAndTheHouseholdsWords(t *testing.T) {
	each(t, func(w *world) {
		now := change.At(dbtest.Start)
		d := replies.Draft{Asked: true, Note: " See\u202e you \r\n", Answers: answers{
			w.at(ada, dinner): {Reply: comes, Meal: w.meals[beef], Since: 1}, w.at(ada, brunch): {Reply: cannot, Since: 1}, w.at(ben, dinner): {Since: 1},
		}, People: map[change.ID]replies.About{w.people[ada]: {Eats: replies.Diet, Diets: []string{"vegan", "unheard of", "halal"}, DietNote: "no soy", Since: 1}}}
		w.changes(w.guest(0), w.sent(0, []int{ada}, []int{dinner, brunch}, 1, 1), sending(d))
		w.stored(ada, dinner, guests.Invitation{Row: version(2), Reply: comes, MealID: &w.meals[beef], AnsweredAt: now, Due: "2026-08-31", AnsweredBy: "household", Source: "web"})
		w.stored(ada, brunch, guests.Invitation{Row: version(2), Reply: cannot, AnsweredAt: now, Due: "2026-08-31", AnsweredBy: "household", Source: "web"})
		w.stored(ben, dinner, guests.Invitation{Row: version(1), Reply: guests.Pending})
		s := w.state(0)
		said := replies.Reply{Row: s.Reply.Row, HouseholdID: w.homes[0].ID, Note: "See you", SentAt: now, SentBy: "household", Source: replies.Web}
		if s.Reply != said || s.Reply.Version != 1 || !s.Answered() || s.Complete() {
			w.Errorf("the household's reply is %+v", s.Reply)
		}
		if g := s.Guests[ada]; !reflect.DeepEqual(g.Diets, db.Words{"vegan", "halal"}) || g.DietNote != "no soy" || g.Version != 2 {
			w.Errorf("Ada eats %v, %q", g.Diets, g.DietNote)
		}
		d.Version = 1
		w.changes(w.guest(0), change.None, sending(replies.Draft{Version: 1, Asked: true, Note: "See you", Answers: answers{w.at(ada, dinner): {Reply: comes, Since: 2}}}))
		w.changes(w.guest(0), w.sent(0, nil, nil, 0, 0), sending(replies.Draft{Version: 1, Asked: true, Note: "Until then"}))
		w.changes(w.guest(0), w.sent(0, []int{ada}, nil, 0, 0), sending(replies.Draft{People: map[change.ID]replies.About{w.people[ada]: {Eats: replies.Everything, Since: 2}}}))
		if s := w.state(0); s.Reply.Note != "Until then" || len(s.Guests[ada].Diets) != 0 || s.Guests[ada].DietNote != "" {
			w.Errorf("now %+v and %v", s.Reply, s.Guests[ada].Diets)
		}
	})
}

func TestAChangedAnswerCountsOnceAndDecliningGivesTheMealBack(t *testing.T) {
	each(t, func(w *world) {
		at, step := w.at(ada, dinner), int64(0)
		for _, c := range []struct {
			answer              replies.Answer
			attending, declined int
			reply               guests.Reply
			meal                *change.ID
		}{
			{replies.Answer{Reply: comes}, 1, 0, comes, nil},
			{replies.Answer{Reply: comes, Meal: w.meals[lentils]}, 0, 0, comes, &w.meals[lentils]},
			{replies.Answer{Meal: w.meals[beef]}, 0, 0, comes, &w.meals[beef]},
			{replies.Answer{Reply: cannot, Meal: w.meals[beef]}, 0, 1, cannot, nil},
			{replies.Answer{Reply: comes}, 1, 0, comes, nil},
		} {
			step++
			c.answer.Since = step
			w.changes(w.guest(0), w.sent(0, []int{ada}, []int{dinner}, c.attending, c.declined), sending(draft(answers{at: c.answer})))
			w.stored(ada, dinner, guests.Invitation{Row: version(step + 1), Reply: c.reply, MealID: c.meal, AnsweredAt: change.At(dbtest.Start), Due: "2026-08-31", AnsweredBy: "household", Source: "web"})
		}
	})
}

func TestMaybeStaysPendingWithItsMarkUntilSomebodyAnswers(t *testing.T) {
	each(t, func(w *world) {
		for _, guest := range []int{ada, ben} {
			set(w, w.invitation(guest, dinner), db.Set{"maybe": true})
		}
		w.do(w.guest(0), sending(draft(answers{w.at(ada, brunch): {Reply: comes, Since: 1}, w.at(ada, dinner): {Since: 2}})))
		w.stored(ada, dinner, guests.Invitation{Row: version(2), Reply: guests.Pending, Maybe: true})
		if d := w.state(0).Started(); d.Answers[w.at(ada, dinner)].Reply != "" || w.state(0).Complete() {
			w.Errorf("the form starts from %+v", d.Answers[w.at(ada, dinner)])
		}
		w.do(w.guest(0), sending(draft(answers{w.at(ada, dinner): {Reply: cannot, Since: 2}})))
		w.do(w.scope, w.entering(0, replies.Phone, draft(answers{w.at(ben, dinner): {Reply: comes, Since: 2}})))
		for guest, reply := range map[int]guests.Reply{ada: cannot, ben: comes} {
			if in := w.invitation(guest, dinner); in.Maybe || in.Reply != reply {
				w.Errorf("answered: %+v", in)
			}
		}
	})
}

func TestAFirstReplySaysOfSomebodyWhetherTheyCome(t *testing.T) {
	const first = ": Choose for at least one person whether they come."
	each(t, func(w *world) {
		for name, d := range map[string]replies.Draft{
			"nothing": {}, "a note": {Asked: true, Note: "Hello"}, "open cells": draft(answers{w.at(ada, dinner): {Since: 1}, w.at(ben, brunch): {Meal: w.meals[beef]}}),
			"a diet": {People: map[change.ID]replies.About{w.people[ada]: {Eats: replies.Diet, Diets: []string{"vegan"}}}},
		} {
			w.Log(name)
			w.asks(w.guest(0), sending(d), first)
			w.asks(w.scope, w.entering(0, replies.Paper, d), first)
		}
	})
}

func TestWhenAnEventTakesReplies(t *testing.T) {
	day := time.Date(2026, 8, 31, 0, 0, 0, 0, must(time.LoadLocation("Europe/Berlin")))
	until, last := "You could reply until "+day.String()+". Please ask ", day.AddDate(0, 0, 1).Sub(dbtest.Start)
	for _, c := range []struct {
		name, contact, deadline string
		mode                    events.ReplyMode
		moved                   time.Duration
		sentence                string // "" when it takes them
	}{
		{"open", "Anna", "2026-08-31", events.Open, 0, ""},
		{"the last moment", "Anna", "2026-08-31", events.Open, last - time.Microsecond, ""},
		{"the end of that day", "Anna", "2026-08-31", events.Open, last, until + "Anna."},
		{"and nobody to ask", "", "2026-08-31", events.Open, last, until + "your hosts."},
		{"without a deadline", "", "", events.Open, 1000 * time.Hour, ""},
		{"preview", "", "2026-08-31", events.Preview, 0, "You can't reply yet. Please come back a little later."},
		{"preview, somebody to ask", "Anna", "", events.Preview, 0, "You can't reply yet. If you have a question, ask Anna."},
		{"closed", "", "", events.Closed, 0, "Replies are closed. Please ask your hosts."},
		{"closed, somebody to ask", "Anna", "", events.Closed, 0, "Replies are closed. Please ask Anna."},
		{"closed by hand before the deadline", "Anna", "2026-08-31", events.Closed, 0, "Replies are closed. Please ask Anna."},
		{"closed by hand, the deadline past", "", "2026-08-31", events.Closed, last, "Replies are closed. Please ask your hosts."}, // nobody knows since when
	} {
		t.Run(c.name, func(t *testing.T) {
			each(t, func(w *world) {
				w.do(w.scope, func(tx *db.Tx) (change.Change, error) {
					e, err := events.Current(tx.Read)
					return change.EventEdited{Event: e.ID}, errors.Join(err, db.Update(tx, &e, db.Set{"contact": c.contact, "deadline": c.deadline, "reply_mode": c.mode}))
				})
				w.clock.Move(c.moved)
				yes := draft(answers{w.at(ada, dinner): {Reply: comes, Since: 1}})
				if c.sentence == "" {
					w.changes(w.guest(0), w.sent(0, []int{ada}, []int{dinner}, 1, 0), sending(yes))
				} else {
					w.asks(w.guest(0), sending(yes), c.sentence)
				}
				entered := w.do(w.scope, w.entering(0, replies.Paper, draft(answers{w.at(ben, dinner): {Reply: comes, Since: 1}})))
				if _, ok := entered.Change.(change.ReplyEntered); !ok {
					w.Errorf("on behalf: %#v", entered.Change)
				}
			})
		})
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func TestAReplyOnBehalfSaysWhoEnteredItAndHow(t *testing.T) {
	each(t, func(w *world) {
		for i, source := range []replies.Source{replies.Paper, replies.Phone} {
			want := w.sent(0, []int{i}, []int{dinner}, 0, 1)
			w.changes(w.scope, change.ReplyEntered{Household: want.Household, Guests: want.Guests, Occasions: want.Occasions, Declined: 1, Source: string(source)},
				w.entering(0, source, draft(answers{w.at(i, dinner): {Reply: cannot, Since: 1}})))
			w.stored(i, dinner, guests.Invitation{Row: version(2), Reply: cannot, AnsweredAt: change.At(dbtest.Start), Due: "2026-08-31", AnsweredBy: "account:anna", Source: string(source)})
			if r := w.state(0).Reply; r.SentBy != "account:anna" || r.Source != source || r.Version != int64(i+1) {
				w.Errorf("the household's reply is %+v", r)
			}
		}
		for _, source := range []replies.Source{"", replies.Web, replies.Import, "pigeon"} {
			w.asks(w.scope, w.entering(0, source, draft(answers{w.at(ada, dinner): {Reply: comes}})), "source: Choose how the reply came.")
		}
		w.changes(w.scope, change.None, w.entering(0, replies.Paper, draft(answers{w.at(ada, dinner): {Reply: cannot, Since: 2}})))
		absent := func(tx *db.Tx) (change.Change, error) {
			return replies.SendOnBehalf(tx, db.NewID(), replies.Draft{Source: replies.Paper})
		}
		if _, err := w.try(w.scope, absent); !errors.Is(err, db.ErrNotFound) {
			w.Errorf("a household that is none: %v", err)
		}
	})
}

func TestAReplyThatSaysWhatAHostHadEnteredIsNoNote(t *testing.T) {
	each(t, func(w *world) {
		in := w.invitation(ada, brunch)
		w.do(w.scope, func(tx *db.Tx) (change.Change, error) {
			return change.GuestsEdited{What: "reply"}, db.Update(tx, &in, db.Set{"reply": cannot})
		})
		same := draft(answers{w.at(ada, brunch): {Reply: cannot, Since: 2}})
		w.changes(w.guest(0), change.ReplyConfirmed{Household: w.homes[0].ID}, sending(same))
		w.changes(w.guest(0), change.None, sending(same))
		w.changes(w.guest(0), w.sent(0, nil, nil, 0, 0), sending(replies.Draft{Version: 1, Asked: true, Note: "See you"}))
	})
}
