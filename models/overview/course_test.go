package overview_test

import (
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/overview"
)

func at(zone, wall string) time.Time {
	loc, err := time.LoadLocation(zone)
	if err != nil {
		panic(err)
	}
	t, err := time.ParseInLocation("2006-01-02T15:04:05", wall, loc)
	if err != nil {
		panic(err)
	}
	return t
}

func TestTheCountdownIsInDaysOfTheEventsZone(t *testing.T) {
	starts := func(s string, seated bool) events.Occasion { return events.Occasion{Starts: s, Seated: seated} }
	one := []events.Occasion{starts("2026-09-12T17:00", true)}
	for _, c := range []struct {
		name, zone string
		occasions  []events.Occasion
		now        time.Time
		days       int
		ok         bool
	}{
		{"two weeks", "Europe/Berlin", one, at("Europe/Berlin", "2026-08-29T14:00:00"), 14, true},
		{"the eve, a minute before midnight", "Europe/Berlin", one, at("Europe/Berlin", "2026-09-11T23:59:59"), 1, true},
		{"the day, from midnight", "Europe/Berlin", one, at("Europe/Berlin", "2026-09-12T00:00:00"), 0, true},
		{"the day, late", "Europe/Berlin", one, at("Europe/Berlin", "2026-09-12T23:59:59"), 0, true},
		{"over", "Europe/Berlin", one, at("Europe/Berlin", "2026-09-14T09:00:00"), -2, true},
		{"seen from elsewhere", "Pacific/Auckland", one, at("America/New_York", "2026-09-11T12:00:00"), 0, true},
		{"across the end of summer time", "Europe/Berlin", []events.Occasion{starts("2026-10-31T12:00", true)}, at("Europe/Berlin", "2026-10-24T23:30:00"), 7, true},
		{"across its beginning", "Europe/Berlin", []events.Occasion{starts("2026-04-04T12:00", true)}, at("Europe/Berlin", "2026-03-28T00:10:00"), 7, true},
		{"the seated one", "UTC", []events.Occasion{starts("2026-09-11T17:00", false), starts("2026-09-12T17:00", true), starts("2026-09-13T10:00", true)}, at("UTC", "2026-09-10T12:00:00"), 2, true},
		{"the first, where none is seated", "UTC", []events.Occasion{starts("2026-09-11T17:00", false), starts("2026-09-13T10:00", false)}, at("UTC", "2026-09-10T12:00:00"), 1, true},
		{"no occasion", "UTC", nil, at("UTC", "2026-09-10T12:00:00"), 0, false},
		{"no date yet", "UTC", []events.Occasion{starts("", true)}, at("UTC", "2026-09-10T12:00:00"), 0, false},
	} {
		days, day, ok := overview.Days(events.Event{Zone: c.zone}, c.occasions, c.now)
		if days != c.days || ok != c.ok || ok == day.IsZero() {
			t.Errorf("%s: %d days, %v, %v, want %d, %v", c.name, days, day, ok, c.days, c.ok)
		}
	}
}

// TestTheCountdownMovesOnAtMidnightAlone: up to the instant before it the number stays, from it on it is one less.
func TestTheCountdownMovesOnAtMidnightAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := events.Event{Zone: rapid.SampledFrom([]string{"UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Auckland", "Australia/Lord_Howe", "America/Santiago", "America/Havana"}).Draw(t, "zone")}
		occasions := []events.Occasion{{Starts: "2026-09-12T17:00"}}
		now := time.Unix(rapid.Int64Range(1_735_000_000, 1_830_000_000).Draw(t, "now"), 0)
		midnight := overview.Midnight(e, now)
		if wait := midnight.Sub(now); wait <= 0 || wait > 25*time.Hour {
			t.Fatalf("from %v it waits %v", now.In(e.Location()), wait)
		}
		today, _, _ := overview.Days(e, occasions, now)
		before, _, _ := overview.Days(e, occasions, midnight.Add(-time.Second))
		then, _, _ := overview.Days(e, occasions, midnight)
		if before != today || then != today-1 {
			t.Fatalf("%d days, %d before midnight, %d from then on", today, before, then)
		}
	})
}

// In Chile summer time begins at midnight: 5 September 2026 ends at 24:00, which is 01:00 of the 6th.
func TestAMidnightThatTheClockSkipsIsTheNextDaysBeginning(t *testing.T) {
	e, want := events.Event{Zone: "America/Santiago"}, at("America/Santiago", "2026-09-06T01:00:00")
	for _, now := range []string{"2026-09-05T00:30:00", "2026-09-05T23:30:00"} {
		if m := overview.Midnight(e, at("America/Santiago", now)); !m.Equal(want) {
			t.Errorf("at %v the next midnight is %v", now, m)
		}
	}
}

