# The access package on the pages of those who answer requests.
packages-title = Access package
packages-open = Look through the package
packages-card-text = Everything held about the person is copied and waits to be looked through. Released, it answers the request.
packages-being-gathered = What is held about the person is being copied for the answer. Load the page again in a moment.
packages-notice = Marked words may tell about somebody else: names, addresses, phone numbers. Carehold proposes, people decide; read what you give.
packages-to-look-at = { $count ->
    [one] { $count } piece to look at
   *[other] { $count } pieces to look at
}
packages-plain = { $count ->
    [one] { $count } piece in which nothing about others was found
   *[other] { $count } pieces in which nothing about others was found
}
packages-plain-text = Open the ones that you want to read. They can be given together.
packages-give-plain = { $count ->
    [one] Give this piece
   *[other] Give these { $count } pieces
}
packages-decided = { $count ->
    [one] { $count } piece decided
   *[other] { $count } pieces decided
}
packages-significant = Significant
packages-share = What is given
packages-share-whole = All of it
packages-share-redacted = All but what is blacked out
packages-share-withheld = Nothing of it
packages-blackouts = What is blacked out
packages-blackouts-hint = One word or phrase a line. The whole words that it stands in go with it, also with other endings.
packages-reason = Why
packages-reason-other-person = It is about somebody else
packages-reason-danger = It could put somebody in danger
packages-reason-source = Somebody told it in confidence
packages-reason-secrecy = A law keeps it secret
packages-note = Note
packages-decide = Decide
packages-facts = The package
packages-gathered = Copied
packages-language = Language
packages-released = Released
packages-expires = Destroyed
packages-delivered = Handed out
packages-not-delivered = Not yet
packages-safety = Danger checked
packages-release = Release
packages-left-to-decide = { $count ->
    [one] { $count } piece is not decided yet.
   *[other] { $count } pieces are not decided yet.
}
packages-all-decided = Every piece is decided.
packages-safety-label = Is anybody in danger through this?
packages-safety-hint = What you checked: who lives with the person, who could make them show it, whether an address or a source is in it.
packages-release-submit = Release and answer
packages-gather = Copy again
packages-gather-text = Something new was written since? Everything is copied again; what was decided about the pieces is lost.
packages-gather-submit = Copy again
packages-handover = Hand over as a file
packages-handover-text = For somebody without the portal: an encrypted archive that common programs open with the passphrase.
packages-passphrase = Passphrase
packages-passphrase-hint = At least 15 letters. Tell it to the person another way than the file, and note it nowhere.
packages-handover-submit = Download the encrypted file
packages-files = Files
packages-error-no-share = Choose what is given.
packages-error-no-reason = Choose why.
packages-error-no-blackouts = Write what is blacked out, or give all of it.
packages-error-strikes-nothing = One of these words stands in none of the chosen pieces: nothing would be blacked out. Write them as they stand there.
packages-error-no-pieces = Choose a piece. Somebody may have copied everything again meanwhile.
packages-error-no-safety = Write what you checked.
packages-error-undecided = Decide every piece first.
packages-error-passphrase = Choose a passphrase of at least 15 letters.
done-package-decided = Decided.
done-package-gathering = Everything is copied again. Load the page in a moment.
done-package-released = Released. The request is answered; in the portal the package can be fetched now.
object-access-package = Access package
object-package-piece = Piece of an access package
object-package-file = File of an access package
action-package-gather = Copied a person's data for an answer
action-package-read = Read an access package
action-package-decide = Decided pieces of an access package
action-package-release = Released an access package
action-package-hand-over = Handed over an access package as a file
action-portal-package = Fetched their access package
action-package-end = Destroyed an access package
packages-open-file = Download the document
packages-error-document = A document is given whole, or not at all.
packages-error-representation = Whoever asked for it does not represent the person any more: nothing is given by it. Refuse it, or record what the person asks themselves.
packages-error-recorder = You recorded that this was asked, so somebody else looks through the copy: nobody reads all about a person by saying alone that they asked.
packages-acts = Not in the portal, because it may protect somebody:
packages-error-own-look = These are your own looks. Somebody else decides whether they are held back.
packages-error-too-large = The documents are larger than 200 MB together, which is more than a package can carry. Hand the data over another way, and answer the request by writing how you did.
