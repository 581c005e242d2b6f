package web

import (
	"convive/models/change"
	"convive/views/answers"
	"convive/views/locale"
)

// mostNamed is how many names a notice holds: on a phone it must not cover the page that it stands on.
const mostNamed = 6

// Named joins names for a notice. Of many it is the first few and how many others there are; the notice then has the same
// sentence with all of them folded below it.
func (c *Ctx) Named(names []string) string {
	more := len(names) - mostNamed
	if c.inFull || more < 2 { // the last name is as short as "1 other"
		return locale.List(c.ctx, names)
	}
	c.shortened = true
	return locale.List(c.ctx, append(names[:mostNamed:mostNamed], locale.N(c.ctx, "{n} other", "{n} others", more)))
}

// saying is what a command says it did.
func (c *Ctx) saying(notice func(*Ctx, change.Entry) string, e change.Entry) (said answers.Said) {
	c.shortened, c.inFull = false, false
	said.Text = notice(c, e)
	if c.shortened {
		c.inFull = true
		said.InFull = notice(c, e)
		c.inFull = false
	}
	return said
}
