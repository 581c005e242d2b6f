package lists

import "fmt"

// unnamedOccasion stands for the occasion of a column headed only "RSVP", "Status" or "Coming?".
const unnamedOccasion = "Main occasion"

// nameOccasions gives each reply column an occasion of its own and ties the meals to them.
func nameOccasions(cols []Column) {
	seen := map[string]bool{}
	for i := range cols {
		c := &cols[i]
		if c.Meaning != ReplyTo {
			continue
		}
		if len(seen) == maxOccasions {
			c.Meaning, c.Occasion = Other, ""
			continue
		}
		if c.Occasion == "" && !seen[unnamedOccasion] {
			c.Occasion = unnamedOccasion
		} else if c.Occasion == "" {
			c.Occasion = c.Header
		}
		for n, as := 2, c.Occasion; seen[c.Occasion]; n++ {
			c.Occasion = fmt.Sprintf("%s (%d)", as, n)
		}
		seen[c.Occasion] = true
	}
	tieMeals(cols, seen)
}

// tieMeals keeps a meal column whose occasion the file has; a bare "Meal" belongs to the unnamed
// occasion or to the only one. Others stay text.
func tieMeals(cols []Column, seen map[string]bool) {
	only := ""
	for o := range seen {
		only = o
	}
	taken := map[string]bool{}
	for i := range cols {
		c := &cols[i]
		if c.Meaning != MealAt {
			continue
		}
		if c.Occasion == "" && seen[unnamedOccasion] {
			c.Occasion = unnamedOccasion
		} else if c.Occasion == "" && len(seen) == 1 {
			c.Occasion = only
		}
		if !seen[c.Occasion] || taken[c.Occasion] {
			c.Meaning, c.Occasion = Other, ""
			continue
		}
		taken[c.Occasion] = true
	}
}

// occasionsOf lists the occasions in the order of their columns.
func occasionsOf(cols []Column) (all []string, main string) {
	all = []string{}
	for _, c := range cols {
		if c.Meaning != ReplyTo {
			continue
		}
		all = append(all, c.Occasion)
		if c.Occasion == unnamedOccasion {
			main = c.Occasion
		}
	}
	return all, main
}
