package lists

import (
	"strconv"
	"strings"
	"unicode"
)

// remarkWords are written as they are: "nina" without its tilde is a name.
var remarkWords = map[string]Age{
	"adult": Adult, "teen": Adult, "teenager": Adult, "erwachsen": Adult, "erwachsene": Adult, "erwachsener": Adult, "adulte": Adult, "adulto": Adult, "adulta": Adult,
	"מבוגר": Adult, "מבוגרת": Adult, "بالغ": Adult, "بالغة": Adult,
	"child": Child, "kid": Child, "toddler": Child, "kind": Child, "kleinkind": Child, "enfant": Child, "niño": Child, "niña": Child, "ילד": Child, "ילדה": Child, "فطيم": Child, "طفل": Child, "طفلة": Child,
	"infant": Infant, "baby": Infant, "newborn": Infant, "säugling": Infant, "neugeborenes": Infant, "bébé": Infant, "nourrisson": Infant, "bebé": Infant,
	"תינוק": Infant, "תינוקת": Infant, "رضيع": Infant, "رضيعة": Infant,
}

// ageUnits come with a number and make it an age; of months it is one in twelfths. The others only stand between.
var (
	ageUnits = set(`age aged year years yr yrs y yo jahr jahre jahren jährig alter alt an ans año años edad âgé âgée שנה שנים בן בת גיל سنة سنوات عمر عمره عمرها العمر`)
	months   = set(`month months monat monate monaten mois mes meses חודש חודשים شهر أشهر`)
	between  = set(`old of de von im o`)
)

// remark is what is said of somebody's age.
type remark struct {
	age   Age
	years int  // -1 where none are said
	plain bool // a number with what makes it an age
}

// readRemark reads a text that says nothing but an age.
func readRemark(s string) (r remark, ok bool) {
	r.years = -1
	unit, month := false, false
	for _, w := range agedWords(s) {
		n, err := strconv.Atoi(w)
		age, known := remarkWords[w]
		switch {
		case err == nil && r.years < 0 && n < 130:
			r.years = n
		case known && r.age == "":
			r.age = age
		case months[w]:
			month = true
		case ageUnits[w]:
			unit = true
		case !between[w]:
			return r, false
		}
	}
	if month && r.years >= 0 {
		r.years /= 12
	}
	r.plain = r.years >= 0 && (unit || month)
	if r.age == "" && r.plain {
		r.age = ageOf(r.years)
	}
	return r, r.age != "" && (r.years >= 0 || !unit && !month)
}

// agedWords are the words and the numbers of a text, apart from each other: "6y" is two.
func agedWords(s string) (all []string) {
	kind := 0
	for _, r := range strings.ToLower(s) {
		now := 0
		switch {
		case unicode.IsDigit(r):
			now, r = 1, Digit(r)
		case unicode.IsLetter(r) || unicode.IsMark(r):
			now = 2
		}
		if now != 0 && now != kind {
			all = append(all, "")
		}
		if kind = now; now != 0 {
			all[len(all)-1] += string(r)
		}
	}
	return all
}
