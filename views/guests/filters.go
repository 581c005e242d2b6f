package guests

import (
	"context"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"convive/models/guests"
	"convive/views/locale"
	diet "convive/views/replies"
	"convive/views/ui"
)

// Filters are what the list can be narrowed by: each menu's lines with how many guests they would show.
type Filters struct {
	Columns            Columns
	Counts             guests.Counts
	Sides, Tags, Diets []string
	TableNames         []string
}

// Menu is one menu of filters.
type Menu struct {
	Name   string // the part of its id after "guests-filter-"
	Label  string
	Active bool
	Lines  []Line
}

// ID is the menu's id in the page.
func (m Menu) ID() string { return "guests-filter-" + m.Name }

// Line is one choice, or a heading above some.
type Line struct {
	ID, Label, Href string
	Count           int
	Current         bool
	Inner           bool // belongs to the line above
	Heading         bool
}

// Menus are the names of all menus, in order. Whether they are shown is another question: fragments don't depend on rows.
var Menus = []string{"side", "occasion", "tag", "diet", "table", "more"}

// Menu makes one of Menus.
func (f Filters) Menu(ctx context.Context, name string) Menu {
	m := Menu{Name: name}
	switch name {
	case "side":
		m.Label = locale.T(ctx, "Side")
		m.Lines = f.each(Side, guests.BySide, f.sides(), func(v string) string { return SideName(ctx, v) })
	case "occasion":
		m.Label = locale.T(ctx, "Occasion")
		m.Lines = f.occasions(ctx)
	case "tag":
		m.Label = locale.T(ctx, "Tag")
		m.Lines = f.each(TagName, guests.ByTag, f.tags(), func(v string) string { return tagWord(ctx, v) })
	case "diet":
		m.Label = locale.T(ctx, "Diet")
		m.Lines = f.each(Diet, guests.ByDiet, f.diets(), func(v string) string { return dietWord(ctx, v) })
	case "table":
		m.Label = locale.T(ctx, "Table")
		m.Lines = f.each(TableName, guests.ByTable, f.tables(), func(v string) string { return tableWord(ctx, v) })
	case "more":
		m.Label = locale.T(ctx, "More")
		m.Lines = f.more(ctx)
	}
	return m
}

// each is a line for each value of one name in the address; a second click takes the filter off.
func (f Filters) each(name string, facet guests.Facet, values []string, word func(string) string) (lines []Line) {
	for _, v := range values {
		current := slices.Contains(f.Columns.Address.All(name), v)
		to := f.Columns.Address.With(name, v)
		if current {
			to = f.Columns.Address.With(name)
		}
		key := v
		if facet == guests.ByDiet {
			key = strings.ToLower(v)
		}
		lines = append(lines, Line{ID: lineID(name, v), Label: word(v), Href: to.String(), Current: current, Count: f.Counts[facet][key]})
	}
	return lines
}

// lineID is a line's id in the page, whatever people call their tags.
func lineID(name, value string) string {
	h := fnv.New64a()
	_, _ = h.Write([]byte(value))
	return fmt.Sprintf("filter-%s-%x", name, h.Sum64())
}

// occasions are the occasions, each with the replies to it. Several replies add up.
func (f Filters) occasions(ctx context.Context) (lines []Line) {
	a := f.Columns.Address
	for _, o := range f.Columns.Occasions {
		id := string(o.ID)
		asked := a.Get(Occasion) == id
		to := a.With(Reply).With(Occasion, id)
		if asked && len(a.All(Reply)) == 0 {
			to = a.With(Occasion)
		}
		lines = append(lines, Line{ID: lineID(Occasion, id), Label: o.Name, Href: to.String(), Current: asked && len(a.All(Reply)) == 0, Count: f.Counts[guests.ByReply][guests.Replied(o.ID, guests.Invited)]})
		for _, r := range replies {
			to := a.With(Occasion, id).With(Reply, r)
			if asked {
				to = a.Toggled(Reply, r)
			}
			lines = append(lines, Line{ID: lineID(Reply, id+r), Inner: true, Label: replyWord(ctx, r), Href: to.String(), Current: asked && slices.Contains(a.All(Reply), r),
				Count: f.Counts[guests.ByReply][guests.Replied(o.ID, r)]})
		}
	}
	return lines
}

