package seating

import (
	"convive/models/change"
	"convive/models/db"
)

// AllFlags returns the numbers of every occasion with a seating chart, in the order of their start.
func AllFlags(r *db.Read) ([]Flags, error) {
	all, err := Boards(r)
	flags := make([]Flags, len(all))
	for i, b := range all {
		flags[i] = b.Flags
	}
	return flags, err
}

// TableNames returns at which table of an occasion each guest sits, by guest; who has no seat is left out.
func TableNames(r *db.Read, occasion change.ID) (map[change.ID]string, error) {
	plan, err := InUse(r, occasion)
	if err == db.ErrNotFound {
		return map[change.ID]string{}, nil
	}
	if err != nil {
		return nil, err
	}
	return namesIn(r, plan.ID)
}

func namesIn(r *db.Read, plan change.ID) (map[change.ID]string, error) {
	tables, err := tablesOf(r, plan)
	if err != nil {
		return nil, err
	}
	called := make(map[change.ID]string, len(tables))
	for _, t := range tables {
		called[t.ID] = t.Name
	}
	var rows []struct{ GuestID, TableID change.ID }
	if err := db.From[Assignment](r).Where("plan_id = ?", string(plan)).Into(&rows, "guest_id, table_id", ""); err != nil {
		return nil, err
	}
	names := make(map[change.ID]string, len(rows))
	for _, row := range rows {
		names[row.GuestID] = called[row.TableID]
	}
	return names, nil
}

// Names looks up how tables are called; one that is gone is left out.
func Names(r *db.Read, ids []change.ID) (map[change.ID]string, error) {
	rows, err := db.From[Table](r).In("id", ids).All()
	names := make(map[change.ID]string, len(rows))
	for _, t := range rows {
		names[t.ID] = t.Name
	}
	return names, err
}

// FindTable returns a table with its plan.
func FindTable(r *db.Read, id change.ID) (t Table, in Plan, err error) {
	if t, err = db.Find[Table](r, id); err != nil {
		return t, in, err
	}
	in, err = db.Find[Plan](r, t.PlanID)
	return t, in, err
}

// CountAt is how many guests sit at a table.
func CountAt(r *db.Read, table change.ID) (int, error) {
	n, err := db.From[Assignment](r).Where("table_id = ?", string(table)).Count()
	return int(n), err
}
