package e2e

import (
	"convive/models/change"
	"convive/models/db"
	"convive/models/demo"
	"convive/models/seating"
)

// plans are the screens of the reception's plans once there are two, one with a snapshot, and of what auto-seat found.
func (s *scenes) plans() []screen {
	s.Helper()
	var used seating.Plan
	s.do(func(tx *db.Tx) (change.Change, error) {
		all, err := seating.Occasions(tx.Read)
		if err != nil {
			return nil, err
		}
		if used, err = seating.InUse(tx.Read, all[0].ID); err != nil {
			return nil, err
		}
		return seating.TakeSnapshot(tx, used.ID, seating.NewSnapshot{Name: "Before the tasting"})
	})
	other := s.do(func(tx *db.Tx) (change.Change, error) {
		return seating.AddPlan(tx, seating.NewPlan{Occasion: used.OccasionID, Name: "If it rains", From: used.ID})
	}).(change.PlanAdded).Plan
	s.do(func(tx *db.Tx) (change.Change, error) {
		b, err := seating.OfPlan(tx.Read, used.OccasionID, other)
		if err != nil {
			return nil, err
		}
		from := b.Tables[0]
		var movers []string
		for _, p := range from.People {
			movers = append(movers, seating.Premise{Guest: p.ID, From: from.ID}.String())
		}
		return seating.Move(tx, seating.Moving{Occasion: used.OccasionID, Plan: other, Guests: movers, To: string(seating.Parking), Unlock: true})
	})
	const at = "/e/" + demo.Slug + "/seating"
	pair := "?occasion=" + string(used.OccasionID) + "&one=" + string(used.ID) + "&other=" + string(other)
	return []screen{
		{name: "seating-plan-used", role: "planner", path: at + "/plans/" + string(used.ID), until: `document.querySelector('#snapshot-list').textContent.includes('Before the tasting')`},
		{name: "seating-plan-other", role: "planner", path: at + "/plans/" + string(other)},
		{name: "seating-plans-two", role: "planner", path: at + "/plans"},
		{name: "seating-plans-differ", role: "planner", path: at + "/comparison" + pair, until: `document.querySelectorAll('#compare-list tr').length > 3`},
		{name: "seating-auto-found", role: "planner", path: at + "/auto?plan=" + string(other) + "&occasion=" + string(used.OccasionID), ready: `document.querySelector('#auto-ask .button-filled') && customElements.get('live-page')`,
			then: `(() => { document.querySelector('#auto-ask [name=seconds]').value = 1; document.querySelector('#auto-ask').requestSubmit(); return true })()`, until: `document.querySelector('#auto-apply')`},
	}
}
