### Entries: writing, signing, correcting, the timeline.

## Words of entries everywhere

kind-note = Note
kind-call = Call
kind-visit = Visit
kind-meeting = Meeting
audience-staff = Staff only
audience-client = Client can see
audience-client-and-representatives = Client and named representatives can see

## Write

entries-write = Write a note
entries-write-open = Open the form
entries-kind = What it was
entries-title = Title
entries-text = Text
entries-text-hint = Facts first, then your assessment. The client has the right to read this.
entries-audience = Who can see it
entries-day-only = time not known
entries-occurred = It happened at another time
entries-occurred-on = Day
entries-occurred-hint = Leave empty for today.
entries-occurred-time = Time
entries-occurred-time-hint = Leave empty if you do not know it.
entries-parties = Who is mentioned
entries-parties-hint = Their name and relation stay with the note as they are now.
entries-significant = Significant event
entries-significant-hint = Something that whoever takes over the case must know.
entries-sign = Sign and save
entries-sign-text = A signed note cannot be changed. You can add a correction.
entries-save-draft = Save draft
entries-draft-saved = Draft saved { $time }
entries-draft-gone = This draft was signed or discarded in another window. What you typed is kept in this window only. Choose Save draft to go on with it
entries-draft-failed = Not saved. Trying again.
entries-draft-other = What the other window saved
entries-draft-other-text = Both texts are kept. Put together in the form what you need, then save or sign. Until then nothing is saved over this one.
entries-stranded = Your unsigned draft
entries-stranded-text = The case was closed before you signed this. Only you see it. Copy what you need, or reopen the case to sign it.
entries-stranded-unsaved = This text is not saved. Copy it before you leave this page.
entries-stranded-reopen = Reopen to sign
entries-stranded-discard = Discard draft

## Timeline

entries-timeline = What has happened
entries-empty = Nothing yet
entries-empty-text = Signed notes, calls, visits and meetings show here, newest first.
entries-all-title = Notes
entries-all-text = All entries of this client’s cases that you may see, the newest first.
entries-all-kind = Kind of entry
entries-all-kinds = All kinds
entries-all-show = Show
entries-all-empty = No entries yet
entries-all-empty-text = Entries that you and your colleagues sign on the cases show here.
entries-all-no-match = No entries of this kind
entries-all-clear = Show all kinds
entries-signed = Signed
entries-corrected = Corrected
entries-correction = Correction
entries-correction-why = Why it was corrected:
entries-significant-tag = Significant
entries-recorded = recorded { $time }
entries-mentioned = Mentioned:
entries-correct = Add correction

## Correct

entries-correction-title = Add a correction
entries-correction-explained = The signed entry stays as it is. Your correction stands beside it, and both can be read.
entries-correction-original = What was signed
entries-correction-text = How it should read
entries-correction-reason = Why do you correct it?
entries-correction-reason-hint = For example: wrong day, misheard name.
entries-correction-sign = Sign the correction

## What is wrong

entries-error-no-text = Write the text
entries-error-no-reason = Write why you correct it
entries-error-occurred = Enter a day and time that are not in the future
entries-error-kind = Choose what it was from the list
entries-error-audience = Choose from the list who can see it
entries-error-closed = This case is closed; reopen it to write
entries-error-draft-changed = This draft changed in another window. Both texts are kept. Choose Save draft to see both
entries-error-draft-gone = This draft was signed or discarded in another window. What you typed is still in this form. Save or sign it only if it is another note
entries-error-signed-already = You have signed a note from this form already. Sign again only if this is another note

## What was done

done-draft-saved = Your draft is saved. Only you see it.
done-draft-discarded = The draft is discarded.
done-entry-signed = The note is signed.
done-entry-corrected = The correction is signed.

## What must not be lost

concern-safeguarding = Safeguarding concern
concern-child-protection = Child protection notification
concern-police-or-court = Police or court
concern-complaint-or-claim = Complaint or claim
concern-incident = Incident
entries-concern = Safeguarding, authorities, complaints
entries-concern-kind = Does this note record one of these?
entries-concern-hint = Then nothing in this case, or of those who live with the client, is destroyed until two people release it.
entries-concern-none = No
entries-complained-about = Who of the staff is it about?
entries-complained-about-hint = They cannot release the hold.
entries-error-concern = Choose one of the list
done-entry-signed-held = The note is signed. From now on nothing in this case is destroyed.
entries-error-draft-stays = The draft stays for now: a request about this person is being answered, or something keeps the case. You can go on writing or sign it.
