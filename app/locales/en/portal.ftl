### The portal: what people see and do with what is theirs.

## Navigation

portal-nav-home = Home
portal-nav-data = My data
portal-nav-documents = Documents
portal-nav-looked = Who looked
portal-nav-people = People who can see this
portal-nav-settings = Settings
portal-leave = Leave quickly

## Home

portal-home-title = Hello, { $name }
portal-home-nothing = You do not need to do anything now.
portal-home-nothing-text = When something waits for you, it shows here.
portal-home-waiting = What waits for you
portal-home-letter = A letter to you, { $day }.
portal-home-all = All your things
portal-home-data = What we keep about you, why and how long.
portal-home-documents = Files that your worker has shared with you.
portal-documents-title = Documents shared with you
portal-documents-text = Your worker has shared these with you. Opening one saves a copy on your device: think about who else uses it.
portal-documents-empty = No documents yet. When your worker shares one with you, it shows here.
portal-home-looked = Who has opened your record, and why.
portal-home-people = Family members and others who have access.
portal-home-represented = People you represent
portal-home-help = If you need help

## My data

portal-data-details = Your details
portal-data-name = Name
portal-data-birth = Born
portal-data-number = Number
portal-data-code = Personal ID
portal-data-language = Language
portal-data-phone = Phone
portal-data-email = E-mail
portal-data-address = Address
portal-data-address-protected = Protected. We do not show it here.
portal-data-not-known = Not known
portal-data-wrong = Is something wrong? Tell your worker. You have the right to have it corrected.
portal-data-notes = Notes we share with you
portal-data-notes-count = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
portal-data-held = What we keep, why and how long
portal-data-held-details = Your details
portal-data-why-details = So that we know who you are and can reach you.
portal-data-how-long-details = We have not decided the period yet. We destroy nothing before that.
portal-data-held-notes = Notes about our work with you
portal-data-why-notes = The law tells us to write down what we do and decide. Only what we share shows on this page.
portal-data-how-long-notes = The period depends on the service that you get. Ask us, and we tell you.
portal-data-held-log = Log of who used your data
portal-data-why-log = It shows who opened your record and when. It protects you.
portal-data-how-long-log = We have not decided the period yet. We destroy nothing before that.
portal-data-held-account = Your sign-in to this service
portal-data-why-account = Your e-mail, your password as a fingerprint that cannot be turned back, and your devices.
portal-data-how-long-account = As long as you have access to this service.
portal-data-until = { $period } ({ $law }).
portal-data-held-documents = Documents shared with you
portal-data-why-documents = They belong to our work with you. Only what we share shows here.
portal-data-how-long-documents = The period depends on the service that you get. Ask us, and we tell you.
portal-data-documents-count = { $count ->
    [one] { $count } document
   *[other] { $count } documents
}
portal-data-held-family = Family and household
portal-data-why-family = So that we know who belongs together when we plan your services. What is about others is theirs: we do not show it here.
portal-data-how-long-family = As long as your details.
portal-data-households = { $count ->
    [0] No household is recorded for you.
    [one] You are recorded as part of { $count } household.
   *[other] You are recorded as part of { $count } households.
}
portal-data-held-requests = What you have asked, with our answers
portal-data-why-requests = So that we can show that your rights were kept.
portal-data-how-long-requests = We have not decided the period yet. We destroy nothing before that.
portal-data-requests-count = { $count ->
    [one] { $count } request
   *[other] { $count } requests
}
portal-data-held-recipients = To whom your data was given
portal-data-why-recipients = So that you know where your data is. This list has what this service sent itself. Others may have been told something too: ask us, and we answer in writing.
portal-data-how-long-recipients = As long as we keep your details. It goes together with them.
portal-data-given-letter = { $day }: a letter to you
portal-data-given-package = { $day }: the copy of your data, to you
portal-data-given-representative = { $day }: a document, to somebody who represents you
portal-data-law = The law behind it
portal-data-how-long = Until when
portal-data-ended = Our work with you that ended on { $closed }: at least until { $until }.
portal-data-ended-over = Our work with you that ended on { $closed }: its period ended on { $until }. Somebody decides before anything is destroyed.
portal-data-longer = Another duty can make a period longer, for example a court case or a law about archives. When a period is over, two people decide before we destroy anything.
portal-data-more-for = We may keep more about { $name } than this page shows. You can ask us, and we answer in writing.
portal-data-held-for-details = Details of { $name }
portal-data-why-for-details = So that we know who { $name } is and can reach them.
portal-data-how-long-for-details = We have not decided the period yet. We destroy nothing before that.
portal-data-held-for-notes = Notes about our work with { $name }
portal-data-why-for-notes = The law tells us to write down what we do and decide. Only what we share with those who represent { $name } shows on this page.
portal-data-how-long-for-notes = The period depends on the service that { $name } gets. Ask us, and we tell you.
portal-data-held-for-documents = Documents about { $name }
portal-data-why-for-documents = They belong to our work with { $name }. Only what we share with those who represent { $name } shows on this page.
portal-data-how-long-for-documents = The period depends on the service that { $name } gets. Ask us, and we tell you.
portal-data-held-for-requests = What you have asked for { $name }, with our answers
portal-data-why-for-requests = So that we can show that the rights of { $name } were kept.
portal-data-how-long-for-requests = We have not decided the period yet. We destroy nothing before that.
portal-data-law-care-fi = Client Data Act 703/2023. General Data Protection Regulation (GDPR), Articles 6(1)(c), 6(1)(e) and 9(2)(h).
portal-data-law-care-eu = General Data Protection Regulation (GDPR), Articles 6(1)(c), 6(1)(e) and 9(2)(h), with the law of the country where you get the service.
portal-data-law-care-us = HIPAA, 45 CFR 164.506, with the law of your state.
portal-data-law-log-fi = Client Data Act 703/2023. General Data Protection Regulation (GDPR), Article 32.
portal-data-law-log-eu = General Data Protection Regulation (GDPR), Articles 5(2) and 32.
portal-data-law-log-us = HIPAA, 45 CFR 164.312(b).
portal-data-law-requests-eu = General Data Protection Regulation (GDPR), Articles 5(2), 12 and 15 to 22.
portal-data-law-requests-us = HIPAA, 45 CFR 164.522 to 164.528.
portal-data-law-recipients-eu = General Data Protection Regulation (GDPR), Articles 15(1)(c) and 19.
portal-data-law-recipients-us = HIPAA, 45 CFR 164.528.
portal-data-law-account-eu = General Data Protection Regulation (GDPR), Article 32.
portal-data-law-account-us = HIPAA, 45 CFR 164.312(d).
portal-data-more = We may keep more than this page shows. You can ask us what, and we answer in writing.
portal-entries-empty = No notes yet. What we share with you shows here.
portal-entry-note = Note
portal-entry-call = Phone call
portal-entry-visit = Visit
portal-entry-meeting = Meeting
portal-entry-corrected = Corrected later

