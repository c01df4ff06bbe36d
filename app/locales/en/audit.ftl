### The log: who did what, to whom, when, on what ground.

## Acts

action-unknown = An act this version does not know
action-session-sign-in = Sign in
action-session-sign-out = Sign a device out
action-session-time-out = Sign out after a time-out
action-session-step-up = Prove identity again
action-session-manage-own = See own devices
action-account-enrol = Set password and second step
action-account-renew-tokens = Renew the search codes of accounts
action-account-change-password = Change own password
action-account-change-second-step = Change own second step
action-session-resume = Get a form back after a time-out
action-destruction-replay = Destroy again what a backup brought back
action-person-find = Search for a person
action-person-read = Open a person’s page
action-person-create = Register a person
action-person-edit = Change a person’s data
action-person-show-address = Show a protected address
action-person-show-identity-code = Show an identity code
action-person-record-death = Record a death
action-person-confirm-death = Confirm a death
action-person-mark-sensitive = Mark a person as sensitive or lift the mark
action-person-read-access-log = Read who looked at a person
action-person-manage-family = Change a household or relation
action-case-list = List cases
action-case-read = Open a case
action-case-open = Start a case
action-case-edit = Change a case
action-case-close = Close a case
action-case-reopen = Reopen a case
action-case-assign = Assign a case
action-case-restrict = Restrict a case or lift the restriction
action-entry-read = Read entries
action-entry-write = Write a draft
action-entry-sign = Sign an entry
action-entry-correct = Correct an entry
action-source-record = Record who told in confidence
action-source-show = Show who told in confidence
action-hold-place = Place a hold
action-hold-release = Release a hold
action-import-read = See imports
action-import-run = Import people
action-import-decide-duplicate = Decide on a duplicate
action-import-undo = Undo an import
action-account-list = See staff and teams
action-account-invite = Invite a colleague
action-account-edit = Change the details of a colleague
action-account-change-roles = Change roles
action-account-end = End access
action-account-read-own = See own settings
action-account-edit-own = Change own settings
action-team-manage = Change a team
action-log-read = Read the log
action-log-verify = Verify the log
action-day-read = See My day
action-task-complete = Complete a task
action-security-read = Look at the security settings
action-security-edit = Change the security settings
action-retention-read = Look at the retention rules
action-portal-read = See the portal
action-portal-read-details = See own details in the portal
action-portal-read-record = See the shared record in the portal
action-portal-read-access-log = See who looked in the portal
action-portal-read-grants = See in the portal who can see own data
action-portal-read-requests = See own requests in the portal
action-portal-end-grant = End a representative’s access in the portal
action-portal-edit-settings = Change own settings in the portal
action-portal-access-read = Look at a person’s portal access
action-portal-access-invite = Invite a person to the portal
action-portal-access-end = End a person’s portal access
action-representation-record = Record a representative
action-representation-confirm = Decide about a representative
action-representation-end = End a representative’s access
action-representation-run-out = Limit a representative’s access to majority
action-organization-edit-contact = Change the organization’s contact details
action-backup-restore = Restore a backup
action-organization-create = Set the organization up

## Grounds

ground-assigned = Assigned to the case
ground-substitute = Stands in for the assigned worker
ground-team = Member of the team
ground-supervisor = Leads the team
ground-registered = Registered the person
ground-own = Own data
ground-role = Role
ground-admin = Duty of an admin or privacy officer
ground-system = Work of Carehold itself
ground-nobody = None
ground-represents-details = Represents the person: details
ground-represents-record = Represents the person: shared record
ground-represents-requests = Represents the person: requests

## Outcomes

outcome-done = Done
outcome-refused = Refused
outcome-failed = Failed

## Kinds of things

