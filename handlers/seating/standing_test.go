package seating_test

import (
	"fmt"
	"maps"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/guests"
	"convive/models/seating"
)

// TestWhoSitsWithoutAChairGetsOneThatComesFree: by somebody who leaves, by more seats, and by one that is open again.
func TestWhoSitsWithoutAChairGetsOneThatComesFree(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		table := lay(w, 1, 2)[0]
		path := page + "/tables/" + string(table)
		all := w.Ours.Guests[:4]
		watch := w.As("ben").Open(page + "?view=room")
		for i, g := range all {
			fields := []string{"occasion", string(reception(w)), "to", string(table), "guest", string(g.ID) + ":parking"}
			if i >= 2 {
				fields = append(fields, "anyway", "true")
			}
			w.As("anna").Post(page+"/moves", fields...).Change()
		}
		seats := func(want ...int64) {
			t.Helper()
			for i, g := range all {
				got := away
				for _, p := range board(w).Tables[0].People {
					if p.ID == g.ID {
						got = seatNo(p.Assignment)
					}
				}
				if got != want[i] {
					t.Errorf("%s has seat %d, want %d", g.Name, got, want[i])
				}
			}
			watch.Converges()
		}
		edit := func(version, seats, blocked string, parked ...guests.Guest) {
			t.Helper()
			w.As("anna").Post(path+"/details", "version", version, "name", "Table 1", "seats", seats, "blocked", blocked, "shape", "round").
				Changes(change.TableEdited{Plan: board(w).Plan, Table: table, Guests: ids(parked...), Households: households(parked...)})
		}
		seats(1, 2, 0, 0)
		edit("1", "3", "")
		seats(1, 2, 3, 0)
		w.As("anna").Post(page+"/moves", "occasion", string(reception(w)), "to", "parking", "guest", at(all[0], table)).
			Changes(change.GuestsUnseated{Plan: board(w).Plan, Guests: ids(all[0]), Households: households(all[0])})
		seats(away, 2, 3, 1)
		for range 2 {
			w.As("anna").Post(stepBack, "occasion", string(reception(w))).Says("Taken back").Change()
		}
		seats(1, 2, 0, 0)
		edit("3", "2", "1", all[0])
		seats(away, 2, 0, 0)
		edit("4", "2", "")
		seats(away, 2, 1, 0)
	})
}

// TestSeatsThatComeBackGoToWhoSitsWithoutAChair: an undo brings the table's third seat back, and not who sat there, who sits elsewhere now.
func TestSeatsThatComeBackGoToWhoSitsWithoutAChair(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 2, 3)
		all := w.Ours.Guests[:4]
		seat := func(who string, g guests.Guest, to change.ID) {
			w.As(who).Post(page+"/moves", "occasion", string(reception(w)), "to", string(to), "guest", string(g.ID)+":parking", "anyway", "true").Change()
		}
		for _, g := range all[:3] {
			seat("ben", g, tables[0])
		}
		w.As("anna").Post(page+"/tables/"+string(tables[0])+"/details", "version", "1", "name", "Table 1", "seats", "2", "shape", "round").
			Changes(change.TableEdited{Plan: board(w).Plan, Table: tables[0], Guests: ids(all[2]), Households: households(all[2])})
		seat("ben", all[2], tables[1])
		seat("ben", all[3], tables[0])
		watch := w.As("pia").Open(page + "?view=room")
		w.As("anna").Post(stepBack, "occasion", string(reception(w))).Says("Taken back").Change()
		for _, p := range board(w).Tables[0].People {
			if p.ID == all[3].ID && seatNo(p.Assignment) != 3 {
				t.Errorf("%s has seat %d", p.Name, seatNo(p.Assignment))
			}
		}
		watch.Converges()
	})
}

// TestAChairThatCameFreeIsNoEditOfWhoeverGotIt: who seated them takes that back as before, and who left takes that back whatever
// became of them.
func TestAChairThatCameFreeIsNoEditOfWhoeverGotIt(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 2, 2)
		all := w.Ours.Guests[:3]
		move := func(who string, g guests.Guest, from, to change.ID) {
			t.Helper()
			w.As(who).Post(page+"/moves", "occasion", string(reception(w)), "to", string(to), "guest", at(g, from), "anyway", "true").Change()
		}
		back := func(who string) {
			t.Helper()
			w.As(who).Post(stepBack, "occasion", string(reception(w))).Says("Taken back").SaysNot("stays").Change()
		}
		sit := func(want ...change.ID) {
			t.Helper()
			for i, g := range all {
				if now := placeOf(w, g); now != want[i] {
					t.Errorf("%s is at %s, want %s", g.Name, now, want[i])
				}
			}
		}
		move("anna", all[0], seating.Parking, tables[0])
		move("anna", all[1], seating.Parking, tables[0])
		for _, from := range []change.ID{seating.Parking, tables[1]} {
			if from != seating.Parking {
				move("anna", all[2], seating.Parking, from)
			}
			move("ben", all[2], from, tables[0])
			move("anna", all[0], tables[0], seating.Parking)
			back("ben")
			sit(seating.Parking, tables[0], from)
			back("anna")
			sit(tables[0], tables[0], from)
		}
		move("ben", all[2], tables[1], tables[0])
		move("anna", all[0], tables[0], seating.Parking)
		move("ben", all[2], tables[0], tables[1])
		back("anna")
		sit(tables[0], tables[0], tables[1])
	})
}

