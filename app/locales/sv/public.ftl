### Organisationens offentliga sidor.

public-privacy = Dataskydd
public-cookies = Kakor
public-contact = Kontakt
public-requests = Fråga om dina uppgifter
public-accessibility = Tillgänglighet
public-complain = Om du inte håller med oss

## Dataskydd

public-privacy-who = { $organization } bestämmer om dina uppgifter och ansvarar för dem. Carehold är programmet som används. Carehold behandlar uppgifterna bara för { $organization }.
public-privacy-why-title = Varför vi sparar uppgifter
public-privacy-why = Vi behöver uppgifter för att ge dig den service du behöver. Lagen kräver också att vi skriver ner vad vi gör och beslutar.
public-privacy-never = Vi säljer inga uppgifter. Vi visar ingen reklam. Vi följer inte vad du gör på andra webbplatser.
public-privacy-held = Vad vi sparar och hur länge
public-privacy-held-text = Tiderna kommer från reglerna som programmet använder. Om flera regler passar gäller den längsta.
public-privacy-case = Ett enskilt ärende kan ha en annan tid än den i listan. Fråga oss, så berättar vi vilken som gäller ditt.
public-privacy-other = Det som inte finns i listan sparas tills vi har bestämt en tid. Om det finns en tvist eller någons säkerhet kräver det sparar vi uppgifterna längre.
public-privacy-rights-title = Dina rättigheter
public-privacy-rights = Du kan be att få se dina uppgifter, få dem rättade eller raderade, begränsa användningen och få en kopia. Du kan invända. Ibland kräver lagen att vi säger nej; då berättar vi varför.
public-privacy-secure-title = Hur vi skyddar uppgifter
public-privacy-secure = Varje persons uppgifter är krypterade med en egen nyckel. Alla som öppnar uppgifterna lämnar ett spår. Ingen metod är helt säker.
public-authority-fi = Du kan klaga hos dataombudsmannen (tietosuoja.fi). Det är gratis.
public-authority-eu = Du kan klaga hos dataskyddsmyndigheten i ditt land. Det är gratis.
public-authority-us = Du kan klaga hos Office for Civil Rights vid USA:s hälsodepartement (hhs.gov/ocr). Det är gratis.

## Kakor

public-cookies-text = Vi använder bara kakor som tjänsten behöver. Här är alla:
public-cookie-session = Håller dig inloggad. Den försvinner när du loggar ut eller stänger webbläsaren.
public-cookie-organization = Kommer ihåg vilken organisation du loggar in hos. Den finns kvar ett år.
public-cookie-language = Kommer ihåg språket som du valde före inloggningen. Den finns kvar ett år.
public-cookie-theme = Kommer ihåg färgerna som du valde i inställningarna, på sidorna före inloggningen. Den finns kvar ett år.
public-cookie-flash = Berättar för nästa sida vad du just gjorde. Den varar en minut.
public-cookies-none = Det finns inga kakor från andra företag och ingenting som räknar eller följer dig.

## Kontakt

public-contact-phone = Telefon
public-contact-email = E-post
public-contact-address = Adress
public-contact-officer = Dataskyddsombud
public-contact-missing = Organisationen har inte skrivit sina kontaktuppgifter här ännu. Använd telefonnumret eller adressen som du fick av din handläggare.
public-contact-careful = Skicka inte känsliga ärenden med vanlig e-post.

## Begäran utan konto

public-requests-text = Du kan fråga om dina uppgifter utan konto. Det är gratis.
public-requests-reach = Skicka formuläret, ring oss, skriv till oss eller kom till oss.
public-requests-say = Säg vad du vill: se dina uppgifter, eller få dem rättade eller raderade. Du behöver inte säga varför.
public-requests-identity = Vi ser till att det är du innan vi svarar. Vi berättar hur.
public-requests-time-eu = Vi svarar inom en månad. Om vi behöver mer tid berättar vi varför inom den månaden.
public-requests-time-us = Om du vill se dina uppgifter svarar vi inom 30 dagar. Om vi behöver mer tid berättar vi varför.
public-requests-other = Frågar du för någon annan? Då behöver vi se att du har rätt till det.
public-requests-sign-in = Logga in

## Formuläret för en begäran utan konto

