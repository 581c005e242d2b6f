package messages

import (
	"context"
	"errors"
	"testing"
	"time"

	"convive/models/db"
)

// Expire is the time that passes until another process may send.
func (s *Sender) Expire(t *testing.T) {
	t.Helper()
	if err := s.DB.Aside(context.Background(), installation, func(tx *db.Tx) error {
		_, err := db.Rewrite[Lease](tx, db.Set{"until": 0}, "id = ?", outbox)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	s.until = time.Time{}
}

// Forgetful is a round of a process that is killed when the context ends: what the server says then is never written.
func (s *Sender) Forgetful(ctx context.Context) (bool, error) {
	deliver := s.deliver
	s.deliver = func(_ context.Context, l Letter) (Delivery, error) {
		d, err := deliver(ctx, l)
		if ctx.Err() != nil {
			panic(errKilled)
		}
		return d, err
	}
	defer func() {
		if r := recover(); r != nil && r != errKilled {
			panic(r)
		}
	}()
	return s.Round(ctx)
}

var errKilled = errors.New("killed")

// Stub has letters answered without a server.
func (s *Sender) Stub(deliver func(context.Context, Letter) (Delivery, error)) {
	s.deliver, s.hangUp = deliver, func() {}
}

// Due counts the events that have something to send, or to tell.
func (s *Sender) Due(t *testing.T) int {
	t.Helper()
	places, err := s.due(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return len(places)
}
