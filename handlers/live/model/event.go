package model

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
)

// Event is one server-sent event.
type Event struct {
	Type string            // of the line event:, "message" without one
	ID   string            // of the line id:
	Ends bool              // an id line was there: this event ends its delivery
	Data map[string]string // `data: key value…` lines by key; lines of one key are joined by newlines
	Raw  string            // the data lines as they came, joined by newlines (JSON of our own events)
}

// Reader reads events from a stream. Lines may end with LF, CR or CRLF.
type Reader struct {
	in      *bufio.Reader
	afterCR bool // an LF that comes next belongs to the line end before it
}

// NewReader reads events from r as they come; it never waits for a byte beyond an event's end.
func NewReader(r io.Reader) *Reader { return &Reader{in: bufio.NewReader(r)} }

// Next returns the next complete event. At the end of the stream it returns io.EOF, or io.ErrUnexpectedEOF when an
// event was cut in the middle; other errors are the stream's own.
func (r *Reader) Next() (Event, error) {
	event := Event{Type: "message"}
	var data []string
	started := false
	for {
		line, err := r.line()
		if err != nil {
			if errors.Is(err, io.EOF) && (started || line != "") {
				err = io.ErrUnexpectedEOF
			}
			return Event{}, err
		}
		if line == "" {
			if !started {
				continue
			}
			event.Raw, event.Data = strings.Join(data, "\n"), byKey(data)
			return event, nil
		}
		name, value, _ := strings.Cut(line, ":")
		value = strings.TrimPrefix(value, " ")
		switch name {
		case "event":
			event.Type = value
		case "id":
			event.ID, event.Ends = value, true
		case "data":
			data = append(data, value)
		default:
			continue // a comment, or a field that means nothing here
		}
		started = true
	}
}

// All reads events until the stream ends; a clean end is no error.
func (r *Reader) All() ([]Event, error) {
	var all []Event
	for {
		event, err := r.Next()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return all, err
		}
		all = append(all, event)
	}
}

// line takes what is buffered up to the next line end at once; it asks the stream for more only where none is there.
func (r *Reader) line() (string, error) {
	var line []byte
	for {
		if _, err := r.in.Peek(1); err != nil {
			return string(line), err
		}
		there, _ := r.in.Peek(r.in.Buffered())
		if r.afterCR && there[0] == '\n' {
			there = there[1:]
			_, _ = r.in.Discard(1)
		}
		r.afterCR = false
		end := bytes.IndexAny(there, "\r\n")
		if end < 0 {
			line = append(line, there...)
			_, _ = r.in.Discard(len(there))
			continue
		}
		line = append(line, there[:end]...)
		r.afterCR = there[end] == '\r'
		_, _ = r.in.Discard(end + 1)
		return string(line), nil
	}
}

func byKey(lines []string) map[string]string {
	apart := map[string][]string{}
	for _, line := range lines {
		key, value, _ := strings.Cut(line, " ")
		apart[key] = append(apart[key], value)
	}
	data := make(map[string]string, len(apart))
	for key, values := range apart {
		data[key] = strings.Join(values, "\n")
	}
	return data
}
