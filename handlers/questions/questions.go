// Package questions is where hosts say what guests are asked beyond coming or not, and read what was answered. Guests
// answer as part of their reply.
package questions

import (
	"context"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/questions"
	"convive/models/reports"
	"convive/views/locale"
	views "convive/views/questions"
)

// Routes declares the list of questions, the page of each, and the page of the answers.
func Routes(r *web.Routes) {
	r.Page("/e/:event/questions", access.EditEvent, list)
	r.Mutation("/e/:event/questions/asking", access.EditEvent, web.Create(questions.Add).On(list, drawNew).Fresh(blank).Saying(added, true).Labels(views.Labels).Words(views.Words))
	r.Page("/e/:event/questions/:id", access.EditEvent, one)
	r.Mutation("/e/:event/questions/:id/details", access.EditEvent,
		web.With(questions.Edit).On(one, drawOne).Fresh(stored).Saying(saved, true).Labels(views.Labels).Words(views.Words))
	r.Mutation("/e/:event/questions/:id/move", access.EditEvent, web.With(questions.Shift))
	r.Mutation("/e/:event/questions/:id/removal", access.EditEvent, web.With(questions.Remove).Saying(removed, true).To(toList))
	r.Page("/e/:event/answers", access.ViewGuests|access.ViewHealth, answers)
}

// topics are what moves the list: an occasion that is renamed or removed, and answers, which stand beside replies.
var topics = change.Topics{change.Questions, change.Occasions, change.Invitations, change.Guests, change.Households}

func list(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Questions to guests"))
	p.Keyed("questions-list", rows, topics...)
	p.Body(func(b *web.Body) (templ.Component, error) {
		form, err := drawNew(b.Ctx, web.FormOf(b, b.Base()+"/questions/asking", blank(b.Ctx)))
		return views.ListPage(b.Base(), b.Slot("questions-list"), form), err
	})
	return nil
}

func rows(v *web.View) (web.Rows, error) {
	all, err := questions.Reports(v.Read)
	out := web.Rows{Root: views.List()}
	for i, q := range all {
		row := views.Row{Report: q, Path: v.Base() + "/questions/" + string(q.ID), Answers: v.Base() + "/answers#answers-" + string(q.ID), First: i == 0, Last: i == len(all)-1}
		out.Rows = append(out.Rows, web.Row{ID: "question-" + string(q.ID), Body: views.Question(row)})
	}
	if len(all) == 0 {
		out.Rows = append(out.Rows, web.Row{ID: "questions-none", Body: views.None()})
	}
	return out, err
}

func blank(*web.Ctx) questions.Draft {
	return questions.Draft{AnswerKind: questions.Text, Per: questions.Person}
}

func drawNew(c *web.Ctx, f web.Form[questions.Draft]) (templ.Component, error) {
	form, err := formOf(c, f)
	form.New = true
	return views.Fields(form), err
}

func drawOne(c *web.Ctx, f web.Form[questions.Draft]) (templ.Component, error) {
	form, err := formOf(c, f)
	return views.Fields(form), err
}

func formOf(c *web.Ctx, f web.Form[questions.Draft]) (form views.Form, err error) {
	form = views.Form{Action: f.Action, Command: f.Command, Draft: f.Draft, Errors: f.Errors}
	err = c.Read(func(r *db.Read) error {
		form.Occasions, err = events.Occasions(r)
		return err
	})
	return form, err
}

func one(p *web.Page) error {
	var q questions.Question
	err := p.Read(func(r *db.Read) (err error) {
		q, err = db.Find[questions.Question](r, p.ID())
		return err
	})
	if err != nil {
		return err
	}
	p.Title(q.Asks)
	p.Body(func(b *web.Body) (templ.Component, error) {
		form, err := drawOne(b.Ctx, web.FormOf(b, b.Base()+"/questions/"+string(q.ID)+"/details", questions.DraftOf(q)))
		return views.OnePage(b.Base()+"/questions", q.Asks, form), err
	})
	return nil
}

// stored is the form as the question stands now.
func stored(c *web.Ctx) (d questions.Draft) {
	_ = c.Read(func(r *db.Read) error { // it was there a moment ago, in the command itself
		q, err := db.Find[questions.Question](r, c.ID())
		d = questions.DraftOf(q)
		return err
	})
	return d
}

func toList(c *web.Ctx, _ change.Entry) string { return c.Base() + "/questions" }

func added(ctx context.Context, _ change.Entry) string {
	return locale.T(ctx, "Added. Households that have replied already are asked for this alone.")
}
func saved(ctx context.Context, _ change.Entry) string   { return locale.T(ctx, "Saved.") }
func removed(ctx context.Context, _ change.Entry) string { return locale.T(ctx, "Removed.") }

// answers is the page of what guests answered: counts, and who said what.
func answers(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Answers"))
	p.Keyed("answers-list", told, topics...)
	p.Body(func(b *web.Body) (templ.Component, error) {
		edit := ""
		if b.Scope().Allows(access.EditEvent) {
			edit = b.Base() + "/questions"
		}
		return views.AnswersPage(b.Base()+"/replies", b.Base()+"/reports?report="+string(reports.Told), edit, b.Slot("answers-list")), nil
	})
	return nil
}

func told(v *web.View) (web.Rows, error) {
	all, err := questions.Reports(v.Read)
	out := web.Rows{Root: views.Answers()}
	for _, q := range all {
		out.Rows = append(out.Rows, web.Row{ID: "answers-" + string(q.ID), Body: views.AnswersTo(q, v.Base())})
	}
	if len(all) == 0 {
		out.Rows = append(out.Rows, web.Row{ID: "answers-none", Body: views.NoAnswers()})
	}
	return out, err
}
