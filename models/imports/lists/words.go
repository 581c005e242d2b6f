package lists

import "strings"

// headerWords looks up headerLists.
var headerWords = words(headerLists)

// headerLists holds the headers of the products and the everyday ones in English, German, French
// and Spanish, with a few in Hebrew and Arabic, folded by foldHeader. A word stands under one meaning only.
var headerLists = map[Meaning]string{
	Party: `party partyname household householdname householdid haushalt haushaltsname groupid invitationgroup family familyid
		einladung foyer menage famille hogar familia invitationid`,
	Envelope: `nameonenvelope envelopename envelope addressee formalname umschlag nomsurlenveloppe nombreenelsobre invitationname`,
	Name: `name names fullname guest guests guestname guestnames guestfullname whos who person people invitee invitees attendee attendees
		gast gaste gastename namen vollername vorundnachname vornamenachname wer nom noms nomcomplet nometprenom prenometnom invite invites
		convive convives qui nombre nombres nombrecompleto nombreyapellido nombreyapellidos invitado invitados quien`,
	Given:      `firstname first givenname given forename vorname prenom nombredepila primernombre guestfirstname fname`,
	FamilyName: `lastname last familyname surname secondname nachname familienname zuname nomdefamille apellido apellidos guestlastname lname`,
	Prefix:     `title prefix salutation honorific anrede titel civilite titre tratamiento titulo`,
	Suffix:     `suffix namensuffix namenszusatz suffixe sufijo`,
	Nickname:   `nickname knownas spitzname rufname surnom apodo`,

	PartnerPrefix: `partnertitle partnerprefix`, PartnerGiven: `partnerfirstname partnergivenname`,
	PartnerFamily: `partnerlastname partnerfamilyname partnersurname`, PartnerSuffix: `partnersuffix`,

	Email: `email emailaddress mail mailaddress emails eposta emailadresse mailadresse courriel adressemail adresseemail correo correoelectronico`,
	Phone: `phone phonenumber telephone mobile mobilephone cell cellphone tel phonemobile mobilephonenumber telefon telefonnummer handy
		handynummer mobil telefonhandy portable numerodetelephone telefono movil celular`,
	FullAddress: `address mailingaddress postaladdress homeaddress fulladdress adresse anschrift postanschrift adressepostale direccion domicilio`,
	Street:      `street streetaddress streetaddress1 address1 addressline1 addressstreet strasse strassehausnummer strasseundhausnummer rue calle direccion1`,
	Street2: `street2 streetaddress2 address2 addressline2 apt aptsuiteother apartment suite unit adresszusatz complement complementdadresse
		direccion2 piso`,
	City:     `city town citytown ort stadt wohnort ville ciudad localidad poblacion`,
	Region:   `region state stateprovince stateregion province county stateprovinceregion bundesland departement provincia estado`,
	Postcode: `postcode zip zipcode zippostalcode postalcode postcodezip plz postleitzahl codepostal codigopostal cp`,
	Country:  `country land pays pais`,

	Side:     `side whoseside whichside guestof seite wessenseite cote lado`,
	Standing: `list ablist listab alist blist listtype invitelist invitationlist liste abliste listeab aliste bliste listea listeb lista listaab listaa`,
	Tags:     `tags tag group groups circle category categories label labels gruppe gruppen kategorie groupe groupes categorie grupo grupos categoria`,
	Relation: `relationshiptocouple relationship relationtocouple beziehung relation parentesco`,
	Language: `language lang sprache langue idioma שפה اللغة`,
	Diet: `diet dietary diets dietaryrequirements dietaryrestrictions dietaryneeds dietaryneedsallergies specialdiet food foodstuff allergies
		allergiesdiet foodallergies ernahrung essen essenswunsche diat allergien unvertraglichkeiten regime regimealimentaire allergie alimentation
		dieta alergias restriccionesalimentarias`,
	DietNote: `dietnote dietnotes allergynote`,
	Table:    `table tableno tablenumber tablename assignedtable tisch tischnr tischnummer tablenr numerodetable mesa numerodemesa שולחן طاولة`,
	Note: `note notes mynotes comment comments remark remarks notiz notizen bemerkung bemerkungen kommentar anmerkung anmerkungen remarque
		remarques commentaire commentaires nota notas observaciones comentario comentarios`,
	PlusOnes: `plusones plusone plus1 additionalguests extraguests numberofplusones begleitung begleitpersonen begleiter accompagnants
		accompagnant acompanantes acompanante`,
	AgeGroup: `age agegroup adultschildren adultchild adultorchild alter altersgruppe categoriedage tranchedage edad`,
	IsChild:  `child kid ischild children kind enfant nino`,
	ReplyTo: `rsvp rsvpstatus reply replystatus response coming attending attendance status iscoming willattend zusage kommt
		kommtihr teilnahme antwort ruckmeldung dabei presence reponse vient participe asistencia asiste asistira respuesta confirmado viene`,
	HouseholdRef: `convivehousehold`, GuestRef: `conviveguest`,
	MealAt: `meal mealchoice menu menuchoice entree mealselection gericht menuwahl essenswahl plat choixdumenu plato menuelegido`,
}

// occasionWords name parts of an event; a column headed so holds replies when its cells do.
var occasionWords = set(`ceremony dinner brunch reception party welcome rehearsal wedding breakfast lunch drinks cocktail cocktails mass church
	trauung standesamt feier abendessen empfang polterabend fruhstuck hochzeit kirche sektempfang ceremonie mairie diner soiree vin dejeuner mariage
	fete ceremonia cena boda recepcion fiesta almuerzo desayuno iglesia`)

// noOccasion marks yes/no columns that are about something else than coming.
var noOccasion = set(`paid deposit sent gift gifts thank thanks booked hotel room check checked card cards received printed address vip
	invitation save date photo consent bezahlt gesendet verschickt geschenk danke gebucht paye envoye cadeau merci reserve pagado enviado regalo
	gracias reservado transport shuttle bus car parking child baby smoker wheelchair`)

// ways begin what is said of how or when somebody answered.
var ways = set(`by via per through on status par am bis por el`)

// nameWords and notPeople serve headers that no list knows.
var (
	nameWords = set(`name names guest guests invitee invitees attendee attendees gast gaste invite invites invitado invitados nom nombre`)
	notPeople = set(`table tisch mesa bank account company file product song user vendor event number count total id meal gift plus firma konto
		anzahl produkt list liste lista domain host hotel room venue partner child`)
)

func words(by map[Meaning]string) map[string]Meaning {
	all := map[string]Meaning{}
	for m, list := range by {
		for w := range strings.FieldsSeq(list) {
			all[w] = m
		}
	}
	return all
}

func set(list string) map[string]bool {
	all := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		all[w] = true
	}
	return all
}