// TestWhoLosesAChairToWhoDoesNotComeBackHasItAgain: the undo of a leave would give the chair back to who left, who sits elsewhere now.
func TestWhoLosesAChairToWhoDoesNotComeBackHasItAgain(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 2, 2)
		all := w.Ours.Guests[:3]
		move := func(who string, g guests.Guest, from, to change.ID) {
			t.Helper()
			w.As(who).Post(page+"/moves", "occasion", string(reception(w)), "to", string(to), "guest", at(g, from), "anyway", "true").Change()
		}
		for _, g := range all {
			move("ben", g, seating.Parking, tables[0])
		}
		move("anna", all[0], tables[0], seating.Parking)
		move("ben", all[0], seating.Parking, tables[1])
		w.As("anna").Post(stepBack, "occasion", string(reception(w))).Status(200)
		for _, p := range board(w).Tables[0].People {
			if p.Assignment.Seat == nil {
				t.Errorf("%s stands beside a free chair", p.Name)
			}
		}
	})
}

// placeOf is the table at which a guest sits in the plan in use, or parking.
func placeOf(w *webtest.World, g guests.Guest) change.ID {
	for _, l := range board(w).Tables {
		for _, p := range l.People {
			if p.ID == g.ID {
				return l.Table.ID
			}
		}
	}
	return seating.Parking
}

const away int64 = -1 // the seat of who is not at the table

// seatNo is the number of a seat, 0 without a chair.
func seatNo(a seating.Assignment) int64 {
	if a.Seat == nil {
		return 0
	}
	return *a.Seat
}

// TestWhoSitsWithoutAChairGetsOneWhoeverLeaves: auto-seat's plan, a guest's removal or merging, and the undo of somebody else's move.
func TestWhoSitsWithoutAChairGetsOneWhoeverLeaves(t *testing.T) {
	for name, leave := range map[string]func(w *webtest.World, ada guests.Guest, tables []change.ID){
		"by auto-seat": func(w *webtest.World, ada guests.Guest, tables []change.ID) {
			w.As("ben").Post(page+"/auto/application", "occasion", string(reception(w)), "move", at(ada, tables[0])+":"+string(tables[1])).
				Changes(change.SeatsArranged{Plan: board(w).Plan, Guests: ids(ada), Tables: tables[1:], Households: households(ada)})
		},
		"removed": func(w *webtest.World, ada guests.Guest, _ []change.ID) {
			w.As("anna").Post("/e/amara-jonas/guests/removal", "guest", string(ada.ID)).
				Changes(change.GuestsDeleted{Guests: ids(ada), Households: households(ada)})
		},
		"merged": func(w *webtest.World, ada guests.Guest, tables []change.ID) {
			twin := w.Ours.Guests[3]
			w.As("anna").Post(page+"/moves", "occasion", string(reception(w)), "to", string(tables[1]), "guest", string(twin.ID)+":parking").Change()
			w.As("anna").Post("/e/amara-jonas/guests/merging", "guest", string(twin.ID), "guest", string(ada.ID), "version", "1", "other", "1").Change()
		},
		"taken back": func(w *webtest.World, _ guests.Guest, _ []change.ID) {
			w.As("anna").Post(stepBack, "occasion", string(reception(w))).Says("Taken back").Change()
		},
	} {
		t.Run(name, func(t *testing.T) {
			webtest.Each(t, func(w *webtest.World) {
				attend(w)
				tables := lay(w, 2, 2)
				all := w.Ours.Guests[:3]
				for i, who := range []string{"anna", "ben", "ben"} {
					w.As(who).Post(page+"/moves", "occasion", string(reception(w)), "to", string(tables[0]), "guest", string(all[i].ID)+":parking", "anyway", "true").Change()
				}
				watch := w.As("pia").Open(page + "?view=room")
				leave(w, all[0], tables)
				sit := func(want map[change.ID]int64) {
					t.Helper()
					got := map[change.ID]int64{}
					for _, p := range board(w).Tables[0].People {
						got[p.ID] = seatNo(p.Assignment)
					}
					if !maps.Equal(got, want) {
						t.Errorf("they sit on %v, want %v", got, want)
					}
					watch.Converges()
				}
				sit(map[change.ID]int64{all[1].ID: 2, all[2].ID: 1})
				back := fmt.Sprintf("/e/amara-jonas/activity/%d/undo", head(w))
				if name == "taken back" {
					back = stepAgain
				}
				w.As("anna").Post(back, "occasion", string(reception(w))).Change()
				sit(map[change.ID]int64{all[0].ID: 1, all[1].ID: 2, all[2].ID: 0})
			})
		})
	}
}
