### Family and network: relations between people.

## Relations, in lower case: they stand inside sentences and lists

relation-mother = mother
relation-father = father
relation-parent = parent
relation-guardian = guardian
relation-child = child
relation-ward = ward
relation-sibling = sibling
relation-partner = partner
relation-grandparent = grandparent
relation-grandchild = grandchild
relation-support-person = support person
relation-supported-person = supported person
relation-other = other contact

## The page

households-caption = Who is who, and who must not be told what
households-name = Name
households-relation = Relation
households-not-to-be-told = Must not be told
households-not-told = Must not be told: { $what }
households-lives-with = lives with
households-ended = Ended
households-act = What you can do
households-end = End the relation
households-empty = No family yet. Family members and other important people show here.
households-housemates = Others in the same household

## Add a relation

households-add = Add a relation
households-search = Who is it?
households-search-hint = Search for the other person by name. Register them first if they are not here.
households-search-again = Choose somebody else
households-choose = Choose the person
households-chosen = The person you chose is kept.
households-kind = What is the other person to { $name }?
households-kind-choose = Choose
households-since = Since when
households-form-not-told = What must the other person not be told?
households-form-not-told-hint = For example: address, visit times. It shows as a warning on every page. Leave empty if there is nothing.
households-form-lives-with = They live together

## What is wrong

households-error-no-kind = Choose what the other person is to this one
households-error-no-choice = Choose who it is
households-error-self = Choose somebody else: this is the same person

## What was done

done-relation-added = The relation is added.
done-relation-ended = The relation has ended. It stays readable.
households-search-reason = Adds a relation
