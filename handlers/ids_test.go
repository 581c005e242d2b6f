package handlers_test

import (
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/guests"
)

// ids gives addresses their parts; a row is made once per event.
type ids struct {
	w    *webtest.World
	made map[string]string
}

// absent is an id like ours that no row has; malformed ones are no ids at all.
const absent = "0198aaaa-0000-7000-8000-000000000000"

var malformed = []string{"x", "%00", "%FF", "%27%20OR%201=1--", "..%2F..", strings.Repeat("9", 400)}

// target is an address and what it is an address of.
type target struct {
	path  string
	event string // "ours", "theirs", "" for one that doesn't exist
	row   bool   // the row is the event's own; true too when the address names none
	odd   bool   // no id of ours looks like it
}

// targets are all addresses that a pattern is walked by: own rows, the other event's, absent ones and, when the walk is
// thorough, malformed ones.
func (i *ids) targets(t *testing.T, pattern string, thorough bool) (all []target) {
	t.Helper()
	all = append(all, target{i.address(t, pattern, i.w.Ours, i.w.Ours, ""), "ours", true, false})
	if !strings.Contains(pattern, ":") {
		return all
	}
	add := func(e, rows webtest.Event, id string, event string, row bool) {
		all = append(all, target{i.address(t, pattern, e, rows, id), event, row, id != "" && id != absent || e.Slug != absent && event == ""})
	}
	nowhere, inEvent := i.w.Ours, strings.Contains(pattern, ":event")
	add(i.w.Theirs, i.w.Theirs, "", "theirs", true)
	odd := append([]string{absent}, malformed...)
	if !thorough {
		odd = odd[:1]
	}
	for _, id := range odd {
		nowhere.Slug = id
		if inEvent {
			add(nowhere, i.w.Ours, "", "", true)
		}
		if len(rowsOf(pattern)) > 0 || strings.Contains(pattern, ":key") {
			add(i.w.Ours, i.w.Ours, id, "ours", false)
		}
	}
	if inEvent && len(rowsOf(pattern)) > 0 && !numbered(pattern) {
		add(i.w.Ours, i.w.Theirs, "", "ours", false)
		add(i.w.Theirs, i.w.Ours, "", "theirs", false)
	}
	return all
}

// rowsOf are the parts of a pattern that name a row; the event, the personal link's key and a browser's own draft
// are no rows.
func rowsOf(pattern string) (names []string) {
	for part := range strings.SplitSeq(pattern, "/") {
		if strings.HasPrefix(part, ":") && part != ":event" && part != ":key" && part != ":draft" {
			names = append(names, part)
		}
	}
	return names
}

// numbered says that a pattern's rows have numbers that count from 1 in each event, so that none is the other's.
func numbered(pattern string) bool { return strings.Contains(pattern, "/activity/:") }

// address fills a pattern with an event's slug and the rows of an event, or with one id in the place of all rows.
func (i *ids) address(t *testing.T, pattern string, e, rows webtest.Event, id string) string {
	t.Helper()
	parts := strings.Split(pattern, "/")
	for n, part := range parts {
		switch {
		case part == ":event":
			parts[n] = e.Slug
		case id != "" && strings.HasPrefix(part, ":"):
			parts[n] = id
		case part == ":household":
			parts[n] = string(rows.Households[0].ID)
		case part == ":key":
			parts[n] = guests.LinkKey(webtest.Secret, rows.Households[0].ID, 1)
		case part == "*":
			parts[n] = "app.css"
		case strings.HasPrefix(part, ":"):
			parts[n] = i.row(t, parts[n-1], rows)
		}
	}
	return strings.Join(parts, "/")
}

func (i *ids) row(t *testing.T, of string, e webtest.Event) string {
	t.Helper()
	key := e.Slug + " " + of
	if _, ok := i.made[key]; !ok {
		make, ok := fixtures[of]
		if !ok {
			t.Errorf("add what stands after %q in an address to fixtures in handlers/rows_test.go", of)
			make = func(*webtest.World, webtest.Event) string { return absent }
		}
		i.made[key] = make(i.w, e)
	}
	return i.made[key]
}

// isPersonal names the only person to whom a pattern's own row is there; "" when it is there for all who may.
func isPersonal(pattern string) string {
	for word, name := range personal {
		if strings.Contains(pattern, "/"+word+"/:") {
			return name
		}
	}
	return ""
}

func newIDs(w *webtest.World) *ids { return &ids{w, map[string]string{}} }
