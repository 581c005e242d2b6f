// Package events holds one wedding or other seated event: its name and address, where and when it is, its occasions
// and meals, and when replies close. Times are civil wall time in the event's zone.
package events

import (
	"errors"
	"sync"
	"time"

	"convive/models/change"
	"convive/models/db"
)

// ReplyMode says what guests may do.
type ReplyMode string

const (
	Preview ReplyMode = "preview" // read, not yet reply
	Open    ReplyMode = "open"
	Closed  ReplyMode = "closed" // read only
)

// Valid says whether the mode is one of the three.
func (m ReplyMode) Valid() bool { return m == Preview || m == Open || m == Closed }

// Lookup is what guests have to know besides their name to find their invitation by it.
type Lookup string

const (
	NoLookup   Lookup = "" // the code alone
	ByPostcode Lookup = "postcode"
	ByPhone    Lookup = "phone" // its last four digits
)

// Valid says whether the lookup is one of the three.
func (l Lookup) Valid() bool { return l == NoLookup || l == ByPostcode || l == ByPhone }

// Showing is who sees at which table a guest sits, beside the team.
type Showing string

const (
	ShownToNobody Showing = ""
	ShownOnOwn    Showing = "own"  // their household, on its own pages
	ShownByName   Showing = "name" // also whoever writes their full name on the event's page
)

// Valid says whether it is one of the three.
func (s Showing) Valid() bool { return s == ShownToNobody || s == ShownOnOwn || s == ShownByName }

// Units are in what lengths of rooms and tables are written.
type Units string

const (
	Metres Units = ""
	Feet   Units = "feet" // and inches
)

// Valid says whether it is one of the two.
func (u Units) Valid() bool { return u == Metres || u == Feet }

// Event is one event of an organization.
type Event struct {
	ID             change.ID `gorm:"primaryKey"`
	OrganizationID change.ID
	Name           string
	Slug           string // unique in the installation; old ones redirect
	Place          string
	Zone           string // IANA, as "Europe/Berlin"
	Currency       string // ISO 4217
	Languages      db.Words
	Sides          db.Words // whose guests there are
	Deadline       string   // the last day to reply, "2026-08-31"; "" for none
	ReplyMode      ReplyMode
	Contact        string // whom guests ask, as they should read it
	HostPlaces     int64
	Demo           bool
	NameLookup     Lookup
	TablesShown    Showing
	Units          Units
	SenderName     string // of messages to guests; "" for the event's name
	ReplyTo        string // where answers to them go
	CreatedAt      change.Instant
	Version        int64
}

// TableName is the table of events.
func (Event) TableName() string { return "events" }

// zones keeps what has been loaded: the standard library reads its file anew for each row that shows a time. Only names
// that exist are kept, so that it stays as small as the list of zones.
var zones sync.Map

// Location is the event's zone; UTC when the name is unknown, which Validate refuses.
func (e Event) Location() *time.Location {
	if loc, ok := zones.Load(e.Zone); ok {
		return loc.(*time.Location)
	}
	loc, err := time.LoadLocation(e.Zone)
	if err != nil {
		return time.UTC
	}
	zones.Store(e.Zone, loc)
	return loc
}

// BySlug finds an event by its present or a former slug; db.ErrNotFound when there is none. The caller compares the
// slug with the event's own to redirect.
func BySlug(r *db.Read, slug string) (Event, error) {
	all := r.AtInstallation()
	e, err := db.From[Event](all).Where("slug = ?", slug).First()
	if !errors.Is(err, db.ErrNotFound) {
		return e, err
	}
	former, err := db.From[Slug](all).Where("slug = ?", slug).First()
	if err != nil {
		return e, err
	}
	return db.Find[Event](all, former.EventID)
}

// Current reads the event of the scope.
func Current(r *db.Read) (Event, error) {
	return db.Shared(r, currentKey{}, func() (Event, error) { return db.Find[Event](r, r.Scope().Event) })
}

type currentKey struct{}

// ByID finds an event for who holds a link to it: the caller has judged that.
func ByID(r *db.Read, id change.ID) (Event, error) { return db.Find[Event](r.AtInstallation(), id) }
