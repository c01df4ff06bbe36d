### People: search, one person, the banner on top of every page about a person, death, who looked.

## Banner

people-banner = Client
people-tabs = Pages about this client
people-tab-overview = Overview
people-tab-notes = Notes
people-tab-family = Family and network
people-tab-access-log = Access log
people-tab-portal = Portal
people-born = Born
people-born-not-known = Birth date not known
people-age = { $age } y
people-client-number = Client no.
people-number = K-{ $number }
people-personal-id = Identity code
people-show = Show
people-show-address = address, this is logged
people-address-protected = Protected
people-show-personal-id = identity code, this is logged
people-not-known = Not known
people-deceased = Deceased
people-sensitive = Sensitive
people-sensitive-banner = Sensitive: only those who work with this person see the record
people-alert-address-protected = Address protected: do not give it out
people-alert-never-call = Never call
people-alert-never-write = Never write
people-alert-death-unconfirmed = Death reported, not confirmed
people-alert-safe-hours = Contact only: { $hours }
people-alert-interpreter = Interpreter:
people-alerts-more = { $count } more
people-not-to-be-told = Do not tell { $who }: { $what }
people-must-not-be-told = Must not be told: { $what } (about { $about })

## Search

people-search-title = Find a person
people-search-label = Name, identity code, phone, e-mail or number of a case
people-search-hint = Names may be misspelt. A birth date or year narrows the list: Lehtonen 2011.
people-search-submit = Search
people-search-logged = Each search is logged with what you write.
people-search-restricted = Somebody whose record is kept by law only?
people-search-reason = Reason
people-search-reason-hint = After an erasure the rest of a record is in no search and no list. The exact identity code, phone, e-mail or number finds it, with a reason. The reason is logged.
people-search-too-short = Write at least two letters
people-search-found =
    { $count ->
        [one] One person found
       *[other] { $count } people found
    }
people-search-closed = You may not open this record. If your work needs it, ask your supervisor to assign the case to you.
people-search-capped = There may be more. Write more of the name, or the birth date.
people-search-none = Nobody found
people-search-none-text = “{ $text }” matches nobody whom you may see. Check the spelling, or try a birth date.
people-search-not-here = Is the person not here?
people-new = Register a new person

## One person

people-cases = Cases
people-cases-empty = You see no cases of this person. Cases that you may see show here.
people-contact = Contact and safety
people-edit = Edit
people-safe-contact = Safe contact
people-phone = Phone
people-email = E-mail
people-address = Address
people-language = Language
people-needs-interpreter = Needs an interpreter
people-also-known-as = Other names
people-is-client = Gets a service here
people-is-client-yes = Yes
people-is-client-no = No: family or contact
people-remark = Remark from an older system
people-family-all = All
people-family-empty = No family yet. Relations that you add show here.
people-more = More
people-died-on = Died on { $day }.
people-death-waits = Death on { $day } was reported. It counts when a second person confirms it.
people-death-link = Record a death
people-death-link-recorded = See what is recorded about the death
people-sensitive-mark = Mark as sensitive
people-sensitive-mark-text = For people who must not be found by colleagues who do not work with them. They disappear from other people’s searches and lists.
people-sensitive-lift = Lift the mark
people-sensitive-lift-text = All staff can then find this person.
people-back = Back to the overview

## Identity code

people-shown-logged = That you looked is now in the log.

## Who looked

people-access-title = Who looked at this record
people-access-text = Each time somebody opened or changed this record, and the reason that gave them access.
people-access-caption = Newest first
people-access-at = When
people-access-who = Who
people-access-action = What
people-access-ground = Ground
people-access-empty = Nobody has opened this record yet. Each opening shows here.

## Death

people-death-title = Death
people-death-explained = A death counts when two people have said so. Until then nothing changes: no account ends and nothing is erased.
people-death-recorded = What is recorded
people-death-confirmed = Confirmed
people-death-unconfirmed = Not confirmed
people-death-day = Day of death
people-death-source = Source
people-death-source-hint = Where do you know it from? For example: population register, call from the hospital.
people-death-own = You recorded this. Somebody else must confirm it.
people-death-confirm-text = Check the source yourself before you confirm.
people-death-confirm = Confirm the death
people-death-record = Record a death
people-death-again = Correct what is recorded
people-death-submit = Record

## Form

people-new-title = Register a new person
people-edit-title = Edit personal data
people-register = Register
people-duplicates = Is it one of these?
people-duplicates-text = Open a record to compare. If the person is already here, use that record.
people-anyway = It is somebody else. Register anyway
people-anyway-hint = The person gets a record of their own.
people-form-name = Name and birth
people-form-name-text = One name is enough. Add the rest when you know it.
people-family = Family name
people-given = Given names
people-also-known-as-hint = Former names and other spellings. Search finds the person by them too.
people-birth = Date of birth
people-personal-id-hint = The birth date is taken from it. Known already? Leave it empty and it stays as it is. It is never shown here.
people-form-is-client = Gets a service here
people-form-is-client-hint = Leave empty for family members and other contacts.
people-form-contact = Contact
people-street = Street address
people-postal-code = Postal code
people-city = Town
people-form-safety = Safety
people-form-safety-text = Every letter, call and message obeys this.
people-form-address-protected = Address protected
people-form-address-protected-hint = A non-disclosure order, or a danger to the person. The address is hidden until somebody opens it.
people-form-never-call = Never call
people-form-never-write = Never write
people-form-safe-hours = When may we contact?
people-form-safe-hours-hint = In the person’s own words, for example weekdays 9–15. Leave empty if any time is safe.

## What is wrong

people-error-no-name = Enter a family name or a given name
people-error-birth = Enter a date with day, month and year, for example 4.3.2011
people-error-birth-future = Enter a date that is not in the future
people-error-birth-past = Check the year of birth: nobody is that old
people-error-language = Choose a language from the list
people-error-birth-differs = The date differs from the one in the identity code. Check both
people-error-identity-code = Check the identity code. It cannot be right as it is
people-error-code-taken = Somebody else already has this identity code. Look at the record below
people-error-phone = Enter a phone number, for example +358 40 123 4567
people-error-email = Enter an e-mail address, for example name@example.org
people-error-duplicates = Check whether the person is already here, or tick that it is somebody else
people-error-no-source = Write where you know it from
people-error-death-before-birth = Enter a day that is not before the birth
people-error-nothing-to-confirm = There is no death to confirm. Load the page again
people-error-same-person = Somebody else must confirm what you recorded

## What was done

done-person-created = The person is registered.
done-person-saved = The person’s data is saved.
done-death-recorded = The death is recorded. Somebody else must now confirm it.
done-death-confirmed = The death is confirmed.
people-error-death-confirmed = This death is already confirmed. It cannot be recorded again.
action-search-forget = Ended the epoch’s searches: what was typed opens no more
