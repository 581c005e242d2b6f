package webtest

import (
	"io"
	"net/http"
	"strings"
)

// Raw is a request as it is, for what no form of ours would send.
type Raw struct {
	Method, Path, Body string
	Stream             io.Reader         // instead of Body, of a length that nobody says: it goes in chunks, as it comes
	Header             map[string]string // "Host" names the server that is asked for
}

// Send makes a raw request with the client's cookie.
func (c *Client) Send(r Raw) Answer {
	c.t.Helper()
	var body io.Reader = strings.NewReader(r.Body)
	if r.Stream != nil {
		body = r.Stream
	}
	req, err := http.NewRequest(r.Method, c.server+r.Path, body)
	c.World.Must(err)
	for name, value := range r.Header {
		if name == "Host" {
			req.Host = value
			continue
		}
		req.Header.Set(name, value)
	}
	return c.do(req)
}

// Poll asks a page's stream for everything once, as a browser does whose streams don't come through.
func (c *Client) Poll(path string) Answer {
	c.t.Helper()
	return c.Send(Raw{Method: http.MethodGet, Path: path, Header: map[string]string{"Accept": "text/event-stream", "Convive-Poll": "1"}})
}
