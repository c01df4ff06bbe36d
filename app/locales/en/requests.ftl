nav-requests = Data requests
requests-title = Data requests
requests-open = Waiting for an answer
requests-closed = Answered
requests-none-open = No request is waiting.
requests-none-open-text = Requests that clients make, or that staff record on a client's page, show here with the days that are left.
requests-number = Number
requests-kind = Request
requests-person = About
requests-person-unknown = Not on file, or known to few
requests-received-on = Received
requests-due = Answer by
requests-no-due = No time set
requests-days-left = { $count ->
    [0] due today
    [one] { $count } day left
   *[other] { $count } days left
}
requests-days-over = { $count ->
    [one] { $count } day late
   *[other] { $count } days late
}
requests-state = State
requests-notice = Carehold proposes, people decide. These are tools, not legal advice: have the rules checked by your own counsel.

requests-record = Record a data request
requests-record-relative = Record a relative’s request
requests-of-person = A data request about this person is being answered. Nothing about them is destroyed or merged outside it; the work goes on as usual.
requests-new-title = Record a data request
requests-new-text = For somebody who came by letter, phone, visit or e-mail. The time runs from the day it was received. Recording it hides nothing from anybody who works with the person.
requests-new-text-relative = The person has died. What they could ask for ended with them, and what is secret stays secret. A relative’s request is recorded here as what it is.
requests-relative-notice = A relative asks about somebody who died. Answer in your own words what may be told, or refuse with a ground. No copy of everything is made, nothing is erased, and no letter goes to the address of the dead.
requests-new-submit = Record the request
requests-channel = How it came
requests-asker = Who asked, and how you know
requests-asker-hint = For example: the client herself, showed her passport. Or: the father, court decision of custody seen.
requests-relation = What they are to the person who died
requests-relation-hint = For example: son, or widow. Write in the field above how you know.
requests-asked = What was asked
requests-asked-hint = In the person's own words.

request-kind-erasure = Erase my data
request-kind-erasure-hint = Everything held about the person is listed, and each part is decided.
request-kind-access = See my data
request-kind-access-hint = A copy of what is held.
request-kind-access-log = Who looked at my data
request-kind-access-log-hint = Who has opened the record, and on what ground.
request-kind-rectification = Correct my data
request-kind-rectification-hint = Something is wrong or incomplete.
request-kind-restriction = Limit the use of my data
request-kind-restriction-hint = Kept, but not used, on a ground of Article 18.
request-kind-portability = Take my data with me
request-kind-portability-hint = What the person gave, in a form that machines read.
request-kind-objection = Object to the use of my data
request-kind-objection-hint = On grounds of the person's own situation.
request-kind-accounting-of-disclosures = To whom my data was given
request-kind-accounting-of-disclosures-hint = Disclosures of the last six years.
request-kind-party-access = Documents of my own matter
request-kind-party-access-hint = A party's right under the Openness Act.
request-kind-relative = A relative’s request about the dead
request-kind-relative-hint = No right of the person who died, and no time that a law sets. Decide what can be told; secrecy stays.
request-kind-relative-party = Documents for a relative who is a party
request-kind-relative-party-hint = The relative is a party to the matter themselves: two weeks under the Openness Act.

request-channel-portal = Portal
request-channel-representative = Portal, by a representative
request-channel-letter = Letter
request-channel-phone = Phone
request-channel-visit = Visit
request-channel-email = E-mail
request-channel-form = Public form

request-state-received = Received
request-state-in-review = To be decided
request-state-decided = Waits for approval
request-state-approved = Approved
request-state-executing = Being carried out
request-state-incomplete = Incomplete
request-state-executed = Carried out
request-state-certified = Certified
request-state-closed = Answered
request-state-obligations-open = Answered, something is kept
request-state-answered = Answered
request-state-refused = Refused
request-state-withdrawn = Taken back

request-step-received = Received
request-step-in-review = Listed, to be decided
request-step-decided = Decided
request-step-approved = Approved by a second person
request-step-executing = Carried out: the rows are deleted
request-step-incomplete = Something is still there; it is tried again
request-step-executed = Every store was asked: nothing is left of what was to go
request-step-certified = Certificate signed
request-step-closed = Closed
request-step-obligations-open = Closed; what is kept comes back when its time is over
request-step-answered = Answered
request-step-refused = Refused
request-step-withdrawn = Taken back
request-step-extended = More time announced
request-step-extension-sent = The letter about more time has left
request-obstacle-changed = Something has changed since the decision. What is new or different has to be decided.
request-obstacle-hold-placed = A hold was placed on material that was to go.
request-obstacle-asked = Somebody on the list has asked for something; it is answered first.
request-obstacle-rule-keeps = A retention rule keeps material that was to go.
request-obstacle-restored = A backup from before the execution was restored. What came since is not known here: decide again.
request-obstacle-represents = The person represents somebody in the portal by now.
request-obstacle-representation-ended = Whoever asked for it does not represent the person any more.

