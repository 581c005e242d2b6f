package autoseat

import (
	"fmt"
	"slices"
	"testing"
)

// crowded is an input with a wish between any two of some pairs, full tables, and some who know each other.
func crowded(d *dice) *Input {
	in := &Input{Preferences: Preferences{Households: KeepMust, Fill: 700, Ages: 300, Known: 1, Children: 900, Stay: 100}}
	for i := range 4 {
		in.Tables = append(in.Tables, Table{ID: fmt.Sprint("t", i), Seats: 4 + i})
	}
	in.Tables[0].Near = []string{"t1"}
	for i := range 22 {
		in.Guests = append(in.Guests, Guest{ID: fmt.Sprint("g", i), Household: fmt.Sprint("h", d.below(16)), Table: fmt.Sprint("t", d.below(4)),
			Age: []string{"", "adult", "child"}[d.below(3)]})
	}
	for i := range 90 {
		a, b := d.below(22), d.below(22)
		if a == b {
			continue
		}
		kind := []Kind{Together, Apart, Near}[d.below(3)]
		in.Wishes = append(in.Wishes, Wish{ID: fmt.Sprint(i), Kind: kind, Guest: fmt.Sprint("g", a), Other: fmt.Sprint("g", b),
			Must: d.below(5) == 0, Points: Points(d.below(9000))})
	}
	return in
}

func TestWhatAStepPromisesIsWhatItBrings(t *testing.T) {
	d := newDice(5)
	for range 40 {
		p := compile(crowded(&d))
		s := newSearch(p, 1)
		s.price, s.over = 5000, 3000
		s.set(p.parked())
		taken := 0
		for range 300 {
			goes, n := s.some(&d)
			if n == 0 {
				continue
			}
			taken++
			promised := s.linear(goes, n) + s.loading(goes, n)
			before := s.worth()
			for _, st := range s.steps[:n] {
				soft, broken := s.beside.move(st.block, st.to)
				promised += soft - int64(s.price)*int64(broken)
				s.soft += soft
				s.broken += broken
			}
			for _, st := range s.steps[:n] {
				s.move(st.block, st.to)
			}
			if brought := s.worth() - before; brought != promised {
				t.Fatalf("%d of %d steps promised %d and brought %d", goes, n, promised, brought)
			}
		}
		if taken < 100 {
			t.Fatalf("only %d steps were tried", taken)
		}
		fresh := newState(p)
		fresh.price, fresh.over = s.price, s.over
		fresh.set(s.at)
		if fresh.soft != s.soft || fresh.broken != s.broken || fresh.tooMany != s.tooMany || !slices.Equal(fresh.gain, s.gain) {
			t.Fatalf("kept up to date: %d points, %d broken, %d too many; anew: %d, %d, %d", s.soft, s.broken, s.tooMany,
				fresh.soft, fresh.broken, fresh.tooMany)
		}
	}
}

// some draws steps between two places: some blocks go, others come back.
func (s *search) some(d *dice) (goes, n int) {
	from, to := int32(d.below(s.p.places())), int32(d.below(s.p.tables()))
	if from == to || len(s.tab[from]) == 0 {
		return 0, 0
	}
	for _, b := range s.tab[from][:min(len(s.tab[from]), 1+d.below(2))] {
		s.steps[n] = step{b, to}
		n++
	}
	goes = n
	for _, b := range s.tab[to][:min(len(s.tab[to]), d.below(3))] {
		s.steps[n] = step{b, from}
		n++
	}
	return goes, n
}

// worth is the plan's value at the present prices.
func (s *search) worth() int64 {
	return s.soft - int64(s.price)*int64(s.broken) - int64(s.over)*int64(s.tooMany)
}
