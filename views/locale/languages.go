package locale

import (
	"embed"
	"sync"
)

//go:embed *.po
var catalogues embed.FS

// languages reads the catalogues once.
var languages = sync.OnceValue(func() map[string]*language {
	all := map[string]*language{
		"en": {name: "English", calendar: english, numbers: numbers{group: ","}, list: joined(", ", " and ")},
		"de": {name: "Deutsch", calendar: german, numbers: numbers{group: "."}, list: joined(", ", " und ")},
		"fr": {name: "Français", calendar: french, numbers: numbers{group: "\u202f"}, list: joined(", ", " et ")},
		"es": {name: "Español", calendar: spanish, numbers: numbers{group: ".", groupFrom: 5}, list: spanishList},
		"he": {name: "עברית", calendar: hebrew, numbers: numbers{group: ",", minus: "\u200e-"}, list: hebrewList},
		"ar": {name: "العربية", calendar: arabic, numbers: numbers{group: "٬", minus: "\u061c-", zero: '٠'}, list: arabicList},
	}
	for code, l := range all {
		l.code, l.dir = code, "ltr"
		if code == "ar" || code == "he" {
			l.dir = "rtl"
		}
		if content, err := catalogues.ReadFile(code + ".po"); err == nil {
			l.sentences = read(content)
		}
	}
	return all
})
