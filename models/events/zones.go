package events

import (
	"slices"
	"time"
	_ "time/tzdata" // zones are known wherever Convive runs
)

// CommonZones are offered first: one for each of the common wall times.
var CommonZones = []string{"Europe/Berlin", "Europe/Vienna", "Europe/Zurich", "Europe/London", "Europe/Dublin", "Europe/Paris", "Europe/Madrid",
	"Europe/Rome", "Europe/Athens", "Europe/Istanbul", "Asia/Jerusalem", "Asia/Beirut", "Asia/Dubai", "America/New_York", "America/Chicago",
	"America/Denver", "America/Los_Angeles"}

// Zones are all zones that are offered, the common ones left out: one per region of the IANA database that people live
// in, so that the list stays one that can be read.
var Zones = []string{
	"Africa/Accra", "Africa/Addis_Ababa", "Africa/Algiers", "Africa/Cairo", "Africa/Casablanca", "Africa/Dakar", "Africa/Johannesburg", "Africa/Khartoum",
	"Africa/Lagos", "Africa/Nairobi", "Africa/Tripoli", "Africa/Tunis",
	"America/Anchorage", "America/Argentina/Buenos_Aires", "America/Asuncion", "America/Bogota", "America/Caracas", "America/Costa_Rica", "America/Guatemala",
	"America/Halifax", "America/Havana", "America/Jamaica", "America/La_Paz", "America/Lima", "America/Mexico_City", "America/Montevideo", "America/Panama",
	"America/Phoenix", "America/Puerto_Rico", "America/Santiago", "America/Santo_Domingo", "America/Sao_Paulo", "America/St_Johns", "America/Toronto", "America/Vancouver",
	"Asia/Almaty", "Asia/Amman", "Asia/Baghdad", "Asia/Baku", "Asia/Bangkok", "Asia/Colombo", "Asia/Damascus", "Asia/Dhaka", "Asia/Ho_Chi_Minh", "Asia/Hong_Kong",
	"Asia/Jakarta", "Asia/Kabul", "Asia/Karachi", "Asia/Kathmandu", "Asia/Kolkata", "Asia/Kuala_Lumpur", "Asia/Kuwait", "Asia/Manila", "Asia/Qatar", "Asia/Riyadh",
	"Asia/Seoul", "Asia/Shanghai", "Asia/Singapore", "Asia/Taipei", "Asia/Tashkent", "Asia/Tbilisi", "Asia/Tehran", "Asia/Tokyo", "Asia/Yerevan",
	"Atlantic/Azores", "Atlantic/Canary", "Atlantic/Reykjavik",
	"Australia/Adelaide", "Australia/Brisbane", "Australia/Darwin", "Australia/Hobart", "Australia/Melbourne", "Australia/Perth", "Australia/Sydney",
	"Europe/Amsterdam", "Europe/Belgrade", "Europe/Brussels", "Europe/Bucharest", "Europe/Budapest", "Europe/Chisinau", "Europe/Copenhagen", "Europe/Helsinki",
	"Europe/Kyiv", "Europe/Lisbon", "Europe/Luxembourg", "Europe/Malta", "Europe/Minsk", "Europe/Moscow", "Europe/Oslo", "Europe/Prague", "Europe/Riga",
	"Europe/Sarajevo", "Europe/Sofia", "Europe/Stockholm", "Europe/Tallinn", "Europe/Vilnius", "Europe/Warsaw", "Europe/Zagreb",
	"Indian/Maldives", "Indian/Mauritius", "Pacific/Auckland", "Pacific/Fiji", "Pacific/Honolulu", "Pacific/Tahiti", "UTC",
}

// KnownZone says whether a zone is in the IANA database, offered or not.
func KnownZone(name string) bool {
	if slices.Contains(CommonZones, name) {
		return true
	}
	_, err := time.LoadLocation(name)
	return err == nil && name != "" && name != "Local"
}

// inFeet are the zones of places where rooms are measured in feet.
var inFeet = []string{"America/New_York", "America/Detroit", "America/Chicago", "America/Denver", "America/Boise", "America/Phoenix", "America/Los_Angeles", "America/Anchorage", "America/Puerto_Rico", "Pacific/Honolulu"}

// unitsOf are the units from which an event at a zone starts.
func unitsOf(zone string) Units {
	if slices.Contains(inFeet, zone) {
		return Feet
	}
	return Metres
}
