package guests_test

import (
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

func TestADayBeforeEverybodyReadsNothingOfTheLog(t *testing.T) {
	each(t, func(k kit) {
		id := k.people(guests.Guest{Name: "Ada Lawson"})[0]
		costs := func(since change.Instant) (n int64) {
			k.read(func(r *db.Read) error {
				_, err := guests.Everybody(r)
				before := k.d.Statements()
				changed, also := guests.ChangedSince(r, since)
				if n = k.d.Statements() - before; !changed[id] || also != nil {
					k.Errorf("since %d: %v, %v", since, changed, also)
				}
				return err
			})
			return n
		}
		if long, then := costs(0), costs(k.guest(id).CreatedAt); long != 0 || then != 0 {
			k.Errorf("%d statements since ever, %d since they came", long, then)
		}
	})
}
