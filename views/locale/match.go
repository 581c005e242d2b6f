package locale

import tags "golang.org/x/text/language"

// Match picks the language of a page from the ones it is offered in, the first being its default: the best one for an
// Accept-Language header, which may be empty or nonsense. With nothing offered it is English.
func Match(acceptLanguage string, offered []string) string {
	if len(offered) == 0 {
		return Known[0]
	}
	known := make([]tags.Tag, len(offered))
	for i, code := range offered {
		known[i] = tags.Make(code)
	}
	_, best := tags.MatchStrings(tags.NewMatcher(known), acceptLanguage)
	return offered[best]
}
