package messages

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
)

// Sender brings what waits in the outbox to the mail server: at a pace, one process at a time, at least once, with the same
// Message-ID however often. What became of a message is written at once beside the feeds, so that a killed process doesn't
// send it again, and told by one Change per batch, which is all that pages show.
type Sender struct {
	DB      *db.DB
	Voice   Voice
	Pace    time.Duration // between two messages
	deliver func(context.Context, Letter) (Delivery, error)
	hangUp  func()
	holder  string
	until   time.Time // our lease's end
	rest    time.Time // the mail server could not be reached; until when it is left alone
	lost    int       // how often in a row
}

// NewSender makes a sender; Run is its work.
func NewSender(d *db.DB, m *Mailer, v Voice, pace time.Duration) *Sender {
	return &Sender{DB: d, Voice: v, Pace: pace, deliver: m.Deliver, hangUp: m.Close, holder: string(db.NewID())}
}

const (
	look  = 2 * time.Second // how often it looks whether something is due
	told  = 5 * time.Second // a batch is what is sent in this time, told by one Change
	most  = 25              // or as many
	aside = 5 * time.Minute // the longest that a mail server is left alone which can't be reached
	last  = 5 * time.Second // what is on its way at the end of the process may take so long
)

// batch is how many messages one Change takes up.
func (s *Sender) batch() int {
	if s.Pace <= 0 {
		return most
	}
	return min(max(int(told/s.Pace), 1), most)
}

// Run sends until the context ends. What is on its way then is brought to its end.
func (s *Sender) Run(ctx context.Context) {
	defer func() {
		s.hangUp()
		if err := s.release(context.WithoutCancel(ctx)); err != nil {
			slog.Warn("the outbox could not be handed over; another process waits for it", "error", err)
		}
	}()
	for ctx.Err() == nil {
		worked, err := s.Round(ctx)
		if err != nil && ctx.Err() == nil {
			slog.Warn("some of the outbox could not be worked on; it is tried again", "error", err)
		}
		if !worked {
			wait(ctx, look)
		}
	}
}

// Round takes one batch of each event that has something due; worked is false when nothing was, or nothing could be done
// about it. What goes wrong with one event or message keeps no other waiting; the error tells of all.
func (s *Sender) Round(ctx context.Context) (worked bool, err error) {
	if !s.hold(ctx) {
		return false, nil
	}
	places, err := s.due(ctx)
	for _, at := range places {
		if ctx.Err() != nil || !s.hold(ctx) {
			break
		}
		did, wrong := s.visit(ctx, at)
		worked = worked || did
		err = errors.Join(err, wrong)
	}
	if !worked {
		s.hangUp()
	}
	return worked, err
}

// visit takes one batch of an event. What can't be done stays due, and by itself is no reason to look again at once.
func (s *Sender) visit(ctx context.Context, at access.Scope) (did bool, err error) {
	ids, did, err := s.take(ctx, at)
	if err != nil {
		return false, ignore(err) // the event was deleted meanwhile
	}
	for _, id := range ids {
		if ctx.Err() != nil || s.resting() || !s.hold(ctx) {
			break
		}
		if wrong := s.one(ctx, at, id); wrong != nil {
			err = errors.Join(err, fmt.Errorf("message %s: %w", id, wrong))
			continue
		}
		did = true
	}
	return did, err
}

func (s *Sender) resting() bool { return time.Now().Before(s.rest) }

// one sends one message, unless it has no purpose any more, and writes down what became of it.
func (s *Sender) one(ctx context.Context, at access.Scope, id change.ID) error {
	var l Letter
	var m Message
	var o outcome
	ok := false
	err := s.DB.Read(ctx, at, func(r *db.Read) (err error) {
		l, m, o, ok, err = s.Voice.prepare(r, id)
		return err
	})
	if err != nil || !ok {
		return err
	}
	sent := o.State == ""
	if sent {
		o = s.send(ctx, l, o, len(m.Addresses) > 0)
	}
	if err := s.DB.Aside(context.WithoutCancel(ctx), at, func(tx *db.Tx) error { return keep(tx, m, o) }); err != nil {
		return err
	}
	if sent {
		wait(ctx, s.Pace)
	}
	return nil
}

// send talks with the mail server; at the end of the process what is on its way has a few seconds left. had says that an
// address of the household has got the message before.
func (s *Sender) send(ctx context.Context, l Letter, o outcome, had bool) outcome {
	limited, cancel := context.WithTimeout(context.WithoutCancel(ctx), sending)
	defer cancel()
	stop := context.AfterFunc(ctx, func() { time.AfterFunc(last, cancel) })
	defer stop()
	d, err := s.deliver(limited, l)
	if unmade := (Unmade{}); errors.As(err, &unmade) {
		slog.Error("no letter could be made of a message", "message", l.ID, "error", err)
		o.State, o.Reason, o.Detail = Refused, Malformed, said(err.Error())
		return o
	}
	if err != nil {
		s.lost++
		s.rest = time.Now().Add(min(look<<min(s.lost, 10), aside))
		slog.Warn("the mail server can't be reached; messages wait", "error", err)
		o.State, o.Reason, o.Detail = Waiting, Unreachable, said(err.Error())
		return o
	}
	s.lost, s.rest = 0, time.Time{}
	return o.of(d, had)
}

// of is what the server's answers come to. A message that some address is still to get waits for that one alone.
func (o outcome) of(d Delivery, had bool) outcome {
	o.Bad = map[string]string{}
	for address, answer := range d.Refused {
		if answer.noSuchAddress() {
			o.Bad[address] = said(answer.Text)
		}
	}
	if o.Detail = d.against(had); d.Server == nil {
		o.Addresses = d.Taken
	}
	switch {
	case d.Server != nil && d.Server.Code >= 500:
		o.State, o.Reason, o.Detail = Refused, NotTaken, said(d.Server.Text)
	case d.Server != nil:
		o.State, o.Reason, o.Detail = Waiting, TryLater, said(d.Server.Text)
	case len(d.Later) > 0:
		o.State, o.Reason = Waiting, TryLater
	case had || len(d.Taken) > 0:
		o.State = Sent
	case len(o.Bad) > 0:
		o.State, o.Reason = Refused, BadAddress
	default:
		o.State, o.Reason = Refused, NotTaken
	}
	return o
}

func wait(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}

func ignore(err error) error {
	if errors.Is(err, db.ErrNotFound) {
		return nil
	}
	return err
}
