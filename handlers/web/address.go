package web

import (
	"strings"
	"unicode/utf8"
)

// sound makes an address's parts storable text: a byte that PostgreSQL refuses in a text becomes a sign that no row's
// id, slug or key holds, so that a malformed address leads to nothing, as an absent one does.
func (c *Ctx) sound() {
	values := c.echo.ParamValues()
	clean := make([]string, len(values))
	for i, v := range values {
		clean[i] = storable(v)
	}
	c.echo.SetParamValues(clean...)
	u := c.Request().URL
	query := u.Query()
	changed := false
	for _, all := range query {
		for i, v := range all {
			all[i] = storable(v)
			changed = changed || all[i] != v
		}
	}
	if changed {
		u.RawQuery = query.Encode()
	}
}

func storable(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, string(utf8.RuneError)), "\x00", string(utf8.RuneError))
}
