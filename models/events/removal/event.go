package removal

import (
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/invalid"
)

// Deletion is the form by which an event is deleted: its name, typed as it is written.
type Deletion struct {
	Name string `form:"name"`
}

// Validate finds a name that is missing.
func (d Deletion) Validate() (wrong invalid.Fields) {
	wrong.Check(d.Name != "", "name", "Write the event's name to delete it.")
	return wrong
}

// Event deletes an event with everything in it, and its log: a scope at the organization, whose feed says that it is
// gone. Hosts may do it who are nothing in the organization, so the actor is judged at the event, in this transaction.
func Event(tx *db.Tx, event change.ID, d Deletion) (change.Change, error) {
	s := tx.Scope()
	standings, err := tx.Standings(s.Organization, event, []access.Looker{s.Looker})
	if err != nil {
		return nil, err
	}
	if !standings[s.Looker].Can(access.AtEvent).Has(access.DeleteEvent) {
		return nil, access.ErrForbidden
	}
	e, err := db.Find[events.Event](tx.Read, event)
	if err != nil {
		return nil, err
	}
	if d.Name != e.Name {
		return nil, invalid.Fields{{Name: "name", Message: "This is not the event's name. Write it exactly: {name}", Args: []any{"name", e.Name}}}
	}
	if err := tx.DropEvent(e.OrganizationID, e.ID); err != nil {
		return nil, err
	}
	return change.EventDeleted{Event: e.ID}, nil
}
