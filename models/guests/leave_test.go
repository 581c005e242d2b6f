package guests_test

import (
	"errors"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
)

// TestWhoGetsAPlaceAfterTheLastDayMayReplyAWeekButNotAfterTheOccasion stands at 29 August 2026, 14:00 in Berlin.
func TestWhoGetsAPlaceAfterTheLastDayMayReplyAWeekButNotAfterTheOccasion(t *testing.T) {
	cases := []struct {
		name, deadline, own, starts string
		mode                        events.ReplyMode
		leave                       string // what the hosts gave before
		want                        string
	}{
		{"in time", "2026-08-29", "", "2026-09-12T16:00", events.Open, "", ""},
		{"without a last day", "", "", "2026-09-12T16:00", events.Open, "", ""},
		{"after it", "2026-08-28", "", "2026-09-12T16:00", events.Open, "", "2026-09-05"},
		{"after the occasion's own", "2026-09-10", "2026-08-28", "2026-09-12T16:00", events.Open, "", "2026-09-05"},
		{"closed by hand", "", "", "2026-09-12T16:00", events.Closed, "", "2026-09-05"},
		{"not open yet", "2026-08-28", "", "2026-09-12T16:00", events.Preview, "", ""},
		{"just before the occasion", "2026-08-28", "", "2026-08-31T16:00", events.Open, "", "2026-08-31"},
		{"an occasion without a day", "2026-08-28", "", "", events.Open, "", "2026-09-05"},
		{"the hosts gave more", "2026-08-28", "", "2026-09-12T16:00", events.Open, "2026-09-09", "2026-09-09"},
		{"the hosts gave less", "2026-08-28", "", "2026-09-12T16:00", events.Open, "2026-08-30", "2026-09-05"},
	}
	each(t, func(k kit) {
		k.limit(100)
		for _, c := range cases {
			ben := k.uninvited(guests.ListB, c.name, "x")
			k.wait(ben)
			k.do(func(tx *db.Tx) (change.Change, error) {
				e, err := events.Current(tx.Read)
				if err != nil {
					return nil, err
				}
				o, err := db.Find[events.Occasion](tx.Read, k.occasions[0])
				if err != nil {
					return nil, err
				}
				h, err := db.Find[guests.Household](tx.Read, ben.ID)
				return change.EventEdited{}, errors.Join(err, db.Update(tx, &e, db.Set{"deadline": c.deadline, "reply_mode": c.mode}),
					db.Update(tx, &o, db.Set{"deadline": c.own, "starts": c.starts}), db.Update(tx, &h, db.Set{"reopened_until": c.leave}))
			})
			k.fill()
			k.read(func(r *db.Read) error {
				h, err := db.Find[guests.Household](r, ben.ID)
				if h.ReopenedUntil != c.want {
					k.Errorf("%s: may reply until %q, want %q", c.name, h.ReopenedUntil, c.want)
				}
				return err
			})
		}
	})
}
