// Package postbox is a mail server for tests: it speaks SMTP over TCP on this machine, keeps what it takes, and refuses,
// puts off or dawdles as a test tells it. It is no part of the product.
package postbox

import (
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/mail"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// Letter is what the server has taken.
type Letter struct {
	From string
	To   []string
	Raw  string
	mail.Header
	Encrypted bool
	User      string
}

// Options are how a server is; the zero Options are a server without encryption and without passwords.
type Options struct {
	StartTLS bool
	TLS      bool   // from the first byte
	Password string // asked for, of the user "convive"
}

// Server is a running mail server.
type Server struct {
	Addr  string
	Trust *tls.Config // believes the server's certificate
	t     testing.TB

	mu      sync.Mutex
	letters []Letter
	refuse  map[string]*smtp.SMTPError // by address; "" is about the letter itself
	hold    chan struct{}
	came    chan struct{}
}

// New starts a server, which ends with the test.
func New(t testing.TB, o Options) *Server {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &Server{Addr: l.Addr().String(), t: t, refuse: map[string]*smtp.SMTPError{}, came: make(chan struct{}, 1000)}
	server := smtp.NewServer(smtp.BackendFunc(func(c *smtp.Conn) (smtp.Session, error) {
		return &session{server: s, conn: c, password: o.Password}, nil
	}))
	server.Domain, server.AllowInsecureAuth, server.ReadTimeout, server.WriteTimeout = "localhost", !o.StartTLS, time.Minute, time.Minute
	if o.StartTLS || o.TLS {
		own, trust := certificate(t)
		server.TLSConfig, s.Trust = own, trust
	}
	if o.TLS {
		l = tls.NewListener(l, server.TLSConfig)
	}
	done := make(chan struct{})
	go func() { defer close(done); _ = server.Serve(l) }()
	t.Cleanup(func() { s.Release(); _ = server.Close(); <-done })
	return s
}

// Refuse has an address, or with "" every letter, answered with a code: 4xx puts it off, 5xx refuses it; 0 takes it again.
func (s *Server) Refuse(address string, code int, text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.refuse, address)
	if code != 0 {
		enhanced := smtp.EnhancedCode{code / 100, 1, 1}
		if address == "" {
			enhanced = smtp.EnhancedCode{code / 100, 7, 1}
		}
		s.refuse[address] = &smtp.SMTPError{Code: code, EnhancedCode: enhanced, Message: text}
	}
}

// Hold lets the server take what it is given, and answer nothing until Release.
func (s *Server) Hold() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hold = make(chan struct{})
}

// Release ends a Hold.
func (s *Server) Release() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.hold != nil {
		close(s.hold)
		s.hold = nil
	}
}

// Letters are all that the server has taken, in their order.
func (s *Server) Letters() []Letter {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Letter(nil), s.letters...)
}

// Await waits until the server has been given one more letter, whether it has answered or not.
func (s *Server) Await() {
	s.t.Helper()
	select {
	case <-s.came:
	case <-time.After(10 * time.Second):
		s.t.Fatal("no letter came")
	}
}

func (s *Server) answer(address string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if no := s.refuse[address]; no != nil {
		return no
	}
	return nil
}

// session is one conversation.
type session struct {
	server         *Server
	conn           *smtp.Conn
	password, user string
	letter         Letter
}

func (c *session) AuthMechanisms() []string {
	if c.password == "" {
		return nil
	}
	return []string{sasl.Plain}
}

func (c *session) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		if user != "convive" || password != c.password {
			return errors.New("no such user")
		}
		c.user = user
		return nil
	}), nil
}

func (c *session) Mail(from string, _ *smtp.MailOptions) error {
	if c.password != "" && c.user == "" {
		return smtp.ErrAuthRequired
	}
	c.letter = Letter{From: from, User: c.user}
	return nil
}

func (c *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	if err := c.server.answer(to); err != nil {
		return err
	}
	c.letter.To = append(c.letter.To, to)
	return nil
}

func (c *session) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	message, err := mail.ReadMessage(strings.NewReader(string(raw)))
	if err != nil {
		return err
	}
	if err := c.server.answer(""); err != nil {
		return err
	}
	c.letter.Raw, c.letter.Header = string(raw), message.Header
	_, c.letter.Encrypted = c.conn.TLSConnectionState()
	s := c.server
	s.mu.Lock()
	s.letters = append(s.letters, c.letter)
	hold := s.hold
	s.mu.Unlock()
	s.came <- struct{}{}
	if hold != nil {
		<-hold
	}
	return nil
}

func (c *session) Reset()        {}
func (c *session) Logout() error { return nil }
