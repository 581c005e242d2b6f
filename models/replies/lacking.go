package replies

import (
	"convive/models/change"
	"convive/models/guests"
)

// Lacking is how many guests owe an answer: all, and those of each side and with each tag, as the guest list finds them.
type Lacking struct {
	All      int
	Sides    []Share // in their order, without those where nobody is missing
	Tags     []Share
	Sideless int // guests on no side
	Tagless  int // guests without a tag
}

// Share is a side or a tag with how many of its guests owe an answer.
type Share struct {
	Of string
	N  int
}

// LackingIn counts who owes an answer to an occasion, or with "" to any that they are invited to. The hosts' own and who
// waits for a place are left out.
func LackingIn(list *guests.Listing, occasion change.ID) (l Lacking) {
	asked := map[guests.Facet][]string{guests.ByMissing: {guests.MissingReply}}
	if occasion != "" {
		asked = map[guests.Facet][]string{guests.ByReply: {guests.Replied(occasion, string(guests.Pending))}}
	}
	left, counts := list.Narrowed(guests.Filter{Asked: asked})
	l.All, l.Sideless, l.Tagless = left.Totals().Guests, counts[guests.BySide][guests.NoSide], counts[guests.ByTag][guests.NoTag]
	sides, tags, _ := left.Choices()
	for _, side := range sides {
		l.Sides = share(l.Sides, side, counts[guests.BySide][side])
	}
	for _, tag := range tags {
		l.Tags = share(l.Tags, tag, counts[guests.ByTag][tag])
	}
	return l
}

func share(all []Share, of string, n int) []Share {
	if n == 0 {
		return all
	}
	return append(all, Share{of, n})
}
