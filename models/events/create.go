package events

import (
	"errors"
	"slices"
	"time"
	"unicode/utf8"

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
		return host(in, tx.Scope())
	})
}

// host makes whoever makes an event its host; owners are hosts of everything already.
func host(in *db.Tx, by access.Scope) error {
	if by.Allows(access.ManageOrganization) || by.Actor.Kind != change.ByAccount {
		return nil
	}
	return db.Create(in, &team.Role{AccountID: by.Actor.ID, Role: access.Host})
}

// Bring makes an event that another installation had, at its own address where that is free, and at a similar one where
// not. What it holds is written by fill, within the event.
func Bring(tx *db.Tx, e Event, fill func(in *db.Tx) error) (change.Change, error) {
	if !tx.Scope().Allows(access.CreateEvents) {
		return nil, access.ErrForbidden
	}
	e.ID, e.OrganizationID, e.Demo, e.Version = db.NewID(), tx.Scope().Organization, false, 0
	wanted := e.Slug
	ok, err := free(tx.Read, wanted, e.ID)
	if err == nil && (!ok || !validSlug(wanted)) {
		e.Slug, err = proposal(tx.Read, e.Name, e.ID)
	}
	if err != nil {
		return nil, err
	}
	made, err := Create(tx, &e)
	if err != nil {
		return nil, err
	}
	return made, tx.Within(e.OrganizationID, e.ID, func(in *db.Tx) error { return errors.Join(host(in, tx.Scope()), fill(in)) })
}

// Sound says whether an event's own values are such as the settings would take.
func (e Event) Sound() bool {
	_, err := time.LoadLocation(e.Zone)
	return err == nil && e.Zone != "" && e.Zone != "Local" && e.Name != "" && utf8.RuneCountInString(e.Name) <= maxName && e.ReplyMode.Valid() && e.NameLookup.Valid() && e.TablesShown.Valid() && e.Units.Valid() &&
		len(e.Languages) > 0 && e.HostPlaces >= 0 && e.HostPlaces <= 100 && !slices.ContainsFunc(e.Languages, func(l string) bool { return !slices.Contains(Offered, l) })
}

// event is the row that the form describes.
func (n New) event(organization change.ID) Event {
	return Event{
		ID: db.NewID(), OrganizationID: organization, Name: n.Name, Place: n.Place, Zone: n.Zone, Currency: "EUR",
		Languages: n.Languages, Sides: n.Sides, Deadline: n.Deadline, ReplyMode: Open, HostPlaces: 2, Units: unitsOf(n.Zone),
	}
}
