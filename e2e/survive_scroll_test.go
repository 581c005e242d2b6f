package e2e

import (
	"fmt"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// crowd adds forty households of one, who attend; the first of them sorts before everybody, and is returned.
func crowd(w *webtest.World) (first, middle guests.Guest) {
	w.T.Helper()
	var all []*guests.NewHousehold
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		added := change.GuestsImported{File: "crowd"}
		for i := range 40 {
			g := &guests.NewGuest{Guest: guests.Guest{Name: fmt.Sprintf("Guest Bb%02d", i)}}
			for _, o := range w.Ours.Occasions {
				g.Invitations = append(g.Invitations, guests.Invitation{OccasionID: o.ID})
			}
			all = append(all, &guests.NewHousehold{Household: guests.Household{EnvelopeName: g.Name, ReplyCode: fmt.Sprintf("CRWD22%02d", i)}, People: []*guests.NewGuest{g}})
		}
		added.Created = len(all)
		return added, guests.Create(tx, guests.Keys{Secret: webtest.Secret}, all...)
	})
	return all[0].People[0].Guest, all[20].People[0].Guest
}

// stands is how far below the top of the window a row is, in whole pixels.
func (s *sending) stands(row string) int {
	s.Helper()
	return evaluate[int](s.T, s.ben, `Math.round(`+row+`.getBoundingClientRect().top)`)
}

func TestThePageStaysWhereItIsScrolledWhenRowsComeAbove(t *testing.T) {
	w := newWorld(t)
	_, middle := crowd(w)
	s := looks(t, w, "/e/amara-jonas/guests")
	s.does(rowOf(middle) + `.scrollIntoView({block: 'center'})`)
	before := s.stands(rowOf(middle))
	w.As("anna").Post("/e/amara-jonas/households/addition", "people", "Aaron Aaa\nBerta Aaa\nCarl Aaa").Change()
	s.sees(`document.querySelector('#guests-rows').textContent.includes('Aaron Aaa')`)
	if after := s.stands(rowOf(middle)); after != before {
		t.Errorf("the row under the eyes stands at %d px instead of %d", after, before)
	}
}

func TestAListThatScrollsByItselfStaysWhereItIsWhenRowsComeAbove(t *testing.T) {
	w := newWorld(t)
	first, middle := crowd(w)
	tables := reception(w)
	annaSeats(w, first, tables[0])
	s := looks(t, w, "/e/amara-jonas/seating")
	s.does(`globalThis.list = document.getElementById('parking'), list.scrollTop = ` + rowOf(middle) + `.offsetTop - 300`)
	s.keeps("the scrolled list", `list.scrollTop > 100 && scrollY === 0`)
	before := s.stands(rowOf(middle))
	w.As("anna").Post("/e/amara-jonas/seating/moves", "occasion", string(w.Ours.Occasions[1].ID), "guest", string(first.ID)+":"+string(tables[0]), "to", "parking").Change()
	s.sees(rowOf(first) + `.closest('#parking')`)
	if after := s.stands(rowOf(middle)); after != before {
		t.Errorf("the row under the eyes stands at %d px instead of %d", after, before)
	}
	annaSeats(w, w.Ours.Guests[0], tables[1]) // from below
	s.sees(`!` + rowOf(w.Ours.Guests[0]) + `.closest('#parking')`)
	if after := s.stands(rowOf(middle)); after != before {
		t.Errorf("then it stands at %d px instead of %d", after, before)
	}
}
