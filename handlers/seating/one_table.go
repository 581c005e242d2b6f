package seating

import (
	"errors"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/db"
	"convive/models/seating"
	views "convive/views/seating"
)

// table is the page on which one table is changed or removed.
func table(p *web.Page) error {
	t, of, err := found(p.Ctx)
	if err != nil {
		return err
	}
	p.Title(t.Name)
	p.Fragment("table-taken", taken, onBoard...)
	p.Fragment("table-parks", parks, onBoard...)
	p.Fragment("table-numbers", numbers, inPlan...)
	p.Fragment("seating-made-of", tableMade, inPlan...)
	p.Fragment("piece-lock", pieceLock(ofTables), inPlan...)
	p.Body(func(b *web.Body) (templ.Component, error) {
		at := views.AtOf(b.Base()+"/seating", b.Query)
		in := b.Event().Units
		at.Units = in
		at.Occasion, at.Plan = of.OccasionID, alternative(of)
		f := web.FormOf(b, at.Base+"/tables/"+string(t.ID)+"/details", seating.Edit{Version: t.Version, Name: t.Name, Seats: t.Seats, Shape: t.Shape, Sides: t.Sides, Blocked: t.Blocked.String(), Tag: t.Tag,
			Width: seating.Length(t.W, in), Length: seating.Length(t.H, in), X: seating.Length(t.X, in), Y: seating.Length(t.Y, in), Rotation: seating.Degrees(t.Rotation), Units: in})
		form := views.EditForm{Action: at.Command("tables/"+string(t.ID)+"/details") + fromRoom(b.Ctx), Command: f.Command, Version: f.Draft.Version, Draft: f.Draft, Errors: f.Errors}
		ways, err := waysOf(b, at, ofTables, t.ID, t)
		if err != nil {
			return nil, err
		}
		return views.OneTable(views.TablePage{At: at, Table: t, Ways: ways, Taken: b.Slot("table-taken"), Parks: b.Slot("table-parks"), Numbers: b.Slot("table-numbers"), Made: b.Slot("seating-made-of"), Form: form, Remove: b.NewCommand(), Plan: fromRoom(b.Ctx) != ""}), nil
	})
	return nil
}

// taken says how many sit at the table, as long as it stands.
func taken(v *web.View) (templ.Component, error) {
	t, err := db.Find[seating.Table](v.Read, v.ID())
	if errors.Is(err, db.ErrNotFound) {
		return views.TableGone(), nil
	}
	if err != nil {
		return nil, err
	}
	n, err := seating.CountAt(v.Read, t.ID)
	return views.TableTaken(t, n), err
}

// numbers draws the table with the numbers of its seats.
func numbers(v *web.View) (templ.Component, error) {
	t, err := db.Find[seating.Table](v.Read, v.ID())
	if errors.Is(err, db.ErrNotFound) {
		return views.NoNumbers(), nil
	}
	return views.Numbered(views.RoomTable{Card: views.Card{Laid: seating.Laid{Table: t}}}), err
}

// parks says who would lose their seats with the table.
func parks(v *web.View) (templ.Component, error) {
	n, err := seating.CountAt(v.Read, v.ID())
	return views.TableParks(n), err
}

func found(c *web.Ctx) (t seating.Table, in seating.Plan, err error) {
	err = c.Read(func(r *db.Read) error {
		t, in, err = seating.FindTable(r, c.ID())
		return err
	})
	return t, in, err
}
