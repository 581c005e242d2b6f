package seating

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"

	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
)

const firstName = "Plan 1"

// Plans returns the plans of an occasion: the one in use, then the others in the order in which they were made.
func Plans(r *db.Read, occasion change.ID) ([]Plan, error) {
	all, err := db.From[Plan](r).Where("occasion_id = ?", string(occasion)).Order("created_at, id").All()
	slices.SortStableFunc(all, func(a, b Plan) int { return -cmp.Compare(rank(a.InUse), rank(b.InUse)) })
	return all, err
}

func rank(b bool) int {
	if b {
		return 1
	}
	return 0
}

// maxPlans bounds how many an occasion has: each is a copy of all tables and places, which pages keep in memory.
const maxPlans = 20

// AddPlan makes a plan: empty, with another one's room, or as an alternative to it with everybody where they sit there.
// The occasion's first is in use. From a plan of another occasion, who is not expected at this one is left out and named.
func AddPlan(tx *db.Tx, d NewPlan) (change.Change, error) {
	if err := seated(tx.Read, d.Occasion); err != nil {
		return nil, err
	}
	plans, err := Plans(tx.Read, d.Occasion)
	if err != nil {
		return nil, err
	}
	if len(plans) >= maxPlans {
		return nil, invalid.Refuse("An occasion has at most {n} plans. Remove one first.", "n", maxPlans)
	}
	name := strings.TrimSpace(d.Name)
	if name == "" {
		name = nextName(plans)
	}
	if err := unlike(plans, name, ""); err != nil {
		return nil, err
	}
	p := Plan{OccasionID: d.Occasion, Name: name, InUse: len(plans) == 0}
	c := change.PlanAdded{Occasion: d.Occasion, From: d.From, InUse: p.InUse}
	if d.From == "" {
		err := db.Create(tx, &p)
		c.Plan = p.ID
		return c, err
	}
	from, err := db.Find[Plan](tx.Read, d.From)
	if errors.Is(err, db.ErrNotFound) {
		return nil, planGone(tx.Read, d.From)
	}
	if err != nil {
		return nil, err
	}
	of, err := chartOf(tx.Read, from)
	if err != nil {
		return nil, err
	}
	if d.Room {
		of.People = nil
	}
	if from.OccasionID != d.Occasion {
		if of, c.Left, _, err = of.expected(tx.Read, d.Occasion); err != nil {
			return nil, err
		}
	}
	if err := db.Create(tx, &p); err != nil {
		return nil, err
	}
	c.Plan = p.ID
	_, err = of.lay(tx, &p)
	return c, err
}

// nextName numbers a plan on from the highest.
func nextName(plans []Plan) string {
	highest := 0
	for _, p := range plans {
		if word, n := numberOf(p.Name); word == "Plan" {
			highest = max(highest, n)
		}
	}
	return "Plan " + strconv.Itoa(highest+1)
}

// unlike refuses a name that another plan of the occasion has.
func unlike(plans []Plan, name string, but change.ID) error {
	for _, p := range plans {
		if p.Name == name && p.ID != but {
			return invalid.Fields{{Name: "name", Message: "There is a plan called {name} already.", Args: []any{"name", name}}}
		}
	}
	return nil
}

// RenamePlan gives a plan another name.
func RenamePlan(tx *db.Tx, id change.ID, d PlanName) (change.Change, error) {
	p, err := db.Find[Plan](tx.Read, id)
	if err != nil {
		return nil, err
	}
	set, err := db.Merge(tx, &p, d.Version, db.Set{"name": strings.TrimSpace(d.Name)})
	if err != nil {
		return nil, err
	}
	plans, err := Plans(tx.Read, p.OccasionID)
	if err != nil {
		return nil, err
	}
	if err := unlike(plans, strings.TrimSpace(d.Name), p.ID); err != nil {
		return nil, err
	}
	if err := db.Update(tx, &p, set); err != nil {
		return nil, err
	}
	if !tx.Wrote() {
		return change.None, nil
	}
	return change.PlanRenamed{Plan: p.ID, Occasion: p.OccasionID}, nil
}

