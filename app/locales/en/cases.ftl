### Cases: my clients, one case, opening, closing, assigning, restricting.

## Words of cases everywhere

status-intake = Waiting to begin
status-active = Under way
status-waiting = Waiting for others
status-closed = Closed
priority-normal = Normal
priority-high = Soon
priority-urgent = Urgent

cases-number = Case { $number }
cases-case = Case
cases-client = Client
cases-kind = Type
cases-kind-hint = Your organization’s word for the service, for example home care.
cases-category = Kept under
cases-category-hint = Which rule says how long this case is kept. You can change it while the case is open; a closed case must be reopened first.
cases-category-follows = As the organization chose: { $category }
cases-category-follows-none = As the organization chooses: not chosen yet
cases-category-option = { $category }: { $period }
cases-category-closed = The case is closed. Reopen it to change this.
cases-need-ended = End of the need
cases-need-ended-hint = The last day on which this service was needed, for example 4.3.2011. The period of the rule counts from it.
cases-need-text = The period of this rule counts from the day on which the need for the service ended. Until somebody records it, the case is kept without an end.
cases-need-record = Record the end of the need
cases-error-need-ended = Give a day in the past, for example 4.3.2011, or leave it empty while the need goes on.
cases-said-before = Written differently. It said before:
cases-status = Status
cases-priority = Priority
cases-workers = Workers
cases-no-worker = Nobody yet
cases-only-you = Only you
cases-team = Team
cases-no-team = No team
cases-opened = Opened
cases-closed = Closed
cases-closure-reason = Reason for closing
cases-description = Description
cases-last-activity = Last activity
cases-restricted = Restricted

## My clients

cases-find = Find a client
cases-filter = Which cases
cases-filter-open = Open
cases-filter-closed = Closed
cases-filter-all = All
cases-caption-open = Open cases, the latest active first
cases-caption-closed = Closed cases, the latest active first
cases-caption-all = All cases, the latest active first
cases-empty-open = No open cases
cases-empty-open-text = Cases that you or your team work on show here. Find a client to open one.
cases-empty-other = No cases here
cases-empty-other-text = No case fits this choice.
cases-empty-other-link = Show open cases

## One case

cases-edit = Edit
cases-assign = Assign
cases-close = Close case
cases-closed-on = Closed on { $day }.
cases-closed-text = You can still read everything. Reopen the case to write new notes in it. Signed notes can still be corrected.
cases-restricted-note = This case is restricted.
cases-restricted-text = Only its workers and its team know that it exists.
cases-reopen = Reopen case
cases-reopen-reason = Why do you reopen it?
cases-history = Status history
cases-restriction = Who may know about this case
cases-restriction-set = Restrict the case
cases-restriction-set-text = Only its workers and its team will see it. It disappears from all other lists. It disappears from yours too, if you do not work on it.
cases-restriction-lift = Lift the restriction
cases-restriction-lift-text = Everybody whose role or team allows it will see the case again.

## Forms

cases-new = Open a case
cases-new-title = Open a case
cases-new-text = The case is assigned to you. You can assign it to others later.
cases-new-submit = Open case
cases-edit-title = Edit the case
cases-form-title = Title
cases-form-title-hint = A few words that tell this case from the client’s other cases, without details.
cases-closure-title = Close case { $number }
cases-closure-follows = What follows
cases-closure-follows-reading = Everybody who sees the case now can still read it.
cases-closure-follows-writing = Nobody can write new notes in it while it is closed. Signed notes can still be corrected.
cases-closure-follows-reopening = You can reopen it.
cases-closure-drafts = Unsigned drafts
cases-closure-drafts-text = These colleagues have begun a note and not signed it. They cannot sign it while the case is closed:
cases-closure-reason-hint = For example: the goals are met, the client moved away. It stays in the case.
cases-assignment-title = Who works on this case
cases-assignment-text = Whoever you tick sees the whole case from now on. Whoever you untick stops seeing it, unless the team or their role lets them.
cases-assignment-nobody = Nobody here can be given a case yet. Ask an admin to invite colleagues.
cases-assignment-submit = Save workers and team
cases-team-hint = All members of the team see the case.

## What is wrong

cases-error-nobody = Choose at least one worker or a team. Without them nobody can open the case
cases-error-not-staff = One of the chosen workers cannot be given cases. Choose again
cases-error-closed-already = This case is closed already
cases-error-no-title = Write a title
cases-error-no-kind = Write the type of the case
cases-error-category = Choose what the case is kept under from the list
cases-error-category-closed = Reopen the case before you change what it is kept under
cases-error-no-reason = Write the reason

## What was done

done-case-opened = The case is open. You can write the first note.
done-case-saved = The case is saved.
done-case-closed = The case is closed.
done-case-reopened = The case is open again.
done-case-assigned = Saved who works on the case.

cases-closure-no-choice = Nothing says yet how long this case is kept
cases-closure-no-choice-text = The case has no category of its own, and your organization has not chosen how long it keeps its records. A case can be closed when one of the two is chosen. An administrator or the privacy officer chooses for the organization under People and roles, on the page Retention.
cases-closure-choose = Choose the rule
cases-closure-choose-own = Choose for this case
cases-closure-ask = You can ask { $name }.
cases-closure-rule = The retention rule counts from now on: { $category }.
cases-error-no-rule = First choose what this case is kept under, or let somebody choose for the organization
