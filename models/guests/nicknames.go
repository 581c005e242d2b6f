package guests

import (
	"slices"
	"strings"
	"sync"

	"convive/models/imports/lists"
)

// nicknames are names that people use for each other, also in letters of another script: who is written by one is found by
// all of the same line. A name may stand in several lines; lines don't lead on to each other.
const nicknames = `
elizabeth elisabeth liz lizzie lizzy beth betty betsy eliza libby elsie
robert rob bob bobby robbie bert
william will bill billy willy liam
richard rick dick rich ricky
margaret maggie meg peggy madge marge
katherine catherine katharine kathryn kate katie kathy cathy kat kitty kit
james jim jimmy jamie
john jack johnny jon
jonathan jon jonny
michael mike mick mickey
joseph joe joey
thomas tom tommy
charles charlie chuck chas
edward ed eddie ted ned
theodore ted theo
alexander alex sandy xander lex
alexandra alex sandra sandy lexi
benjamin ben benny
samuel sam sammy
samantha sam
daniel dan danny
david dave davy
andrew andy drew
anthony tony
christopher chris kit topher
christine christina chris tina chrissy
matthew matt
nicholas nick nicky
patrick pat paddy
patricia pat patty trish tricia
peter pete
stephen steven steve
susan susanna sue susie suzy
timothy tim
victoria vicky tori
rebecca becky becca
jennifer jen jenny
jessica jess jessie
deborah deb debbie
dorothy dot dottie dolly
eleanor ellie nell nora
frances fran frankie
francis frank
frederick fred freddie freddy
gregory greg
harold harry hal
henry harry hank hal
jacob jake
joshua josh
kenneth ken kenny
lawrence laurence larry
leonard leo len lenny
nathaniel nathan nate nat
philip phillip phil pip
raymond ray
ronald ron ronnie
sarah sally sadie
walter walt wally
zachary zach zack
abigail abby gail
amanda mandy
barbara barb babs
gabriel gabe
gabriella gaby gabi
isabella bella izzy isa
martha patty
mary molly polly
penelope penny
virginia ginny
johannes johann hans hannes jo
elisabeth lisa liesel elli sissi lisbeth elsa lilli
margarete margarethe grete gretel gretchen rita
katharina katja kathi kathe trine
heinrich heinz heiner
friedrich fritz frieder
wilhelm willi helmut
josef sepp jupp beppo pepi
ludwig lutz wiggerl
georg schorsch jorg jurgen
maximilian max maxi
sebastian basti bastian
matthias mathias matze hias
andreas andi
christian chris
stefan stephan steff
tobias tobi
ulrich uli
ulrike uli
susanne susi sanne
theresa therese resi
magdalena lena leni magda
helene helena lena leni
franziska franzi fanny
gertrud trude trudi
hildegard hilde
joachim achim jochen
nikolaus klaus niko
benedikt beni
jose pepe chepe
francisco paco pancho curro kiko
francisca paca paqui
jesus chuy suso
josefa pepa
dolores lola loli
concepcion concha conchita
rosario charo
guadalupe lupe lupita
enrique quique kike
ignacio nacho
isabel isa chabela
manuel manolo manu
mercedes merche
eduardo edu lalo
alejandro alex ale jandro
antonio tono toni tonio
guillermo memo guille
pilar pili
santiago santi
rafael rafa
luis lucho
teresa tere
alexandre alex
catherine cathy
francois fanfan
elisabeth babeth lise
frederic fred
madeleine mado
marguerite margot
nicolas nico
philippe phil
stephanie steph
veronique vero
dominique dom
giuseppe beppe peppe pino
giovanni gianni vanni
francesco checco
salvatore toto
luigi gigi
aleksandr alexander sasha shura
ekaterina katerina katya
mikhail misha
dmitri dmitry dima mitya
nikolai kolya
vladimir vova volodya
avraham avi
yosef yossi
moshe moishe
binyamin beni
yitzhak itzik
yaakov kobi
אברהם אבי
יוסף יוסי
בנימין בני
יצחק איציק
יעקב קובי
mohammed mohamed muhammad mohammad mehmet mo محمد
ahmed ahmad أحمد
youssef yusuf yousef joseph يوسف
nour noor nur نور
omar umar عمر
mariam maryam miriam مريم
tarek tariq طارق
karim kareem كريم
layla leila laila ليلى
hala هالة
rania رانيا
salma سلمى
ziad ziyad زياد
ali علي
hassan hasan حسن
hussein husain حسين
khaled khalid خالد
fatima fatma فاطمة
aisha aicha عائشة
huda hoda هدى
samir sameer سمير
rami رامي
`

// byNickname are the lines that each name stands in, folded as search keys are.
var byNickname = sync.OnceValue(func() map[string][]string {
	all := map[string][]string{}
	for line := range strings.Lines(nicknames) {
		names := strings.Fields(lists.Fold(line))
		for i, name := range names {
			for j, other := range names {
				if i != j && !slices.Contains(all[name], other) {
					all[name] = append(all[name], other)
				}
			}
		}
	}
	return all
})

// nicknamesOf are the other names of who is called so; what is searched by is folded.
func nicknamesOf(folded string) []string { return byNickname()[folded] }
