package seating_test

import (
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/seating"
)

const arranging = page + "/room"

func TestATableIsMovedAndTheOtherPlannersRoomFollowsWithThatTableAlone(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		tables := lay(w, 12, 8)
		w.As("anna").Post(arranging+"/size", "occasion", string(reception(w)), "version", "1", "width", "40", "length", "40").Change()
		watch := w.As("pia").Open(arranging)
		watch.Converges()
		before := len(watch.Raw())
		from := board(w).Tables[3].Spot()
		to := seating.Spot{X: 30_000, Y: 30_000, Rotation: 30}
		piece := string(tables[3]) + ":" + from.String() + ":" + to.String()
		w.As("anna").Post(arranging+"/places", "occasion", string(reception(w)), "piece", piece).
			Changes(change.RoomArranged{Plan: board(w).Plan, Occasion: reception(w), Tables: tables[3:4]})
		watch.Converges()
		sent := string(watch.Raw()[before:])
		if strings.Count(sent, `class="room-piece room-table plan-piece"`) != 1 || !strings.Contains(sent, `id="plan-`+string(tables[3])+`"`) {
			t.Errorf("%d bytes with more than the table were sent", len(sent))
		}
		w.As("pia").Post(arranging+"/places", "occasion", string(reception(w)), "piece", piece).Changes() // the same thought
		other := string(tables[3]) + ":" + from.String() + ":" + seating.Spot{X: 100, Y: 100}.String()
		w.As("pia").Post(arranging+"/places", "occasion", string(reception(w)), "piece", other).Refused("Anna OURS moved Table 4 a moment ago. It stays where it is now.")
	})
}

func TestARoomIsFurnishedCopiedLockedAndCleared(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		table := lay(w, 1, 8)[0]
		occasion, plan := string(reception(w)), board(w).Plan
		g := w.Ours.Guests[0]
		w.As("anna").Post(page+"/moves", "occasion", occasion, "guest", at(g, seating.Parking), "to", string(table)).Change()
		seats, room := w.As("pia").Open(page+"?view=room"), w.As("pia").Open(arranging)

		w.As("anna").Post(arranging+"/size", "occasion", occasion, "version", "1", "width", "20", "length", "60 ft").
			Changes(change.RoomMeasured{Plan: plan, Occasion: reception(w)})
		w.As("anna").Post(arranging+"/objects", "occasion", occasion, "kind", "bar", "label", "Gin", "width", "3", "length", "0.8")
		bar := board(w).Objects[0]
		w.As("anna").Post(page+"/objects/"+string(bar.ID)+"/details", "version", "1", "kind", "bar", "label", "Gin & co", "width", "3", "length", "0.8", "x", "5", "y", "1", "rotation", "90").
			Changes(change.ObjectEdited{Plan: plan, Occasion: reception(w), Object: bar.ID})
		room.Shows("plan-"+string(bar.ID), "Gin &amp; co")
		copied := w.As("anna").Post(arranging+"/copies", "occasion", occasion, "piece", string(table), "count", "4", "distance", "3", "direction", "east").Change().(change.RoomFurnished)
		if len(copied.Tables) != 4 {
			t.Fatalf("copied %+v", copied)
		}
		w.As("anna").Post(arranging+"/locks", "occasion", occasion, "piece", string(table), "piece", string(bar.ID), "locked", "true").
			Changes(change.PiecesLocked{Plan: plan, Tables: []change.ID{table}, Objects: []change.ID{bar.ID}, Locked: true})
		spot := board(w).Tables[0].Spot()
		w.As("anna").Post(arranging+"/places", "occasion", occasion, "piece", string(table)+":"+spot.String()+":"+seating.Spot{X: 10, Y: 10}.String()).
			Refused("Table 1 is locked. Unlock it first.")
		seats.Converges()
		room.Converges()
		w.As("anna").Post(arranging+"/removals", "occasion", occasion, "piece", string(table), "piece", string(bar.ID)).Refused("Locked: Table 1, Gin").Changes()
		w.As("anna").Post(arranging+"/removals", "occasion", occasion, "piece", string(table), "piece", string(bar.ID), "unlock", "true").
			Changes(change.RoomCleared{Plan: plan, Occasion: reception(w), Tables: []change.ID{table}, Objects: []change.ID{bar.ID},
				Guests: []change.ID{g.ID}, Households: []change.ID{g.HouseholdID}})
		seats.Converges()
		room.Converges()
		w.As("anna").Get(arranging).Says("Table 2", "Table 5", "20").SaysNot("Gin")
		w.As("anna").Post(arranging+"/objects", "occasion", occasion, "kind", "bar", "width", "wide", "length", "0.8").Says("Write a length up to 200 m, like 1.8, 180 cm or 6 ft.", `value="wide"`)
		w.As("anna").Post(arranging+"/copies", "occasion", occasion, "count", "1", "distance", "3", "direction", "east").Says("Choose first what to copy.")
		for _, name := range []string{"vera", "carl", "dora"} {
			w.As(name).Get(arranging).Status(403)
			w.As(name).Post(arranging+"/locks", "occasion", occasion, "piece", string(copied.Tables[0]), "locked", "true").Status(403)
		}
	})
}

func TestCopiesThatReachOutsideAreRefusedInTheirForm(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		table := lay(w, 1, 8)[0]
		post := func(count string) webtest.Answer {
			return w.As("anna").Post(arranging+"/copies", "occasion", string(reception(w)), "piece", string(table), "count", count, "distance", "60", "direction", "east")
		}
		post("30").Says(`id="distance-error"`, "The copies would stand outside the room. Make fewer, or a shorter distance.").Changes()
		post("0").Says("Copies").SaysNot(">Tables<").Changes()
	})
}
