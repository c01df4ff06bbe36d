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
