package team_test

import (
	"context"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"convive/views/accounts"
	"convive/views/locale"
	"convive/views/team"
)

func TestFormsOfAPasswordAreNeverSentAgainByThePage(t *testing.T) {
	for name, form := range map[string]templ.Component{
		"signing in": accounts.SignIn(accounts.SignInForm{}), "setting up": accounts.SetUp(accounts.SetUpForm{}),
		"a new password": accounts.Password(accounts.PasswordForm{}), "joining": team.JoinFields(team.JoinForm{}),
	} {
		var out strings.Builder
		if err := form.Render(locale.With(context.Background(), "en"), &out); err != nil {
			t.Fatal(err)
		}
		tag, fields, _ := strings.Cut(out.String(), "<input")
		if !strings.Contains(tag, " data-once") || !strings.Contains(fields, `type="password"`) {
			t.Errorf("%s: %s", name, tag)
		}
	}
}
