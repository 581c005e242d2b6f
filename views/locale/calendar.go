package locale

// calendar holds the names and patterns of one language, from CLDR (as the Intl of Chromium 156 prints them; English is that of
// Britain, and Arabic goes without the comma in "E، d", where the time follows with another).
// In a pattern: d day, E and EEEE weekday, MMM and MMMM month, y year; text with letters stands in '…'; a bar parts the first
// day of a range from the last.
type calendar struct {
	months, monthsShort     [12]string
	weekdays, weekdaysShort [7]string // from Sunday
	forms                   [forms]string
	sameMonth, sameYear     string // ranges
	otherYear               string
	moment                  string // between a date and a time
}

var english = calendar{
	months:        [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	monthsShort:   [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"},
	weekdays:      [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
	weekdaysShort: [7]string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
	forms: [forms]string{DateFull: "EEEE d MMMM y", DateLong: "d MMMM y", DateShort: "d MMM y", DateDay: "EEEE d MMMM",
		DateBrief: "E d MMM", DayMonth: "d MMMM", WeekdayDay: "E d", Weekday: "EEEE", WeekdayShort: "E", Month: "MMMM", MonthYear: "MMMM y"},
	sameMonth: "d – |d MMMM y", sameYear: "d MMMM – |d MMMM y", otherYear: "d MMMM y – |d MMMM y", moment: ", ",
}

var german = calendar{
	months:        [12]string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"},
	monthsShort:   [12]string{"Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."},
	weekdays:      [7]string{"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"},
	weekdaysShort: [7]string{"So", "Mo", "Di", "Mi", "Do", "Fr", "Sa"},
	forms: [forms]string{DateFull: "EEEE, d. MMMM y", DateLong: "d. MMMM y", DateShort: "d. MMM y", DateDay: "EEEE, d. MMMM",
		DateBrief: "E, d. MMM", DayMonth: "d. MMMM", WeekdayDay: "E, d.", Weekday: "EEEE", WeekdayShort: "E", Month: "MMMM", MonthYear: "MMMM y"},
	sameMonth: "d.–|d. MMMM y", sameYear: "d. MMMM – |d. MMMM y", otherYear: "d. MMMM y – |d. MMMM y", moment: ", ",
}

var french = calendar{
	months:        [12]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"},
	monthsShort:   [12]string{"janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."},
	weekdays:      [7]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
	weekdaysShort: [7]string{"dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam."},
	forms: [forms]string{DateFull: "EEEE d MMMM y", DateLong: "d MMMM y", DateShort: "d MMM y", DateDay: "EEEE d MMMM",
		DateBrief: "E d MMM", DayMonth: "d MMMM", WeekdayDay: "E d", Weekday: "EEEE", WeekdayShort: "E", Month: "MMMM", MonthYear: "MMMM y"},
	sameMonth: "d–|d MMMM y", sameYear: "d MMMM – |d MMMM y", otherYear: "d MMMM y – |d MMMM y", moment: ", ",
}

var spanish = calendar{
	months:        [12]string{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
	monthsShort:   [12]string{"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"},
	weekdays:      [7]string{"domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"},
	weekdaysShort: [7]string{"dom", "lun", "mar", "mié", "jue", "vie", "sáb"},
	forms: [forms]string{DateFull: "EEEE, d 'de' MMMM 'de' y", DateLong: "d 'de' MMMM 'de' y", DateShort: "d MMM y", DateDay: "EEEE, d 'de' MMMM",
		DateBrief: "E, d MMM", DayMonth: "d 'de' MMMM", WeekdayDay: "E d", Weekday: "EEEE", WeekdayShort: "E", Month: "MMMM", MonthYear: "MMMM 'de' y"},
	sameMonth: "d–|d 'de' MMMM 'de' y", sameYear: "d 'de' MMMM – |d 'de' MMMM 'de' y", otherYear: "d 'de' MMMM 'de' y – |d 'de' MMMM 'de' y", moment: ", ",
}

var hebrew = calendar{
	months:        [12]string{"ינואר", "פברואר", "מרץ", "אפריל", "מאי", "יוני", "יולי", "אוגוסט", "ספטמבר", "אוקטובר", "נובמבר", "דצמבר"},
	monthsShort:   [12]string{"ינו׳", "פבר׳", "מרץ", "אפר׳", "מאי", "יוני", "יולי", "אוג׳", "ספט׳", "אוק׳", "נוב׳", "דצמ׳"},
	weekdays:      [7]string{"יום ראשון", "יום שני", "יום שלישי", "יום רביעי", "יום חמישי", "יום שישי", "יום שבת"},
	weekdaysShort: [7]string{"יום א׳", "יום ב׳", "יום ג׳", "יום ד׳", "יום ה׳", "יום ו׳", "שבת"},
	forms: [forms]string{DateFull: "EEEE, d 'ב'MMMM y", DateLong: "d 'ב'MMMM y", DateShort: "d 'ב'MMM y", DateDay: "EEEE, d 'ב'MMMM",
		DateBrief: "E, d 'ב'MMM", DayMonth: "d 'ב'MMMM", WeekdayDay: "E 'ה'-d", Weekday: "EEEE", WeekdayShort: "E", Month: "MMMM", MonthYear: "MMMM y"},
	sameMonth: "d–|d 'ב'MMMM y", sameYear: "d MMMM – |d MMMM y", otherYear: "d MMMM y – |d MMMM y", moment: ", ",
}

var arabic = calendar{
	months:        [12]string{"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"},
	monthsShort:   [12]string{"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"},
	weekdays:      [7]string{"الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"},
	weekdaysShort: [7]string{"الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"},
	forms: [forms]string{DateFull: "EEEE، d MMMM y", DateLong: "d MMMM y", DateShort: "d MMM y", DateDay: "EEEE، d MMMM",
		DateBrief: "E، d MMM", DayMonth: "d MMMM", WeekdayDay: "E d", Weekday: "EEEE", WeekdayShort: "E", Month: "MMMM", MonthYear: "MMMM y"},
	sameMonth: "d–|d MMMM y", sameYear: "d MMMM – |d MMMM y", otherYear: "d MMMM y – |d MMMM y", moment: "، ",
}
