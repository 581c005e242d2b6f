package guests

import (
	"context"
	"strings"

	"convive/models/guests"
	"convive/views/locale"
)

// AsRead says how people were read who were typed in: their ages, and the brackets that stayed in their names; "" where
// there was nothing to read.
func AsRead(ctx context.Context, people []guests.Guest) string {
	var ages, kept, said []string
	for _, g := range people {
		if age := ageRead(ctx, g); age != "" {
			ages = append(ages, locale.T(ctx, "{name} ({age})", "name", g.Name, "age", age))
		}
		if strings.ContainsAny(g.Name, "([") {
			kept = append(kept, g.Name)
		}
	}
	if len(ages) > 0 {
		said = append(said, locale.T(ctx, "Read beside the names: {guests}.", "guests", locale.List(ctx, ages)))
	}
	if len(kept) > 0 {
		said = append(said, locale.N(ctx, "What stands in brackets was kept as part of the name {names}.", "What stands in brackets was kept as part of the names {names}.", len(kept), "names", locale.List(ctx, kept)))
	}
	return strings.Join(said, " ")
}

func ageRead(ctx context.Context, g guests.Guest) string {
	g.Chair = guests.ByAge
	if g.Age == guests.Adult && g.AgeYears != nil {
		return locale.Int(ctx, int(*g.AgeYears))
	}
	return ageNote(ctx, g)
}
