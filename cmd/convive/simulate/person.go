package simulate

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"golang.org/x/net/html"
)

// person is a virtual guest or planner. One goroutine is theirs.
type person struct {
	play   *play
	number int
	by     *browser
	plan   *plan
	base   string // of their pages: "/w/x/h/…" or "/e/x"
	undos  []*form
	said   int // how many words of their own they have written
}

// live acts until the context ends. Who is late acts at once, and the pace goes on from there.
func (p *person) live(ctx context.Context) {
	due := time.Now()
	for {
		a := p.plan.next()
		due = due.Add(p.play.paced(a.after))
		if now := time.Now(); due.Before(now) {
			due = now
		}
		if !pause(ctx, time.Until(due)) {
			return
		}
		if err := p.do(ctx, a); err != nil && ctx.Err() == nil {
			p.play.ledger.fail(fmt.Sprintf("%s: %v", a.deed, err))
		}
	}
}

// do is one act. An error is a page that didn't open.
func (p *person) do(ctx context.Context, a act) error {
	dice := a.dice()
	switch a.deed {
	case toReply:
		return p.reply(ctx, dice)
	case toAsk:
		return p.ask(ctx, dice)
	case toLook:
		_, err := p.by.get(ctx, p.base)
		return err
	case toSeat, toMove, toUnseat:
		return p.seat(ctx, a.deed, dice)
	case toSettle:
		return p.settle(ctx, dice)
	case toReopen:
		return p.reopen(ctx, dice)
	case toUndo:
		return p.undo(ctx)
	case toEnter:
		return p.enter(ctx, dice)
	}
	return nil
}

// thinks is how long people look at a page before they act on it, at speed 1: long enough to be overtaken.
const thinks = time.Second

func (p *person) think(ctx context.Context, dice *rand.Rand) bool {
	return pause(ctx, p.play.paced(thinks/2+time.Duration(dice.Int64N(int64(thinks)))))
}

// words are what people write beside their reply.
var words = []string{
	"We can't wait to dance!", "See you at the lake.", "The children ask every day when it is.", "We bring the good shoes.",
	"Thank you for thinking of us.", "We come by train.", "Save us a dance!", "It will be a beautiful day.",
}

// word is something that only this person says, and only now: a reply with it is always a change.
func (p *person) word() string {
	return fmt.Sprintf("%s (%d/%d)", words[(p.number+p.said)%len(words)], p.number+1, p.said)
}

// remember keeps the way to take a command back; they think of the last few only.
func (p *person) remember(a answer) {
	if a.undo == nil {
		return
	}
	if p.undos = append(p.undos, a.undo); len(p.undos) > 5 {
		p.undos = p.undos[1:]
	}
}

// undo takes the last own command back, if somebody else hasn't moved on.
func (p *person) undo(ctx context.Context) error {
	if len(p.undos) == 0 {
		return nil
	}
	f := p.undos[len(p.undos)-1]
	p.undos = p.undos[:len(p.undos)-1]
	p.send(ctx, toUndo, f, button{})
	return nil
}

func pick[T any](dice *rand.Rand, all []T) T { return all[dice.IntN(len(all))] }

func action(suffix string) match {
	return func(n *html.Node) bool {
		a := attr(n, "action")
		return len(a) > len(suffix) && a[len(a)-len(suffix):] == suffix
	}
}
