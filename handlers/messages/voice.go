package messages

import (
	"context"
	"time"

	"convive/handlers/web"
	"convive/models/messages"
	"convive/views/locale"
)

// Voice is how messages speak: dates and lists in the reader's language, links from the base URL alone.
func Voice(secret []byte, link func(path string) string) messages.Voice {
	in := func(lang string) context.Context { return locale.With(context.Background(), lang) }
	return messages.Voice{
		Secret: secret, Link: link,
		Day:  func(lang string, day time.Time) string { return locale.Date(in(lang), day, locale.DateLong) },
		When: func(lang string, at time.Time) string { return locale.Moment(in(lang), at, locale.DateFull) },
		List: func(lang string, items []string) string { return locale.List(in(lang), items) },
		Unsaid: func(lang, names string) string {
			if names == "" {
				return locale.T(in(lang), "no answer yet")
			}
			return locale.T(in(lang), "{name}: no answer yet", "name", names)
		},
	}
}

func voice(c *web.Ctx) messages.Voice { return Voice(c.Secret, c.Link) }
