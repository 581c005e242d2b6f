package messages_test

import (
	"context"
	"errors"
	"regexp"
	"testing"

	"convive/handlers/messages"
	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest/postbox"
	"convive/models/events"
	rows "convive/models/messages"
)

const at = "/e/amara-jonas/messages"

// house is a world with a mail server, and a sender that waits for nobody.
type house struct {
	*webtest.World
	box    *postbox.Server
	sender *rows.Sender
}

func each(t *testing.T, test func(h *house)) {
	webtest.Each(t, func(w *webtest.World) {
		h := &house{World: w, box: postbox.New(w.T, postbox.Options{})}
		m, err := rows.NewMailer(rows.SMTP{URL: "smtp://" + h.box.Addr + "?tls=none", From: "wedding@convive.example.org"})
		w.Must(err)
		w.T.Cleanup(m.Close)
		w.App.Mail = m
		h.sender = rows.NewSender(w.DB, m, messages.Voice(webtest.Secret, w.App.Link), 0)
		test(h)
	})
}

// work lets the minute pass and the sender send everything.
func (h *house) work() {
	h.T.Helper()
	h.Clock.Move(rows.Grace)
	for worked := true; worked; {
		var err error
		worked, err = h.sender.Round(context.Background())
		h.Must(err)
	}
}

// order are the fields of a mailing to our households.
func (h *house) order(kind rows.Kind, more ...string) []string {
	fields := append([]string{"kind", string(kind)}, more...)
	for _, home := range h.Ours.Households {
		fields = append(fields, "household", string(home.ID))
	}
	h.Must(h.DB.Read(context.Background(), h.System(h.Ours), func(r *db.Read) error {
		e, err := events.Current(r)
		for _, lang := range rows.Spoken(e) {
			text, _, wrong := rows.Written(r, kind, lang)
			err = errors.Join(err, wrong)
			fields = append(fields, "shown", rows.Seen(lang, text))
		}
		return err
	}))
	return fields
}

var stated = regexp.MustCompile(`name="command" value="([0-9a-f-]+)"`)

// message is one of a mailing's, none of those named.
func (h *house) message(mailing change.ID, besides ...change.ID) (m rows.Message) {
	h.T.Helper()
	h.Must(h.DB.Read(context.Background(), h.System(h.Ours), func(r *db.Read) error {
		all, err := db.From[rows.Message](r).Where("mailing_id = ?", string(mailing)).Order("id").All()
		for _, one := range all {
			if len(besides) == 0 || one.ID != besides[0] {
				m = one
			}
		}
		return err
	}))
	return m
}
