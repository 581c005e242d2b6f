package handlers_test

import (
	"fmt"
	"slices"
	"time"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
	"convive/models/questions"
	"convive/models/replies"
)

// The deletion of the event stays the last.
func init() { doings = slices.Insert(doings, len(doings)-1, ofReplies()...) }

// ofReplies are the Changes of questions, of replies that are begun or sent again, and of those that match nobody.
func ofReplies() []doing {
	var question, linked, away change.ID
	var missed [3]change.ID
	asked := func(words string) questions.Draft {
		return questions.Draft{Asks: words, AnswerKind: questions.Text, Per: questions.Household}
	}
	write := func(letter *change.ID) func(*audience) change.Change {
		return ours(func(a *audience, tx *db.Tx) (change.Change, error) {
			c, err := replies.Write(tx, replies.Writing{Name: "Uma " + a.w.Ours.Canary, Words: a.w.Ours.Note() + string(db.NewID()), Reach: a.w.Ours.Canaries()[db.Contact][0]})
			*letter = c.(change.UnmatchedWritten).Letter
			return c, err
		})
	}
	looked := func(a *audience, i int) string { return fmt.Sprintf("Uma %s %d", a.w.Ours.Canary, i) }
	look := func(i int) func(*audience) change.Change {
		return ours(func(a *audience, tx *db.Tx) (change.Change, error) {
			name := looked(a, i)
			if i == 2 { // nobody is called so in the end
				name += a.w.Ours.Canaries()[db.Contact][0]
			}
			c, err := replies.Remember(tx, replies.Missed{Name: name, SecondOf: a.w.Ours.Households[0].ID})
			missed[i] = c.(change.UnmatchedMissed).Miss
			return c, err
		})
	}
	return []doing{
		{"questions.added", everyone, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
			c, err := questions.Add(tx, asked("Where do you stay, "+a.w.Ours.Canary+"?"))
			question = c.(change.QuestionAdded).Question
			return c, err
		})},
		{"questions.edited", everyone, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
			d := asked("Where do you sleep, " + a.w.Ours.Canary + "?")
			d.Version = 1
			return questions.Edit(tx, question, d)
		})},
		{"questions.moved", everyone, ours(func(_ *audience, tx *db.Tx) (change.Change, error) {
			return questions.Shift(tx, question, questions.Move{Version: 2, Way: "up"})
		})},
		{"replies.begun", nobody, func(a *audience) change.Change {
			return a.as(ofHousehold(a.w, a.w.Ours, 0), func(tx *db.Tx) (change.Change, error) { return replies.Begin(tx) }).Change
		}},
		{"replies.confirmed", theFirst, func(a *audience) change.Change {
			s := ofHousehold(a.w, a.w.Ours, 0)
			a.w.Clock.Move(2 * time.Hour) // the draft is younger than every reply
			a.w.Must(a.w.DB.Aside(a.Context(), s, func(tx *db.Tx) error {
				_, err := replies.Keep(tx, db.NewID(), replies.Draft{Note: a.w.Ours.Note(), Asked: true}, change.At(a.w.Clock.Now().Add(-time.Second)))
				return err
			}))
			return a.as(s, func(tx *db.Tx) (change.Change, error) {
				state, err := replies.Of(tx.Read, a.w.Ours.Households[0].ID)
				if err != nil {
					return nil, err
				}
				return replies.Send(tx, state.Started())
			}).Change
		}},
		{"questions.removed", everyone, ours(func(_ *audience, tx *db.Tx) (change.Change, error) {
			q, err := db.Find[questions.Question](tx.Read, question)
			if err != nil {
				return nil, err
			}
			return questions.Remove(tx, question, invalid.Step{Version: q.Version})
		})},
		{"unmatched.written", nobody, write(&linked)},
		{"unmatched.written", nobody, write(&away)},
		{"unmatched.linked", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
			return replies.Link(tx, linked, replies.Linking{Version: 1, Household: a.w.Ours.Households[0].ID})
		})},
		{"unmatched.dismissed", nobody, ours(func(_ *audience, tx *db.Tx) (change.Change, error) {
			return replies.Dismiss(tx, away, invalid.Step{Version: 1})
		})},
		{"unmatched.missed", nobody, look(0)},
		{"unmatched.missed", nobody, look(1)},
		{"unmatched.missed", nobody, look(2)},
		{"unmatched.recognised", theFirst, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
			return replies.Recognise(tx, missed[0], replies.Recognition{Guest: a.w.Ours.Guests[0].ID, Name: looked(a, 0)})
		})},
		{"unmatched.added", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
			return replies.AddMissed(tx, webtest.Secret, missed[1], replies.Newcomer{Name: looked(a, 1)})
		})},
		{"unmatched.forgotten", nobody, ours(func(_ *audience, tx *db.Tx) (change.Change, error) {
			return replies.Forget(tx, missed[2])
		})},
	}
}