// sides are those that somebody is on, and none of them where somebody is on none.
func (f Filters) sides() []string {
	if len(f.Sides) == 0 {
		return nil
	}
	return append(slices.Clone(f.Sides), guests.NoSide)
}

// tags are those that somebody has, and none of them.
func (f Filters) tags() []string {
	if len(f.Tags) == 0 {
		return nil
	}
	return append(slices.Clone(f.Tags), guests.NoTag)
}

func tagWord(ctx context.Context, v string) string {
	if v == guests.NoTag {
		return locale.T(ctx, "Without a tag")
	}
	return v
}

func (f Filters) diets() []string {
	if !f.Columns.Health || len(f.Diets) == 0 && f.Counts[guests.ByDiet][guests.AnyDiet] == 0 {
		return nil
	}
	return append([]string{guests.AnyDiet}, f.Diets...)
}

func (f Filters) tables() []string {
	if !f.Columns.Tables {
		return nil
	}
	return append([]string{guests.NoTable}, f.TableNames...)
}

// more are who people are, and what is still missing about them.
func (f Filters) more(ctx context.Context) []Line {
	all := []Line{{ID: "filter-who", Label: locale.T(ctx, "Who they are"), Heading: true}}
	all = append(all, f.each(AgeGroup, guests.ByAgeGroup, ages, func(v string) string { return ageWord(ctx, v) })...)
	all = append(all, f.each(Plus, guests.ByPlus, plusOnes, func(v string) string { return plusWord(ctx, v) })...)
	if f.Columns.Private && (f.Columns.ListB || len(f.Columns.Address.All(ListName)) > 0) {
		all = append(all, Line{ID: "filter-list", Label: locale.T(ctx, "List"), Heading: true})
		all = append(all, f.each(ListName, guests.ByList, priorities, func(v string) string { return listWord(ctx, v) })...)
	}
	all = append(all, Line{ID: "filter-missing", Label: locale.T(ctx, "What is missing"), Heading: true})
	lines := f.each(Missing, guests.ByMissing, f.Columns.missing(), func(v string) string { return missingWord(ctx, v) })
	for i, v := range f.Columns.missing() {
		lines[i].Href = f.Columns.Address.Toggled(Missing, v).String() // several narrow further
	}
	return append(all, lines...)
}

// Chips are the filters that are on.
func (f Filters) Chips(ctx context.Context) (chips []ui.FilterChipProps) {
	a := f.Columns.Address
	on := func(label string, without Address) {
		chips = append(chips, ui.FilterChipProps{Label: label, Href: without.String(), Active: true})
	}
	left := func(value string, without Address) { on(locale.T(ctx, "Left out: {value}", "value", value), without) }
	for _, n := range named {
		for _, v := range a.All(n.name) {
			if f.Columns.narrows(n.name, v) {
				on(n.word(ctx, v), a.Toggled(n.name, v))
			} else {
				left(v, a.Toggled(n.name, v))
			}
		}
	}
	for _, o := range f.Columns.Occasions {
		if a.Get(Occasion) == string(o.ID) {
			on(occasionChip(ctx, o.Name, f.Columns.Asked(Reply)), a.With(Occasion).With(Reply))
		}
	}
	if a.Get(Occasion) != "" && !f.Columns.occasionAsked() {
		left(a.Get(Occasion), a.With(Occasion).With(Reply))
		return chips
	}
	for _, v := range a.All(Reply) {
		if !f.Columns.narrows(Reply, v) {
			left(v, a.Toggled(Reply, v))
		}
	}
	return chips
}

// named are the names of the address with how their values are called.
var named = []struct {
	name string
	word func(context.Context, string) string
}{
	{Side, SideName}, {TagName, tagWord}, {Diet, dietWord}, {TableName, tableWord}, {AgeGroup, ageWord},
	{Plus, plusWord}, {ListName, listWord}, {Missing, missingWord}, {Since, sinceWord},
}

func occasionChip(ctx context.Context, name string, asked []string) string {
	words := []string{locale.T(ctx, "invited")}
	if len(asked) > 0 {
		words = nil
	}
	for _, r := range asked {
		words = append(words, replyWord(ctx, r))
	}
	return locale.T(ctx, "{occasion}: {replies}", "occasion", name, "replies", strings.Join(words, ", "))
}

func dietWord(ctx context.Context, v string) string {
	if v == guests.AnyDiet {
		return locale.T(ctx, "Anything to mind")
	}
	return diet.DietName(ctx, v)
}
