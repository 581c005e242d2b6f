package replies_test

import (
	"testing"
	"time"

	"convive/models/change"
	"convive/models/db"
	"convive/models/replies"
)

// begin keeps a draft and says whether it was the household's first.
func (w *world) begin(home int, id string) (first bool) {
	w.Helper()
	sent := w.state(home).Reply.SentAt
	err := w.d.Aside(background, w.guest(home), func(tx *db.Tx) (err error) {
		first, err = replies.Keep(tx, change.ID(id), draft(answers{w.at(ada, dinner): {Reply: comes, Since: 1}}), sent)
		return err
	})
	if err != nil {
		w.Fatal(err)
	}
	return first
}

// unsent says of each household whether hosts see that it began a reply, and when that changes by itself.
func (w *world) unsent() (seen []bool, until []time.Time) {
	w.Helper()
	w.read(func(r *db.Read) error {
		all, err := replies.ProgressOfAll(r, "")
		for _, p := range all {
			is, at := p.Unsent(r.Now())
			seen, until = append(seen, is), append(until, at)
		}
		return err
	})
	return seen, until
}

func TestHostsSeeAfterADayWhoBeganAReplyAndDidNotSendIt(t *testing.T) {
	each(t, func(w *world) {
		began := w.clock.Now()
		if !w.begin(0, "a1") || w.begin(0, "a1") || w.begin(0, "a2") {
			t.Error("the first draft alone is the first")
		}
		seen, until := w.unsent()
		if seen[0] || seen[1] || !until[0].Equal(began.Add(replies.Patience)) || !until[1].IsZero() {
			t.Errorf("at once: %v, until %v", seen, until)
		}
		w.clock.Move(replies.Patience)
		w.begin(0, "a3") // going on is not beginning again
		if seen, _ := w.unsent(); !seen[0] || seen[1] {
			t.Errorf("after a day: %v", seen)
		}
		w.do(w.guest(0), sending(draft(answers{w.at(ada, dinner): {Reply: comes}})))
		if seen, until := w.unsent(); seen[0] || !until[0].IsZero() {
			t.Errorf("after the reply: %v, until %v", seen, until)
		}
		w.clock.Move(time.Minute)
		w.begin(0, "a2") // the other phone goes on with its own
		if seen, until := w.unsent(); seen[0] || !until[0].Equal(w.clock.Now().Add(replies.Patience)) {
			t.Errorf("after going on: %v, until %v", seen, until)
		}
	})
}

func TestAReplySentAgainAsItWasEndsTheWaitForIt(t *testing.T) {
	each(t, func(w *world) {
		same := sending(draft(answers{w.at(ada, dinner): {Reply: comes}}))
		w.do(w.guest(0), same)
		w.changes(w.guest(0), change.None, same)
		w.clock.Move(time.Minute)
		if !w.begin(0, "a1") {
			t.Error("the first since the reply is no first")
		}
		w.clock.Move(time.Minute)
		w.changes(w.guest(0), change.ReplyConfirmed{Household: w.homes[0].ID}, same)
		w.clock.Move(replies.Patience)
		if seen, _ := w.unsent(); seen[0] {
			t.Error("hosts still wait")
		}
	})
}
