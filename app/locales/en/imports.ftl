### Imports: people and cases from older systems, as files.

## The list and a new file

imports-title = Imports
imports-caption = Files that were brought in, newest first
imports-empty = No imports yet. Files from an older system that you import show here.
imports-crumb = Breadcrumb
imports-pages = Pages
imports-older = Older imports
imports-file = File
imports-file-unnamed = File without a name
imports-file-hint = CSV or other text with one row for each person, at most 64 MB. The encoding and the separator are found out.
imports-at = Uploaded
imports-by = By
imports-by-command-line = Command line
imports-state = State
imports-state-draft = Not imported yet
imports-state-running = Importing
imports-state-finished = Imported
imports-state-undoing = Being undone
imports-state-undone = Undone
imports-rows = Rows
imports-created = People created
imports-new = Import a file
imports-new-explained = Nobody is created yet. First you see what the file holds and what importing it would do.
imports-system = Name of the other system
imports-system-hint = Give all files from the same system the same name. Together with a person’s number there, it tells who has been imported already.
imports-country = Country of the file
imports-country-hint = Phone numbers without a country code are read as this country’s. Its identity codes are tried first.
imports-country-fi = Finland
imports-country-se = Sweden
imports-country-nl = Netherlands
imports-upload = Upload the file

imports-error-no-file = Choose a file that has rows in it
imports-error-file-again = Choose the file once more
imports-error-too-large = Choose a file of at most 64 MB, or split it
imports-error-not-text = Choose a text file: in a spreadsheet program, save it as CSV first
imports-error-system = Give the other system a name of at most 40 characters
imports-error-busy = Wait until the import that is at work has finished
imports-error-number = Type the number of people that the import created

## The columns

imports-columns-title = Columns of the file
imports-columns-explained = Choose what each column is. We have guessed from the names of the columns; look at the values. Columns you leave out are not imported.
imports-columns-caption = The columns, each with its first values
imports-column = Column
imports-samples = First values
imports-no-samples = No values
imports-is = Imported as
imports-twice = Chosen twice
imports-encoding = Encoding
imports-delimiter = Separator
imports-delimiter-semicolon = Semicolon
imports-delimiter-comma = Comma
imports-delimiter-tab = Tab
imports-delimiter-bar = Vertical bar
imports-check = See what the import would do

imports-error-no-name-column = Choose the column that is the name
imports-error-twice = Two columns are the same thing. Leave one of them out.

imports-field-source-number = Number in the other system
imports-field-family-name = Family name
imports-field-given-names = Given names
imports-field-full-name = Name
imports-field-identity-code = Identity code
imports-field-birth-date = Birth date
imports-field-street = Street address
imports-field-postal-code = Postal code
imports-field-city = Town
imports-field-phone = Phone
imports-field-email = E-mail
imports-field-language = Language
imports-field-household = Household
imports-field-role-in-household = Role in the household
imports-field-service = Service
imports-field-opened-on = Case opened
imports-field-closed-on = Case closed
imports-field-address-protection = Address protection
imports-field-remark = Remark
imports-field-ignore = Leave out

## What it would do

imports-draft-title = What the import would do
imports-draft-explained = Nobody has been created yet. File checked: { $at }.
imports-would-create = people would be created
imports-would-wait = rows would wait for a decision
imports-would-refuse = rows would be refused
imports-unchanged = rows are here already
imports-duplicates = rows may be somebody known
imports-refused = rows refused
imports-alike = { $count ->
        [one] One new person has the same birth date and a similar name as somebody known. The person is created, and you can compare them afterwards.
       *[other] { $count } new people have the same birth date and a similar name as somebody known. They are created, and you can compare them afterwards.
    }
imports-without-number = { $count ->
        [one] One new person has no number in the other system. If the row changes, a later import cannot recognise the person.
       *[other] { $count } new people have no number in the other system. If their rows change, a later import cannot recognise them.
    }
imports-start = Start the import
imports-team = Who gets the cases
imports-team-hint = The members of the team see the people and their cases.
imports-team-me = I do
imports-run = { $count ->
        [one] Import one person
       *[other] Import { $count } people
    }
imports-change-columns = Change the columns
imports-discard = Delete the file
imports-discard-explained = A file that is not imported is deleted after a week. You can delete it now.

imports-row = Row
imports-row-number = Row { $number }
imports-field = What
imports-reason = Why
imports-refused-title = { $count ->
        [one] One row refused
       *[other] { $count } rows refused
    }
imports-refused-none = No row was refused.
imports-dates-day-first = Dates with slashes in the column “{ $field }” are read day first, as in 31/12/2026.
imports-dates-month-first = Dates with slashes in the column “{ $field }” are read month first, as in 12/31/2026.
imports-dropped-title = { $count ->
        [one] One value left out
       *[other] { $count } values left out
    }
imports-dropped-none = No value was left out.
imports-dropped-explained = The person is imported without the value.
imports-more-shown = { $count ->
        [one] Only the first one is shown.
       *[other] Only the first { $count } are shown.
    }

## At work

