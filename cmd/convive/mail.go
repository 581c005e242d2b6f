package main

import (
	"context"
	"time"

	handlers "convive/handlers/messages"
	"convive/handlers/replies"
	"convive/models/db"
	"convive/models/messages"
	rows "convive/models/replies"
	"convive/views/locale"
)

// mailing is the mail server that takes messages to guests. Without one they wait in the outbox, for hosts to send by hand.
type mailing struct {
	SMTPURL      string        `name:"smtp-url" env:"CONVIVE_SMTP_URL" help:"Mail server for messages to guests: smtp://HOST:587 speaks STARTTLS, smtps://HOST:465 TLS; ?tls=opportunistic and ?tls=none for servers without." placeholder:"URL"`
	SMTPUser     string        `name:"smtp-user" env:"CONVIVE_SMTP_USER" help:"Who sends there; may stand in the URL." placeholder:"NAME"`
	SMTPPassword string        `name:"smtp-password" env:"CONVIVE_SMTP_PASSWORD" help:"Their password; better given by the variable." placeholder:"PASSWORD"`
	MailFrom     string        `name:"mail-from" env:"CONVIVE_MAIL_FROM" help:"Address that messages come from; answers go to the hosts." placeholder:"ADDRESS"`
	MailPace     time.Duration `name:"mail-pace" default:"1s" env:"CONVIVE_MAIL_PACE" help:"Time between two messages." placeholder:"TIME"`
}

// mailer is nil where no mail server is configured.
func (m mailing) mailer() (*messages.Mailer, error) {
	if m.SMTPURL == "" {
		return nil, nil
	}
	if m.MailPace < 0 {
		return nil, usage("--mail-pace is %v; it is like 1s", m.MailPace)
	}
	mailer, err := messages.NewMailer(messages.SMTP{URL: m.SMTPURL, User: m.SMTPUser, Password: m.SMTPPassword, From: m.MailFrom})
	if err != nil {
		return nil, usage("--smtp-url, --mail-from: %w", err)
	}
	return mailer, nil
}

// send brings messages to the mail server until the context ends, where there is one.
func (m mailing) send(ctx context.Context, d *db.DB, mailer *messages.Mailer, secret []byte, link func(string) string, host string) {
	if mailer == nil {
		return
	}
	voice := handlers.Voice(secret, link)
	voice.Calendar = func(lang string, s rows.State, now time.Time) []byte {
		return []byte(replies.Calendar(locale.With(context.Background(), lang), host, s, now))
	}
	messages.NewSender(d, mailer, voice, m.MailPace).Run(ctx)
}
