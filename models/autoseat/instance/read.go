package instance

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// MaxBytes is how long a file may be.
const MaxBytes = 64 << 20

// Read reads one instance, in UTF-8, with or without a byte order mark. What it says when it can't is a sentence for
// whoever wrote the file.
func Read(r io.Reader) (*Instance, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("the instance can't be read: %w", err)
	case len(data) > MaxBytes:
		return nil, fmt.Errorf("the instance is longer than %d MB", MaxBytes>>20)
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if at, ok := foreign(data); ok {
		return nil, fmt.Errorf("the instance is not UTF-8, at byte %d", at+1)
	}
	d := json.NewDecoder(bytes.NewReader(data))
	read := &file{Instance: &Instance{}}
	if err := d.Decode(read); err != nil {
		return nil, unreadable(err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("something follows the instance")
	}
	if twice := repeated(data); twice != "" {
		return nil, fmt.Errorf("the instance has %q twice", twice)
	}
	return read.whole()
}

// foreign is where the first byte stands that is no UTF-8.
func foreign(data []byte) (at int, ok bool) {
	if utf8.Valid(data) {
		return 0, false
	}
	for at < len(data) {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return at, true
}

// unreadable says why JSON could not be read.
func unreadable(err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.Is(err, io.EOF):
		return errors.New("there is no instance: nothing was sent")
	case errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("the instance ends in the middle of its JSON")
	case errors.As(err, &syntax):
		return fmt.Errorf("the instance is no JSON, at byte %d: %w", syntax.Offset, err)
	case errors.As(err, &kind) && kind.Field == "":
		return fmt.Errorf("the instance is %s; it should be an object with guests and tables", article(kind.Value))
	case errors.As(err, &kind):
		return fmt.Errorf("the instance has %s where %q should be, at byte %d", article(kind.Value), strings.TrimPrefix(kind.Field, "Instance."), kind.Offset)
	}
	return fmt.Errorf("the instance can't be read: %w", err)
}

// article is a kind of JSON with its article: a number, an array.
func article(kind string) string {
	if strings.HasPrefix(kind, "a") || strings.HasPrefix(kind, "o") {
		return "an " + kind
	}
	return "a " + kind
}

// repeated is a key of the instance that stands there twice: the first value would be lost without a word.
func repeated(data []byte) string {
	d := json.NewDecoder(bytes.NewReader(data))
	if open, err := d.Token(); err != nil || open != json.Delim('{') {
		return ""
	}
	seen := map[string]bool{}
	for d.More() {
		key, err := d.Token()
		var value json.RawMessage
		if err != nil || d.Decode(&value) != nil {
			return ""
		}
		name, _ := key.(string)
		if folded := strings.ToLower(name); seen[folded] {
			return name
		} else {
			seen[folded] = true
		}
	}
	return ""
}

// file is an instance as it is read: what is not there is no zero.
type file struct {
	*Instance
	Edges []struct {
		A      string   `json:"a"`
		B      string   `json:"b"`
		Weight *float64 `json:"weight"`
		Rule   string   `json:"rule"`
	} `json:"edges"`
	Tables []struct {
		ID    string `json:"id"`
		Seats *int   `json:"seats"`
	} `json:"tables"`
}

// whole is the instance, if nothing that must be there is missing.
func (f *file) whole() (*Instance, error) {
	in := f.Instance
	for i, g := range in.Guests {
		if strings.ContainsRune(g.ID, utf8.RuneError) {
			return nil, fmt.Errorf("the id of guest %d has a character that is none, as of half a pair of surrogates", i+1)
		}
	}
	for i, t := range f.Tables {
		switch {
		case t.Seats == nil:
			return nil, fmt.Errorf("table %d, %q, doesn't say how many seats it has", i+1, t.ID)
		case strings.ContainsRune(t.ID, utf8.RuneError):
			return nil, fmt.Errorf("the id of table %d has a character that is none, as of half a pair of surrogates", i+1)
		}
		in.Tables = append(in.Tables, Table{ID: t.ID, Seats: *t.Seats})
	}
	in.Edges = make([]Edge, 0, len(f.Edges))
	for i, e := range f.Edges {
		made := Edge{A: e.A, B: e.B, Rule: e.Rule}
		switch {
		case e.Weight != nil:
			made.Weight = *e.Weight
		case e.Rule == "":
			return nil, fmt.Errorf("edge %d has neither a weight nor a rule", i+1)
		}
		in.Edges = append(in.Edges, made)
	}
	if len(in.Guests) == 0 && len(in.Tables) == 0 {
		return nil, errors.New("the instance has neither guests nor tables")
	}
	return in, nil
}
