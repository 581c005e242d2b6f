package guests

import (
	"convive/models/guests"
	views "convive/views/guests"
)

// pace is how much of a list one page holds: a list of more guests than whole is shown in pages of so many households or
// people each; a page of households ends before it holds more people than one of people does.
type pace struct{ whole, households, people int }

// A search is drawn anew with each letter, and the first letters find half of the list: its pages are short, until somebody
// asks for all of it.
var (
	reading   = pace{1000, 80, 240} // a page of it stays under 600 KB
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
		from, to := s.window(len(people), func(int) int { return 1 }, func(i int) string { return people[i].FiledUnder() })
		s.people = people[from:to]
		return
	}
	groups := s.groupsInOrder()
	from, to := s.window(len(groups), func(i int) int { return len(groups[i].People) }, func(i int) string { return groups[i].FiledUnder() })
	s.households = groups[from:to]
}

// window is which of n rows the page holds; people says how many are in a row, under what it is looked up by.
func (s *shown) window(n int, people func(int) int, under func(int) string) (from, to int) {
	if s.extent.Guests <= s.pace().whole {
		return 0, n
	}
	starts := s.starts(n, people)
	pages := len(starts) - 1
	if pages < 2 {
		return 0, n
	}
	s.extent.Fits = s.extent.Guests <= reading.whole
	for i := range pages {
		s.extent.Pages = append(s.extent.Pages, views.Jump{First: under(starts[i]), Last: under(starts[i+1] - 1)})
	}
	s.extent.Page = views.PageOf(s.columns.Address, pages)
	from, to = starts[s.extent.Page-1], starts[s.extent.Page]
	s.extent.From, s.extent.To, s.extent.Rows = from+1, to, n
	return from, to
}

// starts are the first rows of the pages, and behind them the end.
func (s *shown) starts(n int, people func(int) int) (starts []int) {
	most := s.pace().people
	rows := most
	if !s.columns.People {
		rows = s.pace().households
	}
	held := 0
	for i := range n {
		if len(starts) == 0 || i-starts[len(starts)-1] == rows || held+people(i) > most {
			starts, held = append(starts, i), 0
		}
		held += people(i)
	}
	return append(starts, n)
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
