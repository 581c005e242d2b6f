package web

import (
	"errors"
	"net/http"
	"strconv"

	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
	"convive/views/answers"
	"convive/views/locale"
)

// seqHeader tells the page that sent a command as which number of the log it was carried out, so that it knows when its
// stream has shown it.
const seqHeader = "Convive-Seq"

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
	unread := f.Errors
	for _, wrong := range f.Draft.Validate() {
		if wrong.Name == "" || unread.Of(wrong.Name) == "" { // of what can't be read nothing else is wrong
			f.Errors = append(f.Errors, wrong)
		}
	}
	if len(f.Errors) > 0 {
		return m.mend(c, f)
	}
	entry, next, err := m.carryOut(c, f.Draft, cmd)
	var stale db.ErrStale
	if errors.As(err, &stale) && values.Get("version") == "" { // nobody else changed anything
		stale, err = db.ErrStale{}, invalid.Fields{{Message: "This form is out of date. Reload the page and try again."}}
	} else if stale.Table != "" {
		c.met("row")
	}
	var wrong invalid.Fields
	var conflict db.ErrConflict
	var refusal invalid.Refusal
	switch {
	case stale.Table != "" && m.renew(c, &f):
		return m.again(c, f, http.StatusConflict)
	case errors.Is(err, errUnderWay):
		return c.goOn(m.long.shown(c, f.Draft))
	case (m.ready != nil || m.long != nil) && m.form != nil && errors.As(err, &refusal):
		f.Errors = invalid.Fields{{Message: refusal.Text, Args: refusal.Args}}
		return m.again(c, f, http.StatusConflict)
	case errors.As(err, &wrong):
		f.Errors = wrong
		return m.mend(c, f)
	case errors.As(err, &conflict):
		return c.conflict(conflict, values, m.wording)
	case err != nil:
		return c.refuse(err, cmd.ID)
	case m.work != nil:
		return c.goOn(next)
	}
	return m.done(c, entry)
}

// renew makes a form that came too late one that can be sent again; false where its draft can't be.
func (m *Command[D]) renew(c *Ctx, f *Form[D]) bool {
	if m.form == nil || m.renews == nil {
		return false
	}
	f.Draft, f.Command = m.renews(c, f.Draft), c.NewCommand()
	f.Errors = invalid.Fields{{Message: answerFor(db.ErrStale{}).sentence}}
	return true
}

// carryOut runs the rule in its transaction, or a submitted form's own work.
func (m *Command[D]) carryOut(c *Ctx, draft D, cmd change.CommandID) (e change.Entry, next string, err error) {
	if m.work != nil {
		next, err = m.work(c, draft, cmd)
		return e, next, err
	}
	scope := c.scope
	if m.scope != nil {
		scope = m.scope(c)
	}
	rule := func(tx *db.Tx) (change.Change, error) { return m.rule(tx, c, draft) }
	if m.long != nil {
		e, err = m.long.carryOut(c, draft, scope, cmd)
		return e, "", err
	}
	if m.ready != nil {
		if rule, err = m.ready(c, draft); err != nil {
			return e, "", err
		}
	}
	e, err = c.DB.Mutate(c.ctx, scope.Needing(c.route.Needs), cmd, rule)
	return e, "", err
}

// mend sends the form back with what was typed and what is wrong.
func (m *Command[D]) mend(c *Ctx, f Form[D]) error {
	if m.form == nil {
		return c.refuse(f.Errors, f.Command)
	}
	return m.again(c, f, http.StatusUnprocessableEntity)
}

// again draws the form that came back: in its place on the page, or in the whole page with the status.
func (m *Command[D]) again(c *Ctx, f Form[D], status int) error {
	c.refused(status)
	if !c.datastar() {
		return c.show(m.page, status, f)
	}
	form, err := m.form(c, f)
	if err != nil {
		return err
	}
	return c.write(http.StatusOK, form)
}

// done answers the one who sent the command: about the form alone, never about what others see.
func (m *Command[D]) done(c *Ctx, e change.Entry) error {
	var said answers.Said
	if m.notice != nil && e.Change != change.None {
		said = c.saying(m.notice, e)
		if m.undo {
			said.Undo = c.wayBack(e)
		}
	}
	idle := e.Change == change.None
	if idle {
		said.Text = m.stood(c)
	}
	stays := idle && m.form != nil && m.fresh != nil // the form as it is now is all there is to see
	if !c.datastar() || m.goTo != nil && !stays {
		if said.Text != "" {
			c.flash(said)
		}
		return c.goOn(m.next(c, e))
	}
	if e.Seq > 0 && !idle {
		c.echo.Response().Header().Set(seqHeader, strconv.FormatInt(e.Seq, 10))
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
	if said.Text != "" {
		reply.notice(said)
	}
	return reply.send()
}

// stood says that all of it stood there already: as the command says it, and in any case to who took what the other had saved.
func (m *Command[D]) stood(c *Ctx) string {
	if m.idle != nil {
		return m.idle(c)
	}
	if answersConflict(c.Request().PostForm) {
		return locale.T(c.ctx, "Nothing to save: it stands there already.")
	}
	return ""
}

func (m *Command[D]) next(c *Ctx, e change.Entry) string {
	if m.goTo != nil {
		return m.goTo(c, e)
	}
	if m.back != nil {
		return m.back(c, e)
	}
	return c.backPath()
}
