package guests

import (
	"slices"
	"time"

	"convive/models/guests"
)

// Asked are the values of a name in the address that narrow the list for whoever reads it; the chips say of the others that
// they are left out. The list is narrowed by this and by nothing else of the address.
func (c Columns) Asked(name string) (all []string) {
	for _, v := range c.Address.All(name) {
		if c.narrows(name, v) {
			all = append(all, v)
		}
	}
	return all
}

// narrows says whether a value is one that its filter has, and that this person may ask for.
func (c Columns) narrows(name, value string) bool {
	switch name {
	case Side, TagName:
		return true
	case Diet:
		return c.Health
	case TableName:
		return c.Tables
	case AgeGroup:
		return slices.Contains(ages, value)
	case Plus:
		return slices.Contains(plusOnes, value)
	case Missing:
		return slices.Contains(c.missing(), value)
	case ListName:
		return c.Private && slices.Contains(priorities, value)
	case Reply:
		return c.occasionAsked() && slices.Contains(replies, value)
	case Since:
		_, err := time.Parse(time.DateOnly, value)
		return err == nil
	}
	return false
}

// occasionAsked says whether the list is narrowed to an occasion, which replies are one to.
func (c Columns) occasionAsked() bool {
	return slices.ContainsFunc(c.Occasions, func(o occasion) bool { return string(o.ID) == c.Address.Get(Occasion) })
}

var (
	ages     = []string{string(guests.Adult), string(guests.Child), string(guests.Infant)}
	plusOnes = []string{guests.PlusOnes, guests.NotNamed}
	// priorities are the lists; only who may know of the B-list tells them apart
	priorities = []string{string(guests.ListA), string(guests.ListB)}
)

// missing is what may be asked for: who may not see contacts doesn't learn who has none.
func (c Columns) missing() []string {
	all := []string{guests.MissingReply}
	if c.mealsAsked() > 0 {
		all = append(all, guests.MissingMeal)
	}
	if c.Contacts {
		all = append(all, guests.MissingAddress, guests.MissingEmail)
	}
	return all
}
