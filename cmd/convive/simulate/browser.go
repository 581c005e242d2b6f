package simulate

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"strings"
	"time"

	"convive/handlers/live/model"
)

// browser is one person's: a session and a network address of their own.
type browser struct {
	site    *site
	name    string // who sits in front of it
	address string // as a proxy tells it; a server that trusts none counts all browsers as one
	cookie  string
	me      string // the actor of what is done here, as pages say
	guest   bool   // they act as a household
}

// patience bounds one request that is no stream.
const patience = 30 * time.Second

// hops is how many redirects are followed.
const hops = 5

// maxPage bounds, in bytes, what is read of an answer.
const maxPage = 16 << 20

// refusedPage is a page that was answered with something else than itself.
type refusedPage struct {
	path   string
	status int
}

func (r refusedPage) Error() string {
	return fmt.Sprintf("%s was answered with %d", shape(r.path), r.status)
}

func (b *browser) request(ctx context.Context, method, path, body string) (*http.Request, error) {
	req, err := http.NewRequestWithContext(ctx, method, b.site.base.String()+path, strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	if body != "" {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	if b.cookie != "" {
		req.AddCookie(&http.Cookie{Name: "convive", Value: b.cookie})
	}
	req.Header.Set("X-Forwarded-For", b.address)
	return req, nil
}

// do sends a request, keeps the session and reads the answer to its end.
func (b *browser) do(req *http.Request) (*http.Response, []byte, error) {
	resp, err := b.site.http.Do(req)
	if err != nil {
		return nil, nil, told(req, err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxPage))
	for _, c := range resp.Cookies() {
		if c.Name == "convive" {
			b.cookie = c.Value
		}
	}
	return resp, body, err
}

// told is an error without the address that it names, which may be a personal link's.
func told(req *http.Request, err error) error {
	if inner := (&url.Error{}); errors.As(err, &inner) {
		err = inner.Err
	}
	return fmt.Errorf("%s: %w", shape(req.URL.Path), err)
}

// get opens a page; redirects are followed inside the site. Where the server asks for a moment, it gets one.
func (b *browser) get(ctx context.Context, path string) (*document, error) {
	return b.load(ctx, path, http.Header{})
}

// getAnew opens a page that the server reads for this browser alone.
func (b *browser) getAnew(ctx context.Context, path string) (*document, error) {
	return b.load(ctx, path, http.Header{model.Anew: {"1"}})
}

func (b *browser) load(ctx context.Context, path string, with http.Header) (*document, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for turns := 0; turns < hops; {
		req, err := b.request(ctx, http.MethodGet, path, "")
		if err != nil {
			return nil, err
		}
		maps.Copy(req.Header, with)
		resp, body, err := b.do(req)
		if err != nil {
			return nil, err
		}
		switch resp.StatusCode {
		case http.StatusOK:
			d := parse(path, body)
			b.me, b.guest = attr(d.first(tag("body")), "data-me"), strings.HasPrefix(path, "/w/")
			return d, nil
		case http.StatusTooManyRequests:
			if b.site.waits.Add(1); !pause(ctx, time.Second) {
				return nil, refusedPage{path, resp.StatusCode}
			}
		case http.StatusSeeOther, http.StatusMovedPermanently, http.StatusFound:
			if path, err = b.site.inside(resp.Header.Get("Location")); err != nil {
				return nil, err
			}
			turns++
		default:
			return nil, refusedPage{path, resp.StatusCode}
		}
	}
	return nil, fmt.Errorf("%s leads round in circles", shape(path))
}

// post sends a form as the page's script does.
func (b *browser) post(ctx context.Context, path string, values url.Values) (answer, error) {
	req, err := b.request(ctx, http.MethodPost, path, values.Encode())
	if err != nil {
		return answer{}, err
	}
	req.Header.Set("Datastar-Request", "true")
	resp, body, err := b.do(req)
	if err != nil {
		return answer{}, err
	}
	return read(b.site, resp, body), nil
}

// signIn makes the browser one of the demo's people and says whose event it is: "/e/SLUG".
func (b *browser) signIn(ctx context.Context, role string) (event string, err error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	req, err := b.request(ctx, http.MethodPost, "/demo/"+role, "")
	if err != nil {
		return "", err
	}
	resp, _, err := b.do(req)
	if err != nil {
		return "", err
	}
	if resp.StatusCode != http.StatusSeeOther || b.cookie == "" {
		return "", b.site.noDemo(refusedPage{req.URL.Path, resp.StatusCode})
	}
	return b.site.inside(resp.Header.Get("Location"))
}
