### People and roles, teams, invitations.

## Roles, wherever they are named

role-admin = Admin
role-admin-hint = Manages people, roles, teams and imports. Sees all cases except restricted ones.
role-privacy-officer = Privacy officer
role-privacy-officer-hint = Oversees privacy: reads the log and all cases except restricted ones.
role-supervisor = Supervisor
role-supervisor-hint = Leads teams. Sees the cases of own teams and signs entries.
role-worker = Worker
role-worker-hint = Works on own cases and the team’s cases, and signs entries.
role-assistant = Assistant
role-assistant-hint = Front desk: finds people and keeps their contact details. Sees no case content.
role-auditor = Auditor
role-auditor-hint = Reads and verifies the log. Sees no people and no cases.
role-client = Client
role-representative = Representative

## The list

accounts-title = People and roles
accounts-tabs = People and teams
accounts-tab-people = People
accounts-tab-ended = Access ended
accounts-tab-teams = Teams
accounts-tab-security = Security
accounts-tab-retention = Retention
accounts-tab-contact = Contact details
accounts-crumb = Breadcrumb
accounts-invite = Invite a colleague
accounts-caption = Everyone who can sign in or is invited
accounts-caption-ended = People whose access has ended
accounts-empty = No people yet. Everyone you invite shows here.
accounts-empty-ended = Nobody’s access has ended. People who leave show here.
accounts-name = Name
accounts-name-hint = As colleagues and clients know them, for example Mikael Ström.
accounts-email = E-mail
accounts-email-hint = They sign in with it. We send nothing to it.
accounts-job-title = Job title
accounts-job-title-hint = Shown after the name, for example social worker.
accounts-roles = Roles
accounts-roles-hint = Choose only what the work needs. A person can have several roles.
accounts-teams = Teams
accounts-state = State
accounts-state-invited = Invited
accounts-state-active = Active
accounts-state-ended = Access ended
accounts-seen = Last used
accounts-seen-never = Not in the last month
accounts-none = None

## One person

accounts-self = This is your own account.
accounts-facts = Account
accounts-created = Account created
accounts-ended = Access ended
accounts-edit = Edit details
accounts-change-roles = Change roles
accounts-invite-invited = Create a new invitation
accounts-invite-active = Set up sign-in again
accounts-invite-ended = Invite back
accounts-end = End access
accounts-log = See in the log

## Invite

accounts-new-title = Invite a colleague
accounts-new-text = You get a link to give to your colleague. With it they choose a password and set up a second step for sign-in.
accounts-new-submit = Create invitation
accounts-link-title = Invitation for { $name }
accounts-link-once = We show this link only now. Copy it before you leave this page.
accounts-link = Invitation link
accounts-link-valid = It works once, for { $hours } hours: until { $until }.
accounts-link-next = What happens next
accounts-link-how = Give the link to this person and nobody else. Whoever opens it first gets the account.
accounts-link-then = They open it, choose a password and set up a second step for sign-in.
accounts-link-lost = If the link is lost or too old, create a new one on the person’s page.
accounts-link-done = I have copied the link

accounts-again-link = You get a new link, which works once.
accounts-again-old-link = The earlier link stops working.
accounts-again-sessions = All their devices are signed out at once.
accounts-again-sign-in = The old password and second step stop working. They set up new ones with the link.
accounts-again-roles = They get their earlier roles back: { $roles }. Check that these are still right.
accounts-again-nothing = They do not get their earlier teams and cases back. Add those separately.
accounts-again-self = This is your own account. You will be signed out: copy the link before you leave the next page.
accounts-again-submit = Create an invitation for { $name }

## Details of one person

accounts-edit-title = Details of { $name }
accounts-email-change-hint = They sign in with it. From now on only the new address works.
accounts-edit-signed = What they have signed keeps the name and title of that day.

## Roles of one person

accounts-roles-title = Roles of { $name }
accounts-roles-text = New roles hold from the person’s next page on. The log keeps who changed them and how.
accounts-roles-submit = Save roles

## End access

