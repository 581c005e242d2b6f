package events

import (
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

// Occasions returns the event's occasions in the order of their start.
func Occasions(r *db.Read) ([]Occasion, error) { return db.All[Occasion](r, "starts, position, id") }

// Meals returns the event's meals in their order.
func Meals(r *db.Read) ([]Meal, error) { return db.All[Meal](r, "occasion_id, position, id") }