## Who looked

portal-looked-text = Everybody who opens your record leaves a mark. This list goes back two years and shows no names. You can ask us for names and for older marks.
portal-looked-withheld = The law can tell us to leave entries out of this list, for example for somebody’s safety. Then we do not show that there are any.
portal-looked-complain = Do you think that somebody looked without a reason? Tell us, or complain to the data protection authority.
portal-looked-empty = Nobody has opened your record yet, as far as this list shows.
portal-looked-caption = Newest first
portal-looked-day = Day
portal-looked-unit = Unit
portal-looked-role = Role
portal-looked-ground = Why
portal-role-worker = Worker
portal-role-supervisor = Supervisor
portal-role-assistant = Assistant
portal-role-privacy-officer = Privacy officer
portal-role-admin = Admin
portal-role-auditor = Auditor
portal-role-representative = Somebody who represents you
portal-role-system = The system itself
portal-ground-assigned = Works with you
portal-ground-substitute = Stands in for your worker
portal-ground-team = Belongs to your worker’s team
portal-ground-supervisor = Leads your worker’s team
portal-ground-registered = Wrote down your details
portal-ground-own = Own data
portal-ground-role = Belongs to the work of this role
portal-ground-admin = Duty to look after the service
portal-ground-system = Work of the system
portal-ground-nobody = Not known
portal-ground-represents-details = May see your details
portal-ground-represents-record = May see notes that we share
portal-ground-represents-requests = May make requests for you

## People who can see this

portal-people-text = These people can see what is yours in this service. You can end it at any time.
portal-people-empty = Nobody but you.
portal-people-until = Until { $date } at the latest
portal-people-end = End access
portal-people-end-title = End the access of { $name }?
portal-people-end-at-once = It ends at once.
portal-people-end-silent = We send no message about it.
portal-people-end-back = To give access again, talk with your worker.
portal-people-keep = Keep access
portal-people-staff = Our own workers see your record when their work needs it.
portal-thing-details = Details
portal-thing-record = Shared notes
portal-thing-requests = Requests
portal-relation-mother = Mother
portal-relation-father = Father
portal-relation-parent = Parent
portal-relation-guardian = Guardian
portal-relation-child = Child
portal-relation-ward = Ward
portal-relation-sibling = Sibling
portal-relation-partner = Partner
portal-relation-grandparent = Grandparent
portal-relation-grandchild = Grandchild
portal-relation-support-person = Support person
portal-relation-supported-person = Supported person
portal-relation-other = Other
portal-represented-title = Somebody you represent
portal-represented-until = You have access until { $date } at the latest.
portal-represented-ask = This page shows what you have been given access to. If you need something else, ask us.

