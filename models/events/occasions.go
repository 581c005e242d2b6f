package events

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"convive/models/change"
	"convive/models/db"
)

// wall is how civil times are stored: "2026-09-12T17:00".
const wall = "2006-01-02T15:04"

// Occasion is one part of an event with its own invitations and seating.
type Occasion struct {
	db.Row
	Name     string
	Starts   string // civil time in the event's zone; "" when not yet known
	Ends     string
	Place    string
	AsksMeal bool
	Seated   bool // has a seating chart
	Position int64
	Capacity int64  // places that there are; 0 for as many as come
	Deadline string // the last day to reply, "2026-08-31"; "" for the event's
}

// TableName is the table of occasions.
func (Occasion) TableName() string { return "occasions" }

// Compare orders occasions by their start.
func (o Occasion) Compare(other Occasion) int {
	return cmp.Or(strings.Compare(o.Starts, other.Starts), cmp.Compare(o.Position, other.Position), o.Row.Compare(other.Row))
}

// StartsAt is the start as an instant in the zone; ok is false when it isn't known.
func (o Occasion) StartsAt(zone *time.Location) (t time.Time, ok bool) {
	t, err := time.ParseInLocation(wall, o.Starts, zone)
	return t, err == nil
}

// EndsAt is the end as an instant in the zone; ok is false when it isn't known.
func (o Occasion) EndsAt(zone *time.Location) (t time.Time, ok bool) {
	t, err := time.ParseInLocation(wall, o.Ends, zone)
	return t, err == nil
}

// Meal is one dish to choose at an occasion.
type Meal struct {
	db.Row
	OccasionID  change.ID
	Name        string
	ForChildren bool
	Position    int64
}

// TableName is the table of meals.
func (Meal) TableName() string { return "meals" }

// Compare orders meals by their occasion, and as the hosts put them.
func (m Meal) Compare(other Meal) int {
	return cmp.Or(strings.Compare(string(m.OccasionID), string(other.OccasionID)), cmp.Compare(m.Position, other.Position), m.Row.Compare(other.Row))
}

// Occasions returns the event's occasions in the order of their start.
func Occasions(r *db.Read) ([]Occasion, error) {
	all, err := db.AllShared[Occasion](r)
	return slices.Clone(all), err
}

// Meals returns the event's meals in their order.
func Meals(r *db.Read) ([]Meal, error) {
	all, err := db.AllShared[Meal](r)
	return slices.Clone(all), err
}

// Limits says whether any occasion of the event has so many places and no more.
func Limits(r *db.Read) (bool, error) {
	n, err := db.From[Occasion](r).Where("capacity > 0").Count()
	return n > 0, err
}

// Limited are the events of the installation that have such an occasion; it is for Convive's own work.
func Limited(r *db.Read) (ids []change.ID, err error) {
	err = db.From[Occasion](r.AtInstallation()).Where("capacity > 0").Into(&ids, "event_id", "event_id")
	return ids, err
}
