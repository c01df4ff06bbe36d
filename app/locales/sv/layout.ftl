### Ramen runt varje sida, ord för alla formulär, problemsidor, språkens namn.

## Meny

nav-my-day = Min dag
nav-my-clients = Mina klienter
nav-clients = Klienter
nav-search = Sök
nav-people-and-roles = Användare och roller
nav-imports = Importer
nav-log = Logg
nav-settings = Mina inställningar

## Ramen

layout-skip = Gå till innehållet
layout-demo = Demonstration: påhittade människor. Ingenting här är på riktigt.
layout-search = Sök en klient
layout-main-navigation = Huvudmeny
layout-phone-navigation = Huvudmeny, liten skärm
layout-menu = Meny: { $page }
layout-menu-plain = Meny
layout-sign-out = Logga ut
layout-footer = Carehold
layout-language = Språk
layout-pages = Sidor
layout-older = Visa äldre
layout-today = I dag, { $day }
layout-print = Skriv ut
layout-printed-by = Utskrivet av { $name }
layout-confidential = Sekretessbelagt

## Formulär

form-problem = Något är fel
form-error-prefix = Fel:
form-optional = (frivilligt)
form-date-hint = Dag, månad och år, till exempel 4.3.2011.
form-date-hint-month-first = Månad, dag och år, till exempel 3/4/2011.
form-error-changed = Någon annan sparade det här medan du skrev. Jämför, och spara igen om ditt är rätt
form-error-long-name = Förkorta det här till 200 tecken
form-error-long-title = Förkorta rubriken till 200 tecken
form-error-long-text = Förkorta texten till 100 000 tecken
form-error-long-message = Förkorta texten till 5 000 tecken
form-saved-title = Någon annan sparade först
form-saved-text = De här fälten är nu annorlunda. Din egen text finns i formuläret nedan.
form-saved-empty = Tomt
form-save = Spara
form-cancel = Avbryt

## Tidsgräns

timeout-title = Är du kvar?
timeout-text = Vi loggar snart ut dig för att skydda klienternas uppgifter. Ditt utkast är sparat.
timeout-portal-text = Vi loggar snart ut dig, så att ingen annan ser dina uppgifter.
timeout-countdown = Sekunder kvar: { $n }
timeout-stay = Fortsätt
timeout-over-title = Du är utloggad
timeout-over-link = Logga in igen

## Problem

problem-not-found-title = Vi hittar inte den här sidan
problem-not-found-text = Adressen kan vara fel, eller så får du inte se vad som finns bakom den. Sök personen, eller fråga din chef.
problem-forbidden-title = Du har inte rätt till det här
problem-forbidden-text = Din roll eller dina ärenden omfattar det inte. Om ditt arbete kräver det, be din chef att ge dig ärendet.
problem-bad-request-title = Vi kunde inte läsa det som skickades
problem-bad-request-text = Gå tillbaka, kontrollera formuläret och skicka det igen.
problem-too-large-title = Det här är för stort
problem-too-large-text = Gör texten eller filen mindre och skicka den igen.
problem-conflict-title = Någon annan ändrade det här först
problem-conflict-text = Inget av den andras gick förlorat. Gå tillbaka, ladda sidan igen och gör din ändring i det som nu finns där.
problem-too-many-title = För många försök
problem-too-many-text = Vänta några minuter och försök igen.
problem-unavailable-title = Carehold är inte tillgängligt just nu
problem-unavailable-text = Vi arbetar på det. Försök igen om några minuter.
problem-internal-title = Något gick fel
problem-internal-text = Det är vårt fel, inte ditt. Försök igen. Om det händer igen, berätta det här numret för din administratör.
problem-request-id = Nummer: { $id }
problem-home = Gå till Min dag
problem-method-title = Den här sidan kan inte öppnas så här
problem-method-text = Hit skickas ett formulär. Gå till sidan med formuläret och skicka det därifrån.
problem-public-text = Adressen kan vara fel eller fungerar inte längre. Kontrollera den, eller logga in först.
problem-portal-not-found-text = Adressen kan vara fel, eller så finns det inget här för dig. Gå till startsidan.
problem-portal-forbidden-text = Den här sidan är inte för dig. Gå till startsidan.
problem-portal-internal-text = Det är vårt fel, inte ditt. Försök igen. Om det händer igen, berätta det här numret för din handläggare.
problem-front = Gå till startsidan

## Språk

language-fi = finska
language-sv = svenska
language-en = engelska
language-se = nordsamiska
language-smn = enaresamiska
language-sms = skoltsamiska
language-fse = finskt teckenspråk
language-sq = albanska
language-am = amhariska
language-ar = arabiska
language-zh = kinesiska
language-prs = dari
language-nl = nederländska
language-et = estniska
language-fr = franska
language-de = tyska
language-hu = ungerska
language-ku = kurdiska
language-ps = pashto
language-fa = persiska
language-pl = polska
language-pt = portugisiska
language-ro = rumänska
language-ru = ryska
language-so = somaliska
language-es = spanska
language-sw = swahili
language-th = thailändska
language-ti = tigrinska
language-tr = turkiska
language-uk = ukrainska
language-vi = vietnamesiska
