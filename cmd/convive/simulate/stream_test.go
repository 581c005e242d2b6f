package simulate

import (
	"context"
	"testing"
	"time"
)

func TestOnlyWhatOthersEndedBeforeItsTimeIsBrokenOff(t *testing.T) {
	for _, c := range []struct {
		name string
		why  error
		seen bool
		age  time.Duration
		want bool
	}{
		{"the server ended it", nil, true, time.Second, true},
		{"the server ended it before the first frame", nil, false, 0, true},
		{"the server ended it since it was old", nil, true, 30 * time.Minute, false},
		{"it fell silent", errSilent, true, silence, true},
		{"its first frame was late", errSilent, false, firstFrame, false},
		{"it was cut on purpose", errCut, true, cutAfter, false},
		{"everybody leaves", context.Canceled, true, time.Minute, false},
	} {
		if got := brokenOff(c.why, c.seen, c.age); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestOneBrokenStreamInTenThousandIsTooMany(t *testing.T) {
	for _, c := range []struct{ streams, ended, bad int }{{0, 0, 0}, {100, 0, 0}, {100, 1, 1}, {10000, 1, 1}, {20000, 1, 0}} {
		r := Report{Streams: watched{streams: c.streams, ended: c.ended}}
		if got := r.fewEnded(); got.Bad != c.bad || got.N != c.streams {
			t.Errorf("%d of %d: %+v", c.ended, c.streams, got)
		}
	}
}
