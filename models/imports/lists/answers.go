package lists

import "strings"

// answerWords looks up answerLists.
var answerWords = answersOf(answerLists)

// answerLists holds the ways people write a reply, folded by foldAnswer; a word stands under one
// reply only. "" is no word: a blank cell is decided by the product.
var answerLists = map[Reply]string{
	{State: Attending, Said: true}: `attending going yes y yep yeah yup ja j oui o si s sim ✓ ✔ ☑ ✅ 👍 x 1 true coming accepted accepts accept
		willattend confirmed confirme confirmado attend joyfullyaccepts kommt zugesagt zusage dabei present vient accepte asiste viene voy asistira
		yesplease ofcourse definitely comes joins מגיעה מגיע מגיעים כן حضور نعم سأحضر`,
	{State: Declined, Said: true}: `declined declines decline regret regrets no n nope nein non ✗ ✘ ❌ ☒ 👎 0 false cant cannot cantgo cantcome
		cantmakeit notcoming notattending notgoing regretfullydeclines unable abgesagt absage kommtnicht absent nevientpas refuse noasiste noasistira noviene
		rechazado sorry לאמגיעה לאמגיע לאמגיעים לא اعتذار لا`,
	{State: Pending, Maybe: true, Said: true}: `maybe ? ?? notsure unsure perhaps possibly tentative vielleicht eventuell evtl peutetre quizas
		talvez puedeser`,
	{State: Pending, Said: true}: `pending noresponse noreply invited waitlist waitlisted waiting tbc tbd tba unanswered notresponded
		awaiting awaitingresponse awaitingreply nothingyet noanswer sent offen ausstehend keineantwort eingeladen enattente sansreponse invite
		pendiente sinrespuesta invitado noresponseyet noreplyyet notyet ממתין بانتظارالرد`,
	{State: NotInvited, Said: true}: `- – — notinvited notapplicable na nichteingeladen noninvite noinvitado`,
}

func answersOf(by map[Reply]string) map[string]Reply {
	all := map[string]Reply{}
	for r, list := range by {
		for w := range strings.FieldsSeq(list) {
			all[w] = r
		}
	}
	return all
}

// foldAnswer leaves letters, or where there are none, the signs: "YES!!" is yes, "?" stays.
func foldAnswer(s string) string {
	if f := strings.ReplaceAll(Fold(s), " ", ""); f != "" && f != strings.ToLower(s) {
		if _, ok := answerWords[f]; ok {
			return f
		}
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \t\n!.\uFE0F", r) {
			return -1
		}
		return r
	}, strings.ToLower(s))
}

// answer reads a reply as written; ok is false when the words are unknown.
func answer(s string) (r Reply, ok bool) {
	r, ok = answerWords[foldAnswer(s)]
	return r, ok
}

// sureAnswer is answer for cells under a header that promises nothing: a tick, a bare number or a
// TRUE there may mean anything.
func sureAnswer(s string) bool {
	switch f := foldAnswer(s); f {
	case "1", "0", "true", "false", "x", "s", "o", "j", "na", "sent", "sorry":
		return false
	default:
		_, ok := answerWords[f]
		return ok
	}
}
