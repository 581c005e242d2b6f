package guests

import (
	"convive/models/change"
	"convive/models/db"
	"convive/models/imports/lists"
	"convive/models/invalid"
)

// Taking is the form that takes a proposed envelope name over as it is. Was is what stood there when the host looked.
type Taking struct {
	Name string `form:"envelope_name"`
	Was  string `form:"was"`
}

// Validate finds what is missing or too long.
func (d Taking) Validate() (wrong invalid.Fields) {
	return HouseholdEdit{EnvelopeName: d.Name}.Validate()
}

// TakeEnvelope puts a proposed name on a household's envelope, unless somebody has written another one meanwhile.
func TakeEnvelope(tx *db.Tx, id change.ID, d Taking) (change.Change, error) {
	h, err := db.Find[Household](tx.Read, id)
	if err != nil {
		return nil, err
	}
	if h.EnvelopeName != d.Was && h.EnvelopeName != lists.Line(d.Name) {
		return nil, invalid.Refuse("Meanwhile somebody wrote “{name}” on this envelope. Look at it, and choose again.", "name", h.EnvelopeName)
	}
	if err := db.Update(tx, &h, db.Set{"envelope_name": lists.Line(d.Name)}); err != nil {
		return nil, err
	}
	if !tx.Wrote() {
		return change.None, nil
	}
	return change.HouseholdEdited{Household: id}, rekeyHousehold(tx, &h)
}
