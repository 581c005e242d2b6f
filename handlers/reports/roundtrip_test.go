package reports_test

import (
	"bytes"
	"context"
	"flag"
	"io"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"convive/handlers/webtest"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/imports"
	"convive/models/imports/lists"
	"convive/models/replies"
	"convive/models/reports"
	"convive/views/locale"
	diets "convive/views/replies"
	views "convive/views/reports"
	"convive/views/sheet"
)

// words are what people write, and what trips up those who read it again.
var words = rapid.OneOf(
	rapid.SampledFrom([]string{"", "Ana Silva", "Ana & Leo Silva", "=1+1", "'=1+1", "''+x", "-", "n/a", "TOTAL", "--- Family ---", "Guest of Ana", "Nora + guest", "the Silvas (4)",
		"Silva, Ana", "Müller-Lüdenscheidt", "María José García López", "عمر بن علي", "שרה", "👩‍👧", "Dr. Ana", "Mr. & Mrs. John Smith", "O'Brien", "\"quoted\"", "a;b", "a|b", "+49 30 1", "007", "1", "yes", "no", "?", "Guest"}),
	rapid.StringN(0, 24, 60),
)

func word(t *rapid.T, label string) string { return lists.Line(words.Draw(t, label)) }

func text(t *rapid.T, label string) string {
	return lists.Clean(word(t, label) + rapid.SampledFrom([]string{"", "\n", "\n- and\n"}).Draw(t, label+" break") + word(t, label))
}

// eats draws diets by their names, how bad an allergy is, and words of one's own.
func eats(t *rapid.T) db.Words {
	known := slices.Concat(replies.Diets, []string{string(replies.Mild), string(replies.Severe)})
	return guests.Diets(strings.Join(append(rapid.SliceOfN(rapid.SampledFrom(known), 0, 3).Draw(t, "diets"), word(t, "diet")), ", "))
}

func drawn(t *rapid.T, occasions []events.Occasion, meals []events.Meal) *guests.NewHousehold {
	h := &guests.NewHousehold{Household: guests.Household{EnvelopeName: word(t, "envelope"), Street: word(t, "street"), City: word(t, "city"), Postcode: word(t, "postcode"),
		Street2: word(t, "street 2"), Region: word(t, "region"), Country: word(t, "country"),
		Language: rapid.SampledFrom([]string{"", "de", "en", "es", "fr", "he", "ar"}).Draw(t, "language"), Side: rapid.SampledFrom([]string{"", "Amara", "both", "Elsewhere"}).Draw(t, "side"),
		Tags: guests.Words(word(t, "tag")), Note: text(t, "household's note"), Host: rapid.IntRange(0, 9).Draw(t, "host") == 0,
		List: rapid.SampledFrom([]guests.List{guests.ListA, guests.ListB}).Draw(t, "list")}}
	for range rapid.IntRange(1, 4).Draw(t, "people") {
		g := &guests.NewGuest{Guest: guests.Guest{Name: word(t, "name"), Given: word(t, "given"), Family: word(t, "family"), Prefix: word(t, "prefix"), Suffix: word(t, "suffix"),
			Age: rapid.SampledFrom([]guests.Age{"", guests.Adult, guests.Child, guests.Infant}).Draw(t, "age"), Side: rapid.SampledFrom([]string{"", "Jonas", "both"}).Draw(t, "own side"),
			Tags: guests.Words(word(t, "tags")), Phone: word(t, "phone"), Diets: eats(t), Needs: guests.Words(word(t, "needs")), Aliases: guests.Words(word(t, "alias")),
			Chair: rapid.SampledFrom([]guests.Chair{guests.ByAge, guests.OnSeat, guests.HighChair, guests.NoChair}).Draw(t, "chair"), DietNote: text(t, "diet note"), Note: text(t, "note"),
			Email: rapid.SampledFrom([]string{"", "ana@example.com", "Ana@Example.com", "o'b+x@example.org"}).Draw(t, "e-mail")}}
		if g.Name == "" || rapid.IntRange(0, 5).Draw(t, "unnamed") == 0 {
			g.Unnamed = true
		}
		if rapid.IntRange(0, 3).Draw(t, "knows the years") == 0 {
			years := rapid.Int64Range(0, 99).Draw(t, "years")
			g.AgeYears = &years
		}
		for _, o := range occasions {
			if rapid.Bool().Draw(t, "invited") {
				in := guests.Invitation{OccasionID: o.ID, Reply: rapid.SampledFrom([]guests.Reply{guests.Pending, guests.Attending, guests.Declined}).Draw(t, "reply")}
				in.Maybe = in.Reply == guests.Pending && rapid.Bool().Draw(t, "maybe")
				in.Waiting = in.Reply == guests.Pending && rapid.IntRange(0, 4).Draw(t, "waiting") == 0
				if o.AsksMeal && in.Reply == guests.Attending && len(meals) > 0 && rapid.Bool().Draw(t, "eats") {
					meal := rapid.SampledFrom(meals).Draw(t, "meal").ID
					in.MealID = &meal
				}
				g.Invitations = append(g.Invitations, in)
			}
		}
		h.People = append(h.People, g)
	}
	return h
}

