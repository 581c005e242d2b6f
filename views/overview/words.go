package overview

import (
	"context"

	"convive/models/guests"
	"convive/models/overview"
	"convive/views/locale"
	words "convive/views/replies"
)

func daysWord(ctx context.Context, days int) string {
	if days < 0 {
		return locale.N(ctx, "day ago", "days ago", -days)
	}
	return locale.N(ctx, "day to go", "days to go", days)
}

// when is an occasion's start and place, as short as a card is narrow.
func when(ctx context.Context, o OccasionCard) string {
	start, ok := o.StartsAt(o.Zone)
	switch {
	case ok && o.Place != "":
		return locale.T(ctx, "{time} · {place}", "time", locale.Moment(ctx, start, locale.WeekdayShort), "place", o.Place)
	case ok:
		return locale.Moment(ctx, start, locale.WeekdayShort)
	}
	return o.Place
}

// needs puts what waits into sentences, the most pressing first.
func needs(ctx context.Context, n overview.Needs, base string) (all []Need) {
	add := func(count int, need Need) {
		if count > 0 {
			all = append(all, need)
		}
	}
	add(n.Over, Need{"wrong", "warning", locale.N(ctx, "{n} table has more people than seats", "{n} tables have more people than seats", n.Over), "", locale.T(ctx, "Mend"), base + "/seating#seating-problems"})
	add(n.DeclinedSeat, Need{"wrong", "chair", locale.N(ctx, "{n} guest declined and has a seat", "{n} guests declined and have a seat", n.DeclinedSeat), locale.T(ctx, "The chair stays until you free it"), locale.T(ctx, "Mend"), base + "/seating#seating-problems"})
	add(n.Unseated, Need{"wrong", "chair", locale.N(ctx, "{n} person attends and has no seat", "{n} people attend and have no seat", n.Unseated), locale.N(ctx, "{n} seat is free", "{n} seats are free", n.FreeSeats), locale.T(ctx, "Seat"), base + "/seating#parking"})
	for _, c := range n.Crowded {
		all = append(all, crowded(ctx, c, base))
	}
	add(n.Open, Need{"waiting", "request", locale.N(ctx, "{n} request is open", "{n} requests are open", n.Open), oldest(ctx, n), locale.T(ctx, "Answer"), base + "/requests"})
	add(n.Unmatched, Need{"waiting", "mail", locale.N(ctx, "{n} person found no invitation", "{n} people found no invitation", n.Unmatched), "", locale.T(ctx, "Read"), base + "/replies/unmatched"})
	add(n.Pending, Need{"waiting", "clock", locale.N(ctx, "{n} reply to {occasion} is pending", "{n} replies to {occasion} are pending", n.Pending, "occasion", n.Main.Name), pending(ctx, n), locale.T(ctx, "Show"), base + "/guests?occasion=" + string(n.Main.ID) + "&reply=pending"})
	add(n.Untold, Need{"waiting", "mail", locale.N(ctx, "{n} household got a place from the waiting list", "{n} households got a place from the waiting list", n.Untold), locale.T(ctx, "Tell them: their page shows the invitation already."), locale.T(ctx, "Look"), base + "/waiting"})
	add(n.NoMeal, Need{"waiting", "leaf", locale.N(ctx, "{n} attending guest has not chosen a meal", "{n} attending guests have not chosen a meal", n.NoMeal), "", locale.T(ctx, "Look"), base + "/reports?report=meals"})
	return all
}

// crowded is an occasion with more guests than places: wrong where they come, to be watched while some may still decline.
func crowded(ctx context.Context, c guests.Crowded, base string) Need {
	tone := "waiting"
	if c.Over() > 0 {
		tone = "wrong"
	}
	return Need{tone, "people", words.Crowded(ctx, c), words.PlacesOf(ctx, c.Occasion), locale.T(ctx, "Look"), base + "/waiting"}
}

func oldest(ctx context.Context, n overview.Needs) string {
	return locale.T(ctx, "The oldest is {name}'s: {words}", "name", n.Oldest.Asker, "words", n.Oldest.Words)
}

func pending(ctx context.Context, n overview.Needs) string {
	in := locale.N(ctx, "In {n} household", "In {n} households", n.PendingHouse)
	if n.Deadline.IsZero() {
		return in
	}
	return locale.T(ctx, "{households}; the deadline is {day}", "households", in, "day", locale.Date(ctx, n.Deadline, locale.DateDay))
}

// firstStep says what an event without occasions waits for.
func firstStep(ctx context.Context, settings string) string {
	if settings == "" {
		return locale.T(ctx, "The hosts have not added any yet.")
	}
	return locale.T(ctx, "Add the dinner, the ceremony, whatever people are invited to.")
}
