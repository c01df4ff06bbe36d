### My day: what to do now.

day-tasks = To do
day-tasks-empty = Nothing to do. What Carehold asks you to check shows here.
day-task-case = Open the case
day-task-due = Due { $day }
day-task-created = Added { $day }
day-task-done = Done
day-drafts = Drafts to sign
day-drafts-empty = No drafts. What you have written and not signed shows here.
day-draft-untitled = Draft without text
day-draft-saved = saved { $time }
day-draft-old = More than 3 days old
day-recent = Recently active cases
day-recent-all = All my clients
day-recent-empty = No open cases. Cases that you or your team work on show here.
