package imports

import (
	"context"
	"slices"

	"convive/models/guests"
	"convive/models/imports"
	"convive/models/imports/lists"
	"convive/views/locale"
	"convive/views/ui"
)

// most is how many lines of each kind a preview lists; beyond it stands how many more there are.
const most = 100

// Shown is what a preview shows of a plan: however long the list, it is short, and can be kept until somebody looks.
type Shown struct {
	Plan       imports.Plan // without what stands below
	Households int          // of the list
	Changes    Some[line]
	Renames    Some[line]
	Arrivals   Some[arrival]
	Problems   Some[lists.Problem]
	Kept       Some[imports.Kept]
	Skipped    Some[lists.Skip]
}

// Some is the first lines of one kind, and how many there are.
type Some[T any] struct {
	First []T
	All   int
}

func some[T any](all []T) Some[T] { return Some[T]{slices.Clone(first(all)), len(all)} }

// first cuts a list to what a preview shows.
func first[T any](all []T) []T { return all[:min(len(all), most)] }

// Show is what a preview shows of a plan.
func Show(p imports.Plan) Shown {
	s := Shown{Households: len(p.List.Households), Changes: some(changesOf(p)), Renames: some(renamesOf(p)), Arrivals: some(arrivalsOf(p)),
		Problems: some(p.Problems), Kept: some(p.Kept), Skipped: some(p.List.Skipped)}
	p.Households, p.Problems, p.Kept, p.Result.Problems = nil, nil, nil, nil
	p.List.Households, p.List.Problems, p.List.Skipped = nil, nil, nil
	s.Plan = p
	return s
}

// line is one change of the plan, ready to be listed.
type line struct {
	Row       int
	Who       string
	Household string
	imports.Cell
}

func changesOf(p imports.Plan) (all []line) {
	for _, h := range p.Households {
		if h.New {
			continue
		}
		if h.Was != "" {
			all = append(all, line{h.Row, h.Name, "", imports.Cell{Field: "envelope_name", Was: h.Was, Now: h.Name}})
		}
		for _, c := range h.Cells {
			all = append(all, line{h.Row, h.Name, "", c})
		}
		for _, g := range h.Guests {
			for _, c := range g.Cells {
				all = append(all, line{g.Row, who(g), h.Name, c})
			}
			if g.Home != nil {
				all = append(all, line{g.Row, g.Home.Now, "", imports.Cell{Field: "envelope_name", Was: g.Home.Was, Now: g.Home.Now}})
			}
		}
	}
	return all
}

func renamesOf(p imports.Plan) (all []line) {
	for _, h := range p.Households {
		for _, g := range h.Guests {
			if g.Was != "" {
				all = append(all, line{g.Row, g.Name, h.Name, imports.Cell{Was: g.Was}})
			}
		}
	}
	return all
}

// arrival is a household with people who are new here.
type arrival struct {
	Row    int
	Name   string
	New    bool
	Review string
	OnB    bool // the B-list
	Guests []newcomer
}

// newcomer is a guest who is new here, with what the list says of their age.
type newcomer struct {
	Name  string // "" for who has none yet
	Age   guests.Age
	Years *int64
}

func newcomerOf(g imports.Guest) newcomer {
	group, years := g.Age()
	n := newcomer{Name: g.Name, Age: guests.Age(group)}
	if years != nil {
		old := int64(*years)
		n.Years = &old
	}
	return n
}

func arrivalsOf(p imports.Plan) (all []arrival) {
	for _, h := range p.Households {
		a := arrival{Row: h.Row, Name: h.Name, New: h.New, Review: h.Review, OnB: h.OnB()}
		for _, g := range h.Guests {
			if g.New {
				a.Guests = append(a.Guests, newcomerOf(g))
			}
		}
		if len(a.Guests) > 0 {
			all = append(all, a)
		}
	}
	return all
}

// age is what was read of somebody's age, "child, 6"; "" where there is nothing to say.
func (n newcomer) age(ctx context.Context) string {
	word := ""
	switch n.Age {
	case guests.Child:
		word = locale.T(ctx, "child")
	case guests.Infant:
		word = locale.T(ctx, "infant")
	}
	switch {
	case n.Years == nil:
		return word
	case word == "":
		return locale.Int(ctx, int(*n.Years))
	}
	return locale.T(ctx, "{age}, {years}", "age", word, "years", *n.Years)
}

// inAll says what is wrong with a list as a whole, which no field could mend.
func inAll(errs []ui.FieldError) []ui.FieldError {
	for i := range errs {
		errs[i].Field = ""
	}
	return errs
}
