package e2e

import (
	"testing"

	"convive/models/accounts"
)

// TestANewPasswordWhoseAnswerIsLostIsNotSentAgain is about work that a second sending would judge by its own result:
// the present password would no longer be the present one.
func TestANewPasswordWhoseAnswerIsLostIsNotSentAgain(t *testing.T) {
	w := newWorld(t)
	s := newSending(t, w, "/account")
	s.does(impatient + `, delete document.body.dataset.answerMs`)
	s.l.lose(inTheAnswer, 1, "/account/password")
	typed(t, s.ben, map[string]string{"f-current": password, "f-new": "four entirely other words"})
	clicked(t, s.ben, "#password button")
	s.sees(`document.querySelector('#notices').textContent.startsWith('Not confirmed: no answer came')`)
	s.sees(`document.querySelector('#password .actions').dataset.failed === 'Not confirmed' && document.getElementById('f-new').value !== ''`)
	if ids := s.l.commands(); len(ids) != 1 {
		t.Errorf("it was sent %d times", len(ids))
	}
	for _, c := range []struct {
		password string
		fits     bool
	}{{password, false}, {"four entirely other words", true}} {
		_, err := accounts.Enter(t.Context(), accounts.Failures{DB: w.DB}, accounts.SignIn{Email: w.Ours.Accounts["ben"].Email, Password: c.password}, "203.0.113.7")
		if (err == nil) != c.fits {
			t.Errorf("signing in by %q: %v", c.password, err)
		}
	}
}
