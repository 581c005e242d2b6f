// Package seating shows who sits where and runs the commands that change it: tables, and the moves of guests. A move
// states where it expects each guest, so that of two planners the second is told who was first.
package seating

import (
	"context"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/seating"
	"convive/views/locale"
)

// Routes declares the board, the page of one table, and their commands.
func Routes(r *web.Routes) {
	r.Page("/e/:event/seating", access.ViewSeating, board)
	r.Page("/e/:event/seating/tables/:id", access.EditTables, table)
	r.Mutation("/e/:event/seating/moves", access.Seat, web.Create(seating.Move).SayingOf(moved, true), web.WithBody(web.BodyBulk))
	r.Mutation("/e/:event/seating/swaps", access.Seat, web.Create(seating.Swap).SayingOf(moved, true))
	r.Mutation("/e/:event/seating/undo", access.Seat, web.Create(undoLast).SayingOf(stepped, false).Back(toWhence))
	r.Mutation("/e/:event/seating/redo", access.Seat, web.Create(redoLast).SayingOf(stepped, false).Back(toWhence))
	r.Mutation("/e/:event/seating/locks", access.Seat, web.Create(seating.LockGuests).SayingOf(guestsLocked, true), web.WithBody(web.BodyBulk))
	r.Mutation("/e/:event/seating/tables", access.EditTables, web.Create(seating.AddTables).On(board, addAgain).Fresh(newTables).SayingOf(added, true).Back(toWhence))
	r.Mutation("/e/:event/seating/tables/:id/details", access.EditTables,
		web.With(seating.EditTable).On(table, editAgain).SayingOf(edited, true).To(toWhence).Labels(tableLabels).WordsOf(words))
	r.Mutation("/e/:event/seating/tables/:id/removal", access.EditTables, web.With(seating.RemoveTable).SayingOf(removed, true).To(toWhence))
	r.Download("/e/:event/seating/score", mayWish, ifDropped)
	r.Page("/e/:event/seating/points", mayWish, points)
	r.Post("/e/:event/seating/hand", access.Seat, hand)
	wishing(r)
	autoSeating(r)
	arranging(r)
	picturing(r)
	planning(r)
}

// Nav declares the entry in the hosts' navigation.
func Nav(r *web.Routes) {
	r.Nav(web.NavEntry{
		Label: func(ctx context.Context) string { return locale.T(ctx, "Seating") },
		Path:  "/seating", Icon: "seat", Needs: access.ViewSeating,
	})
}
