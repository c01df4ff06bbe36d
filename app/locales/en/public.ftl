### Public pages of an organization.

public-privacy = Privacy
public-cookies = Cookies
public-contact = Contact
public-requests = Ask about your data
public-accessibility = Accessibility
public-complain = If you do not agree with us

## Privacy

public-privacy-who = { $organization } decides about your data and is responsible for it. Carehold is the program that it uses. Carehold handles the data only for { $organization }.
public-privacy-why-title = Why we keep data
public-privacy-why = We need data to give you the service that you need. The law also tells us to write down what we do and decide.
public-privacy-never = We do not sell data. We show no advertising. We do not follow what you do on other sites.
public-privacy-held = What we keep and how long
public-privacy-held-text = The periods come from the rules that the program uses. If several rules fit, the longest counts.
public-privacy-case = A single matter can have another period than the one in the list. Ask us, and we tell you which one counts for yours.
public-privacy-other = What is not in the list is kept until we have decided a period. If there is a dispute or somebody’s safety needs it, we keep the data longer.
public-privacy-rights-title = Your rights
public-privacy-rights = You can ask to see your data, to have it corrected or erased, to limit its use, and to get a copy. You can object. Sometimes the law tells us to say no; then we tell you why.
public-privacy-secure-title = How we protect data
public-privacy-secure = Each person’s data is encrypted with a key of its own. Everybody who opens a record leaves a mark. No method is completely secure.
public-authority-fi = You can complain to the Data Protection Ombudsman (tietosuoja.fi). It costs nothing.
public-authority-eu = You can complain to the data protection authority of your country. It costs nothing.
public-authority-us = You can complain to the Office for Civil Rights of the U.S. Department of Health and Human Services (hhs.gov/ocr). It costs nothing.

## Cookies

public-cookies-text = We use only cookies that the service needs. These are all of them:
public-cookie-session = Keeps you signed in. It ends when you sign out or close the browser.
public-cookie-organization = Remembers which organization you sign in to. It stays for a year.
public-cookie-language = Remembers the language that you chose before signing in. It stays for a year.
public-cookie-theme = Remembers the colours that you chose in your settings, for the pages before signing in. It stays for a year.
public-cookie-flash = Tells the next page what you just did. It lasts for a minute.
public-cookies-none = There are no cookies of other companies, and nothing that counts or follows you.

## Contact

public-contact-phone = Phone
public-contact-email = E-mail
public-contact-address = Address
public-contact-officer = Data protection officer
public-contact-missing = The organization has not written its contact details here yet. Use the phone number or address that you got from your worker.
public-contact-careful = Do not send sensitive matters by ordinary e-mail.

## Requests without an account

public-requests-text = You can ask about your data without an account. It costs nothing.
public-requests-reach = Send the form, call us, write to us or come to us.
public-requests-say = Say what you want: to see your data, or to have it corrected or erased. You need not say why.
public-requests-identity = We make sure that it is you before we answer. We tell you how.
public-requests-time-eu = We answer within one month. If we need more time, we tell you why within that month.
public-requests-time-us = If you want to see your data, we answer within 30 days. If we need more time, we tell you why.
public-requests-other = Do you ask for somebody else? Then we need to see that you may.
public-requests-sign-in = Sign in

## The form for a request without an account

