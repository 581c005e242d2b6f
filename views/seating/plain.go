package seating

import (
	"context"

	"github.com/a-h/templ"

	"convive/models/change"
	"convive/models/seating"
	"convive/views/locale"
	"convive/views/ui"
)

// PlainForm is the id of the form to which the boxes in the list of pieces belong: without JavaScript it does what the bar
// of the drawing does.
const PlainForm = "room-plain"

// PieceWays are what can be done with one piece on its own page.
type PieceWays struct {
	At
	ID     change.ID
	Kind   string // "tables" or "objects", as in its address
	Spot   seating.Spot
	Turned bool // the drawing of its room lies on its side
	Lock   templ.Component
	Copies CopyForm
	Align  string      // command id
	Others []ui.Option // what it can be aligned with
	Room   bool        // they came from the page on which the room is arranged
}

// OfPiece goes on with an address of a command, which then leads back to the page of the piece.
func OfPiece(kind string, id change.ID, fromRoom bool) string {
	to := "&of=" + kind + "/" + string(id)
	if fromRoom {
		to += FromRoom
	}
	return to
}

func (w PieceWays) command(path string) string {
	return w.Command(path) + OfPiece(w.Kind, w.ID, w.Room)
}

// ArrangedAt is the page on which the room is arranged, at a piece, which has the focus there (components/room/keys.js).
func (a At) ArrangedAt(id change.ID) string { return a.Arranged() + "#plan-" + string(id) }

// PieceLock is whether a piece is locked, as it is now.
type PieceLock struct {
	At
	Action  string
	ID      change.ID // "" was removed meanwhile
	Version int64
	Locked  bool
}

// lines are the ways to align pieces, as the drawing shows them: one that lies on its side has the room's length along its
// upper edge.
func lines(ctx context.Context, turned bool) []ui.Option {
	all := []seating.Line{seating.LeastX, seating.MiddleX, seating.MostX, seating.LeastY, seating.MiddleY, seating.MostY, seating.SpreadX, seating.SpreadY}
	if turned {
		all = []seating.Line{seating.LeastY, seating.MiddleY, seating.MostY, seating.MostX, seating.MiddleX, seating.LeastX, seating.SpreadY, seating.SpreadX}
	}
	words := []string{locale.T(ctx, "Left edges"), locale.T(ctx, "Middles, above each other"), locale.T(ctx, "Right edges"), locale.T(ctx, "Top edges"),
		locale.T(ctx, "Middles, side by side"), locale.T(ctx, "Bottom edges"), locale.T(ctx, "Spread across"), locale.T(ctx, "Spread downwards")}
	options := make([]ui.Option, len(all))
	for i, l := range all {
		options[i] = ui.Option{Value: string(l), Label: words[i]}
	}
	return options
}

// Pieces are what stands in the room, as a choice; one is left out.
func (r Room) Pieces(ctx context.Context, but change.ID) (all []ui.Option) {
	for _, t := range r.Board.Tables {
		if t.ID != but {
			all = append(all, ui.Option{Value: string(t.ID), Label: t.Name})
		}
	}
	for _, o := range r.Board.Objects {
		if o.ID != but {
			all = append(all, ui.Option{Value: string(o.ID), Label: r.Object(o).called(ctx)})
		}
	}
	return all
}

// farHelp says how far copies stand apart where no script proposes it.
func (f CopyForm) farHelp(ctx context.Context, id string) string {
	if id == "" {
		return ""
	}
	return locale.T(ctx, "Left empty: as far as it reaches with its chairs, and an aisle of {n}.", "n", long(ctx, f.Draft.Units, seating.Aisle))
}

// kind is how the form's button stands out: on a piece's page, saving does.
func (f CopyForm) kind() ui.Kind {
	if f.Of {
		return ""
	}
	return ui.Filled
}

// Turned says whether the room's drawing lies on its side.
func (r Room) Turned() bool { return r.turn }
