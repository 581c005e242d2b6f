package locale

import (
	"context"
	"slices"
	"strings"
)

// Zone names an IANA zone by its city, for "times in {city}": "Europe/Berlin" is "Berlin". Cities that are not in the
// table keep their English name.
func Zone(ctx context.Context, zone string) string {
	city := strings.ReplaceAll(zone[strings.LastIndexByte(zone, '/')+1:], "_", " ")
	if names, ok := cities[zone]; ok {
		if i := slices.Index(Known, Lang(ctx)); i > 0 && names[i-1] != "" {
			return names[i-1]
		}
	}
	return city
}

// cities are the names of CLDR (exemplar cities) in de, fr, es, he, ar; "" where it is the English one.
var cities = map[string][5]string{
	"Europe/Amsterdam":    {"", "", "Ámsterdam", "אמסטרדם", "أمستردام"},
	"Europe/Athens":       {"Athen", "Athènes", "Atenas", "אתונה", "أثينا"},
	"Europe/Berlin":       {"", "", "Berlín", "ברלין", "برلين"},
	"Europe/Brussels":     {"Brüssel", "Bruxelles", "Bruselas", "בריסל", "بروكسل"},
	"Europe/Budapest":     {"", "", "", "בודפשט", "بودابست"},
	"Europe/Copenhagen":   {"Kopenhagen", "Copenhague", "Copenhague", "קופנהגן", "كوبنهاغن"},
	"Europe/Dublin":       {"", "", "Dublín", "דבלין", "دبلن"},
	"Europe/Istanbul":     {"", "", "Estambul", "איסטנבול", "إسطنبول"},
	"Europe/Lisbon":       {"Lissabon", "Lisbonne", "Lisboa", "ליסבון", "لشبونة"},
	"Europe/London":       {"", "Londres", "Londres", "לונדון", "لندن"},
	"Europe/Madrid":       {"", "", "", "מדריד", "مدريد"},
	"Europe/Moscow":       {"Moskau", "Moscou", "Moscú", "מוסקבה", "موسكو"},
	"Europe/Oslo":         {"", "", "", "אוסלו", "أوسلو"},
	"Europe/Paris":        {"", "", "París", "פריז", "باريس"},
	"Europe/Prague":       {"Prag", "", "Praga", "פראג", "براغ"},
	"Europe/Rome":         {"Rom", "", "Roma", "רומא", "روما"},
	"Europe/Stockholm":    {"", "", "Estocolmo", "סטוקהולם", "ستوكهولم"},
	"Europe/Vienna":       {"Wien", "Vienne", "Viena", "וינה", "فيينا"},
	"Europe/Warsaw":       {"Warschau", "Varsovie", "Varsovia", "ורשה", "وارسو"},
	"Europe/Zurich":       {"Zürich", "", "Zúrich", "ציריך", "زيورخ"},
	"Africa/Cairo":        {"Kairo", "Le Caire", "El Cairo", "קהיר", "القاهرة"},
	"Africa/Lagos":        {"", "", "", "לגוס", "لاغوس"},
	"Asia/Beirut":         {"", "Beyrouth", "", "ביירות", "بيروت"},
	"Asia/Dubai":          {"", "Dubaï", "Dubái", "דובאי", "دبي"},
	"Asia/Jerusalem":      {"", "Jérusalem", "Jerusalén", "ירושלים", "القدس"},
	"America/New_York":    {"", "", "Nueva York", "ניו יורק", "نيويورك"},
	"America/Los_Angeles": {"", "", "Los Ángeles", "לוס אנג׳לס", "لوس أنجلوس"},
	"America/Chicago":     {"", "", "", "שיקגו", "شيكاغو"},
	"America/Toronto":     {"", "", "", "טורונטו", "تورونتو"},
}
