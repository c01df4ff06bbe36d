### Disclosures: what left the organization, and to whom.

people-tab-disclosures = Given to others

disclosures-title = Given to others
disclosures-text = What left this organization about the person, to whom and why. Letters, copies and exports made here are added by themselves. Add what you said or sent in another way.
disclosures-caption = What was given to others, newest first
disclosures-empty = Nothing has been given to anybody yet.
disclosures-on = Day
disclosures-recipient = To whom
disclosures-recipient-hint = A name, a place and a role: “Anna Virtanen, class teacher”.
disclosures-category = Kind of recipient
disclosures-what = What
disclosures-what-hint = What it was about. Not the content itself.
disclosures-kind = How
disclosures-basis = Why it was lawful
disclosures-by = Recorded by
disclosures-by-carehold = Carehold
disclosures-choose = Choose
disclosures-new = Add what was given
disclosures-new-open = Add a line
disclosures-new-text = A line cannot be changed or taken back. If something of the person is erased later, everybody listed here has to be told.
disclosures-submit = Add

disclosures-error-kind = Choose how it was given.
disclosures-error-category = Choose the kind of recipient.
disclosures-error-recipient = Write to whom it was given.
disclosures-error-what = Write what was given.
disclosures-error-basis = Choose why it was lawful.
disclosures-error-day = Give the day, not later than today.

disclosure-kind-told = Said, by phone or face to face
disclosure-kind-letter = Letter
disclosure-kind-document = Document
disclosure-kind-access-package = Copy of all data
disclosure-kind-export = Export

disclosure-category-person = The person themselves
disclosure-category-representative = Representative
disclosure-category-family = Family
disclosure-category-health-care = Health care
disclosure-category-social-care = Social care
disclosure-category-school = School or day care
disclosure-category-authority = Authority
disclosure-category-court = Court or police
disclosure-category-insurer = Insurer
disclosure-category-other = Somebody else

disclosure-basis-own-right = The person’s own right
disclosure-basis-consent = Consent
disclosure-basis-legal-duty = The law demands it
disclosure-basis-authority-request = An authority asked, and may
disclosure-basis-safety = Somebody was in danger
disclosure-basis-care = The service needed it

## After an erasure

recipients-title = Those who had the data
recipients-text = They were given something about the person before. Tell each of them what was erased (GDPR Article 19), or write why not. The certificate is made when all are answered.
recipients-last = Last given something on { $day }
recipients-answer = Were they told?
recipients-reason = Why not
recipients-reason-hint = Needed when they were not told.
recipients-submit = Save
recipients-error = Choose an answer. If they were not told, write why.
recipient-outcome-notified = Told
recipient-outcome-impossible = Cannot be told
recipient-outcome-disproportionate = Telling them would be out of proportion
request-state-notifying-recipients = Telling those who had the data
request-step-notifying-recipients = Those who had the data have to be told

done-disclosure-recorded = Added.
done-recipient-answered = Saved.

object-disclosure = Line of what was given to others
object-request-recipient = Recipient to be told of an erasure
action-disclosure-read = Look at what was given to others
action-disclosure-record = Record what was given to others
action-request-answer-recipient = Answer for a recipient of erased data