requests-being-listed = What is held about the person is being listed. Load the page again in a moment.
requests-facts = The request
requests-asked-by = Asked by
requests-execute-at = Carried out from
requests-steps = Steps

request-item-identity = Name, birth date and identity code
request-item-identity-hint = What says who the person is. A case that stays needs it.
request-item-contact = Contact details and other details of the person
request-item-contact-hint = Address, phone, e-mail, language, other names, remarks. Erased in place; the name stays.
request-item-relation = { $count ->
    [one] Relation to another person
   *[other] { $count } relations to other people
}
request-item-relation-hint = Who the person is to others on file.
request-item-household-member = { $count ->
    [one] Membership in a household
   *[other] { $count } memberships in households
}
request-item-household-member-hint = That the person belongs to a household.
request-item-case = { $count ->
    [one] Case file
   *[other] { $count } case files
}
request-item-case-hint = Title, status, history and holds of the case. It can go only together with everything in it.
request-item-entry = { $count ->
    [one] Signed entry
   *[other] { $count } signed entries
}
request-item-entry-hint = Notes, calls, visits and meetings in the person's own case.
request-item-draft = { $count ->
    [one] Unsigned draft
   *[other] { $count } unsigned drafts
}
request-item-draft-hint = Text that a worker has not signed.
request-item-mention = { $count ->
    [one] Entry about somebody else that names the person
   *[other] { $count } entries about somebody else that name the person
}
request-item-mention-hint = They belong to another person's record, which stays true. They are not changed.

request-decision-erase = Erase
request-decision-erase-hint = The key is destroyed; no backup opens it.
request-decision-retain = Keep under a rule
request-decision-retain-hint = Needs the rule and the ground in law. It comes back when the time is over.
request-decision-hold = Keep while a hold stands
request-decision-hold-hint = Needs a hold on the case.
request-decision-third-party = Another person's record
request-decision-third-party-hint = Stays as it is; the person is told that it exists only where that is safe.
request-decision-not-ours = Another controller's
request-decision-not-ours-hint = We hold it for somebody else, who decides. Say who.

request-article-17-3-a = Art. 17(3)(a): freedom of expression and information
request-article-17-3-b = Art. 17(3)(b): a legal duty, or a public task
request-article-17-3-c = Art. 17(3)(c): public health
request-article-17-3-d = Art. 17(3)(d): archives, research, statistics
request-article-17-3-e = Art. 17(3)(e): legal claims

