package accounts

import (
	"net/url"
	"strings"
	"testing"
)

func FuzzNextIsAlwaysAPathOfOurs(f *testing.F) {
	for _, s := range []string{"/e/amara-jonas/guests?show=open", "//evil.example", "/\\evil.example", "https://evil.example/", "/\t/evil.example", "", "/%5cevil.example",
		"/\n//evil.example", "javascript:alert(1)", "/..//evil.example", "/e/x#part", "///evil.example", "/@evil.example", "/%2f/evil.example", "/ /evil"} {
		f.Add(s)
	}
	base, _ := url.Parse("https://ours.example/sign-in")
	f.Fuzz(func(t *testing.T, asked string) {
		got := next(asked)
		u, err := base.Parse(got)
		if err != nil || u.Host != "ours.example" || u.Scheme != "https" || !strings.HasPrefix(got, "/") || strings.HasPrefix(got, "//") || strings.Contains(got, "\\") {
			t.Errorf("%q leads to %q", asked, got)
		}
		for _, r := range got {
			if r < ' ' || r == 0x7f {
				t.Errorf("%q leads to %q", asked, got)
			}
		}
	})
}

func TestNextKeepsWhereOneWasGoing(t *testing.T) {
	for asked, want := range map[string]string{
		"/e/amara-jonas/guests?show=open": "/e/amara-jonas/guests?show=open", "/join/abc": "/join/abc", "//evil.example": "/", "/\\evil.example": "/", "": "/",
		"https://evil.example": "/", "/a\r\nSet-Cookie: x": "/", "/" + strings.Repeat("x", 3000): "/",
	} {
		if got := next(asked); got != want {
			t.Errorf("%q leads to %q", asked, got)
		}
	}
}
