package messages_test

import (
	"testing"
	"time"

	"convive/handlers/messages"
	"convive/handlers/webtest"
)

func TestADayAndItsTimeArePartedAsInTheLanguage(t *testing.T) {
	voice := messages.Voice(webtest.Secret, nil)
	at := time.Date(2026, 12, 5, 17, 0, 0, 0, time.UTC)
	for lang, want := range map[string]string{
		"en": "Saturday 5 December 2026, 17:00", "de": "Samstag, 5. Dezember 2026, 17:00", "ar": "السبت، ٥ ديسمبر ٢٠٢٦، ١٧:٠٠",
	} {
		if got := voice.When(lang, at); got != want {
			t.Errorf("%s: %q", lang, got)
		}
	}
}
