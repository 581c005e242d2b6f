package guests

import (
	"context"

	"convive/models/change"
	"convive/models/questions"
	replyrules "convive/models/replies"
	"convive/views/locale"
)

// ToldByHousehold is what a household answered to the hosts' own questions, and wrote beside.
type ToldByHousehold struct {
	Gone      bool
	Questions []ToldTo
	Reply     replyrules.Reply
}

// ToldTo is one question with what was answered.
type ToldTo struct {
	Asks  string
	Lines []ToldLine
}

// ToldLine is one answer; Name is "" where the household answered as one.
type ToldLine struct{ Name, Words string }

// TellAnswers puts the answers of a household under their questions, in the order of its people.
func TellAnswers(ctx context.Context, h HouseholdShown, asked []questions.Question, given map[questions.Slot]questions.Answer, reply replyrules.Reply) ToldByHousehold {
	t := ToldByHousehold{Gone: h.Gone, Reply: reply}
	for _, q := range asked {
		to := ToldTo{Asks: q.Asks}
		add := func(name string, guest change.ID) {
			if said := given[questions.Slot{Question: q.ID, Guest: guest}].Said; len(said) > 0 {
				to.Lines = append(to.Lines, ToldLine{name, locale.List(ctx, said)})
			}
		}
		add("", "")
		for _, p := range h.People {
			add(p.Name, p.ID)
		}
		if len(to.Lines) > 0 {
			t.Questions = append(t.Questions, to)
		}
	}
	return t
}

func (t ToldByHousehold) empty() bool {
	return t.Gone || len(t.Questions) == 0 && t.Reply.Songs == "" && t.Reply.Note == ""
}
