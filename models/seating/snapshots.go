package seating

import (
	"cmp"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/invalid"
)

// Snapshot is a frozen copy of a plan.
type Snapshot struct {
	db.Row
	PlanID change.ID
	Name   string
	Before Before
	Seated int64  // how many sat there
	Tables int64  // how many tables stood there
	Chart  string // JSON; guests stand in it by ids alone, so that it says nothing of people who are erased
}

// TableName is the table of snapshots.
func (Snapshot) TableName() string { return "plan_snapshots" }

// Before is the step before which Convive took a snapshot by itself; "" when a planner did.
type Before string

const (
	BeforeAuto    Before = "auto"
	BeforeClear   Before = "clear"
	BeforeRestore Before = "restore"
	BeforeCopy    Before = "copy"
)

// name is what such a snapshot is called in the log; pages say it in the reader's language.
func (b Before) name() string {
	switch b {
	case BeforeAuto:
		return "Before auto-seat"
	case BeforeClear:
		return "Before tables were removed"
	case BeforeRestore:
		return "Before going back"
	}
	return "Before copying"
}

// Bounds of how many snapshots a plan has: planners are told, Convive throws away its own oldest.
const (
	maxSnapshots = 50
	maxOwn       = 10
)

// Snapshots returns the snapshots of a plan, the newest first.
func Snapshots(r *db.Read, plan change.ID) ([]Snapshot, error) {
	all, err := db.From[Snapshot](r).Where("plan_id = ?", string(plan)).All()
	slices.SortFunc(all, func(a, b Snapshot) int {
		return cmp.Or(cmp.Compare(b.CreatedAt, a.CreatedAt), strings.Compare(string(b.ID), string(a.ID)))
	})
	return all, err
}

// SnapshotList is Snapshots for who lists them: without what they hold.
func SnapshotList(r *db.Read, plan change.ID) (all []Snapshot, err error) {
	err = db.From[Snapshot](r).Where("plan_id = ?", string(plan)).Order("created_at DESC, id DESC").Into(&all, `id, plan_id, name, "before", seated, tables, created_at, version`, "")
	return all, err
}

type snapshotCounts struct{}

// CountSnapshots is how many snapshots each plan of the event has.
func CountSnapshots(r *db.Read) (map[change.ID]int, error) {
	return db.Shared(r, snapshotCounts{}, func() (map[change.ID]int, error) {
		var rows []struct {
			PlanID change.ID
			N      int
		}
		err := db.From[Snapshot](r).Into(&rows, "plan_id, COUNT(*) AS n", "plan_id")
		counts := make(map[change.ID]int, len(rows))
		for _, row := range rows {
			counts[row.PlanID] = row.N
		}
		return counts, err
	})
}

// TakeSnapshot keeps a plan as it is, under a name.
func TakeSnapshot(tx *db.Tx, id change.ID, d NewSnapshot) (change.Change, error) {
	p, err := db.Find[Plan](tx.Read, id)
	if err != nil {
		return nil, err
	}
	all, err := Snapshots(tx.Read, p.ID)
	if err != nil {
		return nil, err
	}
	named := slices.DeleteFunc(all, func(s Snapshot) bool { return s.Before != "" })
	if len(named) >= maxSnapshots {
		return nil, invalid.Refuse("A plan has at most {n} snapshots. Remove one first.", "n", maxSnapshots)
	}
	c, err := chartOf(tx.Read, p)
	if err != nil {
		return nil, err
	}
	s, err := c.snapshot(p)
	if err != nil {
		return nil, err
	}
	s.Name = strings.TrimSpace(d.Name)
	return change.SnapshotTaken{Plan: p.ID, Occasion: p.OccasionID, Snapshot: s.ID}, db.Create(tx, &s)
}

func (c chart) snapshot(p Plan) (Snapshot, error) {
	data, err := json.Marshal(c)
	return Snapshot{Row: db.Row{ID: db.NewID()}, PlanID: p.ID, Seated: int64(len(c.People)), Tables: int64(len(c.Tables)), Chart: string(data)}, err
}

// keep takes a snapshot of a chart before a step that moves many, and throws away the oldest that were kept so.
func (c chart) keep(tx *db.Tx, p Plan, before Before) error {
	s, err := c.snapshot(p)
	if err != nil {
		return err
	}
	s.Before, s.Name = before, before.name()
	all, err := Snapshots(tx.Read, p.ID)
	if err != nil {
		return err
	}
	own := slices.DeleteFunc(all, func(s Snapshot) bool { return s.Before == "" })
	for i := maxOwn - 1; i < len(own); i++ {
		if err := db.Delete(tx, &own[i]); err != nil {
			return err
		}
	}
	return db.Create(tx, &s)
}

// keep takes a snapshot of a plan as it is before a step that moves many.
func keep(tx *db.Tx, p Plan, before Before) error {
	c, err := chartOf(tx.Read, p)
	if err != nil {
		return err
	}
	return c.keep(tx, p, before)
}

// Restore brings a plan back to a snapshot. Who is not expected any more, or not on the list, is left out and named; how
// the plan was before is kept as a snapshot too.
func Restore(tx *db.Tx, id change.ID, d Restoring) (change.Change, error) {
	s, err := db.Find[Snapshot](tx.Read, id)
	if err != nil {
		return nil, err
	}
	if s.Version != d.Version {
		return nil, db.ErrStale{Table: s.TableName(), Row: s.ID}
	}
	p, err := db.Find[Plan](tx.Read, s.PlanID)
	if err != nil {
		return nil, err
	}
	var was chart
	if err := json.Unmarshal([]byte(s.Chart), &was); err != nil {
		return nil, err
	}
	c := change.PlanRestored{Plan: p.ID, Occasion: p.OccasionID, Snapshot: s.ID}
	if was, c.Left, c.Gone, err = was.expected(tx.Read, p.OccasionID); err != nil {
		return nil, err
	}
	now, err := chartOf(tx.Read, p)
	if err != nil {
		return nil, err
	}
	out, err := was.lay(tx, &p)
	if err != nil {
		return nil, err
	}
	if err := unlocked(tx.Read, d.Unlock, out.risen); err != nil {
		return nil, err
	}
	if !tx.Wrote() {
		return change.None, nil
	}
	c.Guests, c.Households = out.Guests, out.Households
	return c, now.keep(tx, p, BeforeRestore)
}

// RemoveSnapshot throws a snapshot away.
func RemoveSnapshot(tx *db.Tx, id change.ID, d Removal) (change.Change, error) {
	s, err := db.Find[Snapshot](tx.Read, id)
	if err != nil {
		return nil, err
	}
	p, err := db.Find[Plan](tx.Read, s.PlanID)
	if err != nil {
		return nil, err
	}
	s.Version = d.Version
	return change.SnapshotRemoved{Plan: p.ID, Occasion: p.OccasionID, Snapshot: s.ID}, db.Delete(tx, &s)
}

// inheritSnapshots lets the one whom a guest turns out to be sit in snapshots where that guest sat.
func inheritSnapshots(tx *db.Tx, b guests.Becoming) error {
	all, err := db.All[Snapshot](tx.Read, "id")
	for i := range all {
		if strings.Contains(all[i].Chart, string(b.Gone.ID)) && !strings.Contains(all[i].Chart, string(b.Kept.ID)) {
			err = errors.Join(err, db.Update(tx, &all[i], db.Set{"chart": strings.ReplaceAll(all[i].Chart, string(b.Gone.ID), string(b.Kept.ID))}))
		}
	}
	return err
}
