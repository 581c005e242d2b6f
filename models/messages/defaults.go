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
		Invitation: {"Einladung: {event}", "Hallo {name},\n\nwir möchten gern mit euch feiern.\n\n{occasions}\n\n" +
			"Hier ist eure persönliche Einladung, dort könnt ihr auch antworten:\n{link}\n\nBitte antwortet bis {deadline}.\n\n{sender}\n"},
		SaveTheDate: {"Bitte vormerken: {event}", "Hallo {name},\n\nbitte haltet euch diesen Tag für uns frei:\n\n{occasions}\n\nDie Einladung folgt.\n\n{sender}\n"},
		Reminder: {"Kleine Erinnerung: {event}", "Hallo {name},\n\nwir haben noch nichts von euch gehört und wüssten gern, ob ihr kommt:\n\n{occasions}\n\n" +
			"Es dauert nur eine Minute:\n{link}\n\nBitte antwortet bis {deadline}.\n\n{sender}\n"},
		Update: {"Neues zu {event}", "Hallo {name},\n\n\n\nEure Einladung:\n{link}\n\n{sender}\n"},
		Receipt: {"Eure Antwort: {event}", "Hallo {name},\n\nvielen Dank, eure Antwort ist angekommen. So haben wir sie verstanden, es kommen:\n\n{answers}\n\n" +
			"Bis {deadline} könnt ihr sie hier ändern:\n{link}\n\n{sender}\n"},
	},
	"fr": {
		Invitation: {"Invitation : {event}", "Bonjour {name},\n\nnous serions très heureux de fêter ce jour avec vous.\n\n{occasions}\n\n" +
			"Voici votre invitation personnelle, où vous pouvez aussi répondre :\n{link}\n\nMerci de répondre avant la fin du {deadline}.\n\n{sender}\n"},
		SaveTheDate: {"Réservez la date : {event}", "Bonjour {name},\n\nmerci de nous réserver cette date :\n\n{occasions}\n\nL’invitation suivra.\n\n{sender}\n"},
		Reminder: {"Petit rappel : {event}", "Bonjour {name},\n\nnous n’avons pas encore reçu votre réponse et aimerions savoir si vous serez des nôtres :\n\n{occasions}\n\n" +
			"Cela ne prend qu’une minute :\n{link}\n\nMerci de répondre avant la fin du {deadline}.\n\n{sender}\n"},
		Update: {"Des nouvelles de {event}", "Bonjour {name},\n\n\n\nVotre invitation :\n{link}\n\n{sender}\n"},
		Receipt: {"Votre réponse : {event}", "Bonjour {name},\n\nmerci, nous avons bien reçu votre réponse. Voici qui vient :\n\n{answers}\n\n" +
			"Vous pouvez la modifier ici jusqu’au {deadline} :\n{link}\n\n{sender}\n"},
	},
	"es": {
		Invitation: {"Invitación: {event}", "Hola, {name}:\n\nNos encantaría celebrarlo con vosotros.\n\n{occasions}\n\n" +
			"Esta es vuestra invitación personal, donde también podéis responder:\n{link}\n\nResponded, por favor, hasta el {deadline}.\n\n{sender}\n"},
		SaveTheDate: {"Reserva la fecha: {event}", "Hola, {name}:\n\nPor favor, reservad este día para nosotros:\n\n{occasions}\n\nLa invitación llegará más adelante.\n\n{sender}\n"},
		Reminder: {"Un recordatorio: {event}", "Hola, {name}:\n\nTodavía no tenemos vuestra respuesta y nos gustaría saber si venís:\n\n{occasions}\n\n" +
			"Solo lleva un minuto:\n{link}\n\nResponded, por favor, hasta el {deadline}.\n\n{sender}\n"},
		Update: {"Novedades sobre {event}", "Hola, {name}:\n\n\n\nVuestra invitación:\n{link}\n\n{sender}\n"},
		Receipt: {"Vuestra respuesta: {event}", "Hola, {name}:\n\nGracias, hemos recibido vuestra respuesta. Vienen:\n\n{answers}\n\n" +
			"Podéis cambiarla aquí hasta el {deadline}:\n{link}\n\n{sender}\n"},
	},
	"he": {
		Invitation: {"הזמנה: {event}", "שלום {name},\n\nנשמח מאוד לחגוג יחד איתכם.\n\n{occasions}\n\n" +
			"זו ההזמנה האישית שלכם, ובה אפשר גם לענות:\n{link}\n\nנא לענות עד {deadline}.\n\n{sender}\n"},
		SaveTheDate: {"שמרו את התאריך: {event}", "שלום {name},\n\nבבקשה שמרו לנו את היום הזה:\n\n{occasions}\n\nההזמנה תגיע בהמשך.\n\n{sender}\n"},
		Reminder: {"תזכורת קטנה: {event}", "שלום {name},\n\nעדיין לא קיבלנו מכם תשובה, ונשמח לדעת אם תגיעו:\n\n{occasions}\n\n" +
			"זה לוקח רק דקה:\n{link}\n\nנא לענות עד {deadline}.\n\n{sender}\n"},
		Update: {"חדשות על {event}", "שלום {name},\n\n\n\nההזמנה שלכם:\n{link}\n\n{sender}\n"},
		Receipt: {"התשובה שלכם: {event}", "שלום {name},\n\nתודה, קיבלנו את התשובה שלכם. אלה המגיעים:\n\n{answers}\n\n" +
			"אפשר לשנות את התשובה כאן עד {deadline}:\n{link}\n\n{sender}\n"},
	},
	"ar": {
		Invitation: {"دعوة: {event}", "مرحبًا {name}،\n\nيسعدنا أن تشاركونا فرحتنا.\n\n{occasions}\n\n" +
			"هذه دعوتكم الشخصية، ويمكنكم الرد من خلالها أيضًا:\n{link}\n\nنرجو الرد حتى {deadline}.\n\n{sender}\n"},
		SaveTheDate: {"احفظوا الموعد: {event}", "مرحبًا {name}،\n\nنرجو أن تحفظوا لنا هذا اليوم:\n\n{occasions}\n\nستصلكم الدعوة لاحقًا.\n\n{sender}\n"},
		Reminder: {"تذكير لطيف: {event}", "مرحبًا {name}،\n\nلم يصلنا ردكم بعد، ونود أن نعرف إن كنتم ستحضرون:\n\n{occasions}\n\n" +
			"لن يستغرق الأمر سوى دقيقة:\n{link}\n\nنرجو الرد حتى {deadline}.\n\n{sender}\n"},
		Update: {"جديد {event}", "مرحبًا {name}،\n\n\n\nدعوتكم:\n{link}\n\n{sender}\n"},
		Receipt: {"ردكم: {event}", "مرحبًا {name}،\n\nشكرًا لكم، وصلنا ردكم. هؤلاء هم الحاضرون:\n\n{answers}\n\n" +
			"يمكنكم تعديل ردكم هنا حتى {deadline}:\n{link}\n\n{sender}\n"},
	},
}
