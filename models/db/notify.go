package db

import (
	"context"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"

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

// heartbeat is how often a listener's connection is asked whether it still stands: TCP may be half open.
const heartbeat = 10 * time.Second

// Listen has f called for each commit that another process announces, until ctx ends. It reconnects for ever, and
// calls lost after each interruption, so that the caller looks for itself. On SQLite it only waits.
func (d *DB) Listen(ctx context.Context, f func(change.Feed, int64), lost func()) {
	e, ok := d.engine.(postgresEngine)
	if !ok {
		<-ctx.Done()
		return
	}
	for ctx.Err() == nil {
		_ = listen(ctx, e.url, f, lost)
		lost()
		select {
		case <-ctx.Done():
		case <-time.After(200 * time.Millisecond):
		}
	}
}

func listen(ctx context.Context, url string, f func(change.Feed, int64), lost func()) error {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	if _, err := conn.Exec(ctx, "LISTEN "+channel); err != nil {
		return err
	}
	lost() // what was announced before this is to be looked up
	for {
		wait, cancel := context.WithTimeout(ctx, heartbeat)
		n, err := conn.WaitForNotification(wait)
		quiet := wait.Err() != nil && ctx.Err() == nil
		cancel()
		switch {
		case quiet:
			if _, err := conn.Exec(ctx, "SELECT 1"); err != nil {
				return err
			}
		case err != nil:
			return err
		default:
			feed, number, _ := strings.Cut(n.Payload, " ")
			if seq, err := strconv.ParseInt(number, 10, 64); err == nil {
				f(change.Feed(feed), seq)
			}
		}
	}
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
