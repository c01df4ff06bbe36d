### How long a record is kept and why, the nightly run, lists of what is to be destroyed.

disposal-why = How long it is kept
disposal-why-now = Computed now from what is recorded. Nothing is destroyed without a decision and an approval.
disposal-of-person = This person’s record
disposal-outcome-held = Kept: a hold beats every period.
disposal-outcome-not-chosen = Kept: the case has no category of its own, and your organization has not chosen how long it keeps its records.
disposal-outcome-must-choose = Kept: your organization must name its own rule before anything can end.
disposal-outcome-no-rule = Kept: no rule decides about it.
disposal-outcome-no-case = Kept while a case is about them or about somebody of their family. Once there is none, the rules below count.
disposal-outcome-permanent = Kept for ever.
disposal-outcome-missing = Kept: something that the period counts from is not known here.
disposal-outcome-waiting = Kept: the period has not begun.
disposal-outcome-until = Kept under the rule.
disposal-outcome-over = The period is over. Somebody decides what becomes of it.
disposal-ends-on = The last day is { $day }.
disposal-ended-on = The last day was { $day }.
disposal-missing-text = Not recorded:
disposal-not-known = Not known here. Either nobody recorded it, or it is of other cases, which this page does not tell of:
disposal-holds = Holds
disposal-decides = Decides
disposal-last-day = Last day by this rule
disposal-when-unknown = Not known here
disposal-when-not-yet = Has not happened
disposal-step-latest = The last of these
disposal-step-earliest = The first of these
disposal-step-end-of-year = The end of that year
disposal-fact-birth = Birth
disposal-fact-death = Death
disposal-fact-majority = Coming of age
disposal-fact-relationship-ended = End of the client relationship
disposal-fact-without-case = Registration, or the end of the last case’s record
disposal-fact-opened = Opening of the case
disposal-fact-closed = Closing of the case
disposal-fact-last-activity = Last activity
disposal-fact-last-closed = Closing of the last case
disposal-fact-need-ended = End of the need
disposal-fact-last-encounter = Last meeting
disposal-fact-ever-had = A status of the case
disposal-fact-created = When it was made
disposal-fact-decided = Decision
disposal-fact-delivered = Delivery
disposal-fact-sent = Sending
disposal-fact-valid-until = End of its validity
disposal-fact-withdrawn = Withdrawal
disposal-fact-purpose-ended = End of its purpose
disposal-fact-last-in-effect = Last in effect
disposal-fact-contract-ended = End of the contract
disposal-fact-financial-year-ended = End of the financial year
disposal-fact-service-given = The service
disposal-fact-disclosed = Disclosure
disposal-fact-backup-expired = End of the backups
disposal-kept = Kept
disposal-why-link = Until when, and why
object-wide-hold = Hold on a person or on many cases

## The nightly run

disposal-runs = Nightly run
disposal-runs-text = Every night Carehold looks at every record and computes when its period ends. It destroys nothing: people decide and approve.
disposal-run-not-whole = The last run did not look at everything there is. Ask whoever runs Carehold to look at its log.
disposal-run-unruled = The last run looked at no case: no rule says how long they are kept.
disposal-run-some-unruled = The last run did not look at every case: some have no category of their own, and your organization has not chosen one.
disposal-run-late = The last run is more than two nights ago. Ask whoever runs Carehold whether its background work is running.
disposal-last-run = Last run: { $time }
disposal-looked = Looked at
disposal-cases = { $count ->
    [one] { $count } case
   *[other] { $count } cases
}
disposal-persons = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
disposal-due = Period is over
disposal-near = Ends within 60 days
disposal-refused-hold = Over, but kept by a hold
disposal-refused-request = Over, but a data request is open
disposal-missing = Missing facts
disposal-found-own = It has a category of its own: its page says by which rule it is kept and what is missing.
disposal-kept-count = Kept
disposal-no-run = There was no run yet
disposal-no-run-text = It runs every night while Carehold runs.
disposal-earlier-runs = Earlier runs
disposal-when = When
disposal-not-whole = Not whole
disposal-last-day-short = Last day
disposal-missing-explained = The period of these records counts from something that nobody recorded. They are kept until somebody records it.
disposal-nothing-missing = Nothing is missing
disposal-hidden = { $count ->
    [one] { $count } more record is for people who work with it only.
   *[other] { $count } more records are for people who work with them only.
}
disposal-lists = Disposal lists
action-retention-run = Run over all records
object-retention-run = Nightly run
object-retention-finding = What a nightly run found
disposal-nav = More about retention

## Disposal lists

disposal-lists-text = Each list is decided record by record, approved by a second person, and carried out 72 hours later. Holds, rules and every change are looked at again at the end; a record that nobody marked is kept.
disposal-due-now = { $count ->
    [0] The last run found nothing whose period is over.
    [one] The last run found { $count } record whose period is over.
   *[other] The last run found { $count } records whose period is over.
}
disposal-draft = Draft a list
disposal-no-list = There is no list yet
disposal-of-cases = Cases whose period is over
disposal-drafted-on = Drafted on { $day }
disposal-executed-on = Carried out on { $day }
done-disposal-drafted = The list is drafted. What is on it shows in a moment.
done-disposal-nothing = Nothing is due that is not on a list already.
request-kind-disposal = Disposal list
request-kind-disposal-hint = What is to go by a retention rule.
request-channel-rule = By itself, from a rule
action-disposal-draft = Draft a disposal list

## Choosing another rule

disposal-change = Another retention rule
disposal-change-waiting = Change that waits
disposal-change-to = From now on: { $category }.
disposal-moves = What it moves
disposal-earlier = Records that may end earlier
disposal-later = Records that stay longer
disposal-unchanged = Records that do not change
disposal-change-now = No record ends earlier. The rule counts as soon as you choose it.
disposal-change-second = Some records may end earlier. A second person must approve it; until then the present rule counts.
disposal-ask-change = Ask for approval
disposal-asked-by = Asked by { $name }
disposal-approval-other = You asked for it. Somebody else has to approve it.
disposal-approve-change = Approve the change
disposal-withdraw-change = Drop the change
disposal-error-same-person = You asked for this change. Somebody else must approve it
done-retention-asked = The change waits for a second person. Until then the present rule counts.
done-retention-change-withdrawn = The change is dropped. The present rule stays.
action-retention-approve = Approve another retention rule
object-retention-change = Change of a retention rule
disposal-drop = Drop the list
disposal-drop-reason = Why it is dropped
