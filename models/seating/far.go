package seating

import (
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/invalid"
)

// farOut is how far beyond the walls things are put aside, in millimetres: what stands farther out would make the whole
// drawing small, and is a slip of the hand.
const farOut = 5_000

// far says whether a place is farther out of the room than anything is put aside; nothing is, of one that nobody measured.
func (p Plan) far(s Spot) bool {
	return p.Width > 0 && p.Length > 0 && (s.X > p.Width+farOut || s.Y > p.Length+farOut)
}

// tooFar refuses to put a piece far out of the room; what stands there already may go anywhere.
func (p Plan) tooFar(piece string, was, to Spot) error {
	if !p.far(to) || p.far(was) {
		return nil
	}
	return invalid.Refuse("{table} would stand far outside the room. All stays where it is.", "table", piece)
}

// notFar finds what a form writes of a place that puts a piece far out of the room; as far as it stands out already it may stay.
func notFar(r *db.Read, plan change.ID, was Spot, set db.Set, in events.Units) error {
	p, err := db.Find[Plan](r, plan)
	if err != nil {
		return err
	}
	to := was
	for column, of := range map[string]*int64{"x": &to.X, "y": &to.Y} {
		if mm, said := set[column].(int64); said {
			*of = mm
		}
	}
	sentence, args := "That is far outside the room, which is {w} m wide and {l} m long.", []any{"w", Length(p.Width, in), "l", Length(p.Length, in)}
	if in == events.Feet {
		sentence, args = "That is far outside the room, which is {w} wide and {l} long.", []any{"w", Feet(p.Width), "l", Feet(p.Length)}
	}
	var wrong invalid.Fields
	wrong.Check(to.X == was.X || !p.far(Spot{X: to.X}), "x", sentence, args...)
	wrong.Check(to.Y == was.Y || !p.far(Spot{Y: to.Y}), "y", sentence, args...)
	return wrong.Err()
}
