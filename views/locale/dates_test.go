package locale

import (
	"testing"
	"time"
)

func day(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 19, 5, 0, 0, time.UTC) }

// The expected texts are what Intl.DateTimeFormat, ListFormat and NumberFormat of Chromium print, but for Arabic's "E، d"
// and its "and" before a name of another script.
func TestDatesAreWrittenAsInTheLanguage(t *testing.T) {
	want := map[string][forms]string{
		"en": {"Saturday 5 September 2026", "5 September 2026", "5 Sept 2026", "Saturday 5 September", "Sat 5 Sept", "5 September", "Sat 5", "Saturday", "Sat", "September", "September 2026"},
		"de": {"Samstag, 5. September 2026", "5. September 2026", "5. Sept. 2026", "Samstag, 5. September", "Sa, 5. Sept.", "5. September", "Sa, 5.", "Samstag", "Sa", "September", "September 2026"},
		"fr": {"samedi 5 septembre 2026", "5 septembre 2026", "5 sept. 2026", "samedi 5 septembre", "sam. 5 sept.", "5 septembre", "sam. 5", "samedi", "sam.", "septembre", "septembre 2026"},
		"es": {"sábado, 5 de septiembre de 2026", "5 de septiembre de 2026", "5 sept 2026", "sábado, 5 de septiembre", "sáb, 5 sept", "5 de septiembre", "sáb 5", "sábado", "sáb", "septiembre", "septiembre de 2026"},
		"he": {"יום שבת, 5 בספטמבר 2026", "5 בספטמבר 2026", "5 בספט׳ 2026", "יום שבת, 5 בספטמבר", "שבת, 5 בספט׳", "5 בספטמבר", "שבת ה-5", "יום שבת", "שבת", "ספטמבר", "ספטמבר 2026"},
		"ar": {"السبت، ٥ سبتمبر ٢٠٢٦", "٥ سبتمبر ٢٠٢٦", "٥ سبتمبر ٢٠٢٦", "السبت، ٥ سبتمبر", "السبت، ٥ سبتمبر", "٥ سبتمبر", "السبت ٥", "السبت", "السبت", "سبتمبر", "سبتمبر ٢٠٢٦"},
	}
	for lang, texts := range want {
		for form, text := range texts {
			if got := Date(in(lang), day(2026, 9, 5), Form(form)); got != text {
				t.Errorf("%s, form %d: %q, want %q", lang, form, got, text)
			}
		}
	}
}

