package messages

import (
	"time"

	"convive/models/change"
)

// delays are how long a message waits after each attempt that the mail server put off; then always the last.
var delays = []time.Duration{time.Minute, 5 * time.Minute, 15 * time.Minute, time.Hour, 2 * time.Hour, 4 * time.Hour}

// patience is how long a message is tried.
const patience = 24 * time.Hour

// next is when a message is tried again after so many attempts, the first of them at since; ok is false when it is given
// up.
func next(attempts int64, since, now change.Instant) (due change.Instant, ok bool) {
	at := now.Time().Add(delays[min(max(attempts-1, 0), int64(len(delays)-1))])
	return change.At(at), since == 0 || at.Sub(since.Time()) <= patience
}