requests-decision = Decision
requests-undecided = Not decided
requests-mixed = Decided one by one
requests-proposal = Proposed:
requests-no-proposal = Nothing is proposed: no rule has been chosen, for the case or for the organization.
requests-proposal-mixed = Not the same is proposed for each of these: decide only some of them at a time.
requests-reason = Why this is proposed, and what the date counts from
requests-reason-hold = A hold stands on it.
requests-reason-mention = It stands in somebody else’s record, which nobody’s erasure changes.
requests-reason-over = The time of the rule that keeps it is over.
requests-reason-contact = Nobody works with the person any more, so nobody needs to reach them.
requests-reason-nothing-left = No case and no other record needs it any more.
requests-reason-rule = A retention rule keeps it.
requests-against-erasing = Erasing will not be accepted now
requests-against-approval = You cannot approve this now
requests-left = What is not done yet
requests-left-row = It is still there. It is tried again by itself. If it stays here, ask whoever runs Carehold to look at its jobs.
requests-left-copies = { $count ->
    [one] A copy of the data that was made for another request
   *[other] { $count } copies of the data that were made for other requests
}
requests-left-keys = { $count ->
   *[other] The keys of what was erased
}
requests-left-keys-why = A running process of Carehold may still have them in memory. They are destroyed as soon as every process has let go, which takes seconds.
requests-left-files = { $count ->
    [one] A file that has to be removed
   *[other] { $count } files that have to be removed
}
requests-left-files-why = A backup is running and keeps the folder as it is, or they cannot be removed at the moment. It is tried again every minute. Files of other requests can be among them.
requests-left-rest = { $count ->
   *[other] Something else about the person
}
requests-left-check = { $count ->
   *[other] The last look at every store
}
requests-left-certificate = { $count ->
   *[other] The certificate
}
requests-left-check-why = Everything that was to go is gone. It comes in a moment, by itself.
requests-left-recipients = { $count ->
    [one] { $count } recipient has to be told
   *[other] { $count } recipients have to be told
}
requests-left-recipients-why = They had been given data that is erased. Note above what became of telling them; then the certificate is signed.
requests-identity-doubt = You doubt who asks
requests-until = to { $day }
requests-waits-birth = waits for the birth date
requests-waits-death = waits for the death
requests-waits-majority = waits for the birth date
requests-waits-relationship-ended = waits for the end of the client relationship
requests-waits-opened = the opening date is missing
requests-waits-closed = waits for the closing of the case
requests-waits-last-activity = the last activity is missing
requests-waits-last-closed = waits for the closing of all cases
requests-waits-need-ended = waits for the end of the need
requests-waits-last-encounter = the last encounter is missing
requests-waits-created = the date it was made is missing
requests-waits-decided = the date of the decision is missing
requests-waits-delivered = the date of delivery is missing
requests-waits-sent = the date it was sent is missing
requests-waits-valid-until = the end of its validity is missing
requests-waits-withdrawn = waits for a withdrawal
requests-waits-purpose-ended = waits for the end of its purpose
requests-waits-last-in-effect = the date it was last in effect is missing
requests-waits-contract-ended = waits for the end of the contract
requests-waits-financial-year-ended = waits for the end of the financial year
requests-waits-service-given = the date of the service is missing
requests-waits-disclosed = the date of the disclosure is missing
requests-waits-backup-expired = waits for the end of the backups
requests-waits-ever-had = waits for a fact about the case
requests-choose-items = { $count ->
   *[other] Decide only some of these { $count }
}
requests-show-items = { $count ->
   *[other] Show these { $count }
}
requests-rule = Rule
requests-rule-hint = Only for “Keep under a rule”.
requests-rule-none = No rule
requests-article = Ground
requests-article-none = No ground
requests-note = Note
requests-decide = { $count ->
    [one] Decide this
   *[other] Decide these
}
requests-review = Hand over for approval
requests-left-to-decide = { $count ->
    [one] { $count } item is not decided.
   *[other] { $count } items are not decided.
}
requests-all-decided = Every item is decided. A second person has to approve.
requests-review-submit = Hand over
requests-approval = Approval
requests-approval-other = You decided this request. Somebody else has to approve it.
requests-approval-text = After your approval nothing happens for { $hours } hours; then what is to go is destroyed and cannot be brought back. Look at every decision first.
requests-approve = Approve the decisions
requests-return = Send back
requests-return-reason = What should be looked at again
requests-return-submit = Send back
requests-extension = Take more time
requests-extension-reason = Why more time is needed
requests-extension-hint = The person must be told in a letter that leaves within the first month; the later day counts from then.
requests-extension-letter = Letter about it
requests-extension-waits = Until it has left, the day to answer stays where it is.
requests-extension-submit = Take more time
requests-refusal = Refuse the request
requests-refusal-ground = Ground
requests-refusal-none = Choose a ground
requests-refusal-rule = Rule
requests-refusal-rule-hint = Only with the ground that a law makes us keep it.
requests-refusal-rule-none = None
requests-refusal-reason = What the person is told
requests-refusal-submit = Refuse
request-refusal-no-ground = No ground for erasure (Art. 17(1))
request-refusal-not-met = What the law asks for this right is not there
request-refusal-legal-duty = A law makes us keep all of it (Art. 17(3)(b)): name the rule
request-refusal-legal-claims = Legal claims (Art. 17(3)(e))
request-refusal-expression = Freedom of expression and information (Art. 17(3)(a))
request-refusal-public-health = Public health (Art. 17(3)(c))
request-refusal-archiving = Archives, research, statistics (Art. 17(3)(d))
request-refusal-unfounded = Manifestly unfounded or excessive (Art. 12(5))
request-refusal-identity-unknown = It is not known who asks (Art. 12(6))
request-refusal-others-rights = Others' rights, or danger
request-refusal-not-controller = Another is the controller
request-refusal-no-such-right = The law knows no such right
requests-withdrawal = The person takes it back
requests-withdrawal-reason = How you were told
requests-withdrawal-submit = Note that it was taken back
requests-answer = Answer
requests-answer-given = What the person is told
requests-answer-hint = It goes to the person as a letter, as you write it. For example: we have corrected your address, as you asked.
requests-answer-submit = Note the answer

