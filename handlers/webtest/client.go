package webtest

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"convive/handlers/live/model"
	"convive/handlers/web"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// Client is one browser of one person.
type Client struct {
	World  *World
	t      testing.TB
	server string
	token  string
	feed   change.Feed
	http   *http.Client
	// NoScript makes it send forms as a browser without JavaScript does.
	NoScript bool
	// Address is what a proxy says about where the browser is; "" for this machine.
	Address string
}

// As is a member of our event's team, by name.
func (w *World) As(name string) *Client { return w.member(w.Ours, name) }

// Stranger is a host of the other organization's event.
func (w *World) Stranger() *Client { return w.member(w.Theirs, "anna") }

func (w *World) member(e Event, name string) *Client {
	w.T.Helper()
	a, ok := e.Accounts[name]
	if !ok {
		w.T.Fatalf("nobody is called %q", name)
	}
	return w.client(w.token(map[string]any{"account": string(a.ID)}, a.ID), e)
}

// Household is a guest's browser that holds a grant for one of our households.
func (w *World) Household(h guests.Household) *Client { return w.GuestOf(w.Ours, h) }

// GuestOf is a guest's browser that holds a grant for a household of an event.
func (w *World) GuestOf(e Event, h guests.Household) *Client {
	w.T.Helper()
	grants, err := json.Marshal([]web.Grant{{Event: e.ID, Held: guests.Own(h)}})
	w.Must(err)
	return w.client(w.token(map[string]any{"grants": string(grants)}, ""), e)
}

// Anonymous is a browser that nobody knows.
func (w *World) Anonymous() *Client { return w.client("", w.Ours) }

func (w *World) client(token string, e Event) *Client {
	return &Client{
		World: w, t: w.T, server: w.Server.URL, token: token, feed: change.EventFeed(e.ID),
		http: &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }},
	}
}

// Cookie is what the browser shows.
func (c *Client) Cookie() string { return "convive=" + c.token }

// Answer is what came back.
type Answer struct {
	*http.Response
	Text   string
	client *Client
	before int64
}

// Get fetches a page.
func (c *Client) Get(path string) Answer {
	c.t.Helper()
	req, err := http.NewRequest(http.MethodGet, c.server+path, nil)
	c.World.Must(err)
	return c.do(req)
}

// In fetches a guests' page by a link that chooses a language, and follows where that leads.
func (c *Client) In(lang, path string) Answer {
	c.t.Helper()
	mark := "?"
	if strings.Contains(path, "?") {
		mark = "&"
	}
	a := c.Get(path + mark + "lang=" + lang)
	if a.StatusCode == http.StatusSeeOther {
		a = c.Get(a.Header.Get("Location"))
	}
	return a
}

// Post sends a command with the fields given as name, value pairs, and with a fresh command id unless one is named.
func (c *Client) Post(path string, pairs ...string) Answer {
	c.t.Helper()
	form := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		form.Add(pairs[i], pairs[i+1])
	}
	if !form.Has("command") && !c.NoScript {
		form.Set("command", string(db.NewID()))
	}
	req, err := http.NewRequest(http.MethodPost, c.server+path, strings.NewReader(form.Encode()))
	c.World.Must(err)
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if !c.NoScript {
		req.Header.Set("Datastar-Request", "true")
	}
	return c.do(req)
}

func (c *Client) do(req *http.Request) Answer {
	c.t.Helper()
	if c.token != "" {
		req.AddCookie(&http.Cookie{Name: "convive", Value: c.token})
	}
	if c.Address != "" {
		req.Header.Set("X-Forwarded-For", c.Address)
	}
	a := Answer{client: c, before: c.Seq()}
	resp, err := c.http.Do(req)
	c.World.Must(err)
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	c.World.Must(err)
	a.Response, a.Text = resp, string(body)
	if strings.Contains(a.Text, "<live-page") {
		if missing := model.Load(body).Unplaced(); len(missing) > 0 {
			c.t.Errorf("%s follows fragments that it doesn't show: %q", req.URL.Path, missing)
		}
	}
	for _, cookie := range resp.Cookies() {
		if cookie.Name == "convive" {
			c.token = cookie.Value
		}
	}
	if resp.StatusCode >= http.StatusInternalServerError && resp.StatusCode != http.StatusServiceUnavailable {
		c.t.Errorf("%s %s: %s\n%s", req.Method, req.URL.Path, resp.Status, a.Text)
	}
	return a
}

// Seq is how far the client's feed has come.
func (c *Client) Seq() int64 {
	var heads map[change.Feed]db.Head
	c.World.insist(func() (err error) {
		heads, err = c.World.DB.Heads(context.Background(), []change.Feed{c.feed})
		return err
	})
	return heads[c.feed].Seq
}
