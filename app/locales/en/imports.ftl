### Reasons why an import refused a row or left out a value.

## The whole row

imports-reason-no-name = The row has no name. Add a family name or a given name and import the file again.
imports-reason-too-many-cells = The row has more cells than there are columns. Put quotation marks around the text that contains the separator.
imports-reason-too-few-cells = The row has too few cells to be a person. If it is a part of the row above, join the two.
imports-reason-cell-too-long = A cell in the row is too long to be read. Shorten it, or close the quotation mark that was left open.

## Names and lengths

imports-reason-name-without-letters = The name has no letters and was left out. Check the name in the old system.
imports-reason-too-long = The text was too long and was left out. Shorten it, or add it to the record by hand.

## Identity code

imports-reason-identity-code-shape = This is not an identity code and was left out. Check the code from an official document.
imports-reason-identity-code-date = The date in the identity code does not exist, so the code was left out. Check the code from an official document.
imports-reason-identity-code-future = The date in the identity code has not come yet, so the code was left out. Check the code from an official document.
imports-reason-identity-code-check = The identity code has a typing error and was left out. Check the code from an official document.
imports-reason-identity-code-never-issued = Nobody can have this identity code, so it was left out. Check the code from an official document.

## Dates

imports-reason-date-impossible = There is no such day, so the date was left out. Check the date and add it to the record.
imports-reason-date-unreadable = The date could not be read and was left out. Write it as day, month and year: 31.12.1990.
imports-reason-date-century-unclear = The year has two digits and fits two centuries, so the date was left out. Add the date with a four-digit year.
imports-reason-date-in-future = The date has not come yet and was left out. Check the date and add it to the record.
imports-reason-birth-date-too-early = The birth date is more than 125 years ago and was left out. Check the date and add it to the record.
imports-reason-birth-date-disagrees = The birth date differs from the identity code, and the date in the code was used. Check which one is right.
imports-reason-closed-before-opened = The closing date is before the opening date and was left out. Check both dates.

## Contact details

imports-reason-phone-unusable = Nobody can be reached at this phone number, so it was left out. Ask the person for the number.
imports-reason-phone-country-unclear = The phone number is written as in another country but has no country code, so it was left out. Add it with the country code, such as +46.
imports-reason-phone-second-number = The cell has two phone numbers, and only the first was used. Add the second one to the record by hand.
imports-reason-email-unusable = Mail cannot be sent to this address, so it was left out. Ask the person for the address.

## Other values

imports-reason-language-unknown = The language was not recognised and was left out. Choose the language in the record.
imports-reason-role-unknown = The role in the household was not recognised and was left out. Choose the role in the record.
imports-reason-protection-unclear = The address protection was neither yes nor no, so the address is protected to be safe. Check it with the authorities.
