package lists

import (
	"regexp"
	"strings"
)

// titles are written before a name; those that are words of their own need their dot.
var titles = set(`mr mrs ms miss mx dr prof professor rev reverend fr. sir dame lady lord hon herr frau hr fr m. mme mlle monsieur madame mademoiselle
	senor senora señor señora sr sra srta don doña sr. sra. dr. prof. mr. mrs. ms. mx. rev. hon. hr. mme. mlle. srta. capt. col. judge rabbi imam`)

// suffixes are written after a name, with or without a comma.
var suffixes = set(`jr jr. sr sr. ii iii iv phd ph.d. md m.d. esq esq. jun. sen. junior senior`)

// particles belong to the family name that follows them.
var particles = set(`de da do dos das del della di du des la le van von vom zu zum zur den der ten ter af av bin ibn bint al el ben bar mac mc st st. san santa y e i`)

var nick = regexp.MustCompile(`(?:^|\s)['"‘’“„«]([^'"‘’“”„«»]+)['"’“”»](?:\s|$)`)

// person reads the name of one person as written, and the age that is marked beside it. Name keeps everything but a title before it
// (with one word left the title stays: "Mrs. Weiß").
func person(s string) Guest {
	g := Guest{PlusOneOf: alone}
	s, g.Age, g.AgeYears = unmarked(oneLine(s))
	if s == "" || unnamed(s) {
		g.Unnamed = true
		return g
	}
	if a, b, ok := surnameFirst(s); ok {
		s = b + " " + a
	}
	g.Name = s
	ws := strings.Fields(s)
	n := 0
	for n < len(ws)-1 && titles[strings.ToLower(ws[n])] {
		n++
	}
	g.Prefix = strings.Join(ws[:n], " ")
	if n > 0 && len(ws)-n > 1 {
		g.Name = strings.Join(ws[n:], " ")
	}
	ws = ws[n:]
	if k := len(ws) - 1; k > 0 && suffixes[strings.ToLower(ws[k])] {
		g.Suffix = ws[k]
		ws = ws[:k]
		ws[k-1] = strings.TrimSuffix(ws[k-1], ",")
	}
	g.split(strings.Join(ws, " "))
	return g
}

// split divides a bare name into given and family name; remarks in brackets, emoji and a nickname
// in quotes are no part of either.
func (g *Guest) split(s string) {
	if m := nick.FindStringSubmatch(s); m != nil {
		g.Nickname = m[1]
		s = strings.Replace(s, strings.TrimSpace(m[0]), " ", 1)
	}
	s = brackets.ReplaceAllString(s, " ")
	var ws []string
	for w := range strings.FieldsSeq(s) {
		if hasLetter(w) {
			ws = append(ws, w)
		}
	}
	if len(ws) < 2 {
		if g.Prefix != "" && len(ws) == 1 {
			g.Family = ws[0]
		} else {
			g.Given = strings.Join(ws, " ")
		}
		return
	}
	at := len(ws) - 1
	for at > 1 && particles[strings.ToLower(ws[at-1])] {
		at--
	}
	g.Given, g.Family = strings.Join(ws[:at], " "), strings.Join(ws[at:], " ")
}

// surnameFirst takes "Novák, Kaito" apart, and "Prof. Dr. Novák, Kaito" with the titles before the given name. Two full names around a comma are two people, and
// "Ana, Leo" can't be told from it; the README of the test data reads it as one person.
func surnameFirst(s string) (family, given string, ok bool) {
	family, given, ok = strings.Cut(s, ",")
	family, given = strings.TrimSpace(family), strings.TrimSpace(given)
	if !ok || family == "" || given == "" || strings.ContainsAny(given, ",&+/") || suffixes[strings.ToLower(bare(given))] {
		return "", "", false
	}
	if joined.MatchString(s) || !hasLetter(family) || !hasLetter(given) {
		return "", "", false
	}
	ws, n := strings.Fields(family), 0
	for n < len(ws)-1 && titles[strings.ToLower(ws[n])] {
		n++
	}
	first := strings.Fields(given)
	if n > 0 && titles[strings.ToLower(first[0])] {
		return "", "", false // "Herr Novák, Frau Lund"
	}
	title := strings.Join(ws[:n], " ")
	ws = ws[n:]
	return strings.Join(ws, " "), oneLine(title + " " + given), len(first) <= 2 && (len(ws) == 1 || particles[strings.ToLower(ws[0])] && len(ws) <= 3)
}

func hasLetter(s string) bool {
	return strings.ToLower(s) != strings.ToUpper(s) || letters.MatchString(s)
}

// letters are needed for scripts without case.
var letters = regexp.MustCompile(`\p{L}`)

// named builds a person from cells of their own. The cells are believed: nothing is split.
func named(prefix, given, family, suffix string) Guest {
	name := oneLine(given + " " + family)
	if name == "" || unnamed(name) {
		return Guest{PlusOneOf: companion, Unnamed: true}
	}
	g := Guest{PlusOneOf: alone, Prefix: prefix, Given: given, Family: family, Suffix: suffix}
	if g.Name = oneLine(name + " " + suffix); given == "" && prefix != "" {
		g.Name = oneLine(prefix + " " + g.Name)
	}
	return g
}
