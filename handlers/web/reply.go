package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"convive/handlers/live"
	"convive/models/change"
	"convive/views/answers"
)

// command is the id under which a body is carried out once. A page without JavaScript sends none that is fresh, so
// the server derives it: the same step taken again later differs by the row's version that its body carries.
func (c *Ctx) command(values url.Values) change.CommandID {
	id := values.Get("command")
	content := url.Values{}
	for name, all := range values {
		if name != "command" {
			content[name] = all
		}
	}
	sum := sha256.Sum256([]byte(c.Request().URL.Path + "\x00" + content.Encode()))
	body := hex.EncodeToString(sum[:])
	if len(id) > 64 || !plainID(id) {
		return change.CommandID{ID: hash(c.session + "\x00" + body), Body: body, Derived: true}
	}
	return change.CommandID{ID: id, Body: body}
}

func plainID(id string) bool {
	for _, r := range id {
		if !(r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r == '-') {
			return false
		}
	}
	return id != ""
}

// reply collects what a command tells the page that sent it.
type reply struct {
	c   *Ctx
	out bytes.Buffer
	err error
}

func (c *Ctx) reply() *reply { return &reply{c: c} }

// replace puts a fresh form in the place of the one that was sent; a morph would keep what was typed.
func (r *reply) replace(form templ.Component) { r.patch("", "replace", form) }

// notice shows a sentence, with a way to take it back if there is one.
func (r *reply) notice(said answers.Said) {
	r.patch("#notices-done", "inner", answers.Done("notice-done", said, r.c.NewCommand()))
}

func (r *reply) patch(selector, mode string, c templ.Component) {
	html, err := draw(r.c.ctx, c)
	if err != nil {
		r.err = err
		return
	}
	live.Patch(&r.out, selector, mode, html)
}

// goOn makes the page go to another address.
func (r *reply) goOn(path string) {
	data, _ := json.Marshal(map[string]string{"_go": path})
	r.out.WriteString("event: datastar-patch-signals\ndata: signals " + string(data) + "\n\n")
}

// send answers with the collected patches, or with 204 when there are none.
func (r *reply) send() error {
	if r.err != nil {
		return r.err
	}
	if err := r.c.save(); err != nil {
		return err
	}
	resp := r.c.echo.Response()
	if r.out.Len() == 0 {
		return r.c.echo.NoContent(http.StatusNoContent)
	}
	resp.Header().Set("Content-Type", "text/event-stream")
	resp.WriteHeader(http.StatusOK)
	_, err := resp.Write(r.out.Bytes())
	return err
}

// goOn shows another page: by a redirect, or by telling the page's script.
func (c *Ctx) goOn(path string) error {
	if c.datastar() {
		r := c.reply()
		r.goOn(path)
		return r.send()
	}
	if err := c.save(); err != nil {
		return err
	}
	return c.echo.Redirect(http.StatusSeeOther, path)
}

// GoOn shows another page of our own after a POST, with and without JavaScript.
func (c *Ctx) GoOn(path string) error { return c.goOn(path) }

// undoPath is where an entry of the event's feed is taken back.
func (c *Ctx) undoPath(seq int64) string {
	return "/e/" + c.event.Slug + "/activity/" + strconv.FormatInt(seq, 10) + "/undo"
}

// flash keeps a sentence for the next page.
func (c *Ctx) flash(said answers.Said) {
	data, _ := json.Marshal([]string{said.Text, said.Undo, said.InFull})
	c.sessions.Put(c.ctx, keyNotice, string(data))
}

// notice is the sentence that the last command left, once: for a page that is gone to, since a script that fetches one
// shows none of it.
func (p *Page) notice() templ.Component {
	if mode := p.Request().Header.Get("Sec-Fetch-Mode"); mode != "" && mode != "navigate" {
		return nil
	}
	var kept [3]string
	if err := json.Unmarshal([]byte(p.sessions.PopString(p.ctx, keyNotice)), &kept); err != nil || kept[0] == "" {
		return nil
	}
	return answers.Done("notice-done", answers.Said{Text: kept[0], Undo: kept[1], InFull: kept[2]}, p.NewCommand())
}

// pagePath is the nearest page above a command's address: "/e/x/requests/7/resolution" leads to "/e/x/requests".
func (c *Ctx) pagePath() string {
	pattern := strings.Split(c.route.Pattern, "/")
	path := strings.Split(c.Request().URL.EscapedPath(), "/")
	for n := len(pattern); n > 1; n-- {
		if c.routes.hasPage(strings.Join(pattern[:n], "/")) && n <= len(path) {
			return strings.Join(path[:n], "/")
		}
	}
	return "/"
}

// backPath is that page with the query that the command's address carries, so that a form leads back to the page as it
// was filtered.
func (c *Ctx) backPath() string {
	if q := c.Request().URL.Query().Encode(); q != "" {
		return c.pagePath() + "?" + q
	}
	return c.pagePath()
}

func (r *Routes) hasPage(pattern string) bool {
	for _, route := range r.all {
		if route.Kind == KindPage && route.Pattern == pattern {
			return true
		}
	}
	return false
}
