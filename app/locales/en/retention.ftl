### Retention rules: what is kept, how long, by which law.

retention-title = Retention rules
retention-notice = Tools, not legal advice. Let your counsel check.
retention-law-fi = These rules are for Finland, with those of the European Union beside them.
retention-law-eu = These rules are for the European Union. Each country has its own rules for care records, which you choose yourself.
retention-law-us = These rules are for the United States. Each state has its own rules for medical and case records: choose the period that yours sets, or your own schedule if it is longer.
retention-explained = If several rules fit, the longest wins. A hold keeps everything it covers. If a date is missing, nothing ends. A rule that is switched off decides nothing. What no other rule covers is kept.
retention-what = What
retention-period = How long
retention-afterwards = Afterwards
retention-law = Law
retention-confidence = How sure we are

## Groups

retention-group-social = Social care
retention-group-health = Health care
retention-group-requests = Requests, consents and contacts
retention-group-security = Logs and incidents
retention-group-documents = Documents of the organization

## What is kept

retention-category-client-relationship = Client’s basic data and client relationship
retention-category-family-services = Services for families with children
retention-category-working-age-services = Services for people of working age
retention-category-elderly-services = Services for older people
retention-category-substance-services = Substance abuse services
retention-category-disability-services = Disability services
retention-category-child-protection = Child protection
retention-category-family-law-child = Family law matters about a child
retention-category-family-law-other = Other family law matters
retention-category-voucher = Vouchers in a client’s file
retention-category-fee-decision = Client fee decisions and income assessments
retention-category-other-social-record = Other social care records, and notifications without a client relationship
retention-category-care-record = Care records without a national rule
retention-category-care-record-5 = Care records without a national rule: 5 years after closing, by your own law or schedule
retention-category-care-record-10 = Care records without a national rule: 10 years after closing, by your own law or schedule
retention-category-care-record-15 = Care records without a national rule: 15 years after closing, by your own law or schedule
retention-category-care-record-20 = Care records without a national rule: 20 years after closing, by your own law or schedule
retention-category-care-record-30 = Care records without a national rule: 30 years after closing, by your own law or schedule
retention-category-state-record-7 = Records under state law: 7 years after closing, a child’s from the age of majority
retention-category-state-record-10 = Records under state law: 10 years after closing, a child’s from the age of majority
retention-category-state-record-20 = Records under state law: 20 years after closing, a child’s from the age of majority
retention-category-patient-record = Patient records
retention-category-rare-disease-record = Records of genetic and rare diseases
retention-category-medical-record-adult = Medical records of adults
retention-category-medical-record-minor = Medical records of minors
retention-category-billed-record = Records billed to Medicare or Medicaid
retention-category-psychotherapy-notes = Psychotherapy notes
retention-category-person-without-case = People about whom there is no case
retention-category-request-file = Requests about own data, with notes and letters
retention-category-identity-proof = Proof of identity for a request
retention-category-access-package = Copies of data made for a request
retention-category-answer-link = Answer links: letters and certificate of an erasure
retention-category-unassigned-request = Requests by the public form that were about nobody here
retention-category-erasure-ledger = Record of an erasure and its certificate
retention-category-consent-event = Consents given and withdrawn
retention-category-disclosure-register = Register of disclosures
retention-category-reminder = Reminders and contact preferences
retention-category-invitation = Invitations that nobody used
retention-category-use-log = Log of who used and received client data
retention-category-technical-log = Technical logs without clients
retention-category-breach-register = Register of data breaches
retention-category-processing-record = Records of processing, notices, impact assessments
retention-category-processor-agreement = Agreements with processors
retention-category-policy-document = Policies, procedures, agreements and risk analyses
retention-category-privacy-notice = Privacy notices, acknowledgements and authorizations
retention-category-invoice = Invoices, payments and vouchers
retention-category-ledger = Ledgers and financial statements

## How long

