package db

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
)

// heartbeat is how often a listener's connection is asked whether it still stands, and how long it may take to answer:
// TCP may be half open, and says nothing of it for an hour.
const heartbeat = 10 * time.Second

// betweenTries is how long a listener waits before it connects again.
const betweenTries = 200 * time.Millisecond

// listenOn has f called with each message on a channel, until ctx ends. It reconnects for ever; look is called whenever
// messages may have been missed: as soon as it listens, and after each interruption. On SQLite it only waits.
func (d *DB) listenOn(ctx context.Context, channel string, look func(), f func(payload string)) {
	e, ok := d.engine.(postgresEngine)
	if !ok {
		<-ctx.Done()
		return
	}
	l := listener{engine: e, beat: d.heartbeat, look: look, hear: f}
	for ctx.Err() == nil {
		_ = l.listen(ctx, channel)
		look()
		select {
		case <-ctx.Done():
		case <-time.After(betweenTries):
		}
	}
}

// listener is one connection after the other.
type listener struct {
	engine postgresEngine
	beat   time.Duration
	look   func()
	hear   func(payload string)
}

// listen ends with the connection.
func (l listener) listen(ctx context.Context, channel string) error {
	config, err := l.engine.config()
	if err != nil {
		return err
	}
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	if err := l.say(ctx, conn, "LISTEN "+channel); err != nil {
		return err
	}
	l.look()
	for {
		wait, cancel := context.WithTimeout(ctx, l.beat)
		n, err := conn.WaitForNotification(wait)
		quiet := wait.Err() != nil && ctx.Err() == nil
		cancel()
		switch {
		case quiet:
			if err := l.say(ctx, conn, "SELECT 1"); err != nil {
				return err
			}
		case err != nil:
			return err
		default:
			l.hear(n.Payload)
		}
	}
}

// say runs a statement that is to be answered within a beat.
func (l listener) say(ctx context.Context, conn *pgx.Conn, statement string) error {
	ctx, cancel := context.WithTimeout(ctx, l.beat)
	defer cancel()
	_, err := conn.Exec(ctx, statement)
	return err
}
