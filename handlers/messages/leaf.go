package messages

import (
	"convive/handlers/web"
	"convive/models/messages"
	views "convive/views/messages"
)

// leaf shows another part of a long list around the form as it was left: what is ticked on one page goes along to the next.
// Nothing is written.
func leaf(c *web.Ctx) error {
	order, wrong, err := web.Drafted[messages.Order](c)
	if err != nil {
		return err
	}
	f := web.Form[messages.Order]{Draft: order, Errors: wrong, Command: c.NewCommand(), Action: mailingsPath(c)}
	if !c.Scripted() {
		return web.Around(c, compose, f)
	}
	shown, err := composed(c, f)
	if err != nil {
		return err
	}
	return c.Patch(views.ComposeForm(shown))
}
