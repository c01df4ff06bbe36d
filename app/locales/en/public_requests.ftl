### Requests that came by the public form, on the pages of those who answer requests.

public-form-waiting = Sent by the public form
public-form-waiting-text = Nobody has said yet whom these are about. The time runs from the day that each was sent.
public-form-closed = Public forms that became no request
public-form-received = Sent { $moment }
public-form-ends = destroyed on { $day }
public-form-ends-label = Destroyed on
public-form-title = Request by the public form
public-form-notice = Anybody can send this form, under any name. As long as you do not know who it is, tell nobody whether somebody is a client here.
public-form-about = Whom it is about
public-form-which = Choose the person
public-form-error-person = Choose whom it is about
public-form-proof = Proof of who asks is needed
public-form-proof-hint = A letter asks for it. Nothing is listed or answered before, and where the law lets it the time stands still.
public-form-proof-reason = Why proof is needed
public-form-search-reason = A request by the public form
public-form-proof-reason-proposed = It came by the public form, which does not show who sent it.
public-form-assign = This is about this person
public-form-close = It is no data request here
public-form-close-text = The search finds only those whom you may see. Before you say that nobody is here, let somebody look who knows the people that few may see. Answer first, in the way that was asked for. Say nothing that you would not say to a stranger.
public-form-outcome = What it is
public-form-outcome-nobody = Nobody here whom it could be about
public-form-outcome-no-request = Not a data request
public-form-error-outcome = Choose what it is
public-form-reason = Why, and what you answered
public-form-reason-hint = It is kept with the form, and destroyed with it.
public-form-kept = { $count ->
    [one] The form is destroyed { $count } day later. Until then you can still say whom it is about.
   *[other] The form is destroyed { $count } days later. Until then you can still say whom it is about.
}
public-form-close-submit = Answered, close it
public-form-sent = What was sent
public-form-name = Name of the person
public-form-birth = Born
public-form-sender = Who sent it
public-form-sender-self = The person, by what the form says
public-form-reach = How to reach them safely
public-form-language = Language of the form
public-form-receipt = Receipt
public-form-asker-receipt = Public form, receipt { $receipt }. Who sent it was not checked.
public-form-asker-about = About { $name }, born { $birth }.
public-form-asker-self = Sent by the person, by what the form says.
public-form-asker-sender = Sent by somebody else: { $sender }
public-form-asker-reach = Reach them safely: { $reach }

done-public-request-closed = Closed. The form is destroyed when its time is over.

object-public-request = Request by the public form

action-public-request-read = Read requests by the public form
action-public-request-receive = Received a request by the public form
action-public-request-assign = Said whom a request by the public form is about
action-public-request-close = Closed a request by the public form
action-public-request-end = Destroyed a request by the public form
