package guests

import (
	"slices"
	"strings"
	"time"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	views "convive/views/guests"
)

// shown is the list as this View shows it.
type shown struct {
	all, left  *guests.Listing
	sought     guests.Sought
	counts     guests.Counts
	columns    views.Columns
	seats      seats
	names      map[change.ID]string // of who brings somebody
	households []guests.Group       // of the page, or
	people     []guests.PersonOf
	extent     views.Extent
	until      time.Time // when another day begins from which on changes are told; zero where that doesn't matter
}

type shownKey struct{}

// read works out the list once for all fragments of the page.
func read(v *web.View) (shown, error) {
	s, err := db.Once(v.Read, shownKey{}, func() (shown, error) { return work(v.Read, v.Base(), address(v)) })
	v.Until(s.until)
	return s, err
}

// work is the list as an address asks for it, as far as the reader may see it.
func work(r *db.Read, base string, a views.Address) (s shown, err error) {
	if s.all, err = guests.Everybody(r); err != nil {
		return s, err
	}
	if s.seats, err = seated(r, change.ID(a.Get(views.Occasion))); err != nil {
		return s, err
	}
	can := r.Scope().Allows
	s.columns = views.Columns{
		Base: base, Address: a, Occasions: s.all.Occasions, Counts: s.all.Totals().Occasions, Meals: s.all.Meals, Health: can(access.ViewHealth), Contacts: can(access.ViewContacts),
		Private: can(access.ViewPrivateWishes), Tables: s.seats.there, ListB: slices.ContainsFunc(s.all.Households, func(g guests.Group) bool { return g.List == guests.ListB }), Edit: can(access.EditGuests), People: a.Get(views.View) == "people",
	}.Chosen()
	asked, err := filter(r, &s)
	if err != nil {
		return s, err
	}
	s.sought = asked.Sought
	s.left, s.counts = s.all.Narrowed(asked)
	s.names = s.all.Bringing()
	s.cut()
	return s, nil
}

// filter is what the address asks for, as far as the reader may know: nobody finds by an e-mail or a diet that they
// may not see.
func filter(r *db.Read, s *shown) (f guests.Filter, err error) {
	a, c := s.columns.Address, s.columns
	f = guests.Filter{Sought: guests.Seek(a.Get(views.Search), c.Contacts).Settled(s.all), Asked: map[guests.Facet][]string{
		guests.BySide: c.Asked(views.Side), guests.ByTag: c.Asked(views.TagName), guests.ByAgeGroup: c.Asked(views.AgeGroup), guests.ByPlus: c.Asked(views.Plus),
		guests.ByMissing: c.Asked(views.Missing), guests.ByList: c.Asked(views.ListName), guests.ByTable: c.Asked(views.TableName), guests.ByReply: replied(a, c),
	}}
	for _, diet := range c.Asked(views.Diet) {
		f.Asked[guests.ByDiet] = append(f.Asked[guests.ByDiet], strings.ToLower(diet))
	}
	if c.Tables {
		f.Table = s.seats.of
	}
	return f, s.changed(r, &f)
}

// replied are the answers that the address asks for; an occasion that is none is not asked for.
func replied(a views.Address, c views.Columns) (asked []string) {
	id := change.ID(a.Get(views.Occasion))
	if !slices.ContainsFunc(c.Occasions, func(o occasion) bool { return o.ID == id }) {
		return nil
	}
	for _, r := range c.Asked(views.Reply) {
		asked = append(asked, guests.Replied(id, r))
	}
	if len(asked) == 0 {
		asked = []string{guests.Replied(id, guests.Invited)}
	}
	return asked
}

// changed asks for who was changed since the beginning of a day in the event's zone, at most a year back; what is no day
// asks for nothing.
func (s *shown) changed(r *db.Read, f *guests.Filter) error {
	e, err := events.Current(r)
	if err != nil {
		return err
	}
	day, err := time.ParseInLocation(time.DateOnly, s.columns.Address.Get(views.Since), e.Location())
	if err != nil {
		return nil
	}
	now := r.Now().In(e.Location())
	if first := e.DayBegins(now.AddDate(-1, 0, 0).Date()); day.Before(first) {
		day, s.columns.Cut, s.until = first, first.Format(time.DateOnly), e.DayBegins(now.AddDate(0, 0, 1).Date())
	}
	f.Asked[guests.ByChange] = []string{guests.Changed}
	f.Changed, err = guests.ChangedSince(r, change.At(day))
	return err
}
