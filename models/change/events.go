package change

func init() {
	register(OrganizationCreated{}, EventCreated{}, EventDeleted{}, EventEdited{}, EventTouched{}, OccasionAdded{}, OccasionEdited{}, OccasionRemoved{})
}

// OrganizationCreated is numbered in the installation's feed.
type OrganizationCreated struct {
	Organization ID
	Owner        ID // the account
}

func (OrganizationCreated) Kind() Kind     { return "organizations.created" }
func (OrganizationCreated) Topics() Topics { return Topics{Events} }
func (c OrganizationCreated) Sentence() Sentence {
	return Say("{owner} founded an organization").With("owner", "accounts", c.Owner)
}

// EventCreated is numbered in the organization's feed; the event's own feed starts at 0.
type EventCreated struct{ Event ID }

func (EventCreated) Kind() Kind     { return "events.created" }
func (EventCreated) Topics() Topics { return Topics{Events} }
func (c EventCreated) Sentence() Sentence {
	return Say("{actor} made the event {event}").With("event", "events", c.Event)
}

// EventDeleted is numbered in the organization's feed; the event's rows and its log are gone.
type EventDeleted struct{ Event ID }

func (EventDeleted) Kind() Kind         { return "events.deleted" }
func (EventDeleted) Topics() Topics     { return Topics{Events, Access} }
func (EventDeleted) Sentence() Sentence { return Say("{actor} deleted an event") }

// EventTouched says that rows were changed by hand, past the app: every open page is drawn anew.
type EventTouched struct{ Event ID }

func (EventTouched) Kind() Kind         { return "events.touched" }
func (EventTouched) Topics() Topics     { return Topics{Everything} }
func (EventTouched) Sentence() Sentence { return Say("{actor} had every page drawn anew") }

// EventEdited is about the event itself: name, place, zone, languages, deadline, reply mode.
type EventEdited struct {
	Undoable `json:"-"`
	Event    ID
}

func (EventEdited) Kind() Kind         { return "events.edited" }
func (EventEdited) Topics() Topics     { return Topics{Settings, AllHouseholds} }
func (EventEdited) Sentence() Sentence { return Say("{actor} changed the event's settings") }

// OccasionAdded, OccasionEdited and OccasionRemoved are about one occasion and its meals; every guest may be looking at
// a page that names it.
type OccasionAdded struct {
	Undoable `json:"-"`
	Occasion ID
}

func (OccasionAdded) Kind() Kind     { return "occasions.added" }
func (OccasionAdded) Topics() Topics { return Topics{Occasions, Invitations, AllHouseholds} }
func (c OccasionAdded) Sentence() Sentence {
	return Say("{actor} added the occasion {occasion}").With("occasion", "occasions", c.Occasion)
}

type OccasionEdited struct {
	Undoable `json:"-"`
	Occasion ID
}

func (OccasionEdited) Kind() Kind     { return "occasions.edited" }
func (OccasionEdited) Topics() Topics { return Topics{Occasions, Invitations, AllHouseholds} }
func (c OccasionEdited) Sentence() Sentence {
	return Say("{actor} changed the occasion {occasion}").With("occasion", "occasions", c.Occasion)
}

type OccasionRemoved struct {
	Undoable `json:"-"`
	Occasion ID
}

func (OccasionRemoved) Kind() Kind     { return "occasions.removed" }
func (OccasionRemoved) Topics() Topics { return Topics{Occasions, Invitations, AllHouseholds} }
func (c OccasionRemoved) Sentence() Sentence {
	return Say("{actor} removed the occasion {occasion}").With("occasion", "occasions", c.Occasion)
}
