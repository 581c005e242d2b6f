package web

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/a-h/templ"

	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/views/answers"
	"convive/views/locale"
	"convive/views/ui"
)

// conflict answers an edit that somebody else was faster with: a page, or with JavaScript a dialog's place, with both
// values of each field. Nothing that was typed is lost: the rest of the form goes with it.
func (c *Ctx) conflict(e db.ErrConflict, values url.Values, labels map[string]string) error {
	c.refused(http.StatusConflict)
	props := ui.ConflictProps{What: locale.T(c.ctx, "This"), Cancel: c.backPath()}
	at := time.Time{}
	by := e.Fields[len(e.Fields)-1].By
	said := map[string]bool{} // what the answer's form holds already
	var rest [][2]string
	for _, f := range e.Fields {
		said[f.Column] = true
		row := ui.ConflictRow{Field: "pick." + f.Column, Label: label(c, labels, f.Column), Mine: values.Get(f.Column), Theirs: text(f.Theirs), Pick: "mine"}
		props.Rows = append(props.Rows, row)
		rest = append(rest, [2]string{"mine." + f.Column, row.Mine}, [2]string{"theirs." + f.Column, row.Theirs})
		if f.At.Time().After(at) {
			at, by = f.At.Time(), f.By
		}
	}
	props.When = locale.Clock(c.ctx, at.In(c.event.Location()))
	props.Who = c.nameOf(by)
	for _, column := range slices.Sorted(maps.Keys(e.Theirs)) { // saying what was typed would take theirs back
		said[column] = true
		rest = append(rest, [2]string{column, text(e.Theirs[column])})
		if _, shown := labels[column]; shown {
			props.Merged = append(props.Merged, ui.MergedRow{Label: label(c, labels, column), Value: text(e.Theirs[column])})
		}
	}
	for _, name := range sortedKeys(values) {
		if !said[name] && name != "command" && name != "version" && !strings.HasPrefix(name, "pick") && !strings.HasPrefix(name, "mine.") && !strings.HasPrefix(name, "theirs.") {
			for _, v := range values[name] {
				rest = append(rest, [2]string{name, v})
			}
		}
	}
	table := answers.Conflict("conflict", c.Request().URL.Path, c.NewCommand(), e.Version, rest, props)
	if c.datastar() {
		r := c.reply()
		r.patch("#main", "prepend", table)
		return r.send()
	}
	return c.show(func(p *Page) error {
		p.Title(locale.T(c.ctx, "Changed meanwhile"))
		p.Body(func(*Body) (templ.Component, error) { return table, nil })
		return nil
	}, http.StatusConflict, nil)
}

func label(c *Ctx, labels map[string]string, column string) string {
	if l, ok := labels[column]; ok {
		return locale.Say(c.ctx, l)
	}
	return column
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
