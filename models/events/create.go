package events

import (
	"errors"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/team"
)

// Create makes an event in the organization's scope; its own feed starts at 0.
func Create(tx *db.Tx, e *Event) (change.Change, error) {
	if err := errors.Join(db.Create(tx, e), tx.NewFeed(change.EventFeed(e.ID))); err != nil {
		return nil, err
	}
	err := tx.Within(e.OrganizationID, e.ID, func(in *db.Tx) error { return keep(in, e.Slug) })
	return change.EventCreated{Event: e.ID}, err
}

// Make makes an event from the form, with its occasions. Staff become hosts of what they make; owners are hosts of
// everything already.
func Make(tx *db.Tx, n New) (change.Change, error) {
	if !tx.Scope().Allows(access.CreateEvents) {
		return nil, access.ErrForbidden
	}
	e := n.event(tx.Scope().Organization)
	var err error
	if e.Slug, err = settled(tx.Read, n.Slug, n.Name, e.ID); err != nil {
		return nil, err
	}
	made, err := Create(tx, &e)
	if err != nil {
		return nil, err
	}
	return made, tx.Within(e.OrganizationID, e.ID, func(in *db.Tx) error {
		for i, d := range n.Occasions {
			o := d.occasion(int64(i))
			if err := db.Create(in, &o); err != nil {
				return err
			}
		}
		if tx.Scope().Allows(access.ManageOrganization) {
			return nil
		}
		return db.Create(in, &team.Role{AccountID: tx.Scope().Actor.ID, Role: access.Host})
	})
}

// event is the row that the form describes.
func (n New) event(organization change.ID) Event {
	return Event{
		ID: db.NewID(), OrganizationID: organization, Name: n.Name, Place: n.Place, Zone: n.Zone, Currency: "EUR",
		Languages: n.Languages, Sides: n.Sides, Deadline: n.Deadline, ReplyMode: Open, HostPlaces: 2,
	}
}
