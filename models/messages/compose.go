package messages

import (
	"bytes"
	"fmt"
	netmail "net/mail"

	"github.com/wneessen/go-mail"

	"convive/models/guests"
)

// Letter is a message ready to be sent.
type Letter struct {
	ID         string // stays the same however often it is sent
	Sender     string // who writes, as people read it
	ReplyTo    string // "" for the address that it comes from
	To         []string
	Subject    string
	Plain      string
	HTML       string
	Calendar   []byte // a file with what they come to; nil for none
	OfReplying bool   // it answers something that they did
}

// compose makes the bytes of a letter. Addresses are parsed and headers have no second line, whatever the rows hold.
func (l Letter) compose(from, host string) ([]byte, error) {
	message := mail.NewMsg(mail.WithNoDefaultUserAgent())
	message.FromMailAddress(&netmail.Address{Name: oneLine(l.Sender), Address: from})
	var to []*netmail.Address
	for _, address := range l.To {
		if !guests.Address(address) {
			return nil, fmt.Errorf("messages: an address that is none")
		}
		to = append(to, &netmail.Address{Address: address})
	}
	message.ToMailAddress(to...)
	if guests.Address(l.ReplyTo) {
		message.ReplyToMailAddress(&netmail.Address{Name: oneLine(l.Sender), Address: l.ReplyTo})
	}
	message.Subject(oneLine(l.Subject))
	message.SetMessageIDWithValue(l.ID + "@" + host)
	message.SetDate()
	if l.OfReplying {
		message.SetGenHeader("Auto-Submitted", "auto-replied")
	}
	message.SetBodyString(mail.TypeTextPlain, l.Plain)
	message.AddAlternativeString(mail.TypeTextHTML, l.HTML)
	if len(l.Calendar) > 0 {
		file := mail.WithFileContentType("text/calendar; charset=utf-8; method=PUBLISH")
		if err := message.AttachReader("calendar.ics", bytes.NewReader(l.Calendar), file); err != nil {
			return nil, err
		}
	}
	var b bytes.Buffer
	_, err := message.WriteTo(&b)
	return b.Bytes(), err
}
