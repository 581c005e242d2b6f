package accounts

import (
	"net/url"
	"strings"
)

// maxNext bounds the address to go on at, in bytes.
const maxNext = 2000

// next is where somebody goes on after signing in: a path of our own, or the start. Anything that a browser could read
// as another site's address is not a path of ours.
func next(asked string) string {
	if !strings.HasPrefix(asked, "/") || strings.HasPrefix(asked, "//") || strings.ContainsAny(asked, "\\") || len(asked) > maxNext {
		return "/"
	}
	if strings.ContainsFunc(asked, func(r rune) bool { return r < ' ' || r == 0x7f }) {
		return "/"
	}
	u, err := url.Parse(asked)
	if err != nil || u.Scheme != "" || u.Host != "" || u.User != nil {
		return "/"
	}
	u.Fragment = ""
	if path := u.RequestURI(); strings.HasPrefix(path, "/") && !strings.HasPrefix(path, "//") {
		return path
	}
	return "/"
}