retention-period-years-death = { $count ->
    [one] { $count } year from the person’s death
   *[other] { $count } years from the person’s death
}
retention-period-years-birth = { $count ->
    [one] { $count } year from the person’s birth
   *[other] { $count } years from the person’s birth
}
retention-period-years-closed = { $count ->
    [one] { $count } year from the day the matter is closed
   *[other] { $count } years from the day the matter is closed
}
retention-period-years-latest-last-closed-need-ended = { $count ->
    [one] { $count } year from the day the last matter is closed and the need has ended
   *[other] { $count } years from the day the last matter is closed and the need has ended
}
retention-period-years-created = { $count ->
    [one] { $count } year from the day it is made
   *[other] { $count } years from the day it is made
}
retention-period-years-valid-until = { $count ->
    [one] { $count } year from the last day the decision is valid
   *[other] { $count } years from the last day the decision is valid
}
retention-period-years-year-of-financial-year-ended = { $count ->
    [one] { $count } year from the end of the calendar year in which the financial year ends
   *[other] { $count } years from the end of the calendar year in which the financial year ends
}
retention-period-years-financial-year-ended = { $count ->
    [one] { $count } year from the end of the financial year
   *[other] { $count } years from the end of the financial year
}
retention-period-years-latest-backup-expired-closed = { $count ->
    [one] { $count } year from the day the request is closed and the last backup has expired
   *[other] { $count } years from the day the request is closed and the last backup has expired
}
retention-period-years-earliest-withdrawn-purpose-ended = { $count ->
    [one] { $count } year from the day the consent is withdrawn or its purpose ends, whichever is first
   *[other] { $count } years from the day the consent is withdrawn or its purpose ends, whichever is first
}
retention-period-years-last-in-effect = { $count ->
    [one] { $count } year from the day it is last in effect
   *[other] { $count } years from the day it is last in effect
}
retention-period-years-contract-ended = { $count ->
    [one] { $count } year from the end of the contract
   *[other] { $count } years from the end of the contract
}
retention-period-years-latest-created-last-in-effect = { $count ->
    [one] { $count } year from the day it is made or last in effect, whichever is later
   *[other] { $count } years from the day it is made or last in effect, whichever is later
}
retention-period-years-latest-closed-majority = { $count ->
    [one] { $count } year from the closing of the case, or from the age of majority if that comes later
   *[other] { $count } years from the closing of the case, or from the age of majority if that comes later
}
retention-period-years-disclosed = { $count ->
    [one] { $count } year from the disclosure
   *[other] { $count } years from the disclosure
}
retention-period-years-service-given = { $count ->
    [one] { $count } year from the day of the service
   *[other] { $count } years from the day of the service
}
retention-period-months-created = { $count ->
    [one] { $count } month from the day it is made
   *[other] { $count } months from the day it is made
}
retention-period-months-without-case = { $count ->
    [one] { $count } month from the day on which the person was registered or the record of their last case was destroyed
   *[other] { $count } months from the day on which the person was registered or the record of their last case was destroyed
}
retention-period-months-relationship-ended = { $count ->
    [one] { $count } month from the end of the client relationship
   *[other] { $count } months from the end of the client relationship
}
retention-period-days-decided = { $count ->
    [one] { $count } day from the decision about the identity
   *[other] { $count } days from the decision about the identity
}
retention-period-days-closed = { $count ->
    [one] { $count } day from the day the matter is closed
   *[other] { $count } days from the day the matter is closed
}
retention-period-days-delivered = { $count ->
    [one] { $count } day from the delivery
   *[other] { $count } days from the delivery
}
retention-period-days-sent = { $count ->
    [one] { $count } day from the day it is sent
   *[other] { $count } days from the day it is sent
}
retention-period-permanent = For ever
retention-period-unsettled = No period confirmed
retention-period-to-choose = Until you choose a rule

## What happens then

retention-disposition-destroy = Destroyed
retention-disposition-destroy-or-archive = Destroyed, unless an archive is to receive it
retention-disposition-anonymise = Personal data removed
retention-disposition-keep = Kept

## How sure we are

retention-confidence-read = Read in the law
retention-confidence-secondary = From a second source
retention-confidence-known = Article known, text not read again
retention-confidence-unconfirmed = Not confirmed: switched off
retention-confidence-proposed = Our proposal: the law gives no number
retention-doubt-trigger = Start of the period not confirmed: switched off
retention-doubt-scope = What it covers is not confirmed: switched off
retention-choice = Rule for cases that have none of their own
retention-choice-hint = Which category of the catalogue the organization's cases fall under that have no category of their own. Until it is chosen nothing is proposed for them, and no material of theirs can be erased. Choosing destroys nothing.
retention-choice-none = Not chosen yet
retention-choice-submit = Choose this rule
retention-error-no-category = Choose a category that has a confirmed rule.
done-retention-chosen = The rule for care records is chosen.
action-retention-choose = Chose the rule for care records
