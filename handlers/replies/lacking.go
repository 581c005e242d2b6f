package replies

import (
	"net/url"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	courses "convive/models/overview"
	"convive/models/replies"
	guestviews "convive/views/guests"
	charts "convive/views/overview"
	views "convive/views/replies"
)

// lacking is who owes an answer, to the occasion that the page is narrowed to or to any.
func lacking(v *web.View) (templ.Component, error) {
	l, err := whoLacks(v)
	return views.WhoLacks(l), err
}

// owing is how many they are.
func owing(v *web.View) (templ.Component, error) {
	l, err := whoLacks(v)
	return views.Owing(l), err
}

type lackingKey struct{}

// whoLacks reads it once for both.
func whoLacks(v *web.View) (views.LackingView, error) {
	return db.Once(v.Read, lackingKey{}, func() (views.LackingView, error) { return lackingOf(v) })
}

func lackingOf(v *web.View) (shown views.LackingView, err error) {
	list, err := guests.Everybody(v.Read)
	if err != nil {
		return shown, err
	}
	o, asked := occasionOf(list, v.Query("occasion"))
	l := replies.LackingIn(list, o.ID)
	at := guestviews.At(v.Base()+"/guests", func(string) []string { return nil }).With(guestviews.Missing, guests.MissingReply)
	if asked {
		at = at.With(guestviews.Missing).With(guestviews.Occasion, string(o.ID)).With(guestviews.Reply, string(guests.Pending))
	}
	shown = views.LackingView{Occasion: o.Name, All: l.All, Href: at.String(), Sideless: l.Sideless, NoSide: at.With(guestviews.Side, guests.NoSide).String(),
		Tagless: l.Tagless, NoTag: at.With(guestviews.TagName, guests.NoTag).String()}
	for _, s := range l.Sides {
		shown.Sides = append(shown.Sides, views.LackingLine{Label: guestviews.SideName(v.Context(), s.Of), N: s.N, Href: at.With(guestviews.Side, s.Of).String()})
	}
	for _, s := range l.Tags {
		shown.Tags = append(shown.Tags, views.LackingLine{Label: s.Of, N: s.N, Href: at.With(guestviews.TagName, s.Of).String()})
	}
	return shown, nil
}

func occasionOf(list *guests.Listing, id string) (o events.Occasion, ok bool) {
	for _, o := range list.Occasions {
		if string(o.ID) == id {
			return o, true
		}
	}
	return o, false
}

// course is the chart of the replies over time, of the occasion that it was asked for, else of the page's.
func course(v *web.View) (templ.Component, error) {
	e, err := v.Event()
	if err != nil {
		return nil, err
	}
	list, err := guests.Everybody(v.Read)
	if err != nil {
		return nil, err
	}
	which := v.Query("chart")
	if which == "" {
		which = v.Query("occasion")
	}
	c := charts.NewChart(e, list, which, v.Now())
	v.Until(courses.Midnight(e, v.Now()))
	c.ID = "replies-chart"
	c.To = func(o change.ID) string { return v.Base() + "/replies?" + asking(v, string(o)).Encode() }
	return charts.Chart(c), nil
}

// asking is the page's query with another chart.
func asking(v *web.View, chart string) url.Values {
	q := url.Values{"chart": {chart}}
	for _, name := range []string{"show", "occasion", "q"} {
		if value := v.Query(name); value != "" {
			q.Set(name, value)
		}
	}
	return q
}
