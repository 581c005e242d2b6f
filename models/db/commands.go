package db

import (
	"context"
	"time"

	"convive/models/change"
)

// commandsKept is how long a command sent again is recognised: far longer than any browser keeps one back.
const commandsKept = 14 * 24 * time.Hour

// SweepCommands forgets the ids of commands that were carried out so long ago that nobody sends them again. The log
// keeps what they did.
func (d *DB) SweepCommands(ctx context.Context) error {
	_, err := d.writer.ExecContext(ctx, d.bind("DELETE FROM commands WHERE at < ?"), int64(change.At(d.now().Add(-commandsKept))))
	return d.translate(err)
}
