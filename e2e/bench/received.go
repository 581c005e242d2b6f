package main

import (
	"context"
	"sync/atomic"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// received counts the bytes of answers and streams that a page has received.
type received struct{ bytes atomic.Int64 }

// receive begins to count.
func receive(ctx context.Context) (*received, error) {
	r := &received{}
	if err := chromedp.Listen(ctx, r.see); err != nil {
		return nil, err
	}
	_, err := chromedp.Call(ctx, network.Enable, network.EnableParams{})
	return r, err
}

func (r *received) see(event any) {
	if e, ok := event.(*network.EventDataReceived); ok {
		r.bytes.Add(int64(e.DataLength))
	}
}

// take is how many there were since the last time, in kB.
func (r *received) take() float64 { return float64(r.bytes.Swap(0)) / 1000 }