requests-certificate = Certificate of erasure
certificate-erased = Erased
certificate-nothing-erased = Nothing
certificate-kept = Kept, and why
certificate-limits = What this does not say
certificate-backups = The keys of what was erased are destroyed, so no backup of the data opens it. Older copies of the key store open nothing once the epoch is closed.
certificate-backups-until = By our settings, older backups of the keys are kept until { $day } at most: after that day nothing of ours is left that could open it.
certificate-copies = No method is completely secure. Copies that left before, such as letters and downloads, are not erased by this.
certificate-check = Check it
certificate-check-text = Anyone can check the file without us: carehold verify certificate FILE. It needs the key below, which the organization publishes.
certificate-key = Key
certificate-root = Root over all items
certificate-place = Place in the log
certificate-download = Download the certificate
certificate-check-here = Check a certificate here

requests-error-no-kind = Choose what is asked.
requests-error-no-channel = Choose how the request came.
requests-error-received = Give the day it was received, not later than today.
requests-error-no-asker = Write who asked and how you know.
requests-error-no-relation = Write what they are to the person who died
requests-error-no-item = Tick at least one item.
requests-error-no-decision = Choose what to do with the items.
requests-error-no-rule = Choose the rule under which it is kept. A rule that is not confirmed cannot be chosen.
requests-error-no-article = Choose the ground of Article 17(3) on which it is kept.
requests-error-no-note = Write who the controller is.
requests-error-not-offered = This decision does not fit these items.
requests-error-held = A hold stands: what it protects cannot be erased.
requests-error-represents = The person represents somebody in the portal, who needs their account. Keep what identifies them under the rule of that case, or end the representation first.
requests-error-no-hold = No hold stands on this case.
requests-error-no-choice = Choose the rule for care records under Retention first; until then no material of a case can be erased.
requests-error-rule-keeps = A retention rule keeps this material; its time is not over. Keep it under a rule.
requests-error-period-over = The time of this rule is over: it keeps this no longer.
requests-error-rule-shorter = This rule would end earlier than the one that its case falls under. Keep it under a rule that lasts at least as long.
requests-error-own-material = You wrote some of what would be destroyed, or it is about you. Somebody else has to decide.
requests-error-alone = Somebody is kept out of this request, and only one person is left who could decide. Give another person the role of an admin or privacy officer first: nobody ends it alone.
requests-error-undecided = Some items are not decided yet.
requests-error-identity-needed = The name cannot be erased while a case, relation or membership of the person stays.
requests-error-case-needed = A case file can be erased only together with everything in it.
requests-error-same-person = You decided this request. Somebody else has to approve it.
requests-error-no-reason = Write the reason.
requests-error-no-ground = Choose the ground of the refusal.
requests-error-not-all-kept = Not all of it is proposed to be kept by a rule: decide item by item.
requests-error-no-answer = Write what the person is told.
requests-error-too-late = More time can be taken once, within the first month.

done-request-recorded = The request is recorded. Its time runs from the day it was received.
done-request-items-decided = Decided.
done-request-decided = Handed over. A second person has to approve.
done-request-approved = Approved. It is carried out when the cool-off is over.
done-request-returned = Sent back.
done-request-refused = Refused.
done-request-answered = Answered.
done-request-withdrawn = Noted that it was taken back.
done-request-extended = More time announced. The letter with the reason must leave: the later day counts from then.

object-data-request = Data request
object-data-request-item = Item of a data request
object-retention-choice = Choice of a retention rule
action-request-read = Read a data request
action-request-record = Recorded a data request
action-request-scope = Listed what a request is about
action-request-decide = Decided items of a request
action-request-approve = Approved a request
action-request-return = Sent a request back
action-request-refuse = Refused a request
action-request-withdraw = Noted a request as taken back
action-request-extend = Took more time for a request
action-request-execute = Carried out an erasure
action-request-certify = Confirmed and certified an erasure
action-request-read-certificate = Read a certificate
action-portal-certificate = Fetched a certificate in the portal
action-request-answer = Answered a request
action-portal-ask = Asked for something in the portal
action-portal-withdraw-request = Took a request back in the portal

