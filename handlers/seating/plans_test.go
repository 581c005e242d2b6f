package seating_test

import (
	"context"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/seating"
)

// alternatives returns the plans of the reception, the one in use first.
func alternatives(w *webtest.World) (all []seating.Plan) {
	w.T.Helper()
	w.Must(w.DB.Read(context.Background(), w.System(w.Ours), func(r *db.Read) (err error) {
		all, err = seating.Plans(r, reception(w))
		return err
	}))
	return all
}

func tablesOf(w *webtest.World, plan change.ID) (all []seating.Laid) {
	w.T.Helper()
	w.Must(w.DB.Read(context.Background(), w.System(w.Ours), func(r *db.Read) error {
		b, err := seating.OfPlan(r, reception(w), plan)
		all = b.Tables
		return err
	}))
	return all
}

func TestAPlannerTriesAnAlternativeAndPutsItToUse(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 2, 8)
		ada, ben := w.Ours.Guests[0], w.Ours.Guests[1]
		seatDirectly(w, tables[0], ada)
		used := alternatives(w)[0]
		list := w.As("ben").Open(page + "/plans")
		list.Shows("of-"+string(used.ID), "Plan 1")
		list.Shows("of-"+string(used.ID), "In use")
		list.Shows("of-"+string(used.ID), "1 seated")
		e := w.As("anna").Post(page+"/plans", "occasion", string(reception(w)), "name", "If it rains", "from", string(used.ID)).Change().(change.PlanAdded)
		if want := (change.PlanAdded{Plan: e.Plan, Occasion: reception(w), From: used.ID}); e.Plan != want.Plan || len(e.Left) > 0 || e.InUse {
			t.Errorf("%+v", e)
		}
		list.Shows("of-"+string(e.Plan), "If it rains")
		list.Shows("of-"+string(e.Plan), "Not in use")
		list.Shows("of-"+string(e.Plan), "1 seated")
		list.Converges()

		other := page + "?occasion=" + string(reception(w)) + "&plan=" + string(e.Plan)
		board := w.As("ben").Open(page)
		tried := w.As("ben").Open(other)
		door := w.As("dora").Open(page)
		tried.Shows("seating-plan", "If it rains")
		tried.Shows("seating-plan", "Not in use")
		tablesThere := tablesOf(w, alternatives(w)[1].ID)
		w.As("anna").Post(page+"/moves", "occasion", string(reception(w)), "plan", string(e.Plan), "to", string(tablesThere[1].ID), "guest", at(ben, seating.Parking)).
			Changes(change.GuestsSeated{Plan: e.Plan, Table: tablesThere[1].ID, Guests: ids(ben), Households: households(ben)})
		tried.Shows("table-"+string(tablesThere[1].ID), ben.Name)
		board.Shows("table-"+string(tables[1]), "0 of 8")
		w.As("dora").Get(other).Status(404)
		w.As("anna").Post(page+"/moves", "occasion", string(reception(w)), "plan", string(e.Plan), "to", string(tables[0]), "guest", at(w.Ours.Guests[3], seating.Parking)).Status(404).Changes()

		choose := page + "/plans/" + string(e.Plan) + "/use"
		w.As("anna").Post(choose, "version", "1", "instead", string(e.Plan)).
			Refused("Somebody put Plan 1 to use a moment ago. Look whether If it rains shall take its place.").Changes()
		w.As("anna").Post(choose, "version", "1", "instead", string(used.ID)).Says("If it rains is in use now.", "Undo").
			Changes(change.PlanChosen{Plan: e.Plan, Was: used.ID, Occasion: reception(w)})
		for _, p := range []*webtest.Watch{board, tried, door} {
			p.Shows("table-"+string(tablesThere[1].ID), ben.Name)
			p.Converges()
		}
		for who, seen := range map[string]change.ID{at(ben, tables[0]): seating.Parking, at(w.Ours.Guests[3], seating.Parking): tables[0], at(ben, seating.Parking): tables[1]} { // on a board of a moment ago
			w.As("ben").Post(page+"/moves", "occasion", string(reception(w)), "to", string(seen), "guest", who).
				Refused("Anna OURS put If it rains to use a moment ago. Look where everybody sits in it.").Changes()
		}
		w.As("ben").Post(page+"/swaps", "occasion", string(reception(w)), "guest", at(ada, tables[0]), "guest", at(ben, seating.Parking)).
			Refused("Anna OURS put If it rains to use a moment ago. Look where everybody sits in it.").Changes()
		w.As("ben").Post(page+"/auto/application", "occasion", string(reception(w)), "move", at(ben, seating.Parking)+":"+string(tables[1])).
			Refused("Anna OURS put If it rains to use a moment ago. Look where everybody sits in it.").Changes()
		w.As("anna").Post(page+"/plans/"+string(e.Plan)+"/removal", "version", "2").Refused("If it rains is in use. Put another plan to use first, then remove it.").Changes()
		gone := w.As("ben").Open(page + "?occasion=" + string(reception(w)) + "&plan=" + string(used.ID))
		w.As("anna").Post(page+"/plans/"+string(used.ID)+"/name", "version", "2", "name", "Outside").Changes(change.PlanRenamed{Plan: used.ID, Occasion: reception(w)})
		w.As("anna").Post(page+"/plans/"+string(used.ID)+"/removal", "version", "3").Changes(change.PlanRemoved{Plan: used.ID, Occasion: reception(w)})
		gone.Shows("seating-plan", "This plan was removed")
		gone.ShowsNot("seating-plan", "Arrange the room")
		gone.Shows("tables-none", "The plan in use")
		gone.Shows("parking-none", "This plan was removed")
		w.As("ben").Get(page+"?occasion="+string(reception(w))+"&plan="+string(used.ID)).Says("The plan in use").SaysNot("No occasion has a seating chart", "Nobody attends yet")
		gone.Converges()
		w.As("ben").Post(page+"/moves", "occasion", string(reception(w)), "plan", string(used.ID), "to", string(tables[0]), "guest", at(w.Ours.Guests[3], seating.Parking)).
			Refused("Outside was removed a moment ago.")
	})
}

