package guests

import (
	"errors"
	"net/url"
	"slices"
	"strconv"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/imports/lists"
	"convive/models/invalid"
)

// Cell is one field of the list as somebody left it: a guest's, a household's, or with Occasion what a guest answered
// there. The value comes under the field's own name, as in the form for the whole row, so that a conflict shows both.
type Cell struct {
	Version  int64     `form:"version"` // of the row that the edit started from
	Field    string    `form:"field"`
	Occasion change.ID `form:"occasion"`
	Value    string
}

// Fill reads the value.
func (c *Cell) Fill(values url.Values) { c.Value = values.Get(c.Field) }

// The fields that are edited in the list, with what is needed to see them, and the columns that each writes.
type cellField struct {
	needs   access.Permission
	columns []string
}

var guestCells = map[string]cellField{
	"name": {access.ViewGuests, []string{"name", "given", "family", "unnamed"}}, "side": {access.ViewGuests, []string{"side"}}, "tags": {access.ViewGuests, []string{"tags"}},
	"age": {access.ViewGuests, []string{"age", "age_years"}}, "email": {access.ViewContacts, []string{"email"}}, "phone": {access.ViewContacts, []string{"phone"}},
	"note": {access.ViewContacts, []string{"note"}}, "diets": {access.ViewHealth, []string{"diets"}},
}

var householdCells = map[string]cellField{
	"envelope_name": {access.ViewGuests, []string{"envelope_name"}}, "side": {access.ViewGuests, []string{"side"}}, "tags": {access.ViewGuests, []string{"tags"}},
	"language": {access.ViewGuests, []string{"language"}}, "note": {access.ViewContacts, []string{"note"}}, "list": {access.ViewPrivateWishes, []string{"list"}},
}

// The fields of a cell that say what a guest answers at its occasion.
const (
	ReplyCell = "reply"
	MealCell  = "meal"
)

// Validate finds a field that there is not.
func (c Cell) Validate() (wrong invalid.Fields) {
	_, guest := guestCells[c.Field]
	_, household := householdCells[c.Field]
	wrong.Check(guest || household || c.Field == ReplyCell || c.Field == MealCell, "field", "This is not edited here.")
	return wrong
}

// columnsOf says what a field writes; who may not see it may not write it either.
func (c Cell) columnsOf(r *db.Read, fields map[string]cellField) ([]string, error) {
	f, ok := fields[c.Field]
	if !ok {
		return nil, invalid.Fields{{Name: "field", Message: "This is not edited here."}}
	}
	if !r.Scope().Allows(f.needs) {
		return nil, access.ErrForbidden
	}
	return f.columns, nil
}

// EditCell writes one field of a guest. What others changed in other fields stays; the same field changed by two is a
// conflict (db.Merge).
func EditCell(tx *db.Tx, id change.ID, c Cell) (change.Change, error) {
	columns, err := c.columnsOf(tx.Read, guestCells)
	if err != nil {
		return nil, err
	}
	g, err := db.Find[Guest](tx.Read, id)
	if err != nil {
		return nil, err
	}
	if err := c.write(tx, &g, columns); err != nil || !tx.Wrote() {
		return change.None, err
	}
	return change.GuestEdited{Guest: id, Household: g.HouseholdID}, nil
}

// write writes the cell into a guest's row.
func (c Cell) write(tx *db.Tx, g *Guest, columns []string) error {
	d, err := c.ofGuest(*g)
	if err != nil {
		return err
	}
	set, err := d.about(tx.Read, *g)
	if err != nil {
		return err
	}
	return c.alone(d.write(tx, g, only(set, columns)), g.Name)
}

// ofGuest is the form for the whole guest with the cell's value in it. One key empties a cell: who has a name keeps it
// there, but for a plus-one, whose place stays when another is brought.
func (c Cell) ofGuest(g Guest) (GuestEdit, error) {
	d := EditOfGuest(g, nil)
	d.Version = c.Version
	if c.Field == "name" && lists.Line(c.Value) == "" && !g.Unnamed && g.PlusOneOf == nil {
		return d, invalid.Fields{{Name: "name", Message: "{guest} keeps a name in the list. On their own page you can remove them, or empty the name to keep a place without one.", Args: []any{"guest", g.Name}}}
	}
	switch c.Field {
	case "name":
		d.Name = c.Value
	case "side":
		d.Side = c.Value
	case "tags":
		d.Tags = c.Value
	case "email":
		d.Email = c.Value
	case "phone":
		d.Phone = c.Value
	case "note":
		d.Note = c.Value
	case "diets":
		d.Diets = c.Value
	case "age":
		c.age(&d)
	}
	return d, about(c.Field, d.Validate())
}

// age reads an age group, or years, which say the group. Years stay only while the group does.
func (c Cell) age(d *GuestEdit) {
	group, years, ok := lists.ReadAge(c.Value)
	switch {
	case !ok:
		d.Age = Age(c.Value)
	case years != nil:
		d.Age, d.AgeYears = Age(group), strconv.Itoa(*years)
	case d.Age != Age(group):
		d.Age, d.AgeYears = Age(group), ""
	}
}

// EditHouseholdCell is EditCell for a household's own fields.
func EditHouseholdCell(tx *db.Tx, id change.ID, c Cell) (change.Change, error) {
	columns, err := c.columnsOf(tx.Read, householdCells)
	if err != nil {
		return nil, err
	}
	h, err := db.Find[Household](tx.Read, id)
	if err != nil {
		return nil, err
	}
	d, err := c.ofHousehold(h)
	if err != nil {
		return nil, err
	}
	set, err := db.Merge(tx, &h, c.Version, only(d.set(), columns))
	if err == nil {
		err = checkChosen(tx.Read, set, h.Side, h.Language)
	}
	if err == nil {
		err = db.Update(tx, &h, set)
	}
	if err != nil || !tx.Wrote() {
		return change.None, c.alone(err, h.EnvelopeName)
	}
	return change.HouseholdEdited{Household: id}, rekeyHousehold(tx, &h)
}

func (c Cell) ofHousehold(h Household) (HouseholdEdit, error) {
	d := EditOf(h)
	switch c.Field {
	case "envelope_name":
		d.EnvelopeName = c.Value
	case "side":
		d.Side = c.Value
	case "tags":
		d.Tags = c.Value
	case "language":
		d.Language = c.Value
	case "note":
		d.Note = c.Value
	case "list":
		d.List = List(c.Value)
	}
	return d, about(c.Field, d.Validate())
}

// about is what is wrong with one field; what the row holds elsewhere is not this form's to mend.
func about(field string, wrong invalid.Fields) error {
	var own invalid.Fields
	for _, f := range wrong {
		if f.Name == field {
			own = append(own, f)
		}
	}
	return own.Err()
}

func only(set db.Set, columns []string) db.Set {
	kept := db.Set{}
	for column, value := range set {
		if slices.Contains(columns, column) {
			kept[column] = value
		}
	}
	return kept
}

// alone is a conflict about the cell's own field: what follows from it (a name's parts) is not asked about. The row has
// this name.
func (c Cell) alone(err error, name string) error {
	var conflict db.ErrConflict
	if !errors.As(err, &conflict) {
		return err
	}
	conflict.Theirs, conflict.What = map[string]any{}, name
	own := slices.DeleteFunc(slices.Clone(conflict.Fields), func(f db.Conflict) bool { return f.Column != c.Field })
	if len(own) > 0 {
		conflict.Fields = own
	}
	return conflict
}
