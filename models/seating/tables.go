package seating

import (
	"strconv"
	"strings"

	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
)

// AddTables adds one table or several alike to an occasion's plan in use, and makes the plan with its first tables.
// Without a name they are numbered on from the highest.
func AddTables(tx *db.Tx, d NewTables) (change.Change, error) {
	plan, err := planOf(tx, d.Occasion, d.Plan)
	if err != nil {
		return nil, err
	}
	present, err := tablesOf(tx.Read, plan.ID)
	if err != nil {
		return nil, err
	}
	names, err := newNames(present, strings.TrimSpace(d.Name), int(d.Count))
	if err != nil {
		return nil, err
	}
	position := int64(0)
	for _, t := range present {
		position = max(position, t.Position)
	}
	land, err := landingIn(tx.Read, plan, present)
	if err != nil {
		return nil, err
	}
	rows := make([]*Table, len(names))
	ids := make([]change.ID, len(names))
	for i, name := range names {
		position++
		t := Table{PlanID: plan.ID, Name: name, Position: position, Shape: d.Shape, Seats: d.Seats, Tag: d.Tag}
		t.ID = db.NewID()
		t.W, t.H = t.Usual()
		if s, ok := standard(d.Size); ok {
			t.Shape, t.W, t.H = s.Shape, s.W, s.H
		}
		rows[i], ids[i] = &t, t.ID
	}
	land.put(rows...)
	return change.TablesAdded{Plan: plan.ID, Occasion: plan.OccasionID, Tables: ids}, db.Create(tx, rows...)
}

// newNames are the names of n new tables: the one given, or numbers after it that go on from the highest.
func newNames(present []Table, name string, n int) ([]string, error) {
	if name != "" && n == 1 {
		return []string{name}, free(present, name, "")
	}
	if name == "" {
		name = byItself
	}
	numbered := numbering(present)
	names := make([]string, n)
	for i := range names {
		names[i] = numbered.next(name)
	}
	return names, nil
}

// numbers is, by what tables are called before their number, the highest one; a table called so alone counts as the first.
type numbers map[string]int

func numbering(present []Table) numbers {
	n := numbers{}
	for _, t := range present {
		word, k := numberOf(t.Name)
		n[word] = max(n[word], k)
	}
	return n
}

// next is a name that no table has yet.
func (n numbers) next(word string) string {
	n[word]++
	return word + " " + strconv.Itoa(n[word])
}

// numberOf parts a table's name into what it is called and its number.
func numberOf(name string) (word string, n int) {
	if i := strings.LastIndexByte(name, ' '); i > 0 {
		if n, err := strconv.Atoi(name[i+1:]); err == nil && n > 0 {
			return name[:i], n
		}
	}
	return name, 1
}

// free refuses a name that another table of the plan has.
func free(present []Table, name string, but change.ID) error {
	for _, t := range present {
		if t.Name == name && t.ID != but {
			return invalid.Fields{{Name: "name", Message: "There is a table called {name} already.", Args: []any{"name", name}}}
		}
	}
	return nil
}

