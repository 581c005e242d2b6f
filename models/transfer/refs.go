package transfer

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
)

var (
	// ref is how a file points at a row: the table and the row's place in it, from 1. A text of somebody's that looks so
	// has one more sign before it.
	ref   = regexp.MustCompile(`^@[a-z_]+/\d+$`)
	quote = regexp.MustCompile(`^@+(?:[a-z_]+/\d+|account)$`)
	uuid  = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$`)
	// account is who did something, as "account:…"; in a file only that it was somebody's account.
	account = regexp.MustCompile(`^account:[0-9a-f-]{36}$`)
)

// someone stands in a file for an account of the installation that it came from.
const someone = "@account"

func refTo(table string, at int) string { return "@" + table + "/" + strconv.Itoa(at) }

// outgoing writes one text for the file: the id of a row becomes its place, an account loses its id, everything else is
// as it was. who tells columns that say who did something; a bare id in one is an account's.
func outgoing(s string, places map[string]string, who bool) string {
	switch {
	case places[s] != "":
		return places[s]
	case who && account.MatchString(s):
		return someone
	case who && uuid.MatchString(s):
		return ""
	case quote.MatchString(s):
		return "@" + s
	case strings.HasPrefix(s, "[") || strings.HasPrefix(s, "{"):
		return inJSON(s, func(one string) string { return outgoing(one, places, false) })
	}
	return s
}

// incoming is the other way; ok is false for a place that the file doesn't have.
func incoming(s string, ids map[string]string, by string) (out string, ok bool) {
	switch {
	case ref.MatchString(s):
		return ids[s], ids[s] != ""
	case s == someone:
		return by, true
	case quote.MatchString(s):
		return s[1:], true
	case strings.HasPrefix(s, "[") || strings.HasPrefix(s, "{"):
		ok = true
		out = inJSON(s, func(one string) string {
			found, there := incoming(one, ids, by)
			ok = ok && there
			return found
		})
		return out, ok
	}
	return s, true
}

// inJSON changes the texts of a list or an object that a column holds; what is no JSON, or holds nothing to change, is
// as it was, to the byte.
func inJSON(s string, change func(string) string) string {
	dec := json.NewDecoder(strings.NewReader(s))
	dec.UseNumber()
	var v any
	if dec.Decode(&v) != nil || dec.More() {
		return s
	}
	changed := false
	v = walk(v, func(one string) string {
		to := change(one)
		changed = changed || to != one
		return to
	})
	if !changed {
		return s
	}
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if enc.Encode(v) != nil {
		return s
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func walk(v any, change func(string) string) any {
	switch v := v.(type) {
	case string:
		return change(v)
	case []any:
		for i := range v {
			v[i] = walk(v[i], change)
		}
	case map[string]any:
		moved := make(map[string]any, len(v))
		for key, value := range v {
			moved[change(key)] = walk(value, change)
		}
		return moved
	}
	return v
}
