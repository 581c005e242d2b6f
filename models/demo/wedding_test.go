package demo

import (
	"slices"
	"testing"
	"time"

	"convive/models/guests"
)

func TestTheWeddingIsTheSecondSaturdayAfterToday(t *testing.T) {
	w := load()
	for today, want := range map[string]string{
		"2026-08-29": "2026-09-12", // a Saturday: the next is the first
		"2026-08-28": "2026-09-05",
		"2026-08-30": "2026-09-12",
		"2026-11-20": "2026-11-28",
		"2025-12-31": "2026-01-10",
	} {
		day, err := time.Parse(time.DateOnly, today)
		if err != nil {
			t.Fatal(err)
		}
		date, _ := time.Parse(time.DateOnly, w.Date)
		got := date.AddDate(0, 0, w.shift(day))
		if got.Format(time.DateOnly) != want || w.shift(day)%7 != 0 {
			t.Errorf("seen on %s the wedding is on %s, want %s", today, got.Format(time.DateOnly), want)
		}
	}
}

func TestTheSeedDataIsWhatTheDemoPromises(t *testing.T) {
	w := load()
	people, unnamed, children, answers := 0, 0, 0, map[string]int{}
	for _, h := range w.Households {
		for _, p := range h.People {
			people++
			if p.Unnamed {
				unnamed++
			}
			if p.Years != nil {
				children++
			}
			for _, a := range p.Invitations {
				answers[a.Reply]++
				if a.Maybe {
					answers["maybe"]++
				}
			}
		}
	}
	for what, pair := range map[string][2]int{
		"guests": {people, 250}, "households": {len(w.Households), 110}, "unnamed": {unnamed, 14}, "children": {children, 60}, "occasions": {len(w.Occasions), 4},
		"tables": {len(w.Tables), 26}, "seated": {len(w.Seating), 118}, "wishes": {len(w.Wishes), 40}, "requests": {len(w.Requests), 30},
		"attending": {answers["attending"], 439}, "declined": {answers["declined"], 134}, "pending": {answers["pending"], 162}, "maybe": {answers["maybe"], 26},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %d, want %d", what, pair[0], pair[1])
		}
	}
}

func TestHebrewAndArabicEnvelopesAreWrittenByTheirOwnManners(t *testing.T) {
	for _, h := range load().Households {
		if !slices.Contains([]string{"he", "ar"}, h.Language) {
			continue
		}
		var people []guests.Guest
		for _, p := range h.People {
			g := guests.Guest{Name: p.Name, Given: p.Given, Family: p.Family, Unnamed: p.Unnamed, Age: guests.Adult}
			if p.Years != nil {
				g.Age = guests.Child
			}
			people = append(people, g)
		}
		if want := guests.Etiquette(people, h.Language); h.Name != want {
			t.Errorf("%q, want %q", h.Name, want)
		}
	}
}