func TestASnapshotBringsThePlanBackAndNamesWhoCantBeThere(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 2, 8)
		ada, ben, zoe := w.Ours.Guests[0], w.Ours.Guests[1], w.Ours.Guests[3]
		seatDirectly(w, tables[0], ada, ben)
		seatDirectly(w, tables[1], zoe)
		plan := board(w).Plan
		path := page + "/plans/" + string(plan)
		watch := w.As("ben").Open(path)
		watch.Shows("snapshot-list", "No snapshots yet")
		taken := w.As("anna").Post(path+"/snapshots", "version", "1", "name", "Friday").Says("Kept as Friday.").Change().(change.SnapshotTaken)
		row := "snapshot-" + string(taken.Snapshot)
		watch.Shows(row, "Friday")
		watch.Shows(row, "3 people")
		w.As("anna").Post(path+"/snapshots", "version", "1", "name", " ").Says("Give the snapshot a name.").Changes()

		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) { return guests.RemoveGuest(tx, zoe.ID) })
		reply(w, guests.Declined, ben)
		w.As("anna").Post(page+"/moves", "occasion", string(reception(w)), "to", "parking", "guest", at(ben, tables[0])).Change()
		w.As("anna").Post(page+"/moves", "occasion", string(reception(w)), "to", string(tables[1]), "guest", at(ada, tables[0])).Change()

		back := page + "/snapshots/" + string(taken.Snapshot) + "/restoration"
		w.As("cora").Post(back, "version", "1").Status(403).Changes()
		w.As("anna").Post(back, "version", "1").
			Says("Back at Friday.", "Not expected here, so left out: "+ben.Name+".", "Not on the guest list any more: "+zoe.Name+".", "Undo").
			Changes(change.PlanRestored{Plan: plan, Occasion: reception(w), Snapshot: taken.Snapshot, Guests: ids(ada), Households: households(ada), Left: ids(ben), Gone: ids(zoe)})
		watch.Shows("snapshot-list", "Before going back")
		watch.Converges()
		if b := board(w); len(b.Tables[0].People) != 1 || len(b.Tables[1].People) != 0 {
			t.Errorf("%+v", b.Tables)
		}
		w.As("anna").Post(back, "version", "1").Says("The plan is so already.").Changes()
		w.As("anna").Post(page+"/snapshots/"+string(taken.Snapshot)+"/removal", "version", "1").
			Changes(change.SnapshotRemoved{Plan: plan, Occasion: reception(w), Snapshot: taken.Snapshot})
	})
}

