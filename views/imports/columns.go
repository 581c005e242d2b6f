package imports

import (
	"convive/models/imports/lists"
	"convive/views/ui"
)

// samples are some values of a column.
func (p Preview) samples(i int) []string {
	if i < len(p.Plan.List.Samples) {
		return p.Plan.List.Samples[i]
	}
	return nil
}

// chosen is what the form says of a column: what somebody tried, else what it was taken for.
func (p Preview) chosen(i int) lists.Choice {
	if i < len(p.Draft.Choices) {
		return p.Draft.Choices[i]
	}
	c := p.Plan.List.Columns[i]
	return lists.Choice{Meaning: c.Meaning, Occasion: c.Occasion}
}

// called is an occasion of the list under the name that it has here.
type called struct{ Header, Name string }

// occasionsFor are the occasions whose replies or meals a column may hold: those of the list as they were taken, the
// event's, what was chosen, and one that is called as the column.
func (p Preview) occasionsFor(i int) (all []called) {
	seen := map[string]bool{}
	add := func(header, name string) {
		if fold := lists.Fold(name); name != "" && !seen[fold] {
			seen[fold] = true
			all = append(all, called{header, name})
		}
	}
	for _, o := range p.Plan.Occasions {
		add(o.Header, o.Name)
	}
	for _, o := range p.Occasions {
		add(o.Name, o.Name)
	}
	add(p.chosen(i).Occasion, p.chosen(i).Occasion)
	add(p.Plan.List.Columns[i].Header, p.Plan.List.Columns[i].Header)
	return all
}

// columnsKind makes the form's button the page's first where nothing else can be done.
func columnsKind(p Preview) ui.Kind {
	if p.Asks {
		return ui.Filled
	}
	return ui.Second
}
