package guests

import (
	"convive/models/guests"
	views "convive/views/guests"
)

// pace is how much of a list one page holds: a list of more guests than whole is shown in pages, of so many households or
// people each.
type pace struct{ whole, households, people int }

// A search is drawn anew with each letter, and the first letters find half of the list: its pages are short, until somebody
// asks for all of it.
var (
	reading   = pace{1000, 300, 800}
	searching = pace{40, 10, 40}
)

func (s *shown) pace() pace {
	asked := s.columns.Address
	if asked.Get(views.Search) == "" || asked.Get(views.PageNo) == views.Whole && s.extent.Guests <= reading.whole {
		return reading
	}
	return searching
}

// cut takes the page that the address asks for out of the list.
func (s *shown) cut() {
	shown := s.left.Totals().Guests
	s.extent = views.Extent{Guests: shown, All: s.all.Totals().Guests}
	if s.columns.People {
		people := s.inOrder()
		from, to := s.window(len(people), s.pace().people, func(i int) string { return people[i].FiledUnder() })
		s.people = people[from:to]
		return
	}
	groups := s.groupsInOrder()
	from, to := s.window(len(groups), s.pace().households, func(i int) string { return groups[i].FiledUnder() })
	s.households = groups[from:to]
}

// window is which of n rows the page holds; under says what a row is looked up by.
func (s *shown) window(n, per int, under func(int) string) (from, to int) {
	pages := (n + per - 1) / per
	if s.extent.Guests <= s.pace().whole || pages < 2 {
		return 0, n
	}
	s.extent.Fits = s.extent.Guests <= reading.whole
	for i := range pages {
		s.extent.Pages = append(s.extent.Pages, views.Jump{First: under(i * per), Last: under(min(n, (i+1)*per) - 1)})
	}
	s.extent.Page = views.PageOf(s.columns.Address, pages)
	from, to = (s.extent.Page-1)*per, min(n, s.extent.Page*per)
	s.extent.From, s.extent.To, s.extent.Rows = from+1, to, n
	return from, to
}

func (s *shown) newest() bool { return s.columns.Address.Get(views.Sort) == views.Newest }

// inOrder are the people who are left, in the order that the address asks for; groupsInOrder the households. Of the pages of a
// search the first holds who is meant: whoever is called so comes before who lives in a place of that name.
func (s *shown) inOrder() []guests.PersonOf {
	if s.newest() {
		return s.left.Newest()
	}
	return s.sought.BestPeople(s.left.ByName())
}

func (s *shown) groupsInOrder() []guests.Group {
	if s.newest() {
		return s.left.NewestHouseholds()
	}
	return s.sought.Best(s.left.Households)
}
