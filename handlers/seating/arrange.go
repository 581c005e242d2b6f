package seating

import (
	"context"
	"errors"
	"fmt"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/seating"
	"convive/views/locale"
	views "convive/views/seating"
)

// arranging declares the page on which a room is measured, furnished and arranged, and its commands.
func arranging(r *web.Routes) {
	const room = "/e/:event/seating/room"
	r.Page(room, access.EditTables, arrange)
	r.Mutation(room+"/places", access.EditTables, web.Create(seating.Arrange).SayingOf(arranged, true), web.WithBody(web.BodyBulk))
	r.Mutation(room+"/copies", access.EditTables, web.Create(seating.Copy).On(arrange, copyAgain).Fresh(newCopies).SayingOf(furnished, true).Back(toPiece), web.WithBody(web.BodyBulk))
	r.Mutation(room+"/locks", access.EditTables, web.Create(seating.Lock).SayingOf(locked, true).Back(toPiece), web.WithBody(web.BodyBulk))
	r.Mutation(room+"/lines", access.EditTables, web.Create(seating.Align).SayingOf(arranged, true).Otherwise(inLine).Back(toPiece), web.WithBody(web.BodyBulk))
	r.Mutation(room+"/removals", access.EditTables, web.Create(seating.Clear).SayingOf(cleared, true), web.WithBody(web.BodyBulk))
	r.Mutation(room+"/objects", access.EditTables, web.Create(seating.AddObject).On(arrange, objectAgain).Fresh(newObject).SayingOf(furnished, true))
	r.Mutation(room+"/size", access.EditTables, web.Create(seating.MeasureRoom).On(arrange, sizeAgain).Fresh(newSize).SayingOf(measured, true).Labels(labels).WordsOf(words))
	r.Mutation(room+"/walls", access.EditTables, web.Create(seating.Build).On(arrange, wallsAgain).Fresh(newWalls).SayingOf(built, true).Labels(labels).WordsOf(words))
	r.Page("/e/:event/seating/objects/:id", access.EditTables, object)
	r.Mutation("/e/:event/seating/objects/:id/details", access.EditTables, web.With(seating.EditObject).On(object, editObjectAgain).Saying(objectEdited, true).To(toRoomAt).Labels(labels).WordsOf(words))
	r.Mutation("/e/:event/seating/objects/:id/removal", access.EditTables, web.With(seating.RemoveObject).Saying(objectRemoved, true).To(toRoom))
}

// inPlan is what moves the room without the people in it.
var inPlan = change.Topics{change.Seating, change.Occasions, change.Settings}

func arrange(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Arrange the room"))
	p.Critical()
	seated, err := occasions(p.Ctx)
	if err != nil {
		return err
	}
	p.Frame().Bare = true
	p.Fragment("seating-plan", arrangedPlan, inPlan...)
	p.Keyed("room-plan", plan, inPlan...)
	p.Keyed("plan-pieces", pieces, inPlan...)
	p.Fragment("room-crowds", crowds, inPlan...)
	p.Fragment("seating-made-of", roomMade, inPlan...)
	p.Body(func(b *web.Body) (templ.Component, error) { return arrangement(b, seated) })
	return nil
}

func arrangement(b *web.Body, seated []events.Occasion) (templ.Component, error) {
	at, err := address(b.Ctx, seated)
	if err != nil {
		return nil, err
	}
	at.Room = true
	view := views.Arranging{At: at, Occasions: seated, Undo: b.Scope().Allows(access.Undo)}
	view.Add = addForm(b.Ctx, at, web.FormOf(b, at.Base+"/tables", newTables(b.Ctx)))
	view.Add.Action = at.Command("tables") + views.FromRoom
	view.Add.Draft.Occasion, view.Add.Draft.Plan = at.Occasion, at.Plan
	if view.Turned, view.Seq, err = measures(b.Ctx, at); err != nil {
		return nil, err
	}
	object, size, copies := web.FormOf(b, at.Base+"/room/objects", newObject(b.Ctx)), web.FormOf(b, at.Base+"/room/size", sizeOf(b.Ctx, at.Occasion, at.Plan)), web.FormOf(b, at.Base+"/room/copies", newCopies(b.Ctx))
	object.Draft.Occasion, copies.Draft.Occasion = at.Occasion, at.Occasion
	object.Draft.Plan, copies.Draft.Plan = at.Plan, at.Plan
	walls := web.FormOf(b, at.Base+"/room/walls", wallsOf(b.Ctx, at.Occasion, at.Plan))
	view.Walls = wallsForm(at, walls)
	view.Laying = layingForm(at, web.FormOf(b, at.Base+"/room/picture", layingOf(b.Ctx, at.Occasion, at.Plan)))
	view.Fitting = fittingForm(at, web.FormOf(b, at.Base+"/room/picture/place", fittingOf(b.Ctx, at.Occasion, at.Plan)))
	view.Object, view.Size, view.Copies = objectForm(at, object), sizeForm(at, size), copyForm(at, view.Turned, copies)
	return views.Arrange(view, views.ArrangeSlots{Which: b.Slot("seating-plan"), Plan: b.Slot("room-plan"), Pieces: b.Slot("plan-pieces"), Crowds: b.Slot("room-crowds"), Made: b.Slot("seating-made-of")}), nil
}

