package live

import (
	"bytes"
	"slices"
)

// difference frames what turns one rendering of a fragment into the next: the rows that vanished, moved, appeared or
// changed. A fragment without keys, or whose root changed, or whose difference would be longer, is sent whole.
func difference(dst *bytes.Buffer, id string, was, now Rendering) {
	whole := now.HTML()
	if was.Keys == nil || now.Keys == nil || !bytes.Equal(was.Open, now.Open) || !bytes.Equal(was.Close, now.Close) {
		Patch(dst, "", "", whole)
		return
	}
	var rows bytes.Buffer
	keyed(&rows, id, was.Keys, now.Keys)
	if rows.Len() > len(whole) {
		Patch(dst, "", "", whole)
		return
	}
	dst.Write(rows.Bytes())
}

func keyed(dst *bytes.Buffer, container string, was, now []Key) {
	old := make(map[string]int, len(was))
	for i, k := range was {
		old[k.ID] = i
	}
	current := make(map[string]bool, len(now))
	for _, k := range now {
		current[k.ID] = true
	}
	for _, k := range was {
		if !current[k.ID] {
			Patch(dst, "#"+k.ID, "remove", nil)
		}
	}
	stays := inOrder(now, old)
	after := ""
	for i, k := range now {
		at, existed := old[k.ID]
		switch {
		case !existed && after == "":
			Patch(dst, "#"+container, "prepend", k.HTML)
		case !existed:
			Patch(dst, "#"+after, "after", k.HTML)
		default:
			if !stays[i] {
				move(dst, k.ID, after, container)
			}
			if !bytes.Equal(was[at].HTML, k.HTML) {
				Patch(dst, "", "", k.HTML)
			}
		}
		after = k.ID
	}
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