// ChoosePlan puts a plan to use in place of the one that the chooser saw in use.
func ChoosePlan(tx *db.Tx, id change.ID, d Choosing) (change.Change, error) {
	p, err := db.Find[Plan](tx.Read, id)
	if errors.Is(err, db.ErrNotFound) {
		err = planGone(tx.Read, id)
	}
	if err != nil {
		return nil, err
	}
	if p.InUse {
		return change.None, nil
	}
	was, err := InUse(tx.Read, p.OccasionID)
	if err != nil {
		return nil, err
	}
	if was.ID != d.InPlaceOf {
		return nil, invalid.Refuse("Somebody put {plan} to use a moment ago. Look whether {other} shall take its place.", "plan", was.Name, "other", p.Name)
	}
	return change.PlanChosen{Plan: p.ID, Was: was.ID, Occasion: p.OccasionID},
		errors.Join(db.Update(tx, &was, db.Set{"in_use": false}), db.Update(tx, &p, db.Set{"in_use": true}))
}

// RemovePlan takes a plan away that isn't in use, with all that stands in it and its snapshots.
func RemovePlan(tx *db.Tx, id change.ID, d Removal) (change.Change, error) {
	p, err := db.Find[Plan](tx.Read, id)
	if err != nil {
		return nil, err
	}
	if p.InUse {
		return nil, invalid.Refuse("{plan} is in use. Put another plan to use first, then remove it.", "plan", p.Name)
	}
	if p.Version != d.Version {
		return nil, db.ErrStale{Table: p.TableName(), Row: p.ID}
	}
	snapshots, err := Snapshots(tx.Read, p.ID)
	if err != nil {
		return nil, err
	}
	empty := p
	if _, err := (chart{Width: p.Width, Length: p.Length, Walls: p.Walls, Backdrop: p.Backdrop}).lay(tx, &empty); err != nil {
		return nil, err
	}
	for i := range snapshots {
		if err := db.Delete(tx, &snapshots[i]); err != nil {
			return nil, err
		}
	}
	return change.PlanRemoved{Plan: p.ID, Occasion: p.OccasionID}, db.Delete(tx, &p)
}

// CopyPlan makes a plan be as another one, of this or another occasion: its room alone, in which people keep their table
// where one is called so, or its room with who sits there. A snapshot is taken before.
func CopyPlan(tx *db.Tx, id change.ID, d PlanCopy) (change.Change, error) {
	p, err := db.Find[Plan](tx.Read, id)
	if err != nil {
		return nil, err
	}
	if p.Version != d.Version {
		return nil, db.ErrStale{Table: p.TableName(), Row: p.ID}
	}
	from, err := db.Find[Plan](tx.Read, d.From)
	if errors.Is(err, db.ErrNotFound) {
		err = planGone(tx.Read, d.From)
	}
	if err != nil {
		return nil, err
	}
	now, err := chartOf(tx.Read, p)
	if err != nil {
		return nil, err
	}
	of, err := chartOf(tx.Read, from)
	if err != nil {
		return nil, err
	}
	c := change.PlanCopied{Plan: p.ID, Occasion: p.OccasionID, From: from.ID, Room: d.Room}
	if d.Room {
		of = of.room(now)
	} else if of, c.Left, _, err = of.expected(tx.Read, p.OccasionID); err != nil {
		return nil, err
	}
	out, err := of.lay(tx, &p)
	if err != nil {
		return nil, err
	}
	if err := unlocked(tx.Read, d.Unlock, out.risen); err != nil {
		return nil, err
	}
	if !tx.Wrote() {
		return change.None, nil
	}
	c.Guests, c.Households, c.Parked = out.Guests, out.Households, out.parked
	return c, now.keep(tx, p, BeforeCopy)
}

// OneInUse is for undo: it refuses to leave an occasion with plans of which none is in use.
func OneInUse(r *db.Read) error {
	plans, err := db.All[Plan](r, "id")
	used := map[change.ID]bool{}
	for _, p := range plans {
		used[p.OccasionID] = used[p.OccasionID] || p.InUse
	}
	for _, in := range used {
		if !in {
			return invalid.Refuse("This would leave an occasion without a plan in use. Put another plan to use instead.")
		}
	}
	return err
}
