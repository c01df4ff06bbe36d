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
public-requests-reach = Call us, write to us or come to us.
public-requests-say = Say what you want: to see your data, or to have it corrected or erased. You need not say why.
public-requests-identity = We make sure that it is you before we answer. We tell you how.
public-requests-time-eu = We answer within one month. If we need more time, we tell you why within that month.
public-requests-time-us = If you want to see your data, we answer within 30 days. If we need more time, we tell you why.
public-requests-other = Do you ask for somebody else? Then we need to see that you may.
public-requests-sign-in = Sign in

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