func TestTimesHaveTwentyFourHours(t *testing.T) {
	for lang, want := range map[string]string{"en": "Sat 5, 19:05", "de": "Sa, 5., 19:05", "ar": "السبت ٥، ١٩:٠٥"} {
		if got := Moment(in(lang), day(2026, 9, 5), WeekdayDay); got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
	if got := Clock(in("ar"), day(2026, 9, 5)); got != "١٩:٠٥" {
		t.Errorf("clock %q", got)
	}
}

func TestARangeSaysWhatBothDaysShareOnce(t *testing.T) {
	for lang, want := range map[string][4]string{
		"en": {"11 September 2026", "11 – 13 September 2026", "28 September – 2 October 2026", "30 December 2026 – 2 January 2027"},
		"de": {"11. September 2026", "11.–13. September 2026", "28. September – 2. Oktober 2026", "30. Dezember 2026 – 2. Januar 2027"},
		"fr": {"11 septembre 2026", "11–13 septembre 2026", "28 septembre – 2 octobre 2026", "30 décembre 2026 – 2 janvier 2027"},
		"es": {"11 de septiembre de 2026", "11–13 de septiembre de 2026", "28 de septiembre – 2 de octubre de 2026", "30 de diciembre de 2026 – 2 de enero de 2027"},
		"he": {"11 בספטמבר 2026", "11–13 בספטמבר 2026", "28 ספטמבר – 2 אוקטובר 2026", "30 דצמבר 2026 – 2 ינואר 2027"},
		"ar": {"١١ سبتمبر ٢٠٢٦", "١١–١٣ سبتمبر ٢٠٢٦", "٢٨ سبتمبر – ٢ أكتوبر ٢٠٢٦", "٣٠ ديسمبر ٢٠٢٦ – ٢ يناير ٢٠٢٧"},
	} {
		got := [4]string{
			DateRange(in(lang), day(2026, 9, 11), day(2026, 9, 11)), DateRange(in(lang), day(2026, 9, 11), day(2026, 9, 13)),
			DateRange(in(lang), day(2026, 9, 28), day(2026, 10, 2)), DateRange(in(lang), day(2026, 12, 30), day(2027, 1, 2)),
		}
		if got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
}

func TestNumbersAreWrittenAsInTheLanguage(t *testing.T) {
	for lang, want := range map[string][4]string{
		"en": {"0", "1,234", "1,234,567", "-1,234"}, "de": {"0", "1.234", "1.234.567", "-1.234"},
		"fr": {"0", "1\u202f234", "1\u202f234\u202f567", "-1\u202f234"}, "es": {"0", "1234", "1.234.567", "-1234"},
		"he": {"0", "1,234", "1,234,567", "\u200e-1,234"}, "ar": {"٠", "١٬٢٣٤", "١٬٢٣٤٬٥٦٧", "\u061c-١٬٢٣٤"},
	} {
		ctx := in(lang)
		if got := [4]string{Int(ctx, 0), Int(ctx, 1234), Int(ctx, 1234567), Int(ctx, -1234)}; got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
}

func TestNamesAreJoinedAsInTheLanguage(t *testing.T) {
	for _, c := range []struct {
		lang  string
		names []string
		want  string
	}{
		{"en", nil, ""}, {"en", []string{"Sade"}, "Sade"}, {"en", []string{"Kunle", "Sade"}, "Kunle and Sade"},
		{"en", []string{"Nicholas", "Kunle", "Sade"}, "Nicholas, Kunle and Sade"}, {"de", []string{"A", "B", "C"}, "A, B und C"},
		{"fr", []string{"A", "B", "C", "D"}, "A, B, C et D"}, {"es", []string{"Ana", "Luis"}, "Ana y Luis"},
		{"es", []string{"Ana", "Isabel"}, "Ana e Isabel"}, {"es", []string{"Ana", "Hilda"}, "Ana e Hilda"}, {"es", []string{"Ana", "Hiena"}, "Ana y Hiena"},
		{"he", []string{"שרה", "דוד"}, "שרה ודוד"}, {"he", []string{"שרה", "Anna"}, "שרה ו-\u2068Anna\u2069"},
		{"ar", []string{"طارق", "كريم", "ليلى"}, "طارق وكريم وليلى"}, {"ar", []string{"Anna", "كريم", "Ben"}, "\u2068Anna\u2069 وكريم و\u00a0\u2068Ben\u2069"},
	} {
		if got := List(in(c.lang), c.names); got != c.want {
			t.Errorf("%s %v: %q, want %q", c.lang, c.names, got, c.want)
		}
	}
}

func TestAZoneIsNamedByItsCity(t *testing.T) {
	for _, c := range [][3]string{
		{"en", "Europe/Berlin", "Berlin"}, {"en", "America/New_York", "New York"}, {"en", "America/Argentina/Buenos_Aires", "Buenos Aires"},
		{"de", "Europe/Vienna", "Wien"}, {"ar", "Europe/Berlin", "برلين"}, {"fr", "Europe/Berlin", "Berlin"}, {"he", "Pacific/Auckland", "Auckland"},
		{"en", "UTC", "UTC"}, {"en", "", ""},
	} {
		if got := Zone(in(c[0]), c[1]); got != c[2] {
			t.Errorf("%s %s: %q, want %q", c[0], c[1], got, c[2])
		}
	}
	for zone := range cities {
		if _, err := time.LoadLocation(zone); err != nil {
			t.Errorf("%s is no zone: %v", zone, err)
		}
	}
}