imports-running-title = Import at work
imports-running-explained = You can leave this page. The import goes on by itself, also after a restart.
imports-running = Rows done: { $done } of { $rows }
imports-undoing = Rows undone: { $done } of { $rows }
imports-refresh = Show how far it is now
imports-still = The work has stopped after several tries. What is done stays done, and it can go on from there.
imports-go-on = Go on
imports-done = The import is finished.
imports-undone = The import is undone.
imports-see-result = See the result

## Finished

imports-finished-title = Import finished
imports-finished-at = Finished
imports-waiting = { $count ->
        [one] One row waits for your decision: is it somebody known?
       *[other] { $count } rows wait for your decision: are they somebody known?
    }
imports-decide = Compare and decide
imports-look-again = Look at similar people and skipped rows
imports-case-title = Imported case
imports-closure-reason = Closed in the earlier system

## Duplicates

imports-duplicates-title = Are these the same people?
imports-duplicates-explained = Each row on the left may be the person on the right. Nothing happens to it until you decide.
imports-same-explained = Same person: the known person gets the row’s number in the other system and its case. The rest of the record stays as it is.
imports-different-explained = Another person: somebody new is created, without the identity code that both have.
imports-skip-explained = Skip: the row is not imported. You can come back to it here.
imports-duplicates-none = No row waits for a decision.
imports-back = Back to the import
imports-next = Next rows
imports-skipped = Skipped
imports-doubt-identity-code = Both have the same identity code.
imports-doubt-source-number = Both have the same number in the other system, but the rows differ.
imports-doubt-likeness = Name and birth date are alike. The row has no number in the other system.
imports-compare-row = In the file
imports-compare-known = Known person
imports-compare-address = Address
imports-differs = Different
imports-not-known = Not known
imports-protected = Protected
imports-not-protected = Not protected
imports-brings-case = The row brings a case: { $service }.
imports-known-gone = The person is no longer here, or you do not have access to the record. Ask your privacy officer.
imports-same = Same person
imports-different = Another person
imports-skip = Skip
imports-alike-title = Created, but similar to somebody
imports-alike-explained = These people have the same birth date and a similar name. Open both and compare them.
imports-alike-created = Created
imports-alike-other = Similar to

done-import-checked = We looked at the file. Nobody has been created yet.
done-import-discarded = The file was deleted.
done-duplicate-same = The row was added to the known person.
done-duplicate-different = A new person was created.
done-duplicate-skipped = The row was skipped.

## Undo

imports-undo = Undo this import
imports-undo-follows = What follows
imports-undo-people = { $count ->
        [one] The person that the import created is deleted, with the case.
       *[other] The { $count } people that the import created are deleted, with their cases.
    }
imports-undo-stays = People and cases that somebody has worked on since stay. They are listed afterwards.
imports-undo-waiting = Rows that wait for a decision are deleted.
imports-undo-no-way-back = You cannot take this back, but you can import the file again.
imports-undo-type = To be sure, type how many people the import created: { $number }.
imports-undo-number = Number of people
imports-undo-keep = Keep the import
imports-undo-submit = Undo the import
imports-undone-title = Import undone
imports-undone-count = { $count ->
        [one] One row was undone.
       *[other] { $count } rows were undone.
    }
imports-kept-title = { $count ->
        [one] One row stays
       *[other] { $count } rows stay
    }
imports-kept-explained = Somebody has worked on these people or their cases since the import. People with a sensitive mark are listed only to those who may know of them.

## Reasons: the whole row

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
imports-reason-identity-code-future = The date in the identity code is in the future, so we left it out. Check the code from an official document.
imports-reason-identity-code-check = The identity code has a typing error and was left out. Check the code from an official document.
imports-reason-identity-code-never-issued = Nobody can have this identity code, so it was left out. Check the code from an official document.

## Dates

imports-reason-date-impossible = There is no such day, so the date was left out. Check the date and add it to the record.
imports-reason-date-unreadable = The date could not be read and was left out. Write it as day, month and year: 31.12.1990.
imports-reason-date-century-unclear = The year has two digits and fits two centuries, so the date was left out. Add the date with a four-digit year.
imports-reason-date-in-future = The date has not come yet and was left out. Check the date and add it to the record.
imports-reason-birth-date-too-early = The birth date is more than 125 years ago and was left out. Check the date and add it to the record.
imports-reason-birth-date-disagrees = The birth date differs from the identity code. We used the date in the code. Check which one is right.
imports-reason-closed-before-opened = The closing date is before the opening date and was left out. Check both dates.

## Contact details

imports-reason-phone-unusable = Nobody can be reached at this phone number, so it was left out. Ask the person for the number.
imports-reason-phone-country-unclear = The phone number is written as in another country, without a country code. We left it out. Add it with the country code, such as +46.
imports-reason-phone-second-number = The cell has two phone numbers, and only the first was used. Add the second one to the record by hand.
imports-reason-email-unusable = Mail cannot be sent to this address, so it was left out. Ask the person for the address.

## Other values

imports-reason-language-unknown = The language was not recognised and was left out. Choose the language in the record.
imports-reason-role-unknown = The role in the household was not recognised and was left out. Choose the role in the record.
imports-reason-protection-unclear = The address protection is neither yes nor no. We protected the address to be safe. Check it with the authorities.