// Each check reads the whole event twice more, and the event grows: twenty tell as much as a hundred. The flag asks for more.
func init() { _ = flag.Set("rapid.checks", "20") }

func TestImportingAnExportChangesNothing(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		s := access.SystemAt(w.Ours.OrganizationID, w.Ours.ID, change.Actor{Kind: change.ByConvive})
		rapid.Check(w.T.(*testing.T), func(t *rapid.T) {
			w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
				var all []*guests.NewHousehold
				for range 3 {
					all = append(all, drawn(t, w.Ours.Occasions, w.Ours.Meals))
				}
				return change.GuestsImported{File: "drawn"}, guests.Create(tx, guests.Keys{Secret: webtest.Secret}, all...)
			})
			ctx := locale.With(context.Background(), rapid.SampledFrom(locale.Known).Draw(t, "the file's language"))
			for name, write := range map[string]func(sheet.Sheet, io.Writer) error{"list.csv": sheet.Sheet.CSV, "list.xlsx": sheet.Sheet.XLSX} {
				same(ctx, t, w, s, reports.Guests, name, write)
				same(ctx, t, w, s, reports.Addresses, name, write)
			}
		})
	})
}

// The heads of the file are ours in every language: none is taken for a column that somebody added.
func TestTheFilesHeadsAreKnownInEveryLanguage(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		s := access.SystemAt(w.Ours.OrganizationID, w.Ours.ID, change.Actor{Kind: change.ByConvive})
		for _, language := range locale.Known {
			ctx := locale.With(context.Background(), language)
			var file bytes.Buffer
			w.Must(w.DB.Read(ctx, s, func(r *db.Read) error {
				e, err := events.Current(r)
				w.Must(err)
				report, err := reports.Of(r, reports.Guests)
				w.Must(err)
				return views.File(ctx, report, e, r.Now()).CSV(&file)
			}))
			l, err := lists.Read("guests.csv", file.Bytes(), lists.Options{})
			w.Must(err)
			for _, c := range l.Columns {
				if c.Meaning == lists.Other {
					w.T.Errorf("%s: %q is taken for somebody's own column", language, c.Header)
				}
			}
		}
	})
}

// What pages call a diet in a language is what somebody writes who fills in a form or a list in it.
func TestDietsAreReadInEveryLanguage(t *testing.T) {
	for _, language := range locale.Known {
		for _, key := range slices.Concat(replies.Diets, []string{string(replies.Mild), string(replies.Severe)}) {
			name := diets.DietName(locale.With(context.Background(), language), key)
			if got := guests.Diets(name); !slices.Equal(got, db.Words{key}) {
				t.Errorf("%s: %q is read as %q, not as %q", language, name, got, key)
			}
		}
	}
}

func same(ctx context.Context, t *rapid.T, w *webtest.World, s access.Scope, of reports.Name, name string, write func(sheet.Sheet, io.Writer) error) {
	var file bytes.Buffer
	must := func(err error) {
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	must(w.DB.Read(ctx, s, func(r *db.Read) error {
		e, err := events.Current(r)
		must(err)
		report, err := reports.Of(r, of)
		must(err)
		return write(views.File(ctx, report, e, r.Now()), &file)
	}))
	l, err := lists.Read(name, file.Bytes(), lists.Options{})
	must(err)
	var p imports.Plan
	must(w.DB.Read(ctx, s, func(r *db.Read) (err error) {
		p, err = imports.New(r, l)
		return err
	}))
	if !p.Nothing() || len(p.Missing)+len(p.Kept) > 0 || of == reports.Guests && p.Result.Unchanged != l.Count().Guests {
		for _, h := range p.Households {
			if h.New || len(h.Cells) > 0 {
				t.Logf("%s: line %d: household %q new %v: %+v", name, h.Row, h.Name, h.New, h.Cells)
			}
			for _, g := range h.Guests {
				if g.New || g.Changed() {
					t.Logf("%s: line %d: %q was %q new %v: %+v", name, g.Row, g.Name, g.Was, g.New, g.Cells)
				}
			}
		}
		t.Fatalf("%s: %+v, missing %v, kept %v, occasions %+v", name, p.Result, p.Missing, p.Kept, p.Occasions)
	}
	e, err := w.DB.Mutate(ctx, s, change.CommandID{}, func(tx *db.Tx) (change.Change, error) { return imports.Apply(tx, webtest.Secret, &p, name, p.Digest) })
	must(err)
	if e.Change != change.None {
		t.Fatalf("%s: %+v", name, e.Change)
	}
}
