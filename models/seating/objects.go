package seating

import (
	"cmp"
	"math"
	"slices"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
)

// ObjectKind is what a room object is.
type ObjectKind string

const (
	DanceFloor ObjectKind = "dance_floor"
	Stage      ObjectKind = "stage"
	Band       ObjectKind = "band"
	DJ         ObjectKind = "dj"
	Bar        ObjectKind = "bar"
	Buffet     ObjectKind = "buffet"
	Cake       ObjectKind = "cake"
	Gifts      ObjectKind = "gifts"
	PhotoBooth ObjectKind = "photo_booth"
	Power      ObjectKind = "power"
	Pillar     ObjectKind = "pillar"
	Wall       ObjectKind = "wall" // inside the room
	Door       ObjectKind = "door" // in a wall: W is how wide it is
	Exit       ObjectKind = "exit" // a door that must stay free
	Label      ObjectKind = "label"
)

// ObjectKinds are all kinds, in the order in which they are offered.
var ObjectKinds = []ObjectKind{DanceFloor, Stage, Band, DJ, Bar, Buffet, Cake, Gifts, PhotoBooth, Power, Pillar, Wall, Door, Exit, Label}

// Valid says whether the kind is one of ObjectKinds.
func (k ObjectKind) Valid() bool { return slices.Contains(ObjectKinds, k) }

// InWall says whether objects of this kind are gaps in a wall.
func (k ObjectKind) InWall() bool { return k == Door || k == Exit }

// Stands says whether objects of this kind stand on the floor, so that no chair can stand there; on a stage or a dance floor
// one can.
func (k ObjectKind) Stands() bool {
	return slices.Contains([]ObjectKind{Band, DJ, Bar, Buffet, Cake, Gifts, PhotoBooth}, k)
}

// Ground says whether objects of this kind are floor that a table can stand on, and seldom shall.
func (k ObjectKind) Ground() bool { return k == DanceFloor || k == Stage }

// usual are the widths and lengths that objects have where nobody measured them, in millimetres, as halls and hire firms
// state them: a floor of 6 × 6 m for some hundred guests, buffets and gifts on tables of 8 and 6 ft, a round cake table.
var usual = map[ObjectKind][2]int64{
	DanceFloor: {6_000, 6_000}, Stage: {6_000, 3_000}, Band: {4_000, 3_000}, DJ: {2_000, 1_000}, Bar: {3_000, 1_000},
	Buffet: {2_400, 800}, Cake: {900, 900}, Gifts: {1_800, 800}, PhotoBooth: {2_500, 2_500}, Power: {300, 300},
	Pillar: {400, 400}, Wall: {3_000, 100}, Door: {1_800, 200}, Exit: {1_000, 200}, Label: {2_000, 500},
}

// UsualSize is how wide and long objects of a kind are where nobody says it, in millimetres. Where feet are used these are
// whole feet, and halves below a metre.
func UsualSize(k ObjectKind, in events.Units) (w, h int64) {
	size := usual[k]
	if in != events.Feet {
		return size[0], size[1]
	}
	round := func(mm int64) int64 {
		step := foot
		if mm < metre {
			step = foot / 2
		}
		return int64(math.Round(max(1, math.Round(float64(mm)/step)) * step))
	}
	return round(size[0]), round(size[1])
}

// Object stands in a plan's room beside its tables. X and Y are its middle, W and H its size before it is turned, all in
// millimetres; Rotation is in degrees, clockwise.
type Object struct {
	db.Row
	PlanID   change.ID
	Kind     ObjectKind
	Label    string // "" is called by its kind
	X, Y     int64
	W, H     int64
	Rotation int64
	Locked   bool
}

// TableName is the table of room objects.
func (Object) TableName() string { return "room_objects" }

// Compare orders what stands in a room by when it was put there.
func (o Object) Compare(other Object) int {
	return cmp.Or(cmp.Compare(o.CreatedAt, other.CreatedAt), o.Row.Compare(other.Row))
}