request-settings-title = How requests are decided
request-settings-cool-off = Hours that an approved erasure waits
request-settings-cool-off-hint = From 24 to 336 hours. Until then the person can take the request back. What is approved already keeps its day.
request-settings-deputy = Deputy decider
request-settings-deputy-hint = Decides where somebody else may not, and gets a task when a request is late. Only people with the role of an admin or privacy officer can be named.
request-settings-no-deputy = Nobody named
request-settings-submit = Save
request-settings-admin = An admin can change this.
request-settings-accounts = Give somebody the role of a privacy officer
request-settings-error-cool-off = Give a whole number of hours from 24 to 336.
request-settings-error-deputy = Choose somebody who works here and has the role of an admin or privacy officer.
done-request-settings = Saved.
requests-lacks-decider = It takes two people to erase something: one decides, another approves. Fewer than two people here may do that now, so nothing can be approved. Name a deputy with the role of an admin or privacy officer.
requests-error-no-other = You decided this request, and nobody else here may approve it. Name a deputy decider first: somebody with the role of an admin or privacy officer.
requests-involved = Who must stay out of this
requests-involved-who = Whom it complains about, or who is part of it
requests-involved-hint = They see nothing of the request any more, and do nothing with it. What they have decided is decided anew.
requests-involved-none = Choose a person
requests-involved-reason = Why
requests-involved-submit = Keep out
requests-readmit = Take off the list
requests-error-no-account = Choose a person who works here.
request-step-involved = Somebody is kept out of this request
request-step-readmitted = Somebody may take part again
request-step-overdue = The day to answer has passed; a task was raised
done-request-involved = Kept out. What they had decided has to be decided anew.
done-request-readmitted = Taken off the list.
object-request-setting = Settings of data requests
action-request-exclude = Kept somebody out of a request
action-request-readmit = Let somebody take part in a request again
action-request-escalate = Told somebody that a request is late
action-request-edit-settings = Changed how requests are decided
requests-identity = Who asks
requests-identity-reason = Why you doubt who asks
requests-identity-hint = Only where there is a real doubt. The person gets a letter. The time to answer stands still until they have proved who they are, where the law allows it.
requests-identity-ask = Ask for proof
requests-identity-proof = How the person proved who they are
requests-identity-proof-hint = For example: passport seen at a visit. Do not copy the document.
requests-identity-proved = They proved it
requests-identity-failure = What the person is told
requests-identity-failed = They did not prove it: refuse
requests-identity-asked = Asked for proof
requests-identity-answered = Proof given
requests-clock-stands = The time stands still until the person has proved who they are.
requests-forward = We only process this for somebody else
requests-forward-to = Who decides about the data
requests-forward-hint = The organization that you process the data for. Send them the request; the person gets a letter that names them.
requests-forward-submit = Note that it was forwarded
requests-forwarded-to = Forwarded to
requests-merge = The person asked this before
requests-merge-into = The earlier request
requests-merge-hint = Both are answered with the earlier one, in its time.
requests-merge-submit = Answer both together
requests-reopen = Take it up again
requests-reopen-reason = Why it is taken up again
requests-reopen-hint = It gets a new time to answer. What was done before stays in its steps.
requests-reopen-submit = Take it up again
requests-error-no-proof = Write how the person proved who they are.
requests-error-no-controller = Write who decides about the data.
requests-error-no-first = Choose an earlier open request of the same person for the same thing.
request-state-identity-check = Waits for proof of who asks
request-state-forwarded = Forwarded
request-state-merged = Answered with another
request-state-overtaken = Done already, since this backup was made
request-step-identity-check = Proof of who asks was asked for
request-step-identity-proved = The person proved who they are
request-step-forwarded = Forwarded to the controller
request-step-merged = Answered together with an earlier request
request-step-overtaken = The person was erased after the restored backup had been made. What was done then, and its certificate, stay valid
done-request-identity-asked = Asked for proof. Send the letter, if there is one.
done-request-identity-proved = Noted. What is held is listed again.
done-request-forwarded = Noted. Send the letter.
done-request-merged = The earlier request answers both.
done-request-reopened = Taken up again.
action-request-ask-identity = Asked for proof of who asks
action-request-prove-identity = Noted the proof of who asks
action-request-fail-identity = Refused a request, because it is not known who asks
action-request-forward = Forwarded a request
action-request-merge = Merged a request into another
action-request-end-file = Destroyed the file of a request whose time was over
action-request-reopen = Took a request up again
requests-answer-link = Answer link
requests-answer-link-text = For somebody who is not in the portal, or will not be: it opens letters and certificate for { $days } days. A new link makes an older one useless.
requests-answer-link-make = Make an answer link
object-answer-link = Answer link
action-answer-make-link = Made an answer link
action-answer-fill = Put an answer behind its link
action-answer-open = Somebody opened an answer by its link
action-answer-end = Destroyed an answer link
action-portal-answer-link = Took their answer link in the portal
requests-error-person-gone = The person is not on file any more. Whoever asks again makes a new request.
requests-error-merge-involved = Somebody is kept out of this request who may answer the earlier one. Keep them out of that one first.
