package imports

import "convive/models/imports/lists"

// counter tells a watch of guests, some at a time.
type counter struct {
	watch             lists.Watch
	done, told, total int
}

func (c *counter) add(n int) error {
	c.done += n
	if c.watch == nil || n > 0 && c.done-c.told < lists.Every {
		return nil
	}
	c.told = c.done
	return c.watch(c.done, c.total)
}

// Watched has somebody hear how many of the list's guests are written when the plan is applied. It is called within the
// transaction: it must be quick. Its error rolls everything back.
func (p *Plan) Watched(watch lists.Watch) { p.watch = watch }