// measures says whether the room's drawing lies on its side, and how far the event has come.
func measures(c *web.Ctx, at views.At) (turned bool, seq int64, err error) {
	err = c.Read(func(r *db.Read) error {
		head, _ := r.Head(r.Scope().Feed())
		seq = head.Seq
		b, err := seating.OfPlan(r, at.Occasion, at.Plan)
		if errors.Is(err, db.ErrNotFound) {
			return nil
		}
		if err == nil {
			width, length := b.Measure()
			turned = length > width
		}
		return err
	})
	return turned, seq, err
}

func plan(v *web.View) (web.Rows, error) {
	at, b, err := shownToScale(v)
	if err != nil {
		return web.Rows{}, err
	}
	at.Room = true
	r := views.RoomOf(at, mayOf(v.Scope()), b).ToArrange()
	out := web.Rows{Root: views.PlanRoot(r)}
	out.Rows = append(out.Rows, web.Row{ID: "room-walls", Body: views.RoomWalls(r)})
	wrong := views.Wrong(b)
	for _, o := range b.Objects {
		out.Rows = append(out.Rows, web.Row{ID: "plan-" + string(o.ID), Body: views.PlanObject(r.Object(o), wrong[o.ID])})
	}
	for _, l := range b.Tables {
		out.Rows = append(out.Rows, web.Row{ID: "plan-" + string(l.ID), Body: views.PlanTable(r.Table(l), wrong[l.ID])})
	}
	if len(r.Corners()) > 0 { // above all else, so that a hand finds them
		out.Rows = append(out.Rows, web.Row{ID: "plan-corners", Body: views.PlanCorners(r)})
	}
	return out, nil
}

func pieces(v *web.View) (web.Rows, error) {
	at, b, err := shownToScale(v)
	at.Room = true
	out := web.Rows{Root: views.Pieces()}
	r := views.RoomOf(at, mayOf(v.Scope()), b)
	for _, l := range b.Tables {
		out.Rows = append(out.Rows, web.Row{ID: "piece-" + string(l.ID), Body: views.PieceOfTable(r.Table(l))})
	}
	for _, o := range b.Objects {
		out.Rows = append(out.Rows, web.Row{ID: "piece-" + string(o.ID), Body: views.PieceOfObject(r.Object(o))})
	}
	if len(out.Rows) == 0 {
		out.Rows = append(out.Rows, web.Row{ID: "pieces-none", Body: views.NoPieces()})
	}
	return out, err
}

func crowds(v *web.View) (templ.Component, error) {
	at, b, err := shownToScale(v)
	return views.Crowds(at.Units, b.Warnings(), len(b.Tables)+len(b.Objects) == 0), err
}

// roomMade moves with the measures of the room and what lies behind it.
func roomMade(v *web.View) (templ.Component, error) {
	at, b, err := shownToScale(v)
	return views.MadeOf(fmt.Sprint(b.Plan, b.PlanVersion, at.Units)), err
}

func measured(c *web.Ctx, e change.Entry) string {
	m, _ := e.Change.(change.RoomMeasured)
	return walled(c, locale.T(c.Context(), "Saved the size of the room."), m.Plan)
}

func built(c *web.Ctx, e change.Entry) string {
	m, _ := e.Change.(change.RoomMeasured)
	return walled(c, locale.T(c.Context(), "Saved the walls of the room."), m.Plan)
}

func objectEdited(ctx context.Context, _ change.Entry) string { return locale.T(ctx, "Saved.") }
func objectRemoved(ctx context.Context, _ change.Entry) string {
	return locale.T(ctx, "Taken out of the room.")
}
