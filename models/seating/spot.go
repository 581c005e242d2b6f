package seating

import (
	"fmt"
	"strings"

	"convive/models/change"
)

// Spot is where a table or a room object stands: its middle in millimetres, and how it is turned, in degrees clockwise.
type Spot struct{ X, Y, Rotation int64 }

func (s Spot) String() string { return fmt.Sprintf("%d,%d,%d", s.X, s.Y, s.Rotation) }

// Spot is where the table stands.
func (t Table) Spot() Spot { return Spot{t.X, t.Y, t.Rotation} }

// Spot is where the object stands.
func (o Object) Spot() Spot { return Spot{o.X, o.Y, o.Rotation} }

// Shift is one table or room object on its way: where whoever moves it sees it, and where it shall stand.
type Shift struct {
	Piece    change.ID
	From, To Spot
}

// Bounds of a room, in millimetres: nothing stands further out.
const maxRoom = 200_000

// ParseShift reads "piece:x,y,rotation:x,y,rotation".
func ParseShift(s string) (m Shift, ok bool) {
	parts := strings.Split(s, ":")
	if len(parts) != 3 || parts[0] == "" {
		return m, false
	}
	m.Piece = change.ID(parts[0])
	var from, to bool
	m.From, from = parseSpot(parts[1])
	m.To, to = parseSpot(parts[2])
	return m, from && to && m.To.inRoom()
}

// cutPiece reads "piece:spot", of one piece.
func cutPiece(s string, id change.ID) (spot string, mine bool) {
	return strings.CutPrefix(s, string(id)+":")
}

// At is where a piece is, as forms say where it is expected.
func At(id change.ID, s Spot) string { return string(id) + ":" + s.String() }

func parseSpot(s string) (at Spot, ok bool) {
	n, err := fmt.Sscanf(s, "%d,%d,%d", &at.X, &at.Y, &at.Rotation)
	return at, err == nil && n == 3 && at.String() == s
}

func (s Spot) inRoom() bool {
	return 0 <= s.X && s.X <= maxRoom && 0 <= s.Y && s.Y <= maxRoom && 0 <= s.Rotation && s.Rotation < 360
}
