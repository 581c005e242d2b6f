package db

import (
	"context"
	"strconv"
	"strings"
	"sync"

	"convive/models/change"
)

// channel is the name under which processes on one PostgreSQL tell each other about commits.
const channel = "convive_feeds"

// notifier announces commits to other processes. Announcements are hints: several of one feed become one, and each is
// a statement of its own, since inside the transaction it would serialise all commits of the database.
type notifier struct {
	d       *DB
	mu      sync.Mutex
	pending map[change.Feed]int64
	poke    chan struct{}
	done    chan struct{}
	cancel  context.CancelFunc
}

func newNotifier(d *DB) *notifier {
	n := &notifier{d: d, pending: map[change.Feed]int64{}, poke: make(chan struct{}, 1), done: make(chan struct{})}
	ctx, cancel := context.WithCancel(context.Background())
	n.cancel = cancel
	if d.Engine() != "postgres" {
		close(n.done)
		return n
	}
	go n.run(ctx)
	return n
}

func (n *notifier) send(f change.Feed, seq int64) {
	n.mu.Lock()
	n.pending[f] = max(seq, n.pending[f])
	n.mu.Unlock()
	select {
	case n.poke <- struct{}{}:
	default:
	}
}

func (n *notifier) run(ctx context.Context) {
	defer close(n.done)
	for {
		select {
		case <-ctx.Done():
			return
		case <-n.poke:
		}
		n.mu.Lock()
		pending := n.pending
		n.pending = map[change.Feed]int64{}
		n.mu.Unlock()
		for f, seq := range pending {
			n.announce(ctx, string(f)+" "+strconv.FormatInt(seq, 10))
		}
	}
}

func (n *notifier) announce(ctx context.Context, payload string) {
	n.d.mu.Lock()
	lost := n.d.faults.LoseNotifications
	n.d.mu.Unlock()
	if lost {
		return
	}
	// A lost announcement costs at most a second: every process also looks by itself.
	_, _ = n.d.writer.ExecContext(ctx, "SELECT pg_notify($1, $2)", channel, payload)
}

func (n *notifier) stop() {
	n.cancel()
	<-n.done
}

// Listen has f called for each commit that another process announces, until ctx ends. It reconnects for ever, and
// calls lost after each interruption and once it listens again, so that the caller looks for itself. On SQLite it only waits.
func (d *DB) Listen(ctx context.Context, f func(change.Feed, int64), lost func()) {
	d.listenOn(ctx, channel, lost, func(payload string) {
		feed, number, _ := strings.Cut(payload, " ")
		if seq, err := strconv.ParseInt(number, 10, 64); err == nil {
			f(change.Feed(feed), seq)
		}
	})
}

// DataVersion moves when another process has written to the SQLite file; it is asked on the writing connection, since
// each connection has its own. On PostgreSQL it is always 0.
func (d *DB) DataVersion(ctx context.Context) (v int64, err error) {
	if d.Engine() != "sqlite" {
		return 0, nil
	}
	err = d.writer.QueryRowContext(ctx, "PRAGMA data_version").Scan(&v)
	return v, err
}
