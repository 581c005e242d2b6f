package web

import (
	"context"

	"github.com/a-h/templ"

	"convive/models/access"
	"convive/models/activity"
	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
)

// Action is what a command's route runs. It is made by With, Do or Create.
type Action interface {
	run(*Ctx) error
	fields() []string
	texts() map[string]string
}

// NoDraft is the draft of a command that needs nothing but its address.
type NoDraft struct{}

// Validate finds nothing wrong.
func (NoDraft) Validate() invalid.Fields { return nil }

// Command is an Action around one rule: the draft is read and judged before the transaction begins, so that a slow
// phone never holds the writer.
type Command[D Draft] struct {
	rule   func(*db.Tx, *Ctx, D) (change.Change, error)
	work   func(*Ctx, D, change.CommandID) (string, error) // instead of the rule: Submit
	ready  func(*Ctx, D) (Rule, error)                     // makes the rule: Prepared
	long   *long[D]                                        // makes it beside the request: Long
	page   func(*Page) error
	form   func(*Ctx, Form[D]) (templ.Component, error)
	fresh  func(*Ctx) D
	renews func(*Ctx, D) D
	notice func(*Ctx, change.Entry) string
	idle   func(*Ctx) string
	undo   bool
	goTo   func(*Ctx, change.Entry) string
	back   func(*Ctx, change.Entry) string // goTo without JavaScript
	scope  func(*Ctx) access.Scope
	wording
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

// Rule is what a mutation runs in its transaction.
type Rule func(*db.Tx) (change.Change, error)

// Prepared is a command with work that belongs before the transaction: reading a file, mapping a list. What it makes
// ready is the rule. A refusal of the rule brings the page back, as it is by then, with the sentence.
func Prepared[D Draft](ready func(*Ctx, D) (Rule, error)) *Command[D] {
	return &Command[D]{ready: ready}
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

// Renewing makes a draft that came too late one that can be sent again: it keeps what was typed and says, as a fresh one,
// what it was typed upon. Which row that is, the draft says; the address may lead to another one by now.
func (m *Command[D]) Renewing(renews func(*Ctx, D) D) *Command[D] {
	m.renews = renews
	return m
}

// Saying tells the one who sent it what happened; with undo it offers to take it back.
func (m *Command[D]) Saying(notice func(context.Context, change.Entry) string, undo bool) *Command[D] {
	return m.SayingOf(func(c *Ctx, e change.Entry) string { return notice(c.ctx, e) }, undo)
}

// SayingOf is Saying with names to look up.
func (m *Command[D]) SayingOf(notice func(*Ctx, change.Entry) string, undo bool) *Command[D] {
	m.notice, m.undo = notice, undo
	return m
}

// Otherwise tells the one who sent it that all of it stood there already: nothing was changed.
func (m *Command[D]) Otherwise(notice func(*Ctx) string) *Command[D] {
	m.idle = notice
	return m
}

// To says which page follows; it makes the browser go there with JavaScript too.
func (m *Command[D]) To(to func(*Ctx, change.Entry) string) *Command[D] {
	m.goTo = to
	return m
}

// Back says which page follows without JavaScript, where the address doesn't lead back to it; a live page stays as it is.
func (m *Command[D]) Back(back func(*Ctx, change.Entry) string) *Command[D] {
	m.back = back
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

// Words says what a field's value means to people, there.
func (m *Command[D]) Words(words func(ctx context.Context, field, value string) string) *Command[D] {
	return m.WordsOf(func(c *Ctx, field, value string) string { return words(c.ctx, field, value) })
}

// WordsOf is Words with names to look up.
func (m *Command[D]) WordsOf(words func(c *Ctx, field, value string) string) *Command[D] {
	m.words = words
	return m
}

// wayBack is where a change is taken back by who did it; "" where it can't be.
func (c *Ctx) wayBack(e change.Entry) string {
	if activity.MayUndo(c.scope, e) {
		return c.undoPath(e.Seq)
	}
	return ""
}
