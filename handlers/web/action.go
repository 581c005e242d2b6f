package web

import (
	"context"
	"errors"
	"net/http"

	"github.com/a-h/templ"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
)

// Action is what a command's route runs. It is made by With, Do or Create.
type Action interface{ run(*Ctx) error }

// NoDraft is the draft of a command that needs nothing but its address.
type NoDraft struct{}

// Validate finds nothing wrong.
func (NoDraft) Validate() invalid.Fields { return nil }

// Command is an Action around one rule: the draft is read and judged before the transaction begins, so that a slow
// phone never holds the writer.
type Command[D Draft] struct {
	rule   func(*db.Tx, *Ctx, D) (change.Change, error)
	page   func(*Page) error
	form   func(*Ctx, Form[D]) (templ.Component, error)
	fresh  func(*Ctx) D
	notice func(context.Context, change.Entry) string
	undo   bool
	goTo   func(*Ctx, change.Entry) string
	scope  func(*Ctx) access.Scope
	labels map[string]string
}

// With is a command on one row, named by ":id" in the address, with a draft.
func With[D Draft](rule func(*db.Tx, change.ID, D) (change.Change, error)) *Command[D] {
	return &Command[D]{rule: func(tx *db.Tx, c *Ctx, d D) (change.Change, error) { return rule(tx, c.ID(), d) }}
}

// Do is a command on one row that needs no draft.
func Do(rule func(*db.Tx, change.ID) (change.Change, error)) *Command[NoDraft] {
	return &Command[NoDraft]{rule: func(tx *db.Tx, c *Ctx, _ NoDraft) (change.Change, error) { return rule(tx, c.ID()) }}
}

// Create is a command on the place as a whole, with a draft.
func Create[D Draft](rule func(*db.Tx, D) (change.Change, error)) *Command[D] {
	return &Command[D]{rule: func(tx *db.Tx, _ *Ctx, d D) (change.Change, error) { return rule(tx, d) }}
}

// By is a command whose rule also needs the request: the installation's secret, the session.
func By[D Draft](rule func(*db.Tx, *Ctx, D) (change.Change, error)) *Command[D] {
	return &Command[D]{rule: rule}
}

// On names the page that the form stands on and how the form is drawn: refused, it comes back there with what was
// typed; carried out, it comes back empty, or as fresh makes it.
func (m *Command[D]) On(page func(*Page) error, form func(*Ctx, Form[D]) (templ.Component, error)) *Command[D] {
	m.page, m.form = page, form
	return m
}

// Fresh makes the draft that the form shows after it was carried out.
func (m *Command[D]) Fresh(fresh func(*Ctx) D) *Command[D] {
	m.fresh = fresh
	return m
}

// Saying tells the one who sent it what happened; with undo it offers to take it back.
func (m *Command[D]) Saying(notice func(context.Context, change.Entry) string, undo bool) *Command[D] {
	m.notice, m.undo = notice, undo
	return m
}

// To says which page follows; it makes the browser go there with JavaScript too.
func (m *Command[D]) To(to func(*Ctx, change.Entry) string) *Command[D] {
	m.goTo = to
	return m
}

// At runs the command on another feed than the address's: an organization's, the installation's.
func (m *Command[D]) At(scope func(*Ctx) access.Scope) *Command[D] {
	m.scope = scope
	return m
}

// Labels names a draft's fields as people read them, for the table of a conflict.
func (m *Command[D]) Labels(labels map[string]string) *Command[D] {
	m.labels = labels
	return m
}

func (m *Command[D]) run(c *Ctx) error {
	values, err := c.values()
	if err != nil {
		return err
	}
	cmd := c.command(values)
	f := Form[D]{Command: cmd.ID, Action: c.Request().URL.Path}
	f.Errors = decode(values, &f.Draft)
	if filler, ok := any(&f.Draft).(Values); ok {
		filler.Fill(values)
	}
	f.Errors = append(f.Errors, f.Draft.Validate()...)
	if len(f.Errors) > 0 {
		return m.mend(c, f)
	}
	scope := c.scope
	if m.scope != nil {
		scope = m.scope(c)
	}
	entry, err := c.DB.Mutate(c.ctx, scope.Needing(c.route.Needs), cmd, func(tx *db.Tx) (change.Change, error) { return m.rule(tx, c, f.Draft) })
	var wrong invalid.Fields
	var conflict db.ErrConflict
	switch {
	case errors.As(err, &wrong):
		f.Errors = wrong
		return m.mend(c, f)
	case errors.As(err, &conflict):
		return c.conflict(conflict, values, m.labels)
	case err != nil:
		return c.refuse(err, cmd.ID)
	}
	return m.done(c, entry)
}

// mend sends the form back with what was typed and what is wrong.
func (m *Command[D]) mend(c *Ctx, f Form[D]) error {
	switch {
	case m.form == nil:
		return c.refuse(f.Errors, f.Command)
	case c.datastar():
		form, err := m.form(c, f)
		if err != nil {
			return err
		}
		return c.write(http.StatusOK, form)
	default:
		return c.show(m.page, http.StatusUnprocessableEntity, f)
	}
}

// done answers the one who sent the command: about the form alone, never about what others see.
func (m *Command[D]) done(c *Ctx, e change.Entry) error {
	var text, undo string
	if m.notice != nil && e.Change != change.None {
		text = m.notice(c.ctx, e)
		if _, ok := e.Change.(change.Reversible); ok && m.undo && c.scope.Allows(access.Undo) {
			undo = c.undoPath(e.Seq)
		}
	}
	if !c.datastar() || m.goTo != nil {
		if text != "" {
			c.flash(text, undo)
		}
		return c.goOn(m.next(c, e))
	}
	reply := c.reply()
	if m.form != nil {
		var fresh D
		if m.fresh != nil {
			fresh = m.fresh(c)
		}
		form, err := m.form(c, Form[D]{Draft: fresh, Command: c.NewCommand(), Action: c.Request().URL.Path})
		if err != nil {
			return err
		}
		reply.replace(form)
	}
	if text != "" {
		reply.notice(text, undo)
	}
	return reply.send()
}

func (m *Command[D]) next(c *Ctx, e change.Entry) string {
	if m.goTo != nil {
		return m.goTo(c, e)
	}
	return c.pagePath()
}
