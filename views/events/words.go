package events

import (
	"context"
	"strings"
	"time"

	"convive/models/events"
	"convive/views/locale"
	"convive/views/ui"
)

// days says when an event is: "11 – 13 September 2026"; "" when no occasion has a day.
func days(ctx context.Context, from, to string) string {
	a, err := time.Parse(time.DateOnly, from)
	if err != nil {
		return ""
	}
	b, err := time.Parse(time.DateOnly, to)
	if err != nil || a.Equal(b) {
		return locale.Date(ctx, a, locale.DateLong)
	}
	return locale.DateRange(ctx, a, b)
}

// when says when an occasion is: "Saturday 12 September 2026, 17:00 – 23:00".
func when(ctx context.Context, o events.Occasion) string {
	start, ok := o.StartsAt(time.UTC)
	if !ok {
		return locale.T(ctx, "No day yet")
	}
	words := locale.Moment(ctx, start, locale.DateFull)
	if end, ok := o.EndsAt(time.UTC); ok {
		words += " – " + locale.Clock(ctx, end)
	}
	return words
}

// zones are the options of the zone: the common ones first. One that is set and not offered is kept.
func zones(ctx context.Context, present string) (options []ui.Option) {
	seen := map[string]bool{}
	add := func(names ...string) {
		for _, name := range names {
			if name != "" && !seen[name] {
				seen[name] = true
				options = append(options, ui.Option{Value: name, Label: zoneLabel(ctx, name)})
			}
		}
	}
	add(events.CommonZones...)
	if events.KnownZone(present) {
		add(present)
	}
	add(events.Zones...)
	return options
}

// zoneLabel is "Berlin (Europe)": the city, and where to look for it.
func zoneLabel(ctx context.Context, name string) string {
	region, _, found := strings.Cut(name, "/")
	if !found {
		return name
	}
	return locale.Zone(ctx, name) + " (" + region + ")"
}

func modes(ctx context.Context) []ui.Option {
	return []ui.Option{
		{Value: string(events.Preview), Label: locale.T(ctx, "Preview: guests read and can't reply yet")},
		{Value: string(events.Open), Label: locale.T(ctx, "Open: guests reply until the last day")},
		{Value: string(events.Closed), Label: locale.T(ctx, "Closed: guests read only")},
	}
}

func lookups(ctx context.Context) []ui.Option {
	return []ui.Option{
		{Value: string(events.NoLookup), Label: locale.T(ctx, "By link or code alone")},
		{Value: string(events.ByPostcode), Label: locale.T(ctx, "Also by full name and postcode")},
		{Value: string(events.ByPhone), Label: locale.T(ctx, "Also by full name and the last 4 digits of a phone number")},
	}
}

func showings(ctx context.Context) []ui.Option {
	return []ui.Option{
		{Value: string(events.ShownToNobody), Label: locale.T(ctx, "The team alone")},
		{Value: string(events.ShownOnOwn), Label: locale.T(ctx, "Also guests, their own on their personal page")},
		{Value: string(events.ShownByName), Label: locale.T(ctx, "Also whoever writes a guest’s full name on the event’s page")},
	}
}

func units(ctx context.Context) []ui.Option {
	return []ui.Option{
		{Value: string(events.Metres), Label: locale.T(ctx, "Metres")},
		{Value: string(events.Feet), Label: locale.T(ctx, "Feet and inches")},
	}
}

// Words is what a field's value means, where people see it.
func Words(ctx context.Context, field, value string) string {
	switch field {
	case "reply_mode":
		for _, o := range modes(ctx) {
			if o.Value == value {
				return o.Label
			}
		}
	case "name_lookup":
		for _, o := range lookups(ctx) {
			if o.Value == value {
				return o.Label
			}
		}
	case "units":
		for _, o := range units(ctx) {
			if o.Value == value {
				return o.Label
			}
		}
	case "tables_shown":
		for _, o := range showings(ctx) {
			if o.Value == value {
				return o.Label
			}
		}
	case "deadline":
		if day, err := time.Parse(time.DateOnly, value); err == nil {
			return locale.Date(ctx, day, locale.DateFull)
		}
	case "starts", "ends":
		if at, err := time.Parse("2006-01-02T15:04", value); err == nil {
			return locale.Moment(ctx, at, locale.DateFull)
		}
	}
	return value
}

// labels name the fields of an event's forms in a summary of errors.
func labels(ctx context.Context) map[string]string {
	return map[string]string{
		"name": locale.T(ctx, "Name"), "slug": locale.T(ctx, "Address"), "place": locale.T(ctx, "Place"), "zone": locale.T(ctx, "Time zone"),
		"languages": locale.T(ctx, "Languages of the guests' pages"), "sides": locale.T(ctx, "Sides"), "deadline": locale.T(ctx, "Last day to reply"),
		"reply_mode": locale.T(ctx, "Replies"), "contact": locale.T(ctx, "Whom guests ask"), "date": locale.T(ctx, "Day"), "start": locale.T(ctx, "Starts"),
		"end": locale.T(ctx, "Ends"), "organization": locale.T(ctx, "Organization"), "name_lookup": locale.T(ctx, "How guests find their invitation"), "tables_shown": locale.T(ctx, "Who sees the tables"), "units": locale.T(ctx, "Lengths"), "capacity": locale.T(ctx, "Places for guests"),
	}
}

// rowErrors are the errors of one row of occasions, without the row's prefix.
func rowLabels(ctx context.Context) map[string]string {
	all := labels(ctx)
	for i := range events.MaxOccasions {
		for _, field := range []string{"name", "date", "start", "end", "place"} {
			all[rowName(i, field)] = locale.T(ctx, "Occasion {n}, {field}", "n", i+1, "field", labels(ctx)[field])
		}
	}
	return all
}

func slugHelp(ctx context.Context, base string, proposed bool) string {
	if proposed {
		return locale.T(ctx, "Guests type it: {base}… Left empty, it is made from the name.", "base", base)
	}
	return locale.T(ctx, "Guests type it: {base}… Former addresses lead here for ever, since links are printed.", "base", base)
}

// blank is the first option of the zone while none is chosen.
func blank(ctx context.Context, zone string) string {
	if zone == "" {
		return locale.T(ctx, "Choose")
	}
	return ""
}

func has(list []string, wanted string) bool {
	for _, s := range list {
		if s == wanted {
			return true
		}
	}
	return false
}
