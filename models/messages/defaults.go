package messages

// fallback is the language of an event without one, and of a household whose language has no text.
const fallback = "en"

// Languages are those in which there is a text for every kind.
var Languages = []string{"en", "de", "fr", "es", "he", "ar"}

// Default is the text of a kind in a language, as long as hosts have not written their own. An update has none that could
// be sent: its body is what hosts have to say.
func Default(k Kind, lang string) Text {
	if t, ok := defaults[lang][k]; ok {
		return t
	}
	return defaults[fallback][k]
}

var defaults = map[string]map[Kind]Text{
	"en": {
		Invitation: {"You are invited: {event}", "Dear {name},\n\nwe would love to celebrate with you.\n\n{occasions}\n\n" +
			"Your personal invitation, where you can also reply:\n{link}\n\nPlease reply by {deadline}.\n\n{sender}\n"},
		SaveTheDate: {"Save the date: {event}", "Dear {name},\n\nplease keep this day free for us:\n\n{occasions}\n\nThe invitation will follow.\n\n{sender}\n"},
		Reminder: {"A kind reminder: {event}", "Dear {name},\n\nwe have not heard from you yet, and would like to know whether you come:\n\n{occasions}\n\n" +
			"It takes a minute:\n{link}\n\nPlease reply by {deadline}.\n\n{sender}\n"},
		Update: {"News about {event}", "Dear {name},\n\n\n\nYour invitation:\n{link}\n\n{sender}\n"},
		Receipt: {"Your reply: {event}", "Dear {name},\n\nthank you, we have received your reply. This is who comes:\n\n{answers}\n\n" +
			"You can change your reply here until {deadline}:\n{link}\n\n{sender}\n"},
	},
	"de": {
		Invitation: {"Einladung: {event}", "Guten Tag {name},\n\nwir möchten gern mit Ihnen feiern.\n\n{occasions}\n\n" +
			"Hier ist Ihre persönliche Einladung, dort können Sie auch antworten:\n{link}\n\nBitte antworten Sie bis zum {deadline}.\n\n{sender}\n"},
		SaveTheDate: {"Bitte vormerken: {event}", "Guten Tag {name},\n\nbitte halten Sie sich diesen Tag für uns frei:\n\n{occasions}\n\nDie Einladung folgt.\n\n{sender}\n"},
		Reminder: {"Kleine Erinnerung: {event}", "Guten Tag {name},\n\nwir haben noch nichts von Ihnen gehört und wüssten gern, ob Sie kommen:\n\n{occasions}\n\n" +
			"Es dauert nur eine Minute:\n{link}\n\nBitte antworten Sie bis zum {deadline}.\n\n{sender}\n"},
		Update: {"Neues zu {event}", "Guten Tag {name},\n\n\n\nIhre Einladung:\n{link}\n\n{sender}\n"},
		Receipt: {"Ihre Antwort: {event}", "Guten Tag {name},\n\nvielen Dank, Ihre Antwort ist angekommen. Es kommen:\n\n{answers}\n\n" +
			"Bis zum {deadline} können Sie sie hier ändern:\n{link}\n\n{sender}\n"},
	},
	"fr": {
		Invitation: {"Invitation : {event}", "Bonjour {name},\n\nNous serions très heureux de fêter ce jour avec vous.\n\n{occasions}\n\n" +
			"Voici votre invitation personnelle, où vous pouvez aussi répondre :\n{link}\n\nMerci de répondre d’ici le {deadline}.\n\n{sender}\n"},
		SaveTheDate: {"Réservez la date : {event}", "Bonjour {name},\n\nMerci de nous réserver cette date :\n\n{occasions}\n\nL’invitation suivra.\n\n{sender}\n"},
		Reminder: {"Petit rappel : {event}", "Bonjour {name},\n\nNous n’avons pas encore reçu votre réponse et aimerions savoir si vous serez des nôtres :\n\n{occasions}\n\n" +
			"Cela ne prend qu’une minute :\n{link}\n\nMerci de répondre d’ici le {deadline}.\n\n{sender}\n"},
		Update: {"Des nouvelles : {event}", "Bonjour {name},\n\n\n\nVotre invitation :\n{link}\n\n{sender}\n"},
		Receipt: {"Votre réponse : {event}", "Bonjour {name},\n\nMerci, nous avons bien reçu votre réponse. Voici qui vient :\n\n{answers}\n\n" +
			"Vous pouvez la modifier ici jusqu’au {deadline} :\n{link}\n\n{sender}\n"},
	},
	"es": {
		Invitation: {"Invitación: {event}", "Hola, {name}:\n\nNos encantaría celebrarlo con ustedes.\n\n{occasions}\n\n" +
			"Esta es su invitación personal, donde también pueden responder:\n{link}\n\nPor favor, respondan a más tardar el {deadline}.\n\n{sender}\n"},
		SaveTheDate: {"Reserven la fecha: {event}", "Hola, {name}:\n\nPor favor, reserven este día para nosotros:\n\n{occasions}\n\nLa invitación llegará más adelante.\n\n{sender}\n"},
		Reminder: {"Un recordatorio: {event}", "Hola, {name}:\n\nTodavía no tenemos su respuesta y nos gustaría saber si nos acompañarán:\n\n{occasions}\n\n" +
			"Solo lleva un minuto:\n{link}\n\nPor favor, respondan a más tardar el {deadline}.\n\n{sender}\n"},
		Update: {"Novedades sobre {event}", "Hola, {name}:\n\n\n\nSu invitación:\n{link}\n\n{sender}\n"},
		Receipt: {"Su respuesta: {event}", "Hola, {name}:\n\nGracias, hemos recibido su respuesta. Asistirán:\n\n{answers}\n\n" +
			"Pueden cambiarla aquí hasta el {deadline}:\n{link}\n\n{sender}\n"},
	},
	"he": {
		Invitation: {"הזמנה: {event}", "שלום {name},\n\nנשמח מאוד לחגוג יחד איתכם.\n\n{occasions}\n\n" +
			"זו ההזמנה האישית שלכם, ואפשר גם להשיב בה:\n{link}\n\nנא להשיב עד {deadline}.\n\n{sender}\n"},
		SaveTheDate: {"שמרו את התאריך: {event}", "שלום {name},\n\nבבקשה שמרו לנו את היום הזה:\n\n{occasions}\n\nההזמנה תגיע בהמשך.\n\n{sender}\n"},
		Reminder: {"תזכורת קטנה: {event}", "שלום {name},\n\nעדיין לא קיבלנו מכם תשובה, ונשמח לדעת אם תגיעו:\n\n{occasions}\n\n" +
			"זה לוקח רק דקה:\n{link}\n\nנא להשיב עד {deadline}.\n\n{sender}\n"},
		Update: {"עדכון: {event}", "שלום {name},\n\n\n\nההזמנה שלכם:\n{link}\n\n{sender}\n"},
		Receipt: {"התשובה שלכם: {event}", "שלום {name},\n\nתודה, התשובה שלכם התקבלה. אלה המגיעים:\n\n{answers}\n\n" +
			"אפשר לשנות את התשובה כאן עד {deadline}:\n{link}\n\n{sender}\n"},
	},
	"ar": {
		Invitation: {"دعوة: {event}", "مرحبًا {name}،\n\nيسعدنا ويشرّفنا أن تشاركونا فرحتنا.\n\n{occasions}\n\n" +
			"هذه دعوتكم الشخصية، ويمكنكم الرد من خلالها أيضًا:\n{link}\n\nنرجو الرد قبل نهاية يوم {deadline}.\n\n{sender}\n"},
		SaveTheDate: {"احفظوا الموعد: {event}", "مرحبًا {name}،\n\nنرجو أن تحفظوا لنا هذا اليوم:\n\n{occasions}\n\nستصلكم الدعوة لاحقًا.\n\n{sender}\n"},
		Reminder: {"تذكير لطيف: {event}", "مرحبًا {name}،\n\nلم يصلنا ردّكم بعد، ونودّ أن نعرف إن كنتم ستحضرون:\n\n{occasions}\n\n" +
			"لن يستغرق الأمر سوى دقيقة:\n{link}\n\nنرجو الرد قبل نهاية يوم {deadline}.\n\n{sender}\n"},
		Update: {"أخبار: {event}", "مرحبًا {name}،\n\n\n\nدعوتكم:\n{link}\n\n{sender}\n"},
		Receipt: {"ردّكم: {event}", "مرحبًا {name}،\n\nشكرًا لكم، وصلنا ردّكم. قائمة الحضور:\n\n{answers}\n\n" +
			"يمكنكم تعديل ردّكم هنا حتى نهاية يوم {deadline}:\n{link}\n\n{sender}\n"},
	},
}
