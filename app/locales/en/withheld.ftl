### Looks that people are not told of by themselves.

withheld-title = Looks that people are not told of
withheld-explained = { $count ->
    [one] People see in the portal who did ordinary work with their record. Holds, marks, inquiries and the like are left out, without a gap. Look each day whether somebody may be told of them.
   *[other] People see in the portal who did ordinary work with their record. Holds, marks, inquiries and the like are left out, without a gap. Look every { $count } days whether they may be told of them.
}
withheld-empty = Nothing is withheld.
withheld-record = Record
withheld-count = Looks
withheld-oldest = Oldest
withheld-review = Look again on
withheld-due = Due
withheld-of = Record K-{ $number }: looks that the person is not told of
withheld-notice = Think of whoever may be in danger: a hold or a mark can tell that somebody has worried. Release only what harms nobody. The person sees day, unit, role and ground, never a name.
withheld-looks = Withheld
withheld-release = Release to the person
withheld-review-on = Look again on { $day }
withheld-own = This is your own. Somebody else decides about it.
withheld-rest = { $count ->
    [one] What you do not tick is looked at again in { $count } day.
   *[other] What you do not tick is looked at again in { $count } days.
}
withheld-submit = Save the review
done-looks-reviewed = The review is saved.

object-withheld-look = Withheld looks
action-looks-note = Noted looks that people are not told of
action-looks-review = Reviewed looks that people are not told of
