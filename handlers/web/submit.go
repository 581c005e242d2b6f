package web

import (
	"net/http"

	"convive/models/change"
	"convive/views/answers"
)

// Submit is a form that is no command on the feed of its address: signing in, setting up, joining, a step over two
// feeds. The draft is read, judged and sent back as a command's is; work gets what passed, with the id under which it
// was sent, and says which page follows.
func Submit[D Draft](work func(*Ctx, D, change.CommandID) (next string, err error)) *Command[D] {
	return &Command[D]{work: work}
}

// elsewhere says that another page is the one to show.
type elsewhere struct{ path string }

func (e elsewhere) Error() string { return "web: go on at " + e.path }

// Elsewhere is what a page's function returns to show another page of our own instead.
func Elsewhere(path string) error { return elsewhere{path} }

func (c *Ctx) elsewhere(to elsewhere) error {
	if err := c.save(); err != nil {
		return err
	}
	return c.echo.Redirect(http.StatusSeeOther, to.path)
}

// Tell keeps a sentence for the next page that this browser opens.
func (c *Ctx) Tell(text string) { c.flash(answers.Said{Text: text}) }
