package reports_test

import (
	"encoding/csv"
	"strings"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/seating"
)

// party answers for some of our guests and seats a few: small enough to count by hand.
//
//	            reception                         ceremony
//	Ada         attending, beef, Table 1 seat 2   attending   nut allergy
//	Ben         attending, no meal, no seat       pending
//	Kit (child) attending, trout, Table 1 seat 1  pending     in a high chair
//	Zoé         declined, Table 1 seat 3          attending
//	Didier      maybe                             pending
//	Hadas       pending                           pending
//	Alon        waiting list                      pending
//	Host        attending, beef, no seat          (not invited)
type party struct {
	w                                       *webtest.World
	ada, ben, kit, zoe, didier, hadas, alon guests.Guest
	beef, trout                             change.ID
	table                                   seating.Table
}

func newParty(w *webtest.World) *party {
	g, e := w.Ours.Guests, w.Ours
	p := &party{w: w, ada: g[0], ben: g[1], kit: g[2], zoe: g[3], didier: g[4], hadas: g[5], alon: g[6], beef: e.Meals[0].ID, trout: e.Meals[1].ID}
	w.Mutate(e, func(tx *db.Tx) (change.Change, error) {
		reception, ceremony := e.Occasions[1].ID, e.Occasions[0].ID
		p.set(tx, p.ada, reception, db.Set{"reply": guests.Attending, "meal_id": &p.beef})
		p.set(tx, p.ada, ceremony, db.Set{"reply": guests.Attending})
		p.set(tx, p.ben, reception, db.Set{"reply": guests.Attending})
		p.set(tx, p.kit, reception, db.Set{"reply": guests.Attending, "meal_id": &p.trout})
		p.set(tx, p.zoe, reception, db.Set{"reply": guests.Declined})
		p.set(tx, p.zoe, ceremony, db.Set{"reply": guests.Attending})
		p.set(tx, p.didier, reception, db.Set{"maybe": true})
		p.set(tx, p.alon, reception, db.Set{"waiting": true})
		w.Must(db.Update(tx, &p.ada, db.Set{"diets": db.Words{"nut_allergy"}, "sort_key": "c"}))
		w.Must(db.Update(tx, &p.kit, db.Set{"age": guests.Child, "chair": guests.HighChair, "sort_key": "a"}))
		w.Must(db.Update(tx, &p.zoe, db.Set{"sort_key": "b"}))
		p.hosts(tx, reception)
		p.seat(tx, reception)
		return change.GuestsImported{File: "party"}, nil
	})
	return p
}

func (p *party) set(tx *db.Tx, g guests.Guest, occasion change.ID, set db.Set) {
	in, err := db.From[guests.Invitation](tx.Read).Where("guest_id = ? AND occasion_id = ?", string(g.ID), string(occasion)).First()
	p.w.Must(err)
	p.w.Must(db.Update(tx, &in, set))
}

func (p *party) hosts(tx *db.Tx, reception change.ID) {
	n := &guests.NewHousehold{Household: guests.Household{EnvelopeName: "The hosts", Host: true}, People: []*guests.NewGuest{
		{Guest: guests.Guest{Name: "=Host"}, Invitations: []guests.Invitation{{OccasionID: reception, Reply: guests.Attending, MealID: &p.beef}}},
	}}
	p.w.Must(guests.Create(tx, guests.Keys{Secret: webtest.Secret}, n))
	p.w.Must(db.Update(tx, &n.Household, db.Set{"sort_key": "zzz"}))
}

func (p *party) seat(tx *db.Tx, reception change.ID) {
	plan := seating.Plan{OccasionID: reception, InUse: true}
	p.w.Must(db.Create(tx, &plan))
	p.table = seating.Table{PlanID: plan.ID, Name: "Table 1", Shape: seating.Round, Seats: 8}
	p.w.Must(db.Create(tx, &p.table))
	for n, g := range []guests.Guest{p.kit, p.ada, p.zoe} {
		seat := int64(n + 1)
		p.w.Must(db.Create(tx, &seating.Assignment{PlanID: plan.ID, HouseholdID: g.HouseholdID, GuestID: g.ID, TableID: p.table.ID, Seat: &seat}))
	}
}

// file fetches a report as CSV and returns its lines, without the cell that says when it was made.
func (p *party) file(who, report string) (lines []string) {
	p.w.T.Helper()
	a := p.w.As(who).Get("/e/amara-jonas/reports/" + report + "/csv").Status(200)
	records, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(a.Text, "\uFEFF"))).ReadAll()
	p.w.Must(err)
	for _, r := range records {
		lines = append(lines, strings.Join(r[:len(r)-1], "|"))
	}
	return lines
}
