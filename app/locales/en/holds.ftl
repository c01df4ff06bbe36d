### Holds: reasons not to destroy a case’s material.

## Kinds

hold-safety = Safety hold
hold-safety-hint = Somebody’s safety depends on this record.
hold-legal = Legal hold
hold-legal-hint = A court, an authority, a complaint or a claim needs it.
hold-dispute = Dispute hold
hold-dispute-hint = Somebody disputes what it says.

## On the case

holds-title = Holds
holds-empty = No holds. A hold keeps everything in the case from being destroyed.
holds-place = Place a hold
holds-placed-by = Placed by { $name }
holds-review-by = Review by { $day }
holds-half-released = One of two releases is there.
holds-first-release-by = Given by { $name }.
holds-release = Release
holds-release-text = Two people must release a hold. Neither may be the one who placed it.
holds-release-reason = Why can it end?

## Form

holds-form-title = Place a hold
holds-form-text = A hold works at once: nothing in this case is destroyed while it lasts. Two other people release it.
holds-kind = Which kind of hold?
holds-reason = Reason
holds-reason-hint = What happened, and who needs the record. It stays in the case.
holds-review-on = Review by
holds-review-on-hint = The day when somebody checks whether the hold is still needed.
holds-form-submit = Place the hold

## What is wrong

holds-error-no-kind = Choose the kind of hold
holds-error-no-reason = Write the reason
holds-error-review = Enter a review day in the future
holds-error-placed-it = You placed this hold. Two others must release it
holds-error-same-person = You gave the first release. Somebody else must give the second

## What was done

done-hold-placed = The hold is placed. Nothing in this case is destroyed.
done-hold-half-released = Your release is recorded. One more person must release the hold.
done-hold-released = The hold has ended.

## On a person, and on many cases

holds-person-title = Holds on this person
holds-person-text = A hold on a person keeps their record and all their cases from being destroyed, from now on. Two other people release it.
holds-wide-title = Holds on many cases
holds-wide-text = A hold on many cases keeps every case of a type, or every case that was opened in a time, from being destroyed. Cases that come later are covered too.
holds-wide-live = Holds now
holds-empty-wide = No holds.
holds-reviews = Waiting to be reviewed
holds-covers-type = Cases of the type { $type }
holds-covers-from = Opened from { $day } on
holds-covers-until = Opened before { $day }
holds-case-type = Type of case
holds-case-type-hint = Exactly as it stands on the cases. Leave empty for every type.
holds-opened-from = Opened on or after
holds-opened-until = Opened on or before
holds-named = Who of the staff is it about?
holds-named-hint = They cannot release the hold.
holds-named-none = Nobody
holds-error-named = This hold is about you. Others must release it
holds-error-day = Enter a day, or leave it empty
holds-error-covers-all = Enter a type or a time
hold-source-safeguarding = Placed by itself: a safeguarding concern was signed.
hold-source-child-protection = Placed by itself: a child protection notification was signed.
hold-source-police-or-court = Placed by itself: a matter of the police or a court was signed.
hold-source-complaint-or-claim = Placed by itself: a complaint or a claim was signed.
hold-source-incident = Placed by itself: an incident was signed.
hold-source-representative = Placed by itself: a concern about somebody close was recorded.
done-wide-hold-placed = The hold is placed. Nothing that it covers is destroyed.
action-hold-place-wide = Place a hold on many cases
action-hold-release-wide = Release a hold on many cases