public-ask = Send a request
public-ask-open = Send a request with the form
public-ask-text = You need no account. Write only what is needed to find the data. We do not say to anybody whether somebody is our client.
public-ask-full = We cannot take more forms right now
public-ask-full-text = Many forms have come in a short time. What you wrote is still below: send it again a little later. Or ask us in another way.
public-ask-kind = What do you want?
public-ask-kind-access = See the data
public-ask-kind-access-hint = You get a copy of what we hold.
public-ask-kind-access-log = Know who has looked at the data
public-ask-kind-access-log-hint = You learn who has opened the data, and why.
public-ask-kind-rectification = Have the data corrected
public-ask-kind-rectification-hint = Something is wrong or missing.
public-ask-kind-erasure = Have the data erased
public-ask-kind-erasure-hint = The law tells us to keep some data. We tell you what and how long.
public-ask-kind-restriction = Limit the use of the data
public-ask-kind-restriction-hint = We keep the data, but do not use it for the time being.
public-ask-kind-portability = Take the data along
public-ask-kind-portability-hint = You get what you gave us as a file that other programs can read.
public-ask-kind-objection = Object to the use of the data
public-ask-kind-objection-hint = You have a reason of your own why we should not use it.
public-ask-kind-accounting-of-disclosures = Know to whom the data was given
public-ask-kind-accounting-of-disclosures-hint = You get a list of the last six years.
public-ask-kind-party-access = See the documents of your own matter
public-ask-kind-party-access-hint = You are a party in a matter that we have decided or prepare.
public-ask-who = Whose data is it?
public-ask-who-self = My own
public-ask-who-other = Somebody else’s, whom I represent
public-ask-who-other-hint = For example your child’s, or of somebody whose guardian you are. We need to see that you may.
public-ask-name = Name of the person
public-ask-name-hint = Given name and family name of the person whose data it is.
public-ask-birth = Birth date of the person
public-ask-sender = If you ask for somebody else: your name, and why you may
public-ask-sender-hint = Leave this empty if the data is your own.
public-ask-reach = How can we reach you safely?
public-ask-reach-hint = A phone number or address where nobody else listens or reads. Say also when. We send nothing to any other address.
public-ask-words = What do you want to say?
public-ask-words-hint = You need not say why. Do not write about your health or other sensitive matters here.
public-ask-then = What you send is encrypted with a key of its own. Only those who answer requests read it.
public-ask-send = Send the request
public-ask-error-kind = Choose what you want
public-ask-error-who = Choose whose data it is
public-ask-error-name = Write the name of the person
public-ask-error-birth = Write the birth date as the hint shows
public-ask-error-sender = Write your name, and why you may ask
public-ask-error-reach = Write how we can reach you
public-asked = We have your request
public-asked-receipt = Number of your request
public-asked-received = We got it on
public-asked-due = We answer by (later if we must first make sure who asks)
public-asked-write-down = Write the number down. If you call us, say it, and we know which request you mean.
public-asked-once = This page is shown once. Nobody can look anything up by the number.
public-asked-next = What happens next
public-asked-next-look = We look whether we hold anything.
public-asked-next-proof = Before we tell anything, we make sure who asks. We reach you in the way that you wrote.
public-asked-next-kept = If we find nothing that it is about, we destroy what you sent { $days } days after our answer.

## Accessibility

public-accessibility-aim = These pages are made to meet WCAG 2.2, level AA.
public-accessibility-how = We check every page with a program (axe) in light and dark, on large and small screens. The pages work with a keyboard and without scripts.
public-accessibility-not = No outside expert has checked them yet. Names of laws stand in English.
public-accessibility-tell = Did you find something that does not work for you? Tell us.

## The check of a certificate

public-key = Our key
public-key-text = We sign every certificate of erasure with our own key. This is the key that checks it.
public-key-file = The key as text
public-verify = Check a certificate
public-verify-text = An organization that erases data gives a certificate. It is a file that ends in .json. Here you see whether it is real, and whether somebody has changed it.
public-verify-file = The certificate
public-verify-file-hint = The file that ends in .json.
public-verify-paste = Or paste its text here
public-verify-check = Check
public-verify-forgotten = We do not keep the file, nor what we found.
public-verify-holds = The certificate is real
public-verify-holds-text = { $organization } has signed it with its own key, and nobody has changed it since. Its log holds that the erasure was carried out.
public-verify-unknown = Nobody has changed this file
public-verify-unknown-text = It is as it was signed with the key below. But we do not know whose key it is. Compare it with the key on the privacy page of the organization.
public-verify-organization = Organization
public-verify-request = Request
public-verify-executed = Carried out
public-verify-erased = Things that were erased
public-verify-kept = Things that are kept
public-verify-key = Key
public-verify-limits = What it does not say
public-verify-limits-text = No method is completely secure. Copies that left before, such as letters and downloads, are not erased by this.
public-verify-another = Check another
public-verify-error-none = Choose the file, or paste its text.
public-verify-error-large = This is too large for a certificate. Choose the file that ends in .json.
public-verify-error-format = This is no certificate that we can read. Choose the whole file that ends in .json.
public-verify-error-other-key = This certificate is not real: it names an organization whose key did not sign it.
public-verify-error-signature = This certificate is not real: somebody has changed it, or somebody else made it.
public-verify-error-log = This certificate is not real: its proof does not fit what it says.
