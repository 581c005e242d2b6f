// Package reports draws the sheets of models/reports: on the page and on paper as a table, and for files as a
// sheet.Sheet. All of them come from the same columns and rows; here are only the words.
package reports

import (
	"context"

	"convive/models/reports"
	"convive/views/locale"
	diets "convive/views/replies"
)

// Title is how a report is called.
func Title(ctx context.Context, name reports.Name) string {
	switch name {
	case reports.Headcount:
		return locale.T(ctx, "Headcount")
	case reports.Meals:
		return locale.T(ctx, "Meals")
	case reports.Diets:
		return locale.T(ctx, "Diets and allergies")
	case reports.Unseated:
		return locale.T(ctx, "Without a seat")
	case reports.Guests:
		return locale.T(ctx, "Guest list")
	case reports.ByTable:
		return locale.T(ctx, "Seating by table")
	case reports.Households:
		return locale.T(ctx, "Households")
	case reports.Addresses:
		return locale.T(ctx, "Addresses")
	case reports.Replies:
		return locale.T(ctx, "Replies")
	case reports.Missing:
		return locale.T(ctx, "No reply yet")
	case reports.Told:
		return locale.T(ctx, "Answers to questions")
	}
	return locale.T(ctx, "Seating A–Z")
}

// count says what a report holds, in the list of reports.
func count(ctx context.Context, r *reports.Report) string {
	switch r.Name {
	case reports.Headcount:
		return locale.N(ctx, "{n} occasion", "{n} occasions", r.Count)
	case reports.Meals:
		return locale.N(ctx, "{n} cover", "{n} covers", r.Count)
	case reports.Diets:
		return locale.N(ctx, "{n} person with something to mind", "{n} people with something to mind", r.Count)
	case reports.Unseated:
		return locale.N(ctx, "{n} person comes and has no seat", "{n} people come and have no seat", r.Count)
	case reports.Guests:
		return locale.N(ctx, "{n} guest", "{n} guests", r.Count)
	case reports.Households, reports.Addresses:
		return locale.N(ctx, "{n} household", "{n} households", r.Count)
	case reports.Replies, reports.Told:
		return locale.N(ctx, "{n} answer", "{n} answers", r.Count)
	case reports.Missing:
		return locale.N(ctx, "{n} answer is missing", "{n} answers are missing", r.Count)
	}
	return locale.N(ctx, "{n} person seated", "{n} people seated", r.Count)
}

// notes are the sentences under a sheet.
func note(ctx context.Context, r *reports.Report) string {
	switch {
	case r.Missing > 0:
		return locale.N(ctx, "{n} person who comes has no seat yet.", "{n} people who come have no seat yet.", r.Missing)
	case r.Name == reports.Headcount:
		return locale.T(ctx, "The hosts' own places stand apart: they are no guests. Maybe is part of pending, children are part of attending.")
	case r.Name == reports.Meals:
		return locale.T(ctx, "Covers are the meals to be served: the hosts' own are among them, infants without a meal are not.")
	case r.Name == reports.Diets:
		return locale.T(ctx, "Only people who come, each under every occasion that they come to.")
	case r.Name == reports.Addresses:
		return locale.T(ctx, "In the layout of Minted's address book, which other printers read as well. The first adult's e-mail and phone stand for the household.")
	}
	return ""
}

// Word is a value of ours.
func word(ctx context.Context, w reports.Word) string {
	switch w {
	case reports.IsAttending:
		return locale.T(ctx, "attending")
	case reports.IsDeclined:
		return locale.T(ctx, "declined")
	case reports.IsPending:
		return locale.T(ctx, "pending")
	case reports.IsMaybe:
		return locale.T(ctx, "maybe")
	case reports.IsWaiting:
		return locale.T(ctx, "waiting list")
	case reports.IsChild:
		return locale.T(ctx, "child")
	case reports.IsInfant:
		return locale.T(ctx, "infant")
	case reports.InHighChair:
		return locale.T(ctx, "high chair")
	case reports.OnLap:
		return locale.T(ctx, "on a lap")
	case reports.NotChosen:
		return locale.T(ctx, "Not chosen")
	case reports.InfantNoMeal:
		return locale.T(ctx, "Infants without a meal")
	case reports.ByGuests:
		return locale.T(ctx, "themselves")
	case reports.ByHosts:
		return locale.T(ctx, "on their behalf")
	case reports.ByImport:
		return locale.T(ctx, "an imported list")
	case reports.IsHost:
		return locale.T(ctx, "host")
	}
	return ""
}

// dietWords are several diets in the page's language.
func dietWords(ctx context.Context, keys []string) []string {
	words := make([]string, len(keys))
	for i, key := range keys {
		words[i] = diets.DietName(ctx, key)
	}
	return words
}
