package seating

import (
	"errors"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/change"
	"convive/models/db"
	"convive/models/seating"
	views "convive/views/seating"
)

func newObject(c *web.Ctx) seating.NewObject {
	return seating.NewObject{Occasion: change.ID(c.Query("occasion")), Plan: change.ID(c.Query("plan")), Kind: seating.DanceFloor, Units: c.Event().Units}
}

func newCopies(c *web.Ctx) seating.Copies {
	d := seating.Copies{Occasion: change.ID(c.Query("occasion")), Plan: change.ID(c.Query("plan")), Count: 1, Units: c.Event().Units}
	if _, id, ok := pieceOf(c); ok {
		d.Pieces = []change.ID{id}
	}
	return d
}

// newSize is the room's size as it is.
func newSize(c *web.Ctx) seating.Measures {
	return sizeOf(c, change.ID(c.Query("occasion")), change.ID(c.Query("plan")))
}

func sizeOf(c *web.Ctx, occasion, plan change.ID) seating.Measures {
	m := seating.Measures{Occasion: occasion, Plan: plan, Units: c.Event().Units}
	_ = c.Read(func(r *db.Read) error {
		p, err := seating.PlanAt(r, m.Occasion, m.Plan)
		if err != nil {
			return err
		}
		m.Plan, m.Version = p.ID, p.Version // a size is that of the room that was looked at, whichever is in use by then
		if p.Width > 0 {
			m.Width, m.Length = seating.Length(p.Width, m.Units), seating.Length(p.Length, m.Units)
		}
		return nil
	})
	return m
}

// newWalls are the room's corners as they are.
func newWalls(c *web.Ctx) seating.Building {
	return wallsOf(c, change.ID(c.Query("occasion")), change.ID(c.Query("plan")))
}

func wallsOf(c *web.Ctx, occasion, plan change.ID) seating.Building {
	d := seating.Building{Occasion: occasion, Plan: plan, Units: c.Event().Units}
	_ = c.Read(func(r *db.Read) error {
		p, err := seating.PlanAt(r, occasion, plan)
		if err == nil {
			d.Plan, d.Version, d.Walls = p.ID, p.Version, p.Corners().In(d.Units)
		}
		return err
	})
	return d
}

// wallsForm is the form of the corners; what a hand drew stands in it as people write it.
func wallsForm(at views.At, f web.Form[seating.Building]) views.WallsForm {
	if drawn := seating.Corners(f.Draft.Walls); drawn.Stored() {
		f.Draft.Walls, f.Draft.Units = drawn.In(at.Units), at.Units
	}
	return views.WallsForm{Action: at.Command("room/walls"), Command: f.Command, Draft: f.Draft, Errors: f.Errors}
}

func wallsAgain(c *web.Ctx, f web.Form[seating.Building]) (templ.Component, error) {
	return views.RoomCorners(wallsForm(inArranged(c, f.Draft.Occasion), f)), nil
}

func objectForm(at views.At, f web.Form[seating.NewObject]) views.NewObjectForm {
	return views.NewObjectForm{Action: at.Command("room/objects"), Command: f.Command, Draft: f.Draft, Errors: f.Errors}
}

func sizeForm(at views.At, f web.Form[seating.Measures]) views.SizeForm {
	return views.SizeForm{Action: at.Command("room/size"), Command: f.Command, Draft: f.Draft, Errors: f.Errors}
}

func copyForm(at views.At, turned bool, f web.Form[seating.Copies]) views.CopyForm {
	return views.CopyForm{Action: at.Command("room/copies"), Command: f.Command, Turned: turned, Draft: f.Draft, Errors: f.Errors}
}

// inArranged is the page's place for a form that came back.
func inArranged(c *web.Ctx, occasion change.ID) views.At {
	at := views.AtOf(c.Base()+"/seating", c.Query)
	at.Room, at.Occasion, at.Units = true, occasion, c.Event().Units
	return at
}

func objectAgain(c *web.Ctx, f web.Form[seating.NewObject]) (templ.Component, error) {
	return views.AddObject(objectForm(inArranged(c, f.Draft.Occasion), f)), nil
}

func sizeAgain(c *web.Ctx, f web.Form[seating.Measures]) (templ.Component, error) {
	return views.RoomSize(sizeForm(inArranged(c, f.Draft.Occasion), f)), nil
}

func copyAgain(c *web.Ctx, f web.Form[seating.Copies]) (templ.Component, error) {
	at := inArranged(c, f.Draft.Occasion)
	turned, _, err := measures(c, at)
	form := copyForm(at, turned, f)
	if kind, id, ok := pieceOf(c); ok {
		form.Of, form.Action = true, form.Action+views.OfPiece(kind, id, fromRoom(c) != "")
	}
	return views.Copying(form), err
}

// toRoom leads back to the page on which the room is arranged.
func toRoom(c *web.Ctx, _ change.Entry) string {
	return inArranged(c, change.ID(c.Query("occasion"))).Arranged()
}

// toRoomAt leads back to it, to the piece whose page it was.
func toRoomAt(c *web.Ctx, _ change.Entry) string {
	return inArranged(c, change.ID(c.Query("occasion"))).ArrangedAt(c.ID())
}

// object is the page on which one room object is changed or taken away.
func object(p *web.Page) error {
	o, in, err := foundObject(p.Ctx)
	if err != nil {
		return err
	}
	p.Title(views.KindWord(p.Context(), o.Kind))
	p.Fragment("piece-lock", pieceLock(ofObjects), inPlan...)
	p.Fragment("seating-made-of", objectMade, inPlan...)
	p.Body(func(b *web.Body) (templ.Component, error) {
		at := inArranged(b.Ctx, in.OccasionID)
		at.Plan = alternative(in)
		units := b.Event().Units
		f := web.FormOf(b, at.Base+"/objects/"+string(o.ID)+"/details", seating.ObjectEdit{Version: o.Version, Kind: o.Kind, Label: o.Label,
			Width: seating.Length(o.W, units), Length: seating.Length(o.H, units), X: seating.Length(o.X, units), Y: seating.Length(o.Y, units), Rotation: seating.Degrees(o.Rotation), Units: units})
		ways, err := waysOf(b, at, ofObjects, o.ID, o)
		if err != nil {
			return nil, err
		}
		return views.OneObject(views.ObjectPage{At: at, Object: o, Ways: ways, Made: b.Slot("seating-made-of"), Remove: b.NewCommand(),
			Form: views.ObjectForm{Action: at.Command("objects/" + string(o.ID) + "/details"), Command: f.Command, Draft: f.Draft, Errors: f.Errors}}), nil
	})
	return nil
}

func foundObject(c *web.Ctx) (o seating.Object, in seating.Plan, err error) {
	err = c.Read(func(r *db.Read) error {
		if o, err = db.Find[seating.Object](r, c.ID()); err != nil {
			return err
		}
		in, err = db.Find[seating.Plan](r, o.PlanID)
		return err
	})
	return o, in, err
}

// editObjectAgain draws the form that came back; for an object that is not there it is not found.
func editObjectAgain(c *web.Ctx, f web.Form[seating.ObjectEdit]) (templ.Component, error) {
	_, _, err := foundObject(c)
	if errors.Is(err, db.ErrNotFound) {
		return nil, err
	}
	return views.EditObject(views.ObjectForm{Action: c.Request().URL.RequestURI(), Command: f.Command, Draft: f.Draft, Errors: f.Errors}), err
}
