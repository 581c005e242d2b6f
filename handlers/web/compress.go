package web

import (
	"bytes"
	"compress/gzip"
	"crypto/rand"
	"sync"

	"convive/static"
)

// least is from how many bytes on a page is worth compressing: less fits into one packet as it is.
const least = 1400

// level is gzip's: it takes half the time of the usual 6, 1.5 ms for 120 KB of markup, and saves all but a twentieth of what
// that saves; a reply page of 76 KB becomes 6.7 KB.
const level = 4

var zippers = sync.Pool{New: func() any {
	z, _ := gzip.NewWriterLevel(nil, level) // the level is one of gzip's
	return z
}}

// small answers with a page in gzip where the client takes it. Guests' pages alone are: they are opened once, on phones.
// Hosts' pages show the codes and links of others beside words of an address, whose length should not tell how they agree.
func (c *Ctx) small(html []byte) []byte {
	head := c.echo.Response().Header()
	head.Add("Vary", "Accept-Encoding")
	if len(html) < least || !static.TakesGzip(c.Request().Header.Values("Accept-Encoding")) {
		return html
	}
	var out bytes.Buffer
	z := zippers.Get().(*gzip.Writer)
	defer zippers.Put(z)
	z.Reset(&out)
	z.Comment = padding()
	if _, err := z.Write(html); err != nil || z.Close() != nil {
		return html
	}
	head.Set("Content-Encoding", "gzip")
	return out.Bytes()
}

// padding is a comment of gzip's header, of a length that chance chooses: a guest's page holds their own link, and the length of an
// answer must not tell how words of its address agree with that.
func padding() string {
	text := rand.Text() + rand.Text() + rand.Text()
	return text[:text[0]%64]
}

// document answers with a page's bytes.
func (c *Ctx) document(status int, html []byte) error {
	if err := c.save(); err != nil {
		return err
	}
	c.echo.Response().Header().Set("Content-Type", "text/html; charset=utf-8")
	c.echo.Response().WriteHeader(status)
	_, err := c.echo.Response().Write(html)
	return err
}
