package guests

import (
	"strings"

	"convive/models/change"
	"convive/models/db"
	"convive/models/imports/lists"
)

// Seated says whether a guest takes a seat's place at a table: everybody but who sits on somebody's lap. A high chair
// stands where a seat would.
func (g Guest) Seated() bool {
	return g.Chair != NoChair && (g.Chair != ByAge || g.Age != Infant)
}

var reseats []func(*db.Tx, []change.ID) error

// AfterReseating is how seating follows guests who take a seat's place from now on, or none any more (Seated).
func AfterReseating(fn func(*db.Tx, []change.ID) error) { reseats = append(reseats, fn) }

func reseated(tx *db.Tx, who []change.ID) error {
	for _, fn := range reseats {
		if err := fn(tx, who); err != nil {
			return err
		}
	}
	return nil
}

// parts is the name that the form's own parts make, in their order; "" without a given and a family name.
func (d GuestEdit) parts() string {
	given, family := lists.Line(d.Given), lists.Line(d.Family)
	if given == "" && family == "" {
		return ""
	}
	if d.NameOrder == FamilyFirst {
		given, family = family, given
	}
	return strings.Join(strings.Fields(given+" "+family+" "+lists.Line(d.Suffix)), " ")
}
