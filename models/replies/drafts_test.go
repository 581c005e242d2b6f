package replies_test

import (
	"errors"
	"fmt"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/imports/lists"
	"convive/models/invalid"
	"convive/models/questions"
	"convive/models/replies"
)

// aDraft draws what a form may hold; a question that waits for its answer is never kept, so Asked stays empty.
func aDraft(t *rapid.T) replies.Draft {
	id := rapid.Custom(func(t *rapid.T) change.ID { return change.ID(rapid.StringMatching(`[0-9a-f-]{1,36}`).Draw(t, "id")) })
	words := rapid.StringMatching(`(\pL[\pL &=+%;.]{0,8}\pL)?`).Filter(func(s string) bool { return lists.Line(s) == s })
	since := rapid.Int64Range(0, 9)
	d := replies.Draft{
		Version: since.Draw(t, "version"), Round: since.Draw(t, "round"), Note: words.Draw(t, "note"), Asked: rapid.Bool().Draw(t, "asked"),
		Source: rapid.SampledFrom([]replies.Source{"", replies.Paper, replies.Phone}).Draw(t, "source"), Answers: answers{}, People: map[change.ID]replies.About{},
		Songs: words.Draw(t, "songs"), Left: rapid.SampledFrom([]string{"", "diets"}).Draw(t, "left"), Sung: rapid.Bool().Draw(t, "sung"), Said: map[questions.Slot]replies.Saying{},
	}
	for range rapid.IntRange(0, 3).Draw(t, "answers") {
		said := replies.Saying{Told: true, Since: since.Draw(t, "since")}
		for range rapid.IntRange(0, 2).Draw(t, "words") {
			if one := words.Draw(t, "said"); one != "" {
				said.Words = append(said.Words, one)
			}
		}
		d.Said[questions.Slot{Question: id.Draw(t, "question"), Guest: id.Draw(t, "guest")}] = said
	}
	for range rapid.IntRange(0, 4).Draw(t, "cells") {
		d.Answers[replies.Cell{Guest: id.Draw(t, "guest"), Occasion: id.Draw(t, "occasion")}] = replies.Answer{
			Reply: rapid.SampledFrom([]guests.Reply{comes, cannot}).Draw(t, "reply"), Meal: id.Draw(t, "meal"), Since: since.Draw(t, "since"),
		}
	}
	for range rapid.IntRange(0, 4).Draw(t, "people") {
		a := replies.About{Name: words.Draw(t, "name"), Eats: rapid.SampledFrom([]replies.Eats{replies.Everything, replies.Diet}).Draw(t, "eats"), DietNote: words.Draw(t, "diet note"), Since: since.Draw(t, "since")}
		if n := rapid.IntRange(0, 3).Draw(t, "diets"); n > 0 {
			a.Diets = slices.Clone(replies.Diets[:n])
		}
		d.People[id.Draw(t, "guest")] = a
	}
	return d
}

func TestADraftIsReadAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := aDraft(t)
		again, err := url.ParseQuery(d.Values().Encode())
		if got := replies.Read(again); err != nil || !reflect.DeepEqual(got, d) {
			t.Fatalf("got %+v, %v, want %+v", got, err, d)
		}
	})
}

func TestADraftHoldsOnlyWhatIsKept(t *testing.T) {
	d := replies.Read(url.Values{"asked-note": {"1"}, "note": {" See\u202e you\r\nthere\u200b "}, "name.g": {"Nour\u202e  Haddad"}, "dietnote.g": {"\u2066no nuts"}})
	want := replies.Draft{Asked: true, Note: "See you\nthere", Answers: answers{}, People: map[change.ID]replies.About{"g": {Name: "Nour Haddad", DietNote: "no nuts"}}, Said: map[questions.Slot]replies.Saying{}}
	if !reflect.DeepEqual(d, want) {
		t.Errorf("got %+v", d)
	}
}

func TestADraftLeavesOutWhatItDoesNotKnow(t *testing.T) {
	d := replies.Read(url.Values{"version": {"x"}, "reply.": {"attending"}, "reply": {"attending"}, "colour.g.o": {"red"}, "shoe.g": {"42"}, "asked.g.o": {"pending"}, "asked.h.o": {"declined"}, "at.g.o": {"-"}, "name.g": {"  Ada "}})
	want := replies.Draft{Answers: answers{{Guest: "g", Occasion: "o"}: {}, {Guest: "h", Occasion: "o"}: {Asked: cannot}}, People: map[change.ID]replies.About{"g": {Name: "Ada"}}, Said: map[questions.Slot]replies.Saying{}}
	if !reflect.DeepEqual(d, want) {
		t.Errorf("got %+v", d)
	}
	if !d.Skipped("reply.h.o") || d.Skipped("reply.g.o") {
		t.Error("which is right was asked of h alone")
	}
}

