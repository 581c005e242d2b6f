package replies

import (
	"context"
	"slices"
	"strings"

	"convive/models/change"
	"convive/models/guests"
	"convive/models/invalid"
	"convive/models/questions"
	"convive/models/replies"
	"convive/views/locale"
	"convive/views/ui"
)

// group is one question with the places for its answers.
type group struct {
	questions.Question
	Slots []questions.Slot
}

// grouped brings the places of each question together, in the hosts' order.
func grouped(s replies.State, slots []questions.Slot) (all []group) {
	for _, q := range s.Questions {
		g := group{Question: q}
		for _, at := range slots {
			if at.Question == q.ID {
				g.Slots = append(g.Slots, at)
			}
		}
		if len(g.Slots) > 0 {
			all = append(all, g)
		}
	}
	return all
}

// asked are the questions of a step: those of who comes, all there can be where nobody knows yet who comes, or those
// alone that came up after the reply.
func (f Form) questions() []group {
	switch f.Step {
	case Page:
		return grouped(f.State, f.State.Slots())
	case More:
		return grouped(f.State, f.State.Open())
	}
	return grouped(f.State, f.State.Asked(f.Draft))
}

// wrongSlots are the questions that a refused reply has to answer again.
func (f Form) wrongSlots() []group {
	var slots []questions.Slot
	for _, at := range f.State.Slots() {
		if f.Errors.Of(replies.SlotField(at)) != "" {
			slots = append(slots, at)
		}
	}
	return grouped(f.State, slots)
}

// help is what stands below a question: the hosts' words, and within which bounds a number lies.
func (g group) help(ctx context.Context) string {
	help := locale.Isolated(ctx, g.Help)
	bounds := ""
	switch {
	case g.Bounded() && g.AtMost > 0:
		bounds = locale.T(ctx, "A number from {least} to {most}.", "least", g.AtLeast, "most", g.AtMost)
	case g.Bounded():
		bounds = locale.T(ctx, "A number that is {least} or more.", "least", g.AtLeast)
	}
	if help != "" && bounds != "" {
		return help + " " + bounds
	}
	return help + bounds
}

// label is what an answer's field is called: the person, or the question itself where the household answers as one.
func (g group) label(ctx context.Context, at questions.Slot, names map[change.ID]string) string {
	if at.Guest == "" {
		return locale.Isolated(ctx, g.Asks)
	}
	return opening(ctx, names[at.Guest])
}

// options are what can be chosen, with what was chosen before hosts took it back.
func (g group) options(ctx context.Context, said []string) (all []ui.Option) {
	offered := g.Choices()
	for _, s := range said {
		if !slices.Contains(offered, s) {
			offered = append(offered, s)
		}
	}
	for _, o := range offered {
		all = append(all, ui.Option{Value: o, Label: locale.Isolated(ctx, o)})
	}
	return all
}

func first(said []string) string {
	if len(said) == 0 {
		return ""
	}
	return said[0]
}

// told are the answers to a question, one line each.
type told struct{ Name, Words string }

// answered are the questions with their answers, for those who come.
func answeredQuestions(ctx context.Context, s replies.State, names map[change.ID]string) (all []ToldTo) {
	for _, g := range grouped(s, s.Asked(replies.Draft{})) {
		one := ToldTo{Asks: g.Asks}
		for _, at := range g.Slots {
			if said := s.Given[at].Said; len(said) > 0 {
				line := told{Words: locale.List(ctx, said)}
				if at.Guest != "" {
					line.Name = opening(ctx, names[at.Guest])
				}
				one.Lines = append(one.Lines, line)
			}
		}
		if len(one.Lines) > 0 {
			all = append(all, one)
		}
	}
	return all
}

// ToldTo is a question with what was answered.
type ToldTo struct {
	Asks     string
	question change.ID
	Lines    []told
}

// slotLabels name the fields of the questions for the summary of what is to be mended.
func slotLabels(ctx context.Context, s replies.State, names map[change.ID]string, all map[string]string) {
	for _, g := range grouped(s, s.Slots()) {
		for _, at := range g.Slots {
			label := locale.Isolated(ctx, g.Asks)
			if at.Guest != "" {
				label = locale.T(ctx, "{name}: {question}", "name", opening(ctx, names[at.Guest]), "question", g.Asks)
			}
			all[replies.SlotField(at)] = label
		}
	}
}

// Missing names the required answers that a step lacks.
func (f Form) Missing() (wrong invalid.Fields) {
	for _, g := range f.questions() {
		for _, at := range g.Slots {
			wrong.Check(!g.Required || len(f.Draft.Said[at].Words) > 0, replies.SlotField(at), "Please answer this too: your hosts need it.")
		}
	}
	return wrong
}

// eaters are the people of the household, who are asked what they eat where nobody knows yet who comes.
func (f Form) eaters() []guests.Guest {
	if f.Step == Page {
		return f.State.Guests
	}
	return f.diners()
}

func severity(p replies.About) string {
	if p.Severity == "" && p.Eats == replies.Diet {
		return string(replies.NoAllergy)
	}
	return string(p.Severity)
}

// ticked says whether an option was chosen.
func ticked(said []string, option string) bool { return slices.Contains(said, option) }

// slotID is the id of a field, which holds no signs that a selector reads.
func slotID(at questions.Slot) string {
	return "f-" + strings.ReplaceAll(replies.SlotField(at), " ", "")
}
