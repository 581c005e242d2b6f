package messages_test

import (
	"strings"
	"time"

	"convive/models/dbtest/postbox"
	"convive/models/messages"
	"convive/models/replies"
)

var voice = messages.Voice{
	Secret: secret,
	Link:   func(path string) string { return "https://convive.example.org" + path },
	Day:    func(lang string, day time.Time) string { return lang + day.Format(" 2 January") },
	When:   func(lang string, at time.Time) string { return lang + at.Format(" 2 January 15:04") },
	List:   func(_ string, items []string) string { return strings.Join(items, " + ") },
	Unsaid: func(lang, names string) string { return lang + " open (" + names + ")" },
	Calendar: func(lang string, s replies.State, _ time.Time) []byte {
		return []byte("BEGIN:VCALENDAR\r\nX-LANG:" + lang + "\r\nEND:VCALENDAR\r\n")
	},
}

// sender brings messages to a postbox, without waiting between two.
func (k *kit) sender(box *postbox.Server) *messages.Sender {
	k.Helper()
	m, err := messages.NewMailer(messages.SMTP{URL: "smtp://" + box.Addr + "?tls=none", From: "wedding@convive.example.org"})
	if err != nil {
		k.Fatal(err)
	}
	k.Cleanup(m.Close)
	return messages.NewSender(k.d, m, voice, 0)
}

// work lets a sender work until it finds nothing more to do.
func (k *kit) work(s *messages.Sender) {
	k.Helper()
	for range 20 {
		worked, err := s.Round(background)
		if err != nil {
			k.Fatal(err)
		}
		if !worked {
			return
		}
	}
	k.Fatal("the sender never comes to an end")
}
