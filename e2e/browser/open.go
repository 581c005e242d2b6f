package browser

import (
	"context"
	"errors"

	"github.com/chromedp/chromedp"
)

// Open starts a browser for what is no test, the figures of `make bench` and pictures: the one that people use, where it is
// installed. The caller ends it; nobody judges what it saw.
func Open() (ctx context.Context, end func(), err error) {
	program := find(append(windowed, windowless...))
	if program == "" {
		return nil, nil, errors.New(missing)
	}
	life, stop := context.WithTimeout(context.Background(), lifetime)
	alloc, stopAlloc := chromedp.NewExecAllocator(life, options(program)...)
	ctx, _ = chromedp.NewContext(alloc)
	ctx, seen := withRecord(ctx)
	end = func() {
		_ = chromedp.Cancel(ctx)
		stopAlloc()
		stop()
	}
	if err := seen.listen(ctx); err != nil {
		end()
		return nil, nil, err
	}
	return ctx, end, nil
}
