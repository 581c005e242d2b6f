package web

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/views/answers"
	"convive/views/locale"
	"convive/views/ui"
)

// wording is how a draft's fields and their values are called where people see them.
type wording struct {
	labels map[string]string
	words  func(c *Ctx, field, value string) string
}

func (w wording) label(ctx context.Context, field string) string {
	if l, ok := w.labels[field]; ok {
		return locale.Say(ctx, l)
	}
	return field
}

// value is what a form field holds, in words.
func (w wording) value(c *Ctx, field, value string) string {
	if w.words == nil {
		return value
	}
	return w.words(c, field, value)
}

// conflict answers an edit that somebody else was faster with: a page, or with JavaScript a dialog, with both values of
// each field. Nothing that was typed is lost: the rest of the form goes with it.
func (c *Ctx) conflict(e db.ErrConflict, values url.Values, w wording) error {
	c.refused(http.StatusConflict)
	c.met("fields")
	for field, said := range e.Says {
		values.Set(field, said)
	}
	form := answers.Conflict{Action: c.Request().URL.Path, Command: c.NewCommand(), Version: e.Version, Table: c.sides(e, values, w), Rest: rest(e, values)}
	if c.datastar() {
		form.Table.Closes = "conflict-dialog"
		r := c.reply()
		r.replace(answers.ConflictDialog(form))
		return r.send()
	}
	form.Table.Cancel = c.backPath()
	return c.show(func(p *Page) error {
		title := locale.T(c.ctx, "Changed meanwhile")
		p.Title(title)
		p.Body(func(*Body) (templ.Component, error) { return answers.ConflictPage(title, form), nil })
		return nil
	}, http.StatusConflict, nil)
}

// sides are both values of each field, with who was last to change one and when.
func (c *Ctx) sides(e db.ErrConflict, values url.Values, w wording) ui.ConflictProps {
	props := ui.ConflictProps{What: cmp.Or(e.What, called(e, values), locale.T(c.ctx, "This"))}
	last := e.Fields[len(e.Fields)-1]
	for _, f := range e.Fields {
		mine, theirs := w.value(c, f.Column, values.Get(f.Column)), w.value(c, f.Column, text(f.Theirs))
		props.Rows = append(props.Rows, ui.ConflictRow{Field: "pick." + f.Column, Label: w.label(c.ctx, f.Column), Mine: mine, Theirs: theirs, Pick: "mine"})
		if f.At > last.At {
			last = f
		}
	}
	props.Who, props.When = c.nameOf(last.By), locale.Clock(c.ctx, last.At.Time().In(c.event.Location()))
	if c.event.ID == "" { // an account's own page is nowhere
		props.When += " UTC"
	}
	for _, column := range slices.Sorted(maps.Keys(e.Theirs)) {
		if _, shown := w.labels[column]; shown && !slices.Contains(e.Follows, column) {
			props.Merged = append(props.Merged, ui.MergedRow{Label: w.label(c.ctx, column), Value: w.value(c, column, text(e.Theirs[column]))})
		}
	}
	return props
}

// called is how the row is called by now; "" when its form has no name.
func called(e db.ErrConflict, values url.Values) string {
	for _, column := range []string{"name", "envelope_name"} {
		for _, f := range e.Fields {
			if f.Column == column {
				return text(f.Theirs)
			}
		}
		if theirs, changed := e.Theirs[column]; changed {
			return text(theirs)
		}
		if typed := values.Get(column); typed != "" {
			return typed
		}
	}
	return ""
}

// rest is what the answer's form holds unseen: both values of each field, what only the other changed (saying what was
// typed would take that back), and all else that was typed.
func rest(e db.ErrConflict, values url.Values) (rest [][2]string) {
	said := map[string]bool{"command": true, "version": true}
	for _, f := range e.Fields {
		said[f.Column] = true
		rest = append(rest, [2]string{"mine." + f.Column, values.Get(f.Column)}, [2]string{"theirs." + f.Column, text(f.Theirs)})
	}
	for _, column := range slices.Sorted(maps.Keys(e.Theirs)) {
		said[column] = true
		rest = append(rest, [2]string{column, text(e.Theirs[column])})
	}
	for _, name := range sortedKeys(values) {
		if said[name] || strings.HasPrefix(name, "pick") || strings.HasPrefix(name, "mine.") || strings.HasPrefix(name, "theirs.") {
			continue
		}
		for _, v := range values[name] {
			rest = append(rest, [2]string{name, v})
		}
	}
	return rest
}

// answersConflict says whether a body is what a conflict's form sends.
func answersConflict(values url.Values) bool {
	for name := range values {
		if name == "pick-all" || strings.HasPrefix(name, "pick.") {
			return true
		}
	}
	return false
}

// text writes a database value as its form field holds it.
func text(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		var words []string
		if strings.HasPrefix(v, "[") && json.Unmarshal([]byte(v), &words) == nil {
			return strings.Join(words, ", ")
		}
		return v
	}
	return fmt.Sprint(v)
}

func sortedKeys(values url.Values) []string {
	keys := make([]string, 0, len(values))
	for k := range values {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// NameOf is how the account of an actor is called.
func (c *Ctx) NameOf(a change.Actor) string { return c.nameOf(a) }

// nameOf is how an actor is called; a guest's household is "a guest" here, the command line "somebody".
func (c *Ctx) nameOf(a change.Actor) string {
	if a.Kind == change.ByHousehold {
		return locale.T(c.ctx, "a guest")
	}
	var names map[change.ID]string
	err := c.Read(func(r *db.Read) (err error) {
		names, err = accounts.Names(r, []change.ID{a.ID})
		return err
	})
	if err != nil || names[a.ID] == "" {
		return locale.T(c.ctx, "somebody")
	}
	return names[a.ID]
}
