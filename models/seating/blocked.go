package seating

import (
	"slices"
	"strconv"
	"strings"

	"convive/models/db"
	"convive/models/imports/lists"
	"convive/models/invalid"
)

// SeatNumbers are numbers of seats in rising order, as the database holds them: "3,5".
type SeatNumbers string

// ParseSeats reads numbers of seats as people write them: "3, 5 7-9".
func ParseSeats(s string) (SeatNumbers, bool) {
	var all []int64
	for _, word := range strings.FieldsFunc(strings.Map(lists.Digit, s), func(r rune) bool { return strings.ContainsRune(",، ;\t\n", r) }) {
		from, to, ranged := strings.Cut(strings.ReplaceAll(word, "–", "-"), "-")
		first, err := strconv.ParseInt(from, 10, 64)
		last := first
		if err == nil && ranged {
			last, err = strconv.ParseInt(to, 10, 64)
		}
		if err != nil || first < 1 || last > MaxSeats || first > last {
			return "", false
		}
		for n := first; n <= last; n++ {
			all = append(all, n)
		}
	}
	return seatNumbers(all), true
}

func seatNumbers(all []int64) SeatNumbers {
	slices.Sort(all)
	words := make([]string, 0, len(all))
	for _, n := range slices.Compact(all) {
		words = append(words, strconv.FormatInt(n, 10))
	}
	return SeatNumbers(strings.Join(words, ","))
}

// All are the numbers.
func (s SeatNumbers) All() (all []int64) {
	for word := range strings.SplitSeq(string(s), ",") {
		if n, err := strconv.ParseInt(word, 10, 64); err == nil {
			all = append(all, n)
		}
	}
	return all
}

// Has says whether a number is among them.
func (s SeatNumbers) Has(n int64) bool { return slices.Contains(s.All(), n) }

// upTo are those of them that a table of n seats has.
func (s SeatNumbers) upTo(n int64) SeatNumbers {
	return seatNumbers(slices.DeleteFunc(s.All(), func(k int64) bool { return k > n }))
}

// beyond refuses to block a seat that the table doesn't have. One that was blocked before and goes now, as the table gets
// fewer seats, needs no word.
func (e Edit) beyond(t Table, blocked SeatNumbers) error {
	for _, n := range blocked.All() {
		if n > e.Seats && !t.Blocked.Has(n) {
			return invalid.Fields{{Name: "blocked", Message: "There is no seat {seat}: the last one of this table is {n}.", Args: []any{"seat", n, "n", e.Seats}}}
		}
	}
	return nil
}

// String is how a form shows them: "3, 5".
func (s SeatNumbers) String() string { return strings.ReplaceAll(string(s), ",", ", ") }

// Places is how many people the table seats: its seats without the blocked ones.
func (t Table) Places() int64 { return t.Seats - int64(len(t.Blocked.upTo(t.Seats).All())) }

// Open says whether the table has a seat of that number, on which somebody may sit.
func (t Table) Open(n int64) bool { return 1 <= n && n <= t.Seats && !t.Blocked.Has(n) }

// park takes those from a table who sit on seats that were blocked; who is left stays where they are.
func park(tx *db.Tx, t Table, seated []*Assignment) (out group, left []*Assignment, err error) {
	for _, a := range seated {
		if a.Seat == nil || !t.Blocked.Has(*a.Seat) {
			left = append(left, a)
			continue
		}
		out.add(a.GuestID, a.HouseholdID)
		if err := db.Delete(tx, a); err != nil {
			return out, nil, err
		}
	}
	return out, left, nil
}

// join adds whom another group is about.
func (g *group) join(other group) {
	g.Guests = append(g.Guests, other.Guests...)
	for _, h := range other.Households {
		if !slices.Contains(g.Households, h) {
			g.Households = append(g.Households, h)
		}
	}
}
