package live

import (
	"bytes"
	"slices"
	"strings"
)

// difference frames what turns one rendering of a fragment into the next: the rows that vanished, moved, appeared or
// changed, of which only what differs within them. A fragment whose root changed, or whose difference would be longer, is sent
// whole.
func difference(dst *bytes.Buffer, id string, was, now Rendering) {
	whole := now.HTML()
	if was.Keys == nil && now.Keys == nil {
		changed(dst, was.HTML(), whole)
		return
	}
	if was.Keys == nil || now.Keys == nil || !bytes.Equal(was.Open, now.Open) || !bytes.Equal(was.Close, now.Close) {
		Patch(dst, "", "", whole)
		return
	}
	var rows bytes.Buffer
	if !keyed(&rows, id, id, was, now) || rows.Len() > len(whole) {
		Patch(dst, "", "", whole)
		return
	}
	dst.Write(rows.Bytes())
}

// keyed frames the difference of the rows in a container, which may have no id, within an element that has one; ok is false
// when only the whole can say it.
func keyed(dst *bytes.Buffer, container, around string, before, after Rendering) (ok bool) {
	was, now := before.Keys, after.Keys
	old := placeOf(was)
	current := placeOf(now)
	if len(old) != len(was) || len(current) != len(now) {
		return false // an id that stands twice names no row
	}
	for _, k := range was {
		if _, stays := current[k.ID]; !stays {
			remove(dst, k.ID, around)
		}
	}
	stays := inOrder(now, old)
	last := ""
	for i, k := range now {
		at, existed := old[k.ID]
		if last == "" && !stays[i] && bytes.Count(after.Open, []byte("<")) != 1 {
			return false // the root holds more than its rows: its first child is not the first row's place
		}
		switch {
		case !existed && last == "":
			Patch(dst, selector(container), "prepend", k.HTML)
		case !existed:
			Patch(dst, selector(last), "after", k.HTML)
		default:
			if !stays[i] {
				move(dst, k.ID, last, container)
			}
			if !bytes.Equal(was[at].HTML, k.HTML) {
				changed(dst, was[at].HTML, k.HTML)
			}
		}
		last = k.ID
	}
	return true
}

// remove frames that an element leaves the one around it. It may stand elsewhere already, where it stays.
func remove(dst *bytes.Buffer, id, around string) {
	Patch(dst, selector(around)+" "+selector(id), "remove", nil)
}

// placeOf is where each row stands.
func placeOf(rows []Key) map[string]int {
	at := make(map[string]int, len(rows))
	for i, k := range rows {
		at[k.ID] = i
	}
	return at
}

// selector names an element by its id; an id that is no plain word is quoted.
func selector(id string) string {
	for i, r := range id {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
		if !letter && (i == 0 || r != '-' && r != '_' && (r < '0' || r > '9')) {
			return `[id="` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(id) + `"]`
		}
	}
	return "#" + id
}

// inOrder marks the largest set of rows that need not move: a longest increasing run of their old places.
func inOrder(now []Key, old map[string]int) []bool {
	stays := make([]bool, len(now))
	tails, before := []int{}, make([]int, len(now)) // indexes into now
	for i, k := range now {
		at, existed := old[k.ID]
		if !existed {
			continue
		}
		n, _ := slices.BinarySearchFunc(tails, at, func(j, at int) int { return old[now[j].ID] - at })
		before[i] = -1
		if n > 0 {
			before[i] = tails[n-1]
		}
		if n == len(tails) {
			tails = append(tails, i)
		} else {
			tails[n] = i
		}
	}
	if len(tails) == 0 {
		return stays
	}
	for i := tails[len(tails)-1]; i >= 0; i = before[i] {
		stays[i] = true
	}
	return stays
}
