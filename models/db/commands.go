package db

import (
	"context"
	"time"

	"convive/models/change"
)

// commandsKept is how long a command sent again is recognised: far longer than any browser keeps one back.
const commandsKept = 14 * 24 * time.Hour

// SweepCommands forgets the ids of commands that were carried out so long ago that nobody sends them again. The log
// keeps what they did. It is a limit, so that their times are the real clock's.
func (d *DB) SweepCommands(ctx context.Context) error { return d.sweepCommands(ctx, time.Now()) }

const commandsBefore = "DELETE FROM commands WHERE at < ?"

func (d *DB) sweepCommands(ctx context.Context, now time.Time) error {
	_, err := d.writer.ExecContext(ctx, d.bind(commandsBefore), int64(change.At(now.Add(-commandsKept))))
	return d.translate(err)
}
