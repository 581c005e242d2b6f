package seating

import (
	"context"
	"errors"
	"net/url"
	"strings"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/change"
	"convive/models/db"
	"convive/models/seating"
	views "convive/views/seating"
	"convive/views/ui"
)

// Kinds of pieces, as their pages are addressed.
const (
	ofTables  = "tables"
	ofObjects = "objects"
)

// pieceOf reads which piece's page a command was sent from: "tables/{id}".
func pieceOf(c *web.Ctx) (kind string, id change.ID, ok bool) {
	kind, of, _ := strings.Cut(c.Query("of"), "/")
	return kind, change.ID(of), of != "" && (kind == ofTables || kind == ofObjects)
}

// toPiece leads back, without JavaScript, to the page of the piece on which the command was sent, else to the room.
func toPiece(c *web.Ctx, e change.Entry) string {
	kind, id, ok := pieceOf(c)
	if !ok {
		return toRoom(c, e)
	}
	q := c.Request().URL.Query()
	q.Del("of")
	return c.Base() + "/seating/" + kind + "/" + url.PathEscape(string(id)) + "?" + q.Encode()
}

// stands is a table or a room object.
type stands interface {
	Spot() seating.Spot
	Extent() (least, most seating.Chair)
}

// waysOf is what can be done with a piece beside changing it.
func waysOf(b *web.Body, at views.At, kind string, id change.ID, p stands) (views.PieceWays, error) {
	w := views.PieceWays{At: at, ID: id, Kind: kind, Spot: p.Spot(), Lock: b.Slot("piece-lock"), Align: b.NewCommand(), Room: fromRoom(b.Ctx) != ""}
	err := b.Read(func(r *db.Read) (err error) {
		w.Others, w.Turned, err = alignable(b.Context(), r, at, id)
		return err
	})
	draft := newCopies(b.Ctx)
	draft.Occasion, draft.Plan, draft.Pieces = at.Occasion, at.Plan, []change.ID{id}
	least, most := p.Extent()
	draft.Distance = seating.FarEnough(least, most, draft.Units)
	w.Copies = views.CopyForm{Action: at.Command("room/copies") + views.OfPiece(kind, id, w.Room), Command: b.NewCommand(), Turned: w.Turned, Of: true, Draft: draft}
	return w, err
}

// alignable are the pieces with which one can be aligned, and whether the room's drawing lies on its side.
func alignable(ctx context.Context, r *db.Read, at views.At, id change.ID) (others []ui.Option, turned bool, err error) {
	board, err := seating.OfPlan(r, at.Occasion, at.Plan)
	if err != nil {
		return nil, false, err
	}
	room := views.RoomOf(at, views.May{}, board)
	return room.Pieces(ctx, id), room.Turned(), nil
}

// pieceLock says whether the piece is locked, as long as it stands.
func pieceLock(kind string) func(v *web.View) (templ.Component, error) {
	return func(v *web.View) (templ.Component, error) {
		at := views.AtOf(v.Base()+"/seating", v.Query)
		l := views.PieceLock{At: at}
		var plan change.ID
		var err error
		if kind == ofTables {
			var t seating.Table
			t, err = db.Find[seating.Table](v.Read, v.ID())
			l.ID, l.Version, l.Locked, plan = t.ID, t.Version, t.Locked, t.PlanID
		} else {
			var o seating.Object
			o, err = db.Find[seating.Object](v.Read, v.ID())
			l.ID, l.Version, l.Locked, plan = o.ID, o.Version, o.Locked, o.PlanID
		}
		if errors.Is(err, db.ErrNotFound) {
			return views.LockOfPiece(views.PieceLock{}), nil
		}
		if err != nil {
			return nil, err
		}
		of, err := db.Find[seating.Plan](v.Read, plan)
		l.Occasion, l.Plan = of.OccasionID, alternative(of)
		l.Action = l.Command("room/locks") + views.OfPiece(kind, l.ID, v.Query("from") == "room")
		return views.LockOfPiece(l), err
	}
}
