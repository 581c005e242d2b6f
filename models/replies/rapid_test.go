package replies_test

import (
	"errors"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/guests"
	"convive/models/invalid"
	"convive/models/replies"
)

// cell is the model of one invitation.
type cell struct {
	reply   guests.Reply
	meal    int // -1 for none
	version int64
}

// choose is what one answer, given from what is stored, makes of a cell.
func (c cell) choose(reply guests.Reply, meal int) cell {
	now := cell{reply, c.meal, c.version}
	if reply == "" {
		now.reply = c.reply
	}
	switch {
	case now.reply == cannot:
		now.meal = -1
	case now.reply == comes && meal >= 0:
		now.meal = meal
	}
	if now != c {
		now.version++
	}
	return now
}

// TestRepliesOneAfterTheOtherAreAPlainModel: whoever answers, from what is stored, the rows and the Change are a map's.
func TestRepliesOneAfterTheOtherAreAPlainModel(t *testing.T) {
	each(t, func(w *world) {
		var home int // the run's own, so that it can be repeated
		var cells []replies.Cell
		var model map[replies.Cell]cell
		var answered bool
		begin := func() {
			n := w.household(false, "Ada", "Ben")
			w.do(w.scope, func(tx *db.Tx) (change.Change, error) {
				return change.HouseholdAdded{}, guests.Create(tx, guests.Keys{Secret: []byte("secret")}, n)
			})
			home, cells, model, answered = len(w.homes)-1, nil, map[replies.Cell]cell{}, false
			for _, p := range n.People {
				at := replies.Cell{Guest: p.ID, Occasion: w.occasions[dinner]}
				cells, model[at] = append(cells, at), cell{guests.Pending, -1, 1}
			}
		}
		send := func(t *rapid.T) {
			d, now := draft(answers{}), map[replies.Cell]cell{}
			attending, declined, touched := 0, 0, map[change.ID]bool{}
			for _, at := range cells {
				if !rapid.Bool().Draw(t, "answers") {
					continue
				}
				a, meal := replies.Answer{Since: model[at].version}, rapid.IntRange(-1, lentils).Draw(t, "meal")
				a.Reply = rapid.SampledFrom([]guests.Reply{"", comes, cannot}).Draw(t, "reply")
				if meal >= 0 {
					a.Meal = w.meals[meal]
				}
				d.Answers[at] = a
				was := model[at]
				is := was.choose(a.Reply, meal)
				now[at] = is
				touched[at.Guest] = is != was
				if is.reply != was.reply && is.reply == comes {
					attending++
				} else if is.reply != was.reply {
					declined++
				}
			}
			as, fn := w.guest(home), sending(d)
			behalf := rapid.Bool().Draw(t, "on behalf")
			if behalf {
				as, fn = w.scope, w.entering(home, replies.Phone, d)
			}
			e, err := w.try(as, fn)
			if !answered && attending+declined == 0 {
				if err == nil {
					t.Fatal("a first reply that says nothing was taken")
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			var got [3]int
			switch c := e.Change.(type) {
			case change.ReplySent:
				got = [3]int{len(c.Guests), c.Attending, c.Declined}
			case change.ReplyEntered:
				got = [3]int{len(c.Guests), c.Attending, c.Declined}
			}
			n := 0
			for _, moved := range touched {
				if moved {
					n++
				}
			}
			if want := [3]int{n, attending, declined}; got != want || (n == 0) != (e.Change == change.None) {
				t.Fatalf("got %#v, want %v", e.Change, want)
			}
			for at, is := range now {
				model[at] = is
				answered = answered || is.reply != guests.Pending
			}
		}
		rapid.Check(w.T, func(t *rapid.T) {
			begin()
			for range rapid.IntRange(1, 6).Draw(t, "replies") {
				send(t)
			}
			s := w.state(home)
			for _, l := range s.Occasions[dinner].Lines {
				want, meal := model[replies.Cell{Guest: l.Guest.ID, Occasion: w.occasions[dinner]}], change.ID("")
				if want.meal >= 0 {
					meal = w.meals[want.meal]
				}
				if in := l.Invitation; in.Reply != want.reply || idOf(in.MealID) != meal || in.Version != want.version {
					t.Fatalf("%s: %q with %q at %d, want %+v", l.Guest.Name, in.Reply, idOf(in.MealID), in.Version, want)
				}
			}
			if s.Answered() != answered {
				t.Fatalf("answered: %v, want %v", s.Answered(), answered)
			}
		})
	})
}

// TestPhonesAndHostsWhoAnswerAtOnceBreakNoRule: each form states what it saw, from this moment or an earlier
// one. A row holds an answer that somebody gave, with who and how.
func TestPhonesAndHostsWhoAnswerAtOnceBreakNoRule(t *testing.T) {
	each(t, func(w *world) {
		command := func(t *rapid.T, _ int) dbtest.Command {
			who, no := rapid.IntRange(ada, kit).Draw(t, "who"), rapid.Bool().Draw(t, "no")
			meal := rapid.IntRange(-1, lentils).Draw(t, "meal")
			behind, note := rapid.Int64Range(0, 2).Draw(t, "behind"), rapid.SampledFrom([]string{"", "a", "b"}).Draw(t, "note")
			return func(tx *db.Tx) (change.Change, error) {
				s, err := replies.Of(tx.Read, w.homes[0].ID)
				if err != nil {
					return nil, err
				}
				d, at := s.Started(), w.at(who, dinner)
				a := d.Answers[at]
				if a.Reply = comes; no {
					a.Reply = cannot
				}
				if a.Meal = ""; meal >= 0 && who != kit {
					a.Meal = w.meals[meal]
				}
				a.Since = max(1, a.Since-behind)
				d.Answers[at], d.Note, d.Source = a, note, replies.Paper
				return replies.SendOnBehalf(tx, w.homes[0].ID, d)
			}
		}
		holds := func(r *db.Read) error {
			s, err := replies.Of(r, w.homes[0].ID)
			for _, o := range s.Occasions {
				for _, l := range o.Lines {
					in := l.Invitation
					silent := in.AnsweredAt == 0 && in.AnsweredBy == "" && in.Source == ""
					if pending := in.Reply == guests.Pending; pending != silent || in.Reply != comes && in.MealID != nil {
						return fmt.Errorf("%+v", in)
					}
				}
			}
			if s.Answered() != (s.Reply.ID != "") {
				return fmt.Errorf("answered %v with the reply %+v", s.Answered(), s.Reply)
			}
			return err
		}
		rapid.Check(w.T, func(t *rapid.T) {
			dbtest.Actors{Scope: w.scope, Draw: command, Holds: holds, Most: 2, Refused: func(err error) bool { return errors.As(err, new(invalid.Fields)) }}.Run(t, w.d)
		})
	})
}