// listing has a household of hosts, then one of guests.
func listing(hosts, people []guests.Person) *guests.Listing {
	return &guests.Listing{Households: []guests.Group{{Household: guests.Household{Host: true}, People: hosts}, {People: people}}}
}

func person(age guests.Age, invitations map[change.ID]guests.Invitation) guests.Person {
	return guests.Person{Guest: guests.Guest{Row: db.Row{ID: db.NewID()}, Age: age}, Invitations: invitations}
}

func TestChildrenAreWhoAttendsAndIsNoAdult(t *testing.T) {
	to := func(dinner, brunch guests.Reply) map[change.ID]guests.Invitation {
		return map[change.ID]guests.Invitation{"dinner": {Reply: dinner}, "brunch": {Reply: brunch}}
	}
	l := listing([]guests.Person{person(guests.Child, to(guests.Attending, guests.Attending))}, []guests.Person{
		person(guests.Adult, to(guests.Attending, guests.Attending)), person(guests.Child, to(guests.Attending, guests.Declined)),
		person(guests.Infant, to(guests.Attending, guests.Attending)), person(guests.Child, to(guests.Pending, guests.Pending)), person(guests.Child, nil),
	})
	if got := overview.Children(l); !reflect.DeepEqual(got, map[change.ID]int{"dinner": 2, "brunch": 1}) {
		t.Errorf("got %v", got)
	}
}

func TestTheCourseAddsUpAnswersByTheDaysOfTheZone(t *testing.T) {
	berlin := at("Europe/Berlin", "2026-08-01T00:00:00").Location()
	answered := func(wall string, r guests.Reply) guests.Person {
		in := guests.Invitation{Reply: r}
		if wall != "" {
			in.AnsweredAt = change.At(at("Europe/Berlin", wall))
		}
		return person(guests.Adult, map[change.ID]guests.Invitation{"dinner": in})
	}
	l := listing([]guests.Person{answered("2026-08-01T12:00:00", guests.Attending)}, []guests.Person{
		answered("2026-08-05T00:30:00", guests.Attending), answered("2026-08-02T23:59:59", guests.Attending), answered("2026-08-02T00:00:00", guests.Declined),
		answered("2026-08-04T10:00:00", guests.Pending), answered("", guests.Attending), answered("2026-08-05T23:00:00", guests.Declined),
		person(guests.Adult, map[change.ID]guests.Invitation{"brunch": {Reply: guests.Attending, AnsweredAt: 1}}),
	})
	day := func(n int) time.Time { return time.Date(2026, 8, n, 0, 0, 0, 0, time.UTC) }
	want := []overview.Point{{Day: day(2), Attending: 1, Declined: 1}, {Day: day(5), Attending: 2, Declined: 2}}
	if got := overview.Course(l, "dinner", berlin); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
	if got := overview.Course(l, "other", berlin); len(got) != 0 {
		t.Errorf("an occasion that nobody is invited to: %+v", got)
	}
}

// TestTheCourseEndsWithAllWhoAnswered: it rises, a point a day, to the numbers of the guest list.
func TestTheCourseEndsWithAllWhoAnswered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func() (people []guests.Person, attending, declined int) {
			for range rapid.IntRange(0, 12).Draw(t, "people") {
				r := rapid.SampledFrom([]guests.Reply{guests.Attending, guests.Declined, guests.Pending}).Draw(t, "reply")
				hour := rapid.IntRange(0, 200).Draw(t, "hour")
				in := guests.Invitation{Reply: r, AnsweredAt: change.At(time.Date(2026, 8, 1, hour, 0, 0, 0, time.UTC))}
				people = append(people, person(guests.Adult, map[change.ID]guests.Invitation{"dinner": in}))
				switch r {
				case guests.Attending:
					attending++
				case guests.Declined:
					declined++
				}
			}
			return people, attending, declined
		}
		hosts, _, _ := draw()
		people, attending, declined := draw()
		points := overview.Course(listing(hosts, people), "dinner", time.UTC)
		last := overview.Point{}
		for _, p := range points {
			if !p.Day.After(last.Day) || p.Attending+p.Declined <= last.Attending+last.Declined || p.Attending < last.Attending || p.Declined < last.Declined {
				t.Fatalf("%+v after %+v", p, last)
			}
			last = p
		}
		if last.Attending != attending || last.Declined != declined {
			t.Fatalf("ends with %+v, want %d and %d", last, attending, declined)
		}
	})
}
