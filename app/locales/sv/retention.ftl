### Regler för bevaring: vad som sparas, hur länge och enligt vilken lag.

retention-title = Regler för bevaring
retention-notice = Det här är ett verktyg, inte juridisk rådgivning. Låt er jurist kontrollera reglerna.
retention-law-fi = De här reglerna gäller Finland, med Europeiska unionens regler vid sidan om.
retention-law-eu = De här reglerna gäller Europeiska unionen. Varje land har egna regler för vårdens och servicens handlingar, som ni själva väljer.
retention-law-us = De här reglerna gäller Förenta staterna. Varje delstat har egna regler för patient- och klienthandlingar: välj delstatens tid, eller er egen om den är längre.
retention-explained = Om flera regler passar gäller den längsta. Ett hinder för förstöring bevarar allt som det gäller. Om ett datum saknas tar ingenting slut. En regel som är avstängd avgör ingenting. Det som ingen annan regel gäller bevaras.
retention-what = Vad
retention-period = Hur länge
retention-afterwards = Därefter
retention-law = Lag
retention-confidence = Hur säkert det är

## Grupper

retention-group-social = Socialvård
retention-group-health = Hälso- och sjukvård
retention-group-requests = Begäranden, samtycken och kontakter
retention-group-security = Loggar och incidenter
retention-group-documents = Organisationens handlingar

## Vad som bevaras

retention-category-client-relationship = Klientens basuppgifter och klientrelation
retention-category-family-services = Service för barnfamiljer
retention-category-working-age-services = Service för personer i arbetsför ålder
retention-category-elderly-services = Service för äldre
retention-category-substance-services = Missbrukarvård
retention-category-disability-services = Funktionshinderservice
retention-category-child-protection = Barnskydd
retention-category-family-law-child = Familjerättsliga ärenden om ett barn
retention-category-family-law-other = Andra familjerättsliga ärenden
retention-category-voucher = Verifikat i klientens handlingar
retention-category-fee-decision = Beslut om klientavgifter och inkomstutredningar
retention-category-other-social-record = Andra handlingar inom socialvården, och anmälningar utan klientrelation
retention-category-care-record = Handlingar om vård och service utan nationell regel
retention-category-care-record-5 = Handlingar om vård och service utan nationell regel: 5 år efter avslutandet, enligt egen lag eller plan
retention-category-care-record-10 = Handlingar om vård och service utan nationell regel: 10 år efter avslutandet, enligt egen lag eller plan
retention-category-care-record-15 = Handlingar om vård och service utan nationell regel: 15 år efter avslutandet, enligt egen lag eller plan
retention-category-care-record-20 = Handlingar om vård och service utan nationell regel: 20 år efter avslutandet, enligt egen lag eller plan
retention-category-care-record-30 = Handlingar om vård och service utan nationell regel: 30 år efter avslutandet, enligt egen lag eller plan
retention-category-state-record-7 = Handlingar enligt delstatens lag: 7 år efter avslutandet, ett barns från myndighetsåldern
retention-category-state-record-10 = Handlingar enligt delstatens lag: 10 år efter avslutandet, ett barns från myndighetsåldern
retention-category-state-record-20 = Handlingar enligt delstatens lag: 20 år efter avslutandet, ett barns från myndighetsåldern
retention-category-patient-record = Patienthandlingar
retention-category-rare-disease-record = Handlingar om ärftliga och sällsynta sjukdomar
retention-category-medical-record-adult = Vuxnas patienthandlingar
retention-category-medical-record-minor = Minderårigas patienthandlingar
retention-category-billed-record = Service som Medicare eller Medicaid har betalat
retention-category-psychotherapy-notes = Psykoterapianteckningar
retention-category-person-without-case = Personer som det inte finns något ärende om
retention-category-request-file = Begäranden om egna uppgifter, med anteckningar och brev
retention-category-identity-proof = Bevis på identitet för en begäran
retention-category-access-package = Kopior av uppgifter för en begäran
retention-category-answer-link = Svarslänkar: brev och intyg om en radering
retention-category-unassigned-request = Begäranden genom det offentliga formuläret som inte gällde någon här
retention-category-erasure-ledger = Bokföring över en radering och dess intyg
retention-category-consent-event = Givna och återtagna samtycken
retention-category-disclosure-register = Register över utlämnanden
retention-category-reminder = Påminnelser och önskemål om kontakt
retention-category-invitation = Inbjudningar som ingen använde
retention-category-use-log = Logg över vem som har använt och fått klientuppgifter
retention-category-technical-log = Tekniska loggar utan klienter
retention-category-breach-register = Register över personuppgiftsincidenter
retention-category-processing-record = Register över behandling, informationstexter och konsekvensbedömningar
retention-category-processor-agreement = Avtal med personuppgiftsbiträden
retention-category-policy-document = Anvisningar, rutiner, avtal och riskanalyser
retention-category-privacy-notice = Dataskyddsmeddelanden, kvittenser och fullmakter
retention-category-invoice = Fakturor, betalningar och verifikat
retention-category-ledger = Bokföring och bokslut

## Hur länge

