package main

import (
	"errors"
	"testing"
	"time"
)

func TestAMailServerThatCantBeMeantIsAWrongConfiguration(t *testing.T) {
	for name, m := range map[string]mailing{
		"no scheme": {SMTPURL: "mail.example.org", MailFrom: "a@example.org"}, "no sender": {SMTPURL: "smtp://mail.example.org"},
		"a pace back in time": {SMTPURL: "smtp://mail.example.org", MailFrom: "a@example.org", MailPace: -time.Second},
	} {
		_, err := m.mailer()
		var e exit
		if !errors.As(err, &e) || e.code != exitUsage {
			t.Errorf("%s: %v", name, err)
		}
	}
	if m, err := (mailing{}).mailer(); m != nil || err != nil {
		t.Errorf("without a URL: %v, %v", m, err)
	}
	m, err := (mailing{SMTPURL: "smtps://mail.example.org", MailFrom: "a@example.org"}).mailer()
	if err != nil || m.From() != "a@example.org" {
		t.Errorf("%v", err)
	}
}
