package seating

import (
	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/seating"
	views "convive/views/seating"
)

// room is the room with its tables and chairs; each is a row of its own, so that a move sends two chairs and two tables.
func room(v *web.View) (web.Rows, error) {
	at, b, err := shownToScale(v)
	if err != nil {
		return web.Rows{}, err
	}
	r := views.RoomOf(at, mayOf(v.Scope()), b).Coloured(v.Context())
	out := web.Rows{Root: views.RoomRoot(r)}
	who, err := sought(v, at, b)
	if err != nil {
		return out, err
	}
	lit := func(p seating.Person) bool { return at.Search != "" && who.finds(p) }
	out.Rows = append(out.Rows, web.Row{ID: "room-walls", Body: views.RoomWalls(r)})
	for _, o := range b.Objects {
		piece := r.Object(o)
		out.Rows = append(out.Rows, web.Row{ID: piece.Key(), Body: views.InRoomObject(piece)})
	}
	for _, l := range b.Tables {
		t := r.Table(l)
		out.Rows = append(out.Rows, web.Row{ID: "table-" + string(l.ID), Body: views.InRoom(t)})
		for _, c := range t.Chairs(lit) {
			out.Rows = append(out.Rows, web.Row{ID: c.Key(), Body: views.Chair(c)})
		}
	}
	return out, nil
}

func legend(v *web.View) (templ.Component, error) {
	at, b, err := shown(v)
	if err != nil {
		return nil, err
	}
	return views.RoomLegend(views.RoomOf(at, mayOf(v.Scope()), b).Coloured(v.Context())), nil
}
