### What staff do for the portal: invitations and representatives.

## The account

portal-access-account = Portal account
portal-access-state = Status
portal-access-none = This person has no access to the portal. You can invite them when you have checked who they are.
portal-access-active = In use
portal-access-invited = Invited
portal-access-expired = Invitation not used
portal-access-ended = Ended
portal-access-until = Invitation valid until
portal-access-ended-at = Ended
portal-access-email = E-mail for signing in
portal-access-email-hint = One that only this person reads. We send nothing to it.
portal-access-seen = Last used
portal-access-never-seen = Not used yet
portal-access-proof = How identity was proved
portal-access-proof-hint = For example: passport shown at the office. Do not write the number of the document.
portal-access-never-write = Never write to this person. Give link and code face to face.
portal-access-invite = Invite to the portal
portal-access-invite-again = Make a new invitation
portal-access-invite-text = You get a link and a code. Give them in two different ways, for example the link by e-mail and the code face to face. The person needs both.
portal-access-invite-again-text = The present password and all signed-in devices stop working now.
portal-access-invite-submit = Make link and code
portal-access-link-title = Link and code
portal-access-link-once = We show these only now. Nobody can see them again.
portal-access-link = Link
portal-access-link-valid = Works once, for { $hours } hours, until { $until }.
portal-access-code = Code
portal-access-code-hint = Give it another way than the link, and only to the person. After five wrong codes the link is dead.
portal-access-link-done = I have handed them over
portal-access-end = End access
portal-access-end-title = End access to the portal?
portal-access-end-at-once = All devices are signed out at once. The password stops working.
portal-access-end-represented = The person can no longer see anybody whom they represent.
portal-access-end-back = You can invite the person again later.
portal-access-end-keep = Keep access

## Representatives

portal-access-representatives = Representatives
portal-access-no-representatives = Nobody represents this person in the portal.
portal-access-record = Record a representative
portal-access-silent = A representative is never told why access was not given or has ended. They only see what is given to them now.
portal-access-ends = Ends
portal-access-until-majority = at majority at the latest
portal-access-state-waiting = Waits for a second worker
portal-access-state-active = Has access
portal-access-state-ended = Ended
portal-access-state-refused = Not given
portal-access-state-suspected = Not given: suspicion
portal-access-end-one-title = End the access of { $name }?
portal-access-end-one-at-once = The access ends with the next page they open.
portal-access-end-reason = Reason
portal-access-end-reason-hint = Kept sealed in the log. The representative never sees it.

## The first worker’s part

portal-access-record-text = You write down what you have checked. A second worker decides. Nothing opens before that.
portal-access-no-candidates = Add the person to the family and network first.
portal-access-who = Who is to represent
portal-access-no-account-yet = no portal access yet
portal-access-suspected = Do you suspect abuse or coercion?
portal-access-suspected-hint = With a suspicion there is no access, and what there is ends at once. The representative cannot see that you wrote this.
portal-access-suspected-no = No
portal-access-suspected-yes = Yes
portal-access-suspicion = What you suspect
portal-access-things = What they may see
portal-access-thing-details = Details
portal-access-thing-details-hint = Name, birth date and contact details. Never a protected address.
portal-access-thing-record = Shared record
portal-access-thing-record-hint = Notes that you share with the client and named representatives.
portal-access-thing-requests = Requests
portal-access-thing-requests-hint = Requests about the person’s data, and the answers.
portal-access-authority = Proof of authority
portal-access-authority-hint = For example: guardian according to the population register, seen on 3 November.
portal-access-conflict = Conflict of interest
portal-access-conflict-hint = Could the interests of the two differ? Write “none known” if so.
portal-access-custodians = Other custodians
portal-access-custodians-hint = Who else has custody, and whether they agree.
portal-access-view = The person’s own view
portal-access-view-hint = What the person wants, asked alone, and how mature that view is.
portal-access-ends-on = Last day of access
portal-access-ends-on-hint = At most two years ahead. Access to a child ends at majority at the latest.
portal-access-record-submit = Record

## The second worker’s part

portal-access-weighed = What was weighed
portal-access-relation = Relation
portal-access-recorded = Recorded by
portal-access-decided = Decided by
portal-access-decide = Decide
portal-access-decide-other = You recorded this. Somebody else has to decide.
portal-access-best-interests = The person’s best interests
portal-access-best-interests-hint = Why this access serves the person, or why it does not.
portal-access-decision = Decision
portal-access-decision-refuse = Do not give access
portal-access-decision-start = Give access now
portal-access-decide-submit = Save the decision
portal-access-back = Back

## What is wrong

portal-access-error-email = Enter an e-mail address, for example aino@example.org
portal-access-error-email-taken = No invitation could be made with this e-mail. Ask the person for another one, or ask an admin
portal-access-error-proof = Write how identity was proved
portal-access-error-deceased = The person has died. There is no portal access any more
portal-access-error-authority = Write what proves the authority
portal-access-error-conflict = Write about conflicts of interest
portal-access-error-custodians = Write about other custodians
portal-access-error-view = Write what the person wants
portal-access-error-suspected = Choose whether you suspect abuse or coercion
portal-access-error-suspicion = Write what you suspect
portal-access-error-things = Choose what they may see
portal-access-error-representative = Choose who is to represent
portal-access-error-no-account = Invite the representative to the portal first
portal-access-error-restricted = One of them must not be told something about the other. End that restriction first, or give no access
portal-access-error-end = Enter a day in the future, at most two years ahead
portal-access-error-of-age = The person is of age. A guardian’s access cannot start any more
portal-access-error-same-person = You recorded this. Somebody else has to decide
portal-access-error-best-interests = Write about the person’s best interests
portal-access-error-decision = Choose a decision

## What was done

done-portal-ended = The access to the portal has ended.
done-representation-recorded = Recorded. A second worker decides.
done-representation-not-given = Recorded. No access was given.
done-representation-started = The representative has access now.
done-representation-ended = The representative’s access has ended.
portal-access-refuses = What the person has refused
portal-access-refuses-hint = What is refused cannot be given to this representative, now or later, until the person takes it back.
portal-access-error-refused = The person has refused something of this. Take it out
portal-access-lifts = The person has taken back what they had refused before
portal-access-lifts-hint = Asked alone. Write under their view what they said.
portal-access-error-refused-before = The person has refused this representative a part of it, and has not taken it back