func TestWhoIsLockedStaysUnlessThePlannerSaysSo(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 2, 8)
		ada, ben := w.Ours.Guests[0], w.Ours.Guests[1]
		seatDirectly(w, tables[0], ada, ben)
		plan := board(w).Plan
		watch := w.As("ben").Open(page)
		w.As("anna").Post(page+"/locks", "occasion", string(reception(w)), "locked", "true", "guest", at(ada, tables[0])).
			Says(ada.Name + ": locked.").Changes(change.GuestsLocked{Plan: plan, Guests: ids(ada), Locked: true})
		watch.Shows("guest-"+string(ada.ID), "locked")
		w.As("ben").Post(page+"/locks", "occasion", string(reception(w)), "locked", "true", "guest", at(ada, tables[0])).Changes()
		both := []string{"occasion", string(reception(w)), "to", string(tables[1]), "guest", at(ada, tables[0]), "guest", at(ben, tables[0])}
		w.As("ben").Post(page+"/moves", both...).Refused("Locked in their seats: " + ada.Name + ". Move them all the same?").Changes()
		w.As("ben").Post(page+"/room/removals", "occasion", string(reception(w)), "piece", string(tables[0])).
			Refused("Locked in their seats: " + ada.Name + ". Move them all the same?").Changes()
		w.As("ben").Post(page+"/auto/application", "occasion", string(reception(w)), "move", at(ada, tables[0])+":"+string(tables[1])).
			Refused(ada.Name + " is locked in their seat by now. Nothing was changed; search again from the board as it is.").Changes()
		w.As("ben").Post(page+"/moves", append(both, "unlock", "true")...).
			Changes(change.GuestsSeated{Plan: plan, Table: tables[1], Guests: ids(ada, ben), Households: households(ada, ben)})
		w.As("anna").Post(page+"/locks", "occasion", string(reception(w)), "locked", "true", "guest", at(ben, tables[0])).
			Refused("Ben").Changes()
		w.As("anna").Post(page+"/locks", "occasion", string(reception(w)), "locked", "false", "guest", at(ada, tables[1])).
			Changes(change.GuestsLocked{Plan: plan, Guests: ids(ada)})
	})
}

func TestTwoPlansAreComparedLive(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 2, 8)
		ada, ben, zoe := w.Ours.Guests[0], w.Ours.Guests[1], w.Ours.Guests[3]
		seatDirectly(w, tables[0], ada, ben)
		used := board(w).Plan
		other := w.As("anna").Post(page+"/plans", "occasion", string(reception(w)), "from", string(used)).Change().(change.PlanAdded).Plan
		watch := w.As("ben").Open(page + "/comparison?occasion=" + string(reception(w)) + "&one=" + string(used) + "&other=" + string(other))
		w.As("anna").Post(page+"/plans/"+string(other)+"/name", "version", "1", "name", "In the tent").Change()
		watch.Shows("compare-names", "Plan 1")
		watch.Shows("compare-names", "In the tent")
		watch.Shows("compare-list", "Everybody sits at a table of the same name in both.")
		w.As("anna").Post(page+"/moves", "occasion", string(reception(w)), "to", string(tables[1]), "guest", at(ada, tables[0])).Change()
		w.As("anna").Post(page+"/moves", "occasion", string(reception(w)), "to", "parking", "guest", at(ben, tables[0])).Change()
		w.As("anna").Post(page+"/moves", "occasion", string(reception(w)), "to", string(tables[1]), "guest", at(zoe, seating.Parking)).Change()
		watch.Shows("compared-"+string(ada.ID), "Table 2")
		watch.Shows("compared-"+string(ada.ID), "Table 1")
		watch.Shows("compared-"+string(ben.ID), "no seat")
		watch.Shows("compared-"+string(zoe.ID), "Table 2")
		watch.Shows("compare-head", "1 guest sits elsewhere")
		watch.Shows("compare-head", "1 only in the first")
		watch.Shows("compare-head", "1 only in the second")
		watch.Converges()
		w.As("dora").Get(page + "/comparison").Status(403)
	})
}

func TestToDuplicateAPlanLeadsToTheNameOfTheOneToMake(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		lay(w, 1, 8)
		plans := page + "/plans?occasion=" + string(reception(w))
		from := "&from=" + string(board(w).Plan)
		w.As("anna").Get(plans).Says(">New plan<", plans+from+"#plan-name").SaysNot("data-chosen")
		w.As("anna").Get(plans+from).Says("data-chosen><h2>Duplicate ", `id="plan-name"`).SaysNot(">New plan<")
	})
}
