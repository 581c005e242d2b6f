// Package activity draws the log of Changes as a list of sentences: who, what, when, and what it was before.
package activity

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"convive/models/activity"
	"convive/models/change"
	"convive/views/locale"
)

// piece is a part of a sentence: plain text, a name, or the sentence of another entry.
type piece struct {
	text string
	name bool
	of   int64 // the other entry's number, 0 for none
}

// pieces parts a line's sentence at its places and fills them.
func pieces(ctx context.Context, l activity.Line) (all []piece) {
	s := l.Change.Sentence()
	text := locale.Say(ctx, s.Text)
	for text != "" {
		before, rest, found := strings.Cut(text, "{")
		all = append(all, piece{text: before})
		if !found {
			break
		}
		place, after, _ := strings.Cut(rest, "}")
		all = append(all, fill(ctx, l, s, place)...)
		text = after
	}
	return all
}

// Text is a line's sentence, where it stands by itself.
func Text(ctx context.Context, l activity.Line) string {
	var b strings.Builder
	for _, p := range pieces(ctx, l) {
		b.WriteString(p.text)
	}
	return b.String()
}

// Actor is who did it.
func Actor(ctx context.Context, l activity.Line) string { return actor(ctx, l) }

// numbers are the places of sentences that hold how many.
var numbers = []string{"created", "updated", "unchanged", "removed", "back", "all", "stayed"}

func fill(ctx context.Context, l activity.Line, s change.Sentence, place string) []piece {
	switch {
	case place == "actor":
		return []piece{{text: actor(ctx, l), name: true}}
	case place == "change" && l.Of != nil:
		return []piece{{text: Text(ctx, *l.Of), of: l.Of.Seq}}
	case place == "change":
		return []piece{{text: locale.T(ctx, "an earlier change")}}
	case place == "day":
		if day, err := time.Parse(time.DateOnly, s.Values[place]); err == nil {
			return []piece{{text: locale.Date(ctx, day, locale.DateDay)}}
		}
	case slices.Contains(numbers, place):
		if n, err := strconv.Atoi(s.Values[place]); err == nil {
			return []piece{{text: locale.Int(ctx, n)}}
		}
	case s.Values[place] != "":
		return []piece{{text: locale.Say(ctx, s.Values[place])}}
	}
	names := slices.DeleteFunc(slices.Clone(l.Names[place]), func(n string) bool { return n == "" })
	total := len(s.Refs[place])
	switch {
	case len(names) == 0 && place == "occasions":
		return []piece{{text: locale.T(ctx, "an occasion that is gone")}}
	case len(names) == 0:
		return []piece{{text: locale.N(ctx, "somebody", "{n} people", total)}}
	case total > len(names):
		return append(several(strings.Join(marks(names), ", "), names), piece{text: locale.T(ctx, " and {n} more", "n", total-len(names))})
	}
	return several(locale.List(ctx, marks(names)), names)
}

// mark stands for a name while the list around it is made, so that each name is drawn by itself and keeps its order.
const mark = "\ufffc"

func marks(names []string) []string { return slices.Repeat([]string{mark}, len(names)) }

// several parts a list at its marks and puts the names there.
func several(list string, names []string) (all []piece) {
	for _, name := range names {
		before, after, _ := strings.Cut(list, mark)
		if before != "" {
			all = append(all, piece{text: before})
		}
		all = append(all, piece{text: name, name: true})
		list = after
	}
	return all
}

// actor is who did it.
func actor(ctx context.Context, l activity.Line) string {
	switch {
	case l.By != "":
		return l.By
	case l.Actor.Kind == change.ByAccount:
		return locale.T(ctx, "Somebody who has left")
	case l.Actor.Kind == change.ByHousehold:
		return locale.T(ctx, "A guest")
	}
	return "Convive"
}