accounts-end-title = End access for { $name }?
accounts-end-self = This is your own account. You will be signed out and cannot sign in again.
accounts-end-follows = What follows
accounts-end-sessions = All their devices are signed out at once.
accounts-end-sign-in = Their password and second step are deleted. Open invitations stop working.
accounts-end-teams = They leave their teams: { $teams }. Teams they lead are left without a leader.
accounts-end-assigned =
    { $count ->
        [one] One case loses this person as its worker. Give it to a colleague.
       *[other] { $count } cases lose this person as their worker. Give them to colleagues.
    }
accounts-end-stays = What they signed stays, with their name.
accounts-end-back = You can invite them back later. They then start without teams and cases.
accounts-end-keep = Keep access
accounts-end-submit = End access for { $name }

## Teams

accounts-teams-title = Teams
accounts-teams-caption = Teams, their leaders and members
accounts-teams-empty = No teams yet. Cases can be given to a team; all its members see them.
accounts-team-new = New team
accounts-team-name = Name of the team
accounts-team-name-hint = For example Families east.
accounts-team-create = Create the team
accounts-team-leader = Leader
accounts-team-leader-hint = A supervisor. The leader is always a member too.
accounts-team-no-leader = No leader
accounts-team-members = Members
accounts-team-members-hint = Members see all cases of the team.
accounts-team-save = Save the team

accounts-team-end = End this team
accounts-team-end-title = End the team { $name }?
accounts-team-end-members =
    { $count ->
        [0] The team has no members.
        [one] One person leaves the team.
       *[other] { $count } people leave the team.
    }
accounts-team-end-cases =
    { $count ->
        [one] One case is no longer open to the team. Give it to somebody else if it needs one.
       *[other] { $count } cases are no longer open to the team. Give them to others if they need somebody.
    }
accounts-team-end-stays = The log keeps the team and what its members did.
accounts-team-end-final = You cannot bring the team back. You can make a new one with the same name.
accounts-team-keep = Keep the team
accounts-team-end-submit = End the team { $name }

## What nobody else may open

accounts-alone-cases =
    { $count ->
        [one] One restricted case is open to nobody else.
       *[other] { $count } restricted cases are open to nobody else.
    }
accounts-alone-people =
    { $count ->
        [one] One person with a sensitive mark is open to nobody else.
       *[other] { $count } people with a sensitive mark are open to nobody else.
    }
accounts-alone-text = Choose a colleague who takes over. Otherwise nobody could open these records.
accounts-successor = Who takes over
accounts-successor-hint = This colleague is assigned and sees these records at once.
accounts-successor-choose = Choose a colleague

## Security

accounts-security-title = Security
accounts-timeout = Time-out
accounts-timeout-text = Whoever does nothing for this long is signed out. Shorter is safer on shared computers.
accounts-timeout-minutes = Minutes without an act
accounts-timeout-hint = From 5 to 30. It holds for everyone from their next page on.
accounts-timeout-now = Minutes without an act: { $minutes }
accounts-timeout-absolute = After 10 hours everyone signs in again, whatever they do.

## What is wrong

accounts-error-no-name = Enter the person’s name
accounts-error-too-long = Shorten the text
accounts-error-email = Enter an e-mail address, for example name@example.com
accounts-error-email-taken = There is already an account with this e-mail. Open it in the list, or use another address
accounts-error-no-role = Choose at least one role
accounts-error-last-admin = This is the only admin who can sign in. Make somebody else an admin first
accounts-error-last-admin-invite = This is the only admin who can sign in. Invite another admin first, so that somebody can help if the link is lost
accounts-error-idle-minutes = Enter a whole number from 5 to 30
accounts-error-no-successor = Choose who takes over
accounts-error-changed = Somebody else has changed this meanwhile. Check your choices and save again
accounts-error-no-team-name = Enter a name for the team
accounts-error-team-taken = There is already a team with this name. Use another name

## What was done

done-security-saved = The time-out is saved.
done-account-roles-saved = The roles are saved.
done-account-saved = The details are saved.
done-team-ended = The team has ended.
done-account-ended = The access has ended.
done-team-created = The team is created. Now choose its leader and members.
done-team-saved = The team is saved.
