package messages

import (
	"strconv"

	"convive/models/change"
	"convive/models/guests"
	"convive/models/messages"
)

// leaf is how many households a page of the list shows.
const leaf = 100

// List is a list of households of which a page is shown.
type List struct {
	Shown      []messages.Candidate
	All, Found int // how many there are, and how many the search finds
	Page       int // from 1
}

func (l List) pages() int { return (l.Found + leaf - 1) / leaf }

func listOf(found []messages.Candidate, all, page int) List {
	l := List{All: all, Found: len(found)}
	l.Page = max(1, min(page, l.pages()))
	l.Shown = found[min((l.Page-1)*leaf, l.Found):min(l.Page*leaf, l.Found)]
	return l
}

// Settle makes the lists of all whom the message concerns: which page is shown, and who is chosen. At first all are but the
// B-list and who is invited on paper.
func (c *Compose) Settle(all []messages.Candidate) {
	fresh := c.Order.Round == 0 && len(c.Order.Households) == 0 && len(c.Errors) == 0
	o := c.Order.Turned()
	wanted, sought := o.Picked(), guests.Seek(o.Search, true)
	var get, not, getters []messages.Candidate
	others := 0
	c.ticked = map[change.ID]bool{}
	for _, one := range all {
		found := sought.Empty() || one.Found(sought)
		switch {
		case one.Why != messages.NoReason:
			others++
			if found {
				not = append(not, one)
			}
			continue
		case found && (o.Turn == messages.TurnAll || o.Turn == messages.TurnNone):
			c.ticked[one.ID] = o.Turn == messages.TurnAll
		case fresh:
			c.ticked[one.ID] = !one.Later && !c.onPaper(one)
		default:
			c.ticked[one.ID] = wanted(one.ID)
		}
		getters = append(getters, one)
		if found {
			get = append(get, one)
		}
	}
	c.Getters = getters
	c.Get, c.Not = listOf(get, len(getters), o.Page), listOf(not, others, o.Others)
	o.Page, o.Turn = c.Get.Page, ""
	o.Rest = messages.MarksOf(c.elsewhere(all))
	c.Order = o
}

// elsewhere are the chosen whom the page doesn't show.
func (c *Compose) elsewhere(all []messages.Candidate) (ids []change.ID) {
	shown := make(map[change.ID]bool, leaf)
	for _, one := range c.Get.Shown {
		shown[one.ID] = true
	}
	for _, one := range all {
		if c.ticked[one.ID] {
			c.picked++
			if !shown[one.ID] {
				ids = append(ids, one.ID)
			}
		}
	}
	c.beside = len(ids)
	return ids
}

// long says that the form doesn't show all of the list: it has more than one page, or a search is on from when it had.
func (c Compose) long() bool { return c.Get.All > leaf || c.Not.All > leaf || c.Order.Search != "" }

// box is the id of a household's tick box. Drawn anew on another page it is another one, whatever the hand did to the old.
func (c Compose) box(id change.ID) string {
	if !c.long() {
		return "f-household-" + string(id)
	}
	return "f-household-" + strconv.Itoa(c.Order.Round) + "-" + string(id)
}