retention-period-years-death = { $count ->
    [one] { $count } år från personens död
   *[other] { $count } år från personens död
}
retention-period-years-birth = { $count ->
    [one] { $count } år från personens födelse
   *[other] { $count } år från personens födelse
}
retention-period-years-closed = { $count ->
    [one] { $count } år från den dag ärendet avslutas
   *[other] { $count } år från den dag ärendet avslutas
}
retention-period-years-latest-last-closed-need-ended = { $count ->
    [one] { $count } år från den dag det sista ärendet är avslutat och behovet har upphört
   *[other] { $count } år från den dag det sista ärendet är avslutat och behovet har upphört
}
retention-period-years-created = { $count ->
    [one] { $count } år från den dag det görs
   *[other] { $count } år från den dag det görs
}
retention-period-years-valid-until = { $count ->
    [one] { $count } år från beslutets sista giltighetsdag
   *[other] { $count } år från beslutets sista giltighetsdag
}
retention-period-years-year-of-financial-year-ended = { $count ->
    [one] { $count } år från slutet av det kalenderår då räkenskapsperioden slutar
   *[other] { $count } år från slutet av det kalenderår då räkenskapsperioden slutar
}
retention-period-years-financial-year-ended = { $count ->
    [one] { $count } år från räkenskapsperiodens slut
   *[other] { $count } år från räkenskapsperiodens slut
}
retention-period-years-latest-backup-expired-closed = { $count ->
    [one] { $count } år från den dag begäran är avslutad och den sista säkerhetskopian har gått ut
   *[other] { $count } år från den dag begäran är avslutad och den sista säkerhetskopian har gått ut
}
retention-period-years-earliest-withdrawn-purpose-ended = { $count ->
    [one] { $count } år från den dag samtycket återtas eller ändamålet upphör, det som kommer först
   *[other] { $count } år från den dag samtycket återtas eller ändamålet upphör, det som kommer först
}
retention-period-years-last-in-effect = { $count ->
    [one] { $count } år från den dag det senast gäller
   *[other] { $count } år från den dag det senast gäller
}
retention-period-years-contract-ended = { $count ->
    [one] { $count } år från avtalets slut
   *[other] { $count } år från avtalets slut
}
retention-period-years-latest-created-last-in-effect = { $count ->
    [one] { $count } år från den dag det görs eller senast gäller, det som är senare
   *[other] { $count } år från den dag det görs eller senast gäller, det som är senare
}
retention-period-years-latest-closed-majority = { $count ->
    [one] { $count } år från ärendets avslutande, eller från myndighetsåldern om den kommer senare
   *[other] { $count } år från ärendets avslutande, eller från myndighetsåldern om den kommer senare
}
retention-period-years-disclosed = { $count ->
    [one] { $count } år från utlämnandet
   *[other] { $count } år från utlämnandet
}
retention-period-years-service-given = { $count ->
    [one] { $count } år från servicedagen
   *[other] { $count } år från servicedagen
}
retention-period-months-created = { $count ->
    [one] { $count } månad från den dag det görs
   *[other] { $count } månader från den dag det görs
}
retention-period-months-without-case = { $count ->
    [one] { $count } månad från den dag då personen registrerades eller uppgifterna om personens sista ärende förstördes
   *[other] { $count } månader från den dag då personen registrerades eller uppgifterna om personens sista ärende förstördes
}
retention-period-months-relationship-ended = { $count ->
    [one] { $count } månad från klientrelationens slut
   *[other] { $count } månader från klientrelationens slut
}
retention-period-days-decided = { $count ->
    [one] { $count } dag från beslutet om identiteten
   *[other] { $count } dagar från beslutet om identiteten
}
retention-period-days-closed = { $count ->
    [one] { $count } dag från den dag ärendet avslutas
   *[other] { $count } dagar från den dag ärendet avslutas
}
retention-period-days-delivered = { $count ->
    [one] { $count } dag från leveransen
   *[other] { $count } dagar från leveransen
}
retention-period-days-sent = { $count ->
    [one] { $count } dag från den dag det skickas
   *[other] { $count } dagar från den dag det skickas
}
retention-period-permanent = För alltid
retention-period-unsettled = Tiden är inte bekräftad
retention-period-to-choose = Tills ni väljer en regel

## Vad som händer sedan

retention-disposition-destroy = Förstörs
retention-disposition-destroy-or-archive = Förstörs, om inte ett arkiv ska ta emot det
retention-disposition-anonymise = Personuppgifterna tas bort
retention-disposition-keep = Bevaras

## Hur säkert det är

retention-confidence-read = Läst i lagen
retention-confidence-secondary = Från en andra källa
retention-confidence-known = Artikeln är känd, texten är inte läst på nytt
retention-confidence-unconfirmed = Inte bekräftat: avstängt
retention-confidence-proposed = Vårt förslag: lagen ger inget tal
retention-doubt-trigger = Tidens början är inte bekräftad: avstängt
retention-doubt-scope = Vad det gäller är inte bekräftat: avstängt

## Att välja

retention-choice = Regel för ärenden som inte har någon egen
retention-choice-hint = Vilken kategori i listan de av organisationens ärenden hör till som inte har någon egen. Innan den är vald föreslås ingenting för dem, och inget material i dem kan raderas. Valet förstör ingenting.
retention-choice-none = Inte vald ännu
retention-choice-submit = Välj den här regeln
retention-error-no-category = Välj en kategori som har en bekräftad regel.
done-retention-chosen = Regeln för vårdens och servicens handlingar är vald.
action-retention-choose = Val av regel för vårdens och servicens handlingar
