### En mottagnings egna ord: patient i stället för klient.

## layout

nav-my-clients = Mina patienter
nav-clients = Patienter
layout-search = Sök en patient
timeout-text = Vi loggar snart ut dig för att skydda patienternas uppgifter. Ditt utkast är sparat.

## retention

retention-category-use-log = Logg över vem som har använt och fått patientuppgifter
retention-category-technical-log = Tekniska loggar utan patienter
retention-period-months-relationship-ended = { $count ->
    [one] { $count } månad från vårdrelationens slut
   *[other] { $count } månader från vårdrelationens slut
}
public-ask-text = Du behöver inget konto. Skriv bara det som behövs för att hitta uppgifterna. Vi berättar inte för någon om en person är vår patient.
