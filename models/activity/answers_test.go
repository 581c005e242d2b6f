package activity_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"convive/models/access"
	"convive/models/activity"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/questions"
	"convive/models/replies"
)

// asks adds a question of the hosts.
func (k *kit) asks(q questions.Question) change.ID {
	k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
		return change.OccasionAdded{Occasion: k.dinner}, db.Create(tx, &q)
	})
	return q.ID
}

// tells has the household answer questions, as its form was just made.
func (k *kit) tells(said map[questions.Slot][]string) change.Entry {
	k.Helper()
	return k.do(k.guest(), func(tx *db.Tx) (change.Change, error) {
		s, err := replies.Of(tx.Read, k.home.ID)
		if err != nil {
			return nil, err
		}
		d := replies.Draft{Version: s.Reply.Version, Said: map[questions.Slot]replies.Saying{}}
		for at, words := range said {
			d.Said[at] = replies.Saying{Words: words, Told: true, Since: s.Given[at].Version}
		}
		return replies.Send(tx, d)
	})
}

func TestAnswersAreToldFromTheFirstOnWithTheirQuestionsAndWhomTheyAreAbout(t *testing.T) {
	each(t, func(k *kit) {
		ada, kit := k.home.People[0].ID, k.home.People[1].ID
		bus := k.asks(questions.Question{Asks: "How do you come?", AnswerKind: questions.Several, Per: questions.Person, Options: "Bus\nTrain\nOn foot"})
		song := k.asks(questions.Question{Asks: "Which song?", AnswerKind: questions.Text, Per: questions.Household})
		k.reply(false, 0, guests.Attending, k.meals[0])
		k.reply(false, 1, guests.Attending, k.meals[0])
		first := k.tells(map[questions.Slot][]string{{Question: bus, Guest: ada}: {"Train", "Bus"}, {Question: song}: {"Waltz"}})
		second := k.tells(map[questions.Slot][]string{{Question: bus, Guest: ada}: {"On foot"}, {Question: bus, Guest: kit}: {"Bus"}})
		for _, c := range []struct {
			name string
			as   access.Role
			seq  int64
			want []string
		}{
			{"the first answers", access.Host, first.Seq, []string{
				"answers Ada Lawson at How do you come?: said  -> Bus, Train", "answers The Ada Lawson at Which song?: said  -> Waltz",
			}},
			{"later ones", access.Host, second.Seq, []string{
				"answers Ada Lawson at How do you come?: said Bus, Train -> On foot", "answers Kit Lawson at How do you come?: said  -> Bus",
			}},
			{"to who may not see health notes", access.Viewer, first.Seq, nil},
		} {
			if got := k.details(k.as(c.as), c.seq); !slices.Equal(got, c.want) {
				k.Errorf("%s: got %q, want %q", c.name, got, c.want)
			}
		}
		for guest, want := range map[change.ID]string{
			ada: fmt.Sprintf("%d: On foot; %d: Bus, Train", second.Seq, first.Seq), kit: fmt.Sprintf("%d: Bus", second.Seq),
		} {
			if got := k.toldOf(k.as(access.Host), guest); got != want {
				k.Errorf("the history says %q, want %q", got, want)
			}
			if got := k.toldOf(k.as(access.Viewer), guest); got != "" {
				k.Errorf("a viewer's says %q", got)
			}
		}
	})
}

// toldOf are the answers to questions in a guest's history, the newest reply first.
func (k *kit) toldOf(as access.Scope, id change.ID) string {
	k.Helper()
	var all []string
	k.read(as, func(r *db.Read) error {
		g, err := db.Find[guests.Guest](r, id)
		if err != nil {
			return err
		}
		sent, err := activity.SentFor(r, g, 20)
		for _, s := range sent {
			for _, row := range s.Changes {
				for _, f := range row.Fields {
					if f.Column == "said" {
						all = append(all, fmt.Sprintf("%d: %s", s.Seq, strings.Join(f.Became, ", ")))
					}
				}
			}
		}
		return err
	})
	return strings.Join(all, "; ")
}
