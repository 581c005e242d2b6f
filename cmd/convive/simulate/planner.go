package simulate

import (
	"context"
	"math/rand/v2"
	"strings"

	"golang.org/x/net/html"
)

// settle resolves or declines one open request.
func (p *person) settle(ctx context.Context, dice *rand.Rand) error {
	d, err := p.by.get(ctx, p.base+"/requests")
	if err != nil {
		return err
	}
	open := d.forms(action("/resolution"))
	if len(open) == 0 || !p.think(ctx, dice) {
		return nil
	}
	f, how := d.read(pick(dice, open)), button{}
	for _, b := range f.buttons {
		if strings.HasSuffix(b.action, "/refusal") && dice.IntN(4) == 0 {
			how = b
		}
	}
	if dice.IntN(2) == 0 {
		f.values.Set("answer", "We have thought of it.")
	}
	p.remember(p.send(ctx, toSettle, f, how))
	return nil
}

// reopen opens one settled request again.
func (p *person) reopen(ctx context.Context, dice *rand.Rand) error {
	d, err := p.by.get(ctx, p.base+"/requests?show=settled")
	if err != nil {
		return err
	}
	settled := d.forms(action("/reopening"))
	if len(settled) == 0 || !p.think(ctx, dice) {
		return nil
	}
	p.remember(p.send(ctx, toReopen, d.read(pick(dice, settled)), button{}))
	return nil
}

// enter changes a reply that came by phone. Who may not is not shown the way.
func (p *person) enter(ctx context.Context, dice *rand.Rand) error {
	d, err := p.by.get(ctx, p.base+"/replies?show=all")
	if err != nil {
		return err
	}
	list := every(d.first(byID("replies-list")), func(n *html.Node) bool {
		return n.Data == "a" && strings.HasPrefix(attr(n, "href"), p.base+"/replies/") && !p.play.spared(attr(n, "href"))
	})
	if len(list) == 0 {
		return nil
	}
	if d, err = p.by.get(ctx, attr(pick(dice, list), "href")); err != nil {
		return err
	}
	f := d.form(byID("on-behalf"))
	if f == nil || !p.think(ctx, dice) {
		return nil
	}
	p.said++
	p.fill(f, dice)
	f.values.Set("source", "phone")
	p.remember(p.send(ctx, toEnter, f, button{}))
	return nil
}
