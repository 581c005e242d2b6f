package messages

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/wneessen/go-mail"
	"github.com/wneessen/go-mail/smtp"

	"convive/models/guests"
)

// SMTP says which mail server takes the messages, and in which address's name.
type SMTP struct {
	URL      string // smtp://host:587 (STARTTLS) or smtps://host:465; ?tls=opportunistic or ?tls=none for servers without
	User     string // "" for the one in the URL, or none
	Password string
	From     string      // the address that messages come from
	TLS      *tls.Config // nil for the system's authorities
}

// sending bounds one conversation with the mail server.
const sending = 20 * time.Second

// idle is how long a connection is kept for the next message.
const idle = 10 * time.Second

// Mailer brings letters to the mail server, one at a time.
type Mailer struct {
	client *mail.Client
	from   string
	host   string // of the address, for ids of messages

	mu   sync.Mutex
	open *smtp.Client
	used time.Time
}

// NewMailer reads the configuration; it connects to nobody.
func NewMailer(c SMTP) (*Mailer, error) {
	u, err := url.Parse(c.URL)
	if err != nil || u.Hostname() == "" || u.Scheme != "smtp" && u.Scheme != "smtps" || strings.Trim(u.Path, "/") != "" {
		return nil, errors.New("the mail server's URL is like smtp://mail.example.org:587 or smtps://mail.example.org:465")
	}
	if !guests.Address(c.From) {
		return nil, fmt.Errorf("messages need an address to come from, as in wedding@example.org, not %q", c.From)
	}
	options, err := c.options(u)
	if err != nil {
		return nil, err
	}
	client, err := mail.NewClient(u.Hostname(), options...)
	if err != nil {
		return nil, err
	}
	_, host, _ := strings.Cut(c.From, "@")
	return &Mailer{client: client, from: c.From, host: host}, nil
}

func (c SMTP) options(u *url.URL) ([]mail.Option, error) {
	options := []mail.Option{mail.WithTimeout(sending)}
	if c.TLS != nil {
		own := c.TLS.Clone()
		own.ServerName = u.Hostname()
		options = append(options, mail.WithTLSConfig(own))
	}
	policy := u.Query().Get("tls")
	switch {
	case u.Scheme == "smtps":
		options = append(options, mail.WithSSL(), mail.WithPort(465))
	case policy == "" || policy == "mandatory":
		options = append(options, mail.WithTLSPolicy(mail.TLSMandatory), mail.WithPort(587))
	case policy == "opportunistic":
		options = append(options, mail.WithTLSPolicy(mail.TLSOpportunistic), mail.WithPort(25))
	case policy == "none":
		options = append(options, mail.WithTLSPolicy(mail.NoTLS), mail.WithPort(25))
	default:
		return nil, fmt.Errorf("tls=%s is none of mandatory, opportunistic, none", policy)
	}
	if u.Port() != "" {
		port, err := strconv.Atoi(u.Port())
		if err != nil {
			return nil, err
		}
		options = append(options, mail.WithPort(port))
	}
	user, password := c.User, c.Password
	if user == "" && u.User != nil {
		user = u.User.Username()
		if given, ok := u.User.Password(); ok && password == "" {
			password = given
		}
	}
	if user == "" {
		return options, nil
	}
	return append(options, mail.WithSMTPAuth(mail.SMTPAuthAutoDiscover), mail.WithUsername(user), mail.WithPassword(password)), nil
}

// From is the address that messages come from.
func (m *Mailer) From() string { return m.from }

// Unmade says that no letter can be made of what it shall hold. No server was asked.
type Unmade struct{ Why error }

func (u Unmade) Error() string { return u.Why.Error() }

// Unwrap is why.
func (u Unmade) Unwrap() error { return u.Why }

// Deliver sends one letter to its addresses. An error says that the server could not be talked with, or is Unmade; what the
// server refuses or puts off stands in the Delivery.
func (m *Mailer) Deliver(ctx context.Context, l Letter) (d Delivery, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	message, err := l.compose(m.from, m.host)
	if err != nil {
		return d, Unmade{err}
	}
	c, err := m.line(ctx)
	if err != nil {
		return d, err
	}
	stop := context.AfterFunc(ctx, func() { _ = c.Text.Close() }) // the client's own Close waits for the server
	defer stop()
	if d, err = m.converse(c, l.To, message); err != nil {
		m.open = nil
		return d, errors.Join(err, c.Close())
	}
	m.used = time.Now()
	return d, nil
}

// line is the connection that is open, or a new one.
func (m *Mailer) line(ctx context.Context) (*smtp.Client, error) {
	if c := m.open; c != nil {
		m.open = nil
		if time.Since(m.used) < idle && c.UpdateDeadline(sending) == nil && c.Reset() == nil {
			m.open = c
			return c, nil
		}
		_ = c.Close()
	}
	c, err := m.client.DialToSMTPClientWithContext(ctx)
	m.open = c
	return c, err
}

// Close ends the connection, if there is one.
func (m *Mailer) Close() {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.open != nil {
		_ = m.open.UpdateDeadline(time.Second)
		_ = m.open.Quit()
		m.open = nil
	}
}

func (m *Mailer) converse(c *smtp.Client, to []string, message []byte) (d Delivery, err error) {
	if d.Server, err = answered(c.Mail("<" + m.from + ">")); d.Server != nil || err != nil {
		return d, err
	}
	d.Refused, d.Later = map[string]Answer{}, map[string]Answer{}
	for _, address := range to {
		no, err := answered(c.Rcpt("<" + address + ">"))
		switch {
		case err != nil:
			return d, err
		case no == nil:
			d.Taken = append(d.Taken, address)
		case no.Code >= 500:
			d.Refused[address] = *no
		default:
			d.Later[address] = *no
		}
	}
	if len(d.Taken) == 0 {
		return d, nil
	}
	w, err := c.Data()
	if d.Server, err = answered(err); d.Server != nil || err != nil {
		return d, err
	}
	if _, err := w.Write(message); err != nil {
		return d, err
	}
	d.Server, err = answered(w.Close())
	return d, err
}
