package db

import (
	"encoding/json"
	"strconv"
	"strings"

	"convive/models/change"
)

// decode reads a side row's JSON with whole numbers as int64.
func decode(data string, into any) error {
	dec := json.NewDecoder(strings.NewReader(data))
	dec.UseNumber()
	if err := dec.Decode(into); err != nil {
		return err
	}
	if m, ok := into.(*map[string]any); ok {
		for k, v := range *m {
			if n, ok := v.(json.Number); ok {
				(*m)[k] = number(n)
			}
		}
	}
	return nil
}

func number(n json.Number) any {
	if i, err := n.Int64(); err == nil {
		return i
	}
	f, _ := n.Float64()
	return f
}

// rowText writes a row as encode would write its map, and says which row it is. An undo writes tens of thousands while
// it holds the feed, and most of the time went into the maps.
func rowText(columns []string, values []any) (id change.ID, text string) {
	b := make([]byte, 0, 1024)
	for i, column := range columns {
		if column == "id" {
			s, _ := values[i].(string)
			id = change.ID(s)
		}
		b = append(b, ',', '"')
		b = append(b, column...)
		b = append(b, '"', ':')
		b = appendValue(b, values[i])
	}
	b[0] = '{'
	return id, string(append(b, '}'))
}

func appendValue(b []byte, v any) []byte {
	switch v := v.(type) {
	case nil:
		return append(b, "null"...)
	case bool:
		return strconv.AppendBool(b, v)
	case int64:
		return strconv.AppendInt(b, v, 10)
	case string:
		if text, ok := appendPlain(b, v); ok {
			return text
		}
	}
	return append(b, encode(v)...)
}

// appendPlain quotes a text of ordinary signs; for any other ok is false, and b is as it was.
func appendPlain(b []byte, s string) (text []byte, ok bool) {
	text = append(b, '"')
	for i := range len(s) {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			text = append(text, '\\', c)
		case c < ' ' || c > '~':
			return b, false
		default:
			text = append(text, c)
		}
	}
	return append(text, '"'), true
}
