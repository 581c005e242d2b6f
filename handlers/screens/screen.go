package screens

import (
	"log/slog"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/change"
	"convive/models/db"
	"convive/models/screens"
	"convive/models/seating"
	views "convive/views/screens"
	rooms "convive/views/seating"
)

// onScreen is what moves the room and the names in it.
var onScreen = change.Topics{change.Seating, change.Guests, change.Households, change.Invitations, change.Occasions, change.Settings}

// refresh: without scripts the page is loaded again after so many seconds.
const refresh = 30

// screen is what a screen at the venue shows.
func screen(p *web.Page) error {
	p.Title(views.Title(p.Context()))
	p.Critical()
	p.Frame().Refresh = refresh
	id := p.Scope().Actor.ID
	p.Followed(func() {
		if err := screens.Use(p.Context(), p.DB, p.Scope(), id); err != nil {
			slog.Warn("when a screen was last used could not be written down", "error", err)
		}
	})
	p.Fragment("screen-head", func(v *web.View) (templ.Component, error) {
		s, b, err := screens.Shown(v.Read, id)
		if err != nil {
			return nil, err
		}
		v.Until(s.ExpiresAt.Time())
		return views.Head(b.Occasion.Name), nil
	}, onScreen...)
	p.Keyed("seating-room", func(v *web.View) (web.Rows, error) { return room(v, id) }, onScreen...)
	p.Keyed("screen-tables", func(v *web.View) (web.Rows, error) { return tables(v, id) }, onScreen...)
	p.Body(func(b *web.Body) (templ.Component, error) {
		return views.Page(b.Slot("screen-head"), b.Slot("seating-room"), b.Slot("screen-tables")), nil
	})
	return nil
}

// room is the room as the board draws it, for who sees names and nothing else.
func room(v *web.View, id change.ID) (web.Rows, error) {
	_, b, err := screens.Shown(v.Read, id)
	if err != nil {
		return web.Rows{}, err
	}
	e, err := v.Event()
	if err != nil {
		return web.Rows{}, err
	}
	r := rooms.RoomOf(rooms.At{Base: v.Base(), Units: e.Units}, rooms.May{NamesOnly: true}, b)
	out := web.Rows{Root: rooms.RoomRoot(r)}
	out.Rows = append(out.Rows, web.Row{ID: "room-walls", Body: rooms.RoomWalls(r)})
	for _, o := range b.Objects {
		piece := r.Object(o)
		out.Rows = append(out.Rows, web.Row{ID: piece.Key(), Body: rooms.InRoomObject(piece)})
	}
	for _, l := range b.Tables {
		t := r.Table(l)
		out.Rows = append(out.Rows, web.Row{ID: "table-" + string(l.ID), Body: rooms.InRoom(t)})
		for _, c := range t.Chairs(func(seating.Person) bool { return false }) {
			out.Rows = append(out.Rows, web.Row{ID: c.Key(), Body: rooms.Chair(c)})
		}
	}
	return out, nil
}

// picture hands out the picture behind the room that the screen shows now, and no other.
func picture(c *web.Ctx) error {
	var data []byte
	if err := c.Read(func(r *db.Read) error {
		_, b, err := screens.Shown(r, c.Scope().Actor.ID)
		if err != nil {
			return err
		}
		behind, ok := b.Backdrop.Behind()
		if !ok {
			return db.ErrNotFound
		}
		data, err = seating.PictureOf(r, behind.Picture)
		return err
	}); err != nil {
		return err
	}
	return c.JPEG(data)
}

func tables(v *web.View, id change.ID) (web.Rows, error) {
	_, b, err := screens.Shown(v.Read, id)
	if err != nil {
		return web.Rows{}, err
	}
	out := web.Rows{Root: views.Tables()}
	for _, l := range b.Tables {
		out.Rows = append(out.Rows, web.Row{ID: "list-" + string(l.ID), Body: views.Table(l)})
	}
	if len(b.Tables) == 0 {
		out.Rows = append(out.Rows, web.Row{ID: "screen-none", Body: views.NoTables()})
	}
	return out, nil
}
