package messages_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"convive/models/change"
	"convive/models/guests"
	"convive/models/messages"
)

// paced is a kit with a sender whose server takes everything, and notes when.
func paced(t *testing.T, pace time.Duration) (*kit, *messages.Sender, *[]time.Time) {
	k := newKit(t, "sqlite")
	s := messages.NewSender(k.d, mailer(t, messages.SMTP{URL: "smtp://localhost"}), voice, pace)
	taken := &[]time.Time{}
	s.Stub(func(_ context.Context, l messages.Letter) (messages.Delivery, error) {
		*taken = append(*taken, time.Now())
		return messages.Delivery{Taken: l.To}, nil
	})
	return k, s, taken
}

func TestMessagesGoAtTheirPace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k, s, taken := paced(t, time.Second)
		names := []string{"Lawson", "Aubertin"}
		for _, name := range []string{"One", "Two", "Three", "Four", "Five", "Six"} {
			k.home(name, guests.Guest{Name: name, Email: name + "@example.org"})
			names = append(names, name)
		}
		id := k.queue(messages.Invitation, names...)
		ctx, stop := context.WithCancel(background)
		var ended = make(chan struct{})
		go func() { defer close(ended); s.Run(ctx) }()
		time.Sleep(30 * time.Second)
		stop()
		<-ended
		if len(*taken) != 8 {
			t.Fatalf("%d messages", len(*taken))
		}
		for i := 1; i < 8; i++ {
			if apart := (*taken)[i].Sub((*taken)[i-1]); apart < time.Second || apart > 1500*time.Millisecond {
				t.Errorf("%v between two", apart)
			}
		}
		if m := k.sheet(id); m.State != messages.Done || m.Count[messages.Sent] != 8 {
			t.Errorf("%s: %v", m.State, m.Count)
		}
	})
}

func TestAnotherProcessTakesOverWhenTheLeaseHasRunOut(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k, killed, _ := paced(t, 0)
		if _, err := killed.Round(background); err != nil { // it holds the lease, and is never heard of again
			t.Fatal(err)
		}
		taken := 0
		next := messages.NewSender(k.d, mailer(t, messages.SMTP{URL: "smtp://localhost"}), voice, 0)
		next.Stub(func(_ context.Context, l messages.Letter) (messages.Delivery, error) {
			taken++
			return messages.Delivery{Taken: l.To}, nil
		})
		k.queue(messages.Invitation, "Lawson")
		k.work(next)
		if taken > 0 {
			t.Error("two processes send")
		}
		time.Sleep(46 * time.Second)
		k.work(next)
		if taken != 1 {
			t.Errorf("%d messages", taken)
		}
	})
}

func TestAProcessThatEndsHandsTheOutboxOverAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k, first, _ := paced(t, 0)
		ctx, stop := context.WithCancel(background)
		ended := make(chan struct{})
		go func() { defer close(ended); first.Run(ctx) }()
		synctest.Wait()
		stop()
		<-ended
		next := messages.NewSender(k.d, mailer(t, messages.SMTP{URL: "smtp://localhost"}), voice, 0)
		next.Stub(func(_ context.Context, l messages.Letter) (messages.Delivery, error) {
			return messages.Delivery{Taken: l.To}, nil
		})
		id := k.queue(messages.Invitation, "Lawson")
		k.work(next)
		k.states(id, map[string]string{"Lawson": "sent"})
	})
}

func TestAServerThatCantBeReachedIsAskedLessAndLess(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k, s, _ := paced(t, 0)
		var asked []time.Time
		s.Stub(func(context.Context, messages.Letter) (messages.Delivery, error) {
			asked = append(asked, time.Now())
			return messages.Delivery{}, errors.New("no route")
		})
		id := k.queue(messages.Invitation, "Lawson", "Aubertin")
		ctx, stop := context.WithCancel(background)
		ended := make(chan struct{})
		go func() { defer close(ended); s.Run(ctx) }()
		for range 120 {
			time.Sleep(30 * time.Second)
			k.clock.Move(30 * time.Second)
		}
		stop()
		<-ended
		if n := len(asked); n < 4 || n > 20 {
			t.Errorf("asked %d times in an hour", n)
		}
		for _, e := range k.sheet(id).Entries {
			if !e.Open() || e.Reason != messages.Unreachable {
				t.Errorf("%s %s", e.State, e.Reason)
			}
		}
		if c := (change.MessagesMoved{Later: 1}); c.Sentence().Text == "" {
			t.Error("a Change without a sentence")
		}
	})
}