## Settings

portal-settings-looks = Language and colours
portal-settings-theme = Colours
portal-theme-system = As on my device
portal-theme-light = Light
portal-theme-dark = Dark
portal-settings-sign-in = Signing in
portal-settings-email = You sign in with { $email }. To change it, talk with your worker.
portal-settings-devices = Where you are signed in
portal-device-name = { $browser } on { $system }
portal-device-unknown = Unknown device
portal-device-current = This device
portal-device-seen = Last used
portal-device-end = Sign out
portal-devices-end-others = Sign out all other devices
portal-password-title = Change the password
portal-password-hint = At least { $count } characters, without your name.
portal-password-others = All other devices are signed out.
portal-password-current = Present password
portal-second-step-title = Add a second step
portal-second-step-off = You sign in with the password alone. A second step makes it safer.
portal-second-step-on = You sign in with the password and a code.
portal-second-step-text = You then need your password and a code from your phone to sign in.
portal-second-step-end = Remove the second step
portal-second-step-end-text = You then sign in with the password alone.
portal-recovery-kept = I have kept them
portal-safe-title = If somebody watches what you do
portal-safe-leave = “Leave quickly” signs you out and shows a plain calendar page. It is on every page.
portal-safe-history = Your browser still remembers that you were here. Delete the history, or use a private window.

## What is wrong

portal-error-language = Choose a language
portal-error-theme = Choose the colours
portal-error-current = The present password is wrong. Check it and try again
portal-error-short-password = Choose a longer password

## What was done

done-portal-grant-ended = The access has ended.
done-portal-settings-saved = Your settings are saved.
done-portal-device-ended = The device is signed out.
done-portal-devices-ended = All other devices are signed out.
done-portal-password-changed = Your password is changed.
done-portal-second-step-ended = The second step is removed.