object-unknown = A thing this version does not know
object-none = Nothing in particular
object-audit-event = Event of the log
object-audit-row = List of changed rows
object-audit-log = Log
object-audit-tile = Part of the log’s tree
object-audit-checkpoint = Signed checkpoint
object-scope = Encryption key
object-account = Staff account
object-credential = Password and second step
object-session = Signed-in device
object-invitation = Invitation
object-invitation-code = Second half of an invitation
object-kept-post = Form kept over a time-out
object-security = Security settings
object-team = Team
object-job = Job in the background
object-team-member = Membership of a team
object-counter = Counter
object-organization-contact = Contact details of the organization
object-person = Person
object-identifier = Identifier
object-contact-token = Contact detail
object-person-grant = Right to see a person
object-portal-account = Portal account
object-representation = Representative
object-household = Household
object-household-member = Member of a household
object-relation = Relation
object-cases = Case
object-case-status = Status of a case
object-case-grant = Right to see a case
object-case-activity = Latest activity of a case
object-destruction = Destroyed keys
object-draft = Draft
object-entry = Entry
object-protected-source = Who told in confidence
object-hold = Hold
object-task = Task
object-import = Import
object-import-chunk = Part of an import
object-import-row = Row of an import

## The list

audit-title = Audit log
audit-crumb = Breadcrumb
audit-explained = Everything that people and the product do here, newest first. Names of clients never stand in this list. Reading it is logged too.
audit-person = Person
audit-person-everybody = Everybody
audit-person-system = Carehold itself, or nobody signed in
audit-filter = Show
audit-filter-clear = Show everybody
audit-caption = Events, newest first
audit-empty = No events yet. Everything that happens shows here.
audit-empty-filtered = The log has no events of the person you chose.
audit-when = When
audit-who = Who
audit-what = What
audit-object = On what
audit-ground = Ground
audit-outcome = Outcome
audit-count = Count
audit-place = Place in the log
audit-place-waiting = Waiting
audit-pages = Pages of the log
audit-older = Older events
audit-newest = Newest events
audit-no-older = No older events.
audit-system = Carehold
audit-nobody = Nobody signed in
audit-unknown = Unknown account
audit-portal = Somebody in the portal
audit-none = None

## One event

audit-event-logged = You opened the sealed part of this event. That is now in the log.
audit-event-leaf = In the log
audit-event-payload = Sealed part
audit-fingerprint = Fingerprint in the log’s tree
audit-reason = Reason or detail
audit-search = Searched for
audit-shown = Records in the list that was shown
audit-purpose = Why the product acted
audit-address = Address
audit-user-agent = Browser
audit-request = Request number
audit-payload-destroyed = The key of this part was destroyed: with the data of the person, or, of a search, when an erasure was carried out. Nobody can read it any more. The event itself stays in the log.

## Verification

audit-verify = Verify the log
audit-verification-title = Verify the log
audit-verification-text = We check that no event is missing, changed or added. We check that the signed checkpoints are ours. We check that every record is the one the log tells of. This may take a few minutes.
audit-verification-back = Back to the log
audit-report-whole = The log is whole
audit-report-whole-text = No event is missing or changed. Every record is the one the log tells of.
audit-report-broken = The log is not whole
audit-report-broken-text = Change nothing, keep the backups, and call the people who run your Carehold. This may be an incident.
audit-report-faults =
    { $count ->
        [one] We found one fault.
       *[other] We found { $count } faults.
    }
audit-report-more = Only the first { $count } are shown.
audit-report-checked = What we checked
audit-report-logs = Logs, one for each year
audit-report-leaves = Events
audit-report-rows = Records
audit-report-caption = Faults
audit-report-where = Where
audit-report-what = What is wrong
audit-fault-event = Log of { $year }, event { $index }
audit-fault-checkpoint = Log of { $year }, checkpoint at { $size }
audit-fault-rows = Event { $event }
audit-fault-row = { $kind } { $id }
audit-wrong-missing = It is missing.
audit-wrong-added = It was added later.
audit-wrong-changed = It was changed.
audit-wrong-never-written = The log does not know of it.
audit-wrong-rolled-back = It is an earlier version than the log tells of.
audit-wrong-columns = Its columns do not match the event.
audit-wrong-payload = Its sealed part was changed.
audit-wrong-signature = The signature is not ours.
audit-wrong-root = It belongs to another tree.
audit-wrong-checkpoint = The checkpoint and the log do not have the same length.
