package ui

import (
	"hash/fnv"
	"strconv"
	"strings"
	"unicode"
)

const avatarColours = 4

// ColourOf picks a colour for a person by their id, the same one on every page.
func ColourOf(id string) int {
	h := fnv.New32a()
	h.Write([]byte(id))
	return int(h.Sum32() % avatarColours)
}

func avatarColour(i int) string {
	return "avatar-" + strconv.Itoa(((i%avatarColours)+avatarColours)%avatarColours)
}

// Initials are up to two letters for a name: of its first and last word, or the first two of its only word. Scripts
// that write whole syllables (Han, Kana, Hangul) give one. A name without letters gives its first sign, or "?".
func Initials(name string) string {
	var words [][]string
	for _, w := range strings.Fields(name) {
		if l := letters(w); len(l) > 0 {
			words = append(words, l)
		}
	}
	switch {
	case len(words) == 0:
		return firstSign(name)
	case syllabic(words[0][0]):
		return words[0][0]
	case len(words) > 1:
		return strings.ToUpper(words[0][0] + words[len(words)-1][0])
	case len(words[0]) > 1:
		return strings.ToUpper(words[0][0] + words[0][1])
	}
	return strings.ToUpper(words[0][0])
}

// letters are the first two letters of a word, each with the marks that belong to it.
func letters(word string) []string {
	var out []string
	for _, r := range word {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if len(out) == 2 {
				return out
			}
			out = append(out, string(r))
		case unicode.IsMark(r) && len(out) > 0:
			out[len(out)-1] += string(r)
		}
	}
	return out
}

func syllabic(letter string) bool {
	r := []rune(letter)[0]
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

func firstSign(name string) string {
	for _, r := range strings.TrimSpace(name) {
		if unicode.IsPrint(r) {
			return string(r)
		}
	}
	return "?"
}