portal-nav-requests = My requests
portal-home-requests = Ask to see your data or to have it erased
portal-requests-text = You can ask to see what we hold about you, or to have it erased. It costs nothing, and you need no reason.
portal-requests-none = You have not asked for anything yet.
portal-ask = Make a request
portal-ask-step-what = Step 1 of 3: what
portal-ask-step-why = Step 2 of 3: why, if you like
portal-ask-step-check = Step 3 of 3: check and send
portal-ask-what = What do you ask?
portal-ask-why = Do you want to tell us more?
portal-ask-why-hint = You do not have to. It can help us to find what you mean.
portal-ask-next = Continue
portal-ask-back = Back
portal-ask-send = Send the request
portal-ask-then = What happens then
portal-ask-then-look = We look at everything that we hold about you.
portal-ask-then-due = We answer by { $day }. If we need more time, we tell you before.
portal-ask-then-keep = The law may say that we must keep something. Then we tell you which law and how long.
portal-ask-then-care = Your services go on as before. What is erased cannot be brought back.
portal-ask-then-back = You can take the request back until we have carried it out.
portal-ask-error-kind = Choose what you ask.
portal-kind-access = See my data
portal-kind-access-hint = You get a copy of what we hold about you.
portal-kind-erasure = Erase my data
portal-kind-erasure-hint = We erase what the law does not tell us to keep.
portal-kind-access-log = Who looked at my data
portal-kind-access-log-hint = You get a list with names, days and grounds, unless it could put somebody in danger.
portal-kind-rectification = Correct my data
portal-kind-restriction = Limit the use of my data
portal-kind-portability = Take my data with me
portal-kind-objection = Object to the use of my data
portal-kind-accounting-of-disclosures = To whom my data was given
portal-kind-party-access = Documents of my own matter
portal-kind-for-access = See the data
portal-kind-for-access-hint = We decide what of it can be given to you.
portal-kind-for-erasure = Erase the data
portal-kind-for-erasure-hint = We decide what of it can be erased. The law often tells us to keep a record.
portal-kind-for-access-log = Who looked at the data
portal-kind-for-access-log-hint = We decide what of it can be told to you: nobody may come into danger.
portal-kind-for-rectification = Correct the data
portal-kind-for-restriction = Limit the use of the data
portal-kind-for-portability = Take the data along
portal-kind-for-objection = Object to the use of the data
portal-kind-for-accounting-of-disclosures = To whom the data was given
portal-kind-for-party-access = Documents of the matter
portal-ask-for = Make a request for { $name }
portal-ask-for-then-look = We look at what we hold about { $name }, and decide what can be given or erased.
portal-ask-for-then-care = Services go on as before. What is erased cannot be brought back.
portal-ask-for-then-seen = { $name } can see here that this was asked, but not what you write.
portal-represented-request-text = We write here what we decide. If you want to take it back, tell us.
portal-request-by-representative = Somebody who represents you asked this. You can take it back as if it were yours.
portal-stage-for-withdrawn = It was taken back
portal-stage-open = We are working on it
portal-stage-open-text = You do not need to do anything now.
portal-stage-identity = We must check who you are
portal-stage-identity-text = We need to be sure that it is you. Show us your passport or identity card. We wait for this before we go on.
portal-stage-forwarded = Sent to somebody else
portal-stage-forwarded-text = Somebody else decides about this data. We sent them your request. They answer you.
portal-stage-merged = Answered with your earlier request
portal-stage-merged-text = You asked the same before. We answer both together.
portal-stage-approved = Decided
portal-stage-approved-text = We carry it out on the day below. Until then you can take it back.
portal-stage-answered = Answered
portal-stage-answered-text = Here is what we did.
portal-stage-refused = Refused
portal-stage-refused-text = Here is why, and what you can do.
portal-stage-withdrawn = You took it back
portal-stage-withdrawn-text = Nothing was done. You can ask again at any time.
portal-request-received = sent { $day }
portal-request-asked = You asked
portal-request-due = We answer by
portal-request-extended = Why we need more time
portal-request-execute = Carried out from
portal-request-closed = Ended
portal-request-why = What you wrote
portal-request-reason = Why
portal-request-answer = What we did
portal-request-erased = Erased. Nobody can open it any more.
portal-request-kept = We must keep this.
portal-request-until = We keep it until { $day }, then we erase it too.
portal-request-until-unknown = The last day is not known yet: it depends on when our work ends.
portal-request-complain = Write to us if you think that we are wrong. You can also go to court.
portal-request-withdraw = Take the request back
portal-request-withdraw-text = Nothing was erased yet. If you take it back, everything stays as it is.
portal-item-identity = Your name, birth date and identity code
portal-item-contact = Your contact details and other details
portal-item-relation = Who you are to other people
portal-item-household-member = Your household
portal-item-case = Your case file
portal-item-entry = Notes in your case
portal-item-draft = Unfinished notes
portal-item-document = Documents in your case
portal-item-mention = Notes
portal-refusal-no-ground = The law gives no ground for erasing it.
portal-refusal-unfounded = The request has no ground, or goes too far.
portal-refusal-identity-unknown = We could not be sure who asks.
portal-refusal-others-rights = It would harm the rights of others.
portal-refusal-not-controller = Somebody else decides about this data.
portal-refusal-no-such-right = The law that applies knows no such right.
done-portal-asked = We got your request. You do not need to do anything now.
done-portal-request-withdrawn = You took the request back.
portal-package = Your data
portal-package-text = The copy of your data is ready. You can fetch it until { $day }. Keep the file where only you can open it.
portal-package-download = Fetch my data
portal-letters = Letters
portal-letter = Letter
portal-letter-file = Download as PDF
portal-certificate = Certificate
portal-certificate-text = This file proves what was erased, and what is kept and why. Anyone can check it without us. It does not name you.
portal-certificate-download = Download the certificate
answer-link = Answer link
answer-link-offer = If nothing about you remains, your sign-in ends. This link opens our answer and the certificate also then.
answer-link-take = Take my answer link
answer-link-once = Save this link now. It is shown only once. If you take another one, this one stops working.
answer-link-once-staff = Print this page with the letter, or copy the link. It is shown only once. Another link makes this one useless.
answer-link-days = It opens the answer for { $days } days from the day when everything is done. Then it is destroyed.
answer-link-keep = Keep it where only you can open it. Whoever has the link can read the answer. It does not name you.
answer-link-kept = I have kept it
answer-title = The answer to your request
answer-until = You can open this page until { $day }. Print it or save the certificate if you want to keep it.
answer-waiting = The answer is not here yet.
answer-waiting-text = It comes when everything that we decided to erase is gone. Open the same link again later.
