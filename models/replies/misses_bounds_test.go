package replies_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/replies"
)

// looksAgain has somebody look once more, and says whether that is in the log.
func (w *world) looksAgain(name string, second int) bool {
	w.Helper()
	m := replies.Missed{Name: name}
	if second >= 0 {
		m.SecondOf = w.homes[second].ID
	}
	before := w.head()
	w.do(w.scope, func(tx *db.Tx) (change.Change, error) { return replies.Remember(tx, m) })
	return w.head() != before
}

func TestWhoTriesTheirNameAgainAtOnceIsCountedOnce(t *testing.T) {
	each(t, func(w *world) {
		id := w.missed("Uma Nobody", -1)
		if w.clock.Move(10*time.Minute - time.Millisecond); w.looksAgain("Nobody UMA", -1) {
			w.Error("the second try is counted")
		}
		if !w.looksAgain("Uma Nobody", 1) || w.waits()[id].SecondOf == nil {
			w.Error("whose postcode they gave at last is not known")
		}
		if w.looksAgain("Uma Nobody", 0) || *w.waits()[id].SecondOf != w.homes[1].ID {
			w.Error("another postcode counts")
		}
		if w.clock.Move(10 * time.Minute); !w.looksAgain("Uma Nobody", -1) {
			w.Error("who comes back isn't counted")
		}
		if m := w.waits()[id]; m.Tries != 3 || *m.SecondOf != w.homes[1].ID {
			w.Errorf("it is %+v", m)
		}
	})
}

func TestMadeUpNamesPushNobodyOutOfWhomIsTrueWhatTheyGave(t *testing.T) {
	each(t, func(w *world) {
		real := w.missed("Uma Real", 1)
		w.clock.Move(time.Second)
		made := w.missed("Name Made", -1)
		for i := range 199 {
			w.missed(fmt.Sprintf("Name Nr%d", i), -1)
		}
		all := w.waits()
		if _, ok := all[real]; len(all) != 200 || !ok {
			w.Errorf("%d wait, the real one %v", len(all), ok)
		}
		if _, ok := all[made]; ok {
			w.Error("the oldest of the made-up ones is there still")
		}
	})
}

func TestANameBecomesNoAliasThatTheGuestsFormWouldRefuse(t *testing.T) {
	each(t, func(w *world) {
		sentence := func(guest string) string {
			return "This can't be kept as another name of " + guest + ": a guest has at most 30 others, of at most 60 characters each. Put it away, and send or show them their link."
		}
		w.asks(w.scope, recognising(w.missed(strings.Repeat("N", 61), -1), w.people[ada]), sentence("Ada"))
		w.do(w.scope, recognising(w.missed(strings.Repeat("É", 60), -1), w.people[ada]))
		for i := range 29 {
			w.do(w.scope, recognising(w.missed(fmt.Sprintf("Ada; Nr%d", i), -1), w.people[ada]))
		}
		w.asks(w.scope, recognising(w.missed("Ada Last", -1), w.people[ada]), sentence("Ada"))
		w.read(func(r *db.Read) error {
			g, err := db.Find[guests.Guest](r, w.people[ada])
			if wrong := guests.EditOfGuest(g, nil).Validate(); len(g.Aliases) != 30 || wrong != nil {
				w.Errorf("%d others, %v", len(g.Aliases), wrong)
			}
			return err
		})
	})
}

func TestANameThatIsWrittenAnotherWayByNowIsLookedAtOnceMore(t *testing.T) {
	each(t, func(w *world) {
		miss := w.missed("Ute Muller", -1)
		w.clock.Move(time.Hour)
		w.missed("Ute & Müller", -1)
		const sentence = "They have written their name another way meanwhile: Ute & Müller. Look at it once more."
		w.asks(w.scope, func(tx *db.Tx) (change.Change, error) {
			return replies.Recognise(tx, miss, replies.Recognition{Guest: w.people[ada], Name: "Ute Muller"})
		}, sentence)
		w.asks(w.scope, func(tx *db.Tx) (change.Change, error) {
			return replies.AddMissed(tx, []byte("secret"), miss, replies.Newcomer{Name: "Ute Muller"})
		}, sentence)
		w.do(w.scope, recognising(miss, w.people[ada]))
	})
}
