package guests

import (
	"context"
	"net/url"

	"github.com/a-h/templ"

	"convive/models/change"
	"convive/models/guests"
	"convive/models/invalid"
	"convive/views/locale"
	"convive/views/ui"
)

// Steps that have a page of their own, by the end of their address.
const (
	StepMoving  = "moving"
	StepMerging = "merging"
)

// Step is the address of a step's page, with whom it is about; the list's for one that there is not.
func Step(base, step string, ids []change.ID) string {
	if step != StepMoving && step != StepMerging || len(ids) == 0 {
		return base + "/guests"
	}
	q := url.Values{}
	for _, id := range ids {
		q.Add("guest", string(id))
	}
	return base + "/guests/" + step + "?" + q.Encode()
}

// Moving is the form that gives guests another household.
type Moving struct {
	Base, Action, Command string
	Draft                 guests.Moving
	Errors                invalid.Fields
	People                []guests.PersonOf // who goes, with their household now
	Households            []guests.Group    // where to
	Apart                 func(guests.Group) string
	Deserted              []guests.Household // that they leave empty
}

// kept has a search for households carry along what was chosen in the other form.
func kept() templ.Attributes {
	return templ.Attributes{"data-on:change": "el.closest('#move-guests').querySelector('#find-' + el.name).value = el.type === 'checkbox' ? el.checked : el.value"}
}

func (m Moving) err(ctx context.Context, name string) string {
	return ui.ErrorOf(ui.Errors(ctx, m.Errors, labels(ctx)), name)
}

func (m Moving) options(ctx context.Context) (all []ui.Option) {
	for _, g := range m.Households {
		label := locale.T(ctx, "{household} ({n})", "household", g.EnvelopeName, "n", len(g.All))
		if apart := m.Apart(g); apart != "" {
			label += " · " + apart
		}
		all = append(all, ui.Option{Value: string(g.ID), Label: label})
	}
	return all
}

// names are the households that would be empty.
func (m Moving) names(ctx context.Context) string {
	var names []string
	for _, h := range m.Deserted {
		names = append(names, h.EnvelopeName)
	}
	return locale.List(ctx, names)
}
