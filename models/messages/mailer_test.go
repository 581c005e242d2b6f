package messages_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"convive/models/dbtest/postbox"
	"convive/models/messages"
)

var letter = messages.Letter{ID: "an-id", Sender: "Amara & Jonas", To: []string{"ada@example.org"}, Subject: "Grüße, שלום", Plain: "Text\n", HTML: "<p>Text</p>"}

func mailer(t *testing.T, c messages.SMTP) *messages.Mailer {
	t.Helper()
	c.From = "wedding@convive.example.org"
	m, err := messages.NewMailer(c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(m.Close)
	return m
}

func TestLettersGoEncryptedAndInTheUsersName(t *testing.T) {
	for name, c := range map[string]struct {
		o   postbox.Options
		url string
	}{
		"STARTTLS": {postbox.Options{StartTLS: true, Password: "secret"}, "smtp://convive:secret@"}, "TLS": {postbox.Options{TLS: true, Password: "secret"}, "smtps://convive:secret@"},
	} {
		t.Run(name, func(t *testing.T) {
			box := postbox.New(t, c.o)
			d, err := mailer(t, messages.SMTP{URL: c.url + box.Addr, TLS: box.Trust}).Deliver(background, letter)
			if err != nil || len(d.Taken) != 1 {
				t.Fatalf("%+v, %v", d, err)
			}
			l := box.Letters()[0]
			if !l.Encrypted && c.o.StartTLS || l.User != "convive" || subject(l) != letter.Subject {
				t.Errorf("encrypted %v, as %q, %q", l.Encrypted, l.User, subject(l))
			}
		})
	}
}

func TestNothingGoesToAServerThatCantBeTrusted(t *testing.T) {
	plain, own := postbox.New(t, postbox.Options{}), postbox.New(t, postbox.Options{StartTLS: true, Password: "secret"})
	for name, c := range map[string]messages.SMTP{
		"without encryption": {URL: "smtp://" + plain.Addr}, "with a certificate of its own": {URL: "smtp://convive:secret@" + own.Addr},
		"with another password": {URL: "smtp://" + own.Addr, User: "convive", Password: "wrong", TLS: own.Trust},
	} {
		d, err := mailer(t, c).Deliver(background, letter)
		if err == nil {
			t.Errorf("%s: %+v", name, d)
		} else if strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: the error tells the password: %v", name, err)
		}
	}
	if n := len(plain.Letters()) + len(own.Letters()); n > 0 {
		t.Errorf("%d letters", n)
	}
}

func TestAServerThatDawdlesIsGivenUp(t *testing.T) {
	box := postbox.New(t, postbox.Options{})
	box.Hold()
	ctx, cancel := context.WithCancel(background)
	ended := make(chan error, 1)
	m := mailer(t, messages.SMTP{URL: "smtp://" + box.Addr + "?tls=none"})
	go func() { _, err := m.Deliver(ctx, letter); ended <- err }()
	box.Await()
	cancel()
	select {
	case err := <-ended:
		if err == nil {
			t.Error("it was taken for sent")
		}
	case <-time.After(10 * time.Second):
		t.Error("it still waits")
	}
}

func TestManyLettersShareAConversation(t *testing.T) {
	box := postbox.New(t, postbox.Options{})
	m := mailer(t, messages.SMTP{URL: "smtp://" + box.Addr + "?tls=none"})
	box.Refuse("bad@example.org", 550, "no")
	for _, to := range []string{"ada@example.org", "bad@example.org", "ben@example.org"} {
		l := letter
		l.To = []string{to}
		if _, err := m.Deliver(background, l); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(box.Letters()); n != 2 {
		t.Errorf("%d letters", n)
	}
}

func TestAWrongConfigurationIsToldAtTheStart(t *testing.T) {
	for _, c := range []messages.SMTP{{URL: "mail.example.org", From: "a@example.org"}, {URL: "http://mail.example.org", From: "a@example.org"},
		{URL: "smtp://mail.example.org"}, {URL: "smtp://mail.example.org", From: "a@example.org\r\nBcc: b@example.org"}, {URL: "smtp://mail.example.org?tls=perhaps", From: "a@example.org"}} {
		if _, err := messages.NewMailer(c); err == nil {
			t.Errorf("%+v was taken", c)
		}
	}
}

func contains(text, part string) bool { return strings.Contains(text, part) }