public-ask = Skicka en begäran
public-ask-open = Skicka en begäran med formuläret
public-ask-text = Du behöver inget konto. Skriv bara det som behövs för att hitta uppgifterna. Vi berättar inte för någon om en person är vår klient.
public-ask-full = Vi kan inte ta emot fler formulär just nu
public-ask-full-text = Många formulär har kommit på kort tid. Det du skrev finns kvar nedan: skicka det igen lite senare. Eller fråga oss på ett annat sätt.
public-ask-kind = Vad vill du?
public-ask-kind-access = Se uppgifterna
public-ask-kind-access-hint = Du får en kopia av det vi har.
public-ask-kind-access-log = Veta vem som har tittat på uppgifterna
public-ask-kind-access-log-hint = Du får veta vem som har öppnat uppgifterna och varför.
public-ask-kind-rectification = Få uppgifterna rättade
public-ask-kind-rectification-hint = Något är fel eller fattas.
public-ask-kind-erasure = Få uppgifterna raderade
public-ask-kind-erasure-hint = Lagen kräver att vi sparar en del uppgifter. Vi berättar vilka och hur länge.
public-ask-kind-restriction = Begränsa användningen av uppgifterna
public-ask-kind-restriction-hint = Vi sparar uppgifterna men använder dem inte tills vidare.
public-ask-kind-portability = Ta med uppgifterna
public-ask-kind-portability-hint = Du får det du gav oss som en fil som andra program kan läsa.
public-ask-kind-objection = Invända mot att uppgifterna används
public-ask-kind-objection-hint = Du har ett eget skäl till att vi inte bör använda dem.
public-ask-kind-accounting-of-disclosures = Veta vem som har fått uppgifterna
public-ask-kind-accounting-of-disclosures-hint = Du får en lista över de senaste sex åren.
public-ask-kind-party-access = Se handlingarna i ditt eget ärende
public-ask-kind-party-access-hint = Du är part i ett ärende som vi har avgjort eller bereder.
public-ask-who = Vems uppgifter gäller det?
public-ask-who-self = Mina egna
public-ask-who-other = Någon annans, som jag företräder
public-ask-who-other-hint = Till exempel ditt barns, eller någons vars intressebevakare du är. Vi behöver se att du har rätt till det.
public-ask-name = Personens namn
public-ask-name-hint = Förnamn och efternamn på den person som uppgifterna gäller.
public-ask-birth = Personens födelsedatum
public-ask-sender = Om du frågar för någon annan: ditt namn och varför du får fråga
public-ask-sender-hint = Lämna tomt om uppgifterna är dina egna.
public-ask-reach = Hur kan vi nå dig på ett säkert sätt?
public-ask-reach-hint = Ett telefonnummer eller en adress där ingen annan lyssnar eller läser. Säg också när. Vi skickar inget till någon annan adress.
public-ask-words = Vad vill du säga?
public-ask-words-hint = Du behöver inte säga varför. Skriv inte om din hälsa eller andra känsliga saker här.
public-ask-then = Det du skickar krypteras med en egen nyckel. Bara de som svarar på begäranden läser det.
public-ask-send = Skicka begäran
public-ask-error-kind = Välj vad du vill
public-ask-error-who = Välj vems uppgifter det gäller
public-ask-error-name = Skriv personens namn
public-ask-error-birth = Skriv födelsedatumet så som tipset visar
public-ask-error-sender = Skriv ditt namn och varför du får fråga
public-ask-error-reach = Skriv hur vi kan nå dig
public-asked = Vi har din begäran
public-asked-receipt = Numret på din begäran
public-asked-received = Vi fick den
public-asked-due = Vi svarar senast (senare om vi först måste kontrollera vem som frågar)
public-asked-write-down = Skriv upp numret. Om du ringer oss, säg det, så vet vi vilken begäran du menar.
public-asked-once = Den här sidan visas en gång. Ingen kan söka upp något med numret.
public-asked-next = Vad som händer sedan
public-asked-next-look = Vi ser efter om vi har några uppgifter.
public-asked-next-proof = Innan vi berättar något ser vi till att vi vet vem som frågar. Vi når dig på det sätt som du skrev.
public-asked-next-kept = Om vi inte hittar något som den gäller förstör vi det du skickade { $days } dagar efter vårt svar.

## Tillgänglighet

public-accessibility-aim = De här sidorna är gjorda för att uppfylla WCAG 2.2, nivå AA.
public-accessibility-how = Vi kontrollerar varje sida med ett program (axe) i ljust och mörkt, på stora och små skärmar. Sidorna fungerar med tangentbord och utan skript.
public-accessibility-not = Ingen utomstående expert har kontrollerat dem ännu. Lagarnas namn står på engelska.
public-accessibility-tell = Hittade du något som inte fungerar för dig? Berätta för oss.

## Kontroll av ett intyg

public-key = Vår nyckel
public-key-text = Vi skriver under varje intyg om radering med vår egen nyckel. Med den här nyckeln kan man kontrollera det.
public-key-file = Nyckeln som text
public-verify = Kontrollera ett intyg
public-verify-text = När en organisation raderar uppgifter ger den ett intyg. Det är en fil som slutar på .json. Här ser du om det är äkta och om någon har ändrat det.
public-verify-file = Intyget
public-verify-file-hint = Filen som slutar på .json.
public-verify-paste = Eller klistra in texten här
public-verify-check = Kontrollera
public-verify-forgotten = Vi sparar varken filen eller svaret.
public-verify-holds = Intyget är äkta
public-verify-holds-text = { $organization } har skrivit under det med sin egen nyckel, och ingen har ändrat det efter det. I organisationens logg står att raderingen gjordes.
public-verify-unknown = Ingen har ändrat filen
public-verify-unknown-text = Den är som den var när den skrevs under med nyckeln nedan. Men vi vet inte vems nyckeln är. Jämför den med nyckeln på organisationens sida om dataskydd.
public-verify-organization = Organisation
public-verify-request = Begäran
public-verify-executed = Genomförd
public-verify-erased = Raderade saker
public-verify-kept = Sparade saker
public-verify-key = Nyckel
public-verify-limits = Vad det inte säger
public-verify-limits-text = Inget sätt är helt säkert. Kopior som har lämnat oss tidigare, som brev och nerladdningar, raderas inte av det här.
public-verify-another = Kontrollera ett till
public-verify-error-none = Välj filen eller klistra in texten.
public-verify-error-large = Det här är för stort för ett intyg. Välj filen som slutar på .json.
public-verify-error-format = Det här är inte ett intyg som vi kan läsa. Välj hela filen som slutar på .json.
public-verify-error-other-key = Intyget är inte äkta: det nämner en organisation vars nyckel inte har skrivit under det.
public-verify-error-signature = Intyget är inte äkta: någon har ändrat det, eller någon annan har gjort det.
public-verify-error-log = Intyget är inte äkta: beviset i det passar inte ihop med det som står där.