func TestAReplySaysWhatIsTooLongOrCanNotBeChosen(t *testing.T) {
	const many, two, which = "Please use at most {n} characters.", "Choose one of the two.", "Say which, or choose “Eats everything”."
	cell, long := replies.Cell{Guest: "g", Occasion: "o"}, func(n int) string { return strings.Repeat("é", n) }
	one := func(a replies.Answer) replies.Draft { return draft(answers{cell: a}) }
	who := func(a replies.About) replies.Draft {
		return replies.Draft{People: map[change.ID]replies.About{"g": a}}
	}
	for _, c := range []struct {
		name  string
		draft replies.Draft
		want  invalid.Fields
	}{
		{"nothing", replies.Draft{}, nil},
		{"the longest", replies.Draft{Note: long(1000), Source: replies.Phone, People: map[change.ID]replies.About{"g": {Name: long(200), Eats: replies.Diet, DietNote: long(300)}}}, nil},
		{"a note", replies.Draft{Note: long(1001)}, invalid.Fields{{Name: "note", Message: many, Args: []any{"n", 1000}}}},
		{"a name", who(replies.About{Name: long(201)}), invalid.Fields{{Name: "name.g", Message: many, Args: []any{"n", 200}}}},
		{"a diet's words", who(replies.About{DietNote: long(301)}), invalid.Fields{{Name: "dietnote.g", Message: many, Args: []any{"n", 300}}}},
		{"diets", who(replies.About{Diets: []string{strings.Repeat("x", 301)}}), invalid.Fields{{Name: "diet.g", Message: many, Args: []any{"n", 300}}}},
		{"which diet", who(replies.About{Eats: replies.Diet}), invalid.Fields{{Name: "diet.g", Message: which}}},
		{"another word", who(replies.About{Eats: "all"}), invalid.Fields{{Name: "diet.g", Message: two}}},
		{"yes", one(replies.Answer{Reply: comes}), nil},
		{"maybe", one(replies.Answer{Reply: "maybe"}), invalid.Fields{{Name: "reply.g.o", Message: two}}},
		{"pending", one(replies.Answer{Reply: guests.Pending}), invalid.Fields{{Name: "reply.g.o", Message: two}}},
		{"a question skipped", one(replies.Answer{Asked: comes}), invalid.Fields{{Name: "reply.g.o", Message: "Meanwhile somebody answered differently here. Which is right?"}}},
		{"by page", replies.Draft{Source: replies.Web}, invalid.Fields{{Name: "source", Message: "Choose how the reply came."}}},
	} {
		if got := c.draft.Validate(); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %+v, want %+v", c.name, got, c.want)
		}
	}
}

// keep stores a draft that notes its own id.
func (w *world) keep(home int, id string) {
	w.Helper()
	d := draft(answers{w.at(ada, dinner): {Reply: comes, Since: 1}})
	d.Note = id
	if err := w.d.Aside(background, w.guest(home), func(tx *db.Tx) error { _, err := replies.Keep(tx, change.ID(id), d, 0); return err }); err != nil {
		w.Fatal(err)
	}
}

// kept are the notes of a household's drafts, of those ids that are there.
func (w *world) kept(home int, ids ...string) (notes []string) {
	w.Helper()
	err := w.d.Read(background, w.guest(home), func(r *db.Read) error {
		for _, id := range ids {
			d, err := replies.Kept(r, change.ID(id))
			if err != nil {
				return err
			}
			if d.Answers != nil {
				notes = append(notes, d.Note)
			}
		}
		return nil
	})
	if err != nil {
		w.Fatal(err)
	}
	return notes
}

func TestAHouseholdKeepsItsTwelveNewestDraftsForSixtyDays(t *testing.T) {
	each(t, func(w *world) {
		var ids []string
		before := w.head()
		for i := range 13 {
			ids = append(ids, fmt.Sprint("d", i))
			w.keep(0, ids[i])
			w.clock.Move(time.Hour)
		}
		w.keep(0, "d12") // the same once more takes nobody's place
		if got := w.kept(0, ids...); !slices.Equal(got, ids[1:]) {
			w.Errorf("kept %v", got)
		}
		if len(w.kept(1, ids...)) != 0 || w.head() != before {
			w.Error("another household sees drafts, or the feed does")
		}
		w.clock.Move(60*24*time.Hour - 6*time.Hour) // those of the first hours are older than that by now
		w.keep(1, "other")
		if err := replies.Sweep(background, w.d); err != nil {
			w.Fatal(err)
		}
		if got := w.kept(0, ids...); !slices.Equal(got, ids[7:]) {
			w.Errorf("after the sweep: %v", got)
		}
		err := w.d.Aside(background, w.guest(0), func(tx *db.Tx) error {
			return errors.Join(replies.Discard(tx, "d9", 0, 0), replies.Discard(tx, "other", 0, 0))
		})
		if got := w.kept(0, ids...); err != nil || slices.Contains(got, "d9") || len(w.kept(1, "other")) != 1 {
			w.Errorf("discarded: %v, %v", got, err)
		}
	})
}

func TestTheDraftsSinceTheReplyAreOfferedAgainTheNewestFirst(t *testing.T) {
	each(t, func(w *world) {
		w.keep(0, "a")
		w.clock.Move(time.Hour)
		w.keep(0, "b")
		at := change.At(w.clock.Now())
		if got := w.offered(0, 0); !slices.Equal(got, []string{"b", "a"}) {
			w.Errorf("offered %q", got)
		}
		if got := w.offered(0, at); len(got) > 0 {
			w.Errorf("offered %q, which is no younger than the reply", got)
		}
		if got := w.offered(1, 0); len(got) > 0 {
			w.Errorf("offered another household's %q", got)
		}
	})
}

// offered are the drafts that a household's home offers, since its last reply.
func (w *world) offered(home int, since change.Instant) (ids []string) {
	w.Helper()
	err := w.d.Read(background, w.guest(home), func(r *db.Read) error {
		all, err := replies.Unsent(r, since)
		for _, s := range all {
			ids = append(ids, string(s.ID))
		}
		return err
	})
	if err != nil {
		w.Fatal(err)
	}
	return ids
}
