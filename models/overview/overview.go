// Package overview puts together what a host sees first: how far the replies are, and what needs somebody. It stands
// above the other capabilities and asks them; nothing is stored for it.
package overview

import (
	"cmp"
	"slices"
	"time"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/replies"
	"convive/models/requests"
	"convive/models/seating"
)

// Days is how many days there are until the event's first seated occasion, else its first: its civil date against
// today's there. Negative once it is over; ok is false without a date.
func Days(e events.Event, occasions []events.Occasion, now time.Time) (days int, day time.Time, ok bool) {
	o, ok := Main(occasions)
	if !ok {
		return 0, time.Time{}, false
	}
	start, ok := o.StartsAt(e.Location())
	if !ok {
		return 0, time.Time{}, false
	}
	return int(civil(start).Sub(civil(now.In(e.Location()))).Hours() / 24), start, true
}

func civil(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// Midnight is when the countdown moves on.
func Midnight(e events.Event, now time.Time) time.Time {
	year, month, day := now.In(e.Location()).Date()
	return e.DayBegins(year, month, day+1)
}

// Main is the occasion that the event is about: the first seated one, else the first.
func Main(occasions []events.Occasion) (events.Occasion, bool) {
	for _, o := range occasions {
		if o.Seated {
			return o, true
		}
	}
	if len(occasions) > 0 {
		return occasions[0], true
	}
	return events.Occasion{}, false
}

// Children counts the children and infants who attend, by occasion.
func Children(list *guests.Listing) map[change.ID]int {
	n := map[change.ID]int{}
	for _, h := range list.Households {
		for _, p := range h.People {
			if p.Age == guests.Adult || h.Host {
				continue
			}
			for id, in := range p.Invitations {
				if in.Reply == guests.Attending {
					n[id]++
				}
			}
		}
	}
	return n
}

// Point is how many had answered at the end of a day.
type Point struct {
	Day                 time.Time
	Attending, Declined int
}

// Course is how the present answers to an occasion came in, day by day, in the event's zone.
func Course(list *guests.Listing, occasion change.ID, zone *time.Location) []Point {
	byDay := map[time.Time]*Point{}
	for _, h := range list.Households {
		for _, p := range h.People {
			in, invited := p.Invitations[occasion]
			if !invited || h.Host || in.AnsweredAt == 0 || in.Reply == guests.Pending {
				continue
			}
			day := civil(in.AnsweredAt.Time().In(zone))
			if byDay[day] == nil {
				byDay[day] = &Point{Day: day}
			}
			if in.Reply == guests.Attending {
				byDay[day].Attending++
			} else {
				byDay[day].Declined++
			}
		}
	}
	points := make([]Point, 0, len(byDay))
	for _, p := range byDay {
		points = append(points, *p)
	}
	slices.SortFunc(points, func(a, b Point) int { return a.Day.Compare(b.Day) })
	for i := 1; i < len(points); i++ {
		points[i].Attending += points[i-1].Attending
		points[i].Declined += points[i-1].Declined
	}
	return points
}

// Needs is what waits for somebody, as far as the reader may act on it.
type Needs struct {
	Main         events.Occasion
	DeclinedSeat int // seated who declined
	Over         int // tables with more people than seats
	Unseated     int // attend and have no seat
	FreeSeats    int
	Open         int              // requests without an outcome
	Oldest       requests.Line    // of them
	Unmatched    int              // replies that match nobody, and names that found nothing
	Pending      int              // replies to the main occasion
	PendingHouse int              // in so many households
	Untold       int              // households that got a place off a waiting list and have not been told
	Crowded      []guests.Crowded // occasions with more guests than places
	NoMeal       int              // attend where a meal is to choose, and have not chosen there
	Deadline     time.Time        // the last day to reply; zero for none
	Empty        bool             // nobody is on the guest list, and the reader may change that
}

// Count is how many kinds of things wait.
func (n Needs) Count() (count int) {
	for _, some := range []int{n.DeclinedSeat, n.Over, n.Unseated, n.Open, n.Unmatched, n.Pending, n.Untold, n.NoMeal} {
		if some > 0 {
			count++
		}
	}
	return count + len(n.Crowded)
}

// What reads what needs somebody.
func What(r *db.Read, e events.Event) (n Needs, err error) {
	list, err := guests.Everybody(r)
	if err != nil {
		return n, err
	}
	n.Main, _ = Main(list.Occasions)
	n.Deadline = e.LastDay()
	scope := r.Scope()
	n.Empty = scope.Allows(access.EditGuests) && list.Totals().Guests == 0
	if scope.Allows(access.ViewGuests) {
		n.countGuests(list)
	}
	if scope.Allows(access.ViewPrivateWishes) {
		untold, err := guests.Untold(r)
		if err != nil {
			return n, err
		}
		for _, of := range untold {
			n.Untold += len(of)
		}
		n.Crowded = list.Crowded()
	}
	if scope.Allows(access.Seat) {
		flags, err := seating.AllFlags(r)
		if err != nil {
			return n, err
		}
		for _, f := range flags {
			n.DeclinedSeat += f.DeclinedSeat
			n.Over += f.Over
			if f.Tables > 0 {
				n.Unseated += f.Unseated
				n.FreeSeats += max(0, f.Seats-f.Seated)
			}
		}
	}
	if scope.Allows(access.ReplyOnBehalf) {
		if n.Unmatched, err = replies.CountUnmatched(r); err != nil {
			return n, err
		}
	}
	if scope.Allows(access.SettleRequests) {
		err = n.countRequests(r)
	}
	return n, err
}

func (n *Needs) countGuests(list *guests.Listing) {
	for _, h := range list.Households {
		if h.Host {
			continue
		}
		waits := false
		for _, p := range h.People {
			if in, invited := p.Invitations[n.Main.ID]; invited && !in.Waiting && in.Reply == guests.Pending {
				n.Pending++
				waits = true
			}
			if _, missing := list.Meal(p); missing {
				n.NoMeal++
			}
		}
		if waits {
			n.PendingHouse++
		}
	}
}

func (n *Needs) countRequests(r *db.Read) error {
	all, err := requests.Inbox(r)
	if err != nil {
		return err
	}
	open := slices.DeleteFunc(slices.Clone(all), func(l requests.Line) bool { return l.Status != requests.Open })
	slices.SortStableFunc(open, func(a, b requests.Line) int { return cmp.Compare(a.CreatedAt, b.CreatedAt) })
	n.Open = len(open)
	if n.Open > 0 {
		n.Oldest = open[0]
	}
	return nil
}
