package messages

import (
	"errors"
	"maps"
	"net/textproto"
	"slices"
	"strings"
)

// Answer is what the mail server said to a command.
type Answer struct {
	Code int
	Text string
}

// Delivery is what the mail server said to one letter.
type Delivery struct {
	Taken   []string          // addresses that took it
	Refused map[string]Answer // addresses that it doesn't deliver to, for good
	Later   map[string]Answer // addresses that it puts off
	Server  *Answer           // it doesn't take the letter itself
}

// Said is what the server said against it.
func (d Delivery) Said() string {
	if d.Server != nil {
		return said(d.Server.Text)
	}
	return d.against(false)
}

// against is what it said against addresses; each is named where others have got the letter, or are told of too.
func (d Delivery) against(others bool) string {
	var all []string
	for _, answers := range []map[string]Answer{d.Later, d.Refused} {
		for _, address := range slices.Sorted(maps.Keys(answers)) {
			text := answers[address].Text
			if others || len(d.Taken)+len(d.Later)+len(d.Refused) > 1 {
				text = address + ": " + text
			}
			all = append(all, said(text))
		}
	}
	return strings.Join(all, " · ")
}

// answered tells what the server said from what went wrong on the way. 421 is its good-bye.
func answered(err error) (*Answer, error) {
	var said *textproto.Error
	if errors.As(err, &said) && said.Code != 421 {
		return &Answer{said.Code, said.Msg}, nil
	}
	return nil, err
}

// noSuchAddress says whether an answer is about the address: full mailboxes and refused senders are not its fault.
func (a Answer) noSuchAddress() bool {
	for _, other := range []string{"5.2.2", "5.3.", "5.4.", "5.7."} {
		if strings.HasPrefix(a.Text, other) {
			return false
		}
	}
	return a.Code >= 500 && a.Code != 552
}