// EditTable changes a table's name, shape and seats. Nobody is dropped: who no longer fits goes to parking.
func EditTable(tx *db.Tx, id change.ID, d Edit) (change.Change, error) {
	t, err := db.Find[Table](tx.Read, id)
	if err != nil {
		return nil, err
	}
	blocked, _ := ParseSeats(d.Blocked)
	if err := d.beyond(t, blocked); err != nil {
		return nil, err
	}
	form := db.Set{"name": strings.TrimSpace(d.Name), "seats": d.Seats, "shape": d.Shape, "blocked": blocked.upTo(d.Seats), "sides": d.sides(t), "tag": d.Tag}
	if d.Width != "" {
		form["w"], form["h"] = size(d.Width, d.Length, d.Units)
	}
	placed(form, d.X, d.Y, d.Rotation, d.Units)
	set, err := db.Merge(tx, &t, d.Version, form)
	if err != nil {
		return nil, crossed(err, d.Units)
	}
	if err := even(t, set); err != nil {
		return nil, err
	}
	if err := notFar(tx.Read, t.PlanID, t.Spot(), set, d.Units); err != nil {
		return nil, err
	}
	if name, ok := set["name"].(string); ok {
		present, err := tablesOf(tx.Read, t.PlanID)
		if err != nil {
			return nil, err
		}
		if err := free(present, name, t.ID); err != nil {
			return nil, err
		}
	}
	before := t
	if err := db.Update(tx, &t, set); err != nil {
		return nil, err
	}
	if !measured(before, t) {
		w, h := t.Usual()
		if err := db.Update(tx, &t, db.Set{"w": w, "h": h}); err != nil {
			return nil, err
		}
	}
	out, err := refit(tx, before, t)
	if err != nil {
		return nil, err
	}
	if !tx.Wrote() {
		return change.None, nil
	}
	if t.Name != before.Name { // it is called so on the pages of who sits there
		rows, err := db.From[Assignment](tx.Read).Where("plan_id = ? AND table_id = ?", string(t.PlanID), string(t.ID)).Order("guest_id").All()
		if err != nil {
			return nil, err
		}
		for _, a := range rows {
			out.of(a.HouseholdID)
		}
	}
	return change.TableEdited{Plan: t.PlanID, Table: t.ID, Guests: out.Guests, Households: out.Households}, nil
}

// refit makes who sits at a changed table sit on the seats that it has now: who sat on one that is blocked goes to
// parking, and so do the last ones where fewer fit; who had no chair gets one that is new or open again.
func refit(tx *db.Tx, before, t Table) (out group, err error) {
	if t.Seats == before.Seats && t.Blocked == before.Blocked {
		return out, nil
	}
	p, err := placesOf(tx.Read, t.PlanID)
	if err != nil {
		return out, err
	}
	if err := p.release(tx, t); err != nil {
		return out, err
	}
	out, left, err := park(tx, t, p.at[t.ID])
	if err != nil {
		return out, err
	}
	if t.Seats >= before.Seats {
		return out, settle(tx, t, left)
	}
	more, err := shrink(tx, t, left)
	out.join(more)
	return out, err
}

// measured says whether somebody gave the table its size, now or before: a new number of seats doesn't change it then, nor
// do other sides. A new shape does, unless it came with a size.
func measured(before, t Table) bool {
	if t.W != before.W || t.H != before.H {
		return true
	}
	if t.Shape == before.Shape && t.Seats == before.Seats && t.Sides == before.Sides {
		return true
	}
	w, h := before.Usual()
	return t.Shape == before.Shape && (before.W != w || before.H != h)
}

// RemoveTable takes a table away; who sat there goes to parking. It does so whatever has been changed meanwhile, since
// the notice names them and undo brings all back; the form states a version all the same, as every step does.
func RemoveTable(tx *db.Tx, id change.ID, d PieceRemoval) (change.Change, error) {
	t, err := db.Find[Table](tx.Read, id)
	if err != nil {
		return nil, err
	}
	p, err := placesOf(tx.Read, t.PlanID)
	if err != nil {
		return nil, err
	}
	seated := append(p.at[t.ID], p.laps[t.ID]...)
	var fixed []string
	if t.Locked {
		fixed = append(fixed, t.Name)
	}
	if err := loose(tx.Read, d.Unlock, fixed, seated); err != nil {
		return nil, err
	}
	if len(seated) > 0 {
		plan, err := db.Find[Plan](tx.Read, t.PlanID)
		if err != nil {
			return nil, err
		}
		if err := keep(tx, plan, BeforeClear); err != nil {
			return nil, err
		}
	}
	out, err := unseatAll(tx, seated)
	if err != nil {
		return nil, err
	}
	return change.TableRemoved{Plan: t.PlanID, Table: t.ID, Guests: out.Guests, Households: out.Households}, db.Delete(tx, &t)
}
