package main

import (
	"context"
	"log/slog"
	"time"

	"convive/models/accounts"
	"convive/models/db"
	"convive/models/imports"
	"convive/models/replies"
	"convive/models/seating"
)

// sweepEvery is how often what has expired is removed.
const sweepEvery = time.Hour

// sweep removes expired sessions, counts of failures, kept uploads, drafts of replies, old command ids and
// what auto-seat found until the context ends.
func sweep(ctx context.Context, d *db.DB) {
	tick := time.NewTicker(sweepEvery)
	defer tick.Stop()
	for {
		for _, remove := range []func(context.Context) error{
			accounts.Sessions{DB: d}.Sweep, accounts.Failures{DB: d}.Sweep, func(ctx context.Context) error { return imports.Sweep(ctx, d) },
			func(ctx context.Context) error { return replies.Sweep(ctx, d) }, d.SweepCommands,
			func(ctx context.Context) error { return seating.SweepSearches(ctx, d) },
		} {
			if err := remove(ctx); err != nil && ctx.Err() == nil {
				slog.Warn("what has expired could not be removed; the next hour tries again", "error", err)
			}
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}
