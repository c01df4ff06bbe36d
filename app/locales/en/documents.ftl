### Documents: files of a case.

documents-title = Documents
documents-crumb = You are here
documents-empty = No documents. Files you add to this case show here.
documents-all = All documents
documents-closed = The case is closed. Documents can be read, and new ones added after it is opened again.
documents-add = Add a document
documents-add-submit = Add
documents-file = File
documents-file-hint = Any kind of file, at most 25 MB.
documents-form-title = Title
documents-form-title-hint = Without one, the name of the file stands here.
documents-audience = Who can open it
documents-audience-staff-hint = Nobody sees it in the portal.
documents-audience-client-hint = The client finds it in the portal. Their representatives do not.
documents-audience-client-and-representatives-hint = Not when the client does not want it. A representative also needs the right to the shared record.
documents-version = Version { $number }
documents-versions = Versions
documents-new-version = New version
documents-new-version-text = The older versions stay. Whoever may open the document gets the newest one.
documents-new-version-submit = Add the version
documents-edit = Title and who can open it
documents-edit-submit = Save
documents-size-kb = { $size } kB
documents-size-mb = { $size } MB

documents-error-no-file = Choose a file.
documents-error-empty = The file is empty. Choose another one.
documents-error-too-large = The file is larger than 25 MB. Choose a smaller one, or split it.
documents-error-no-title = Write a title.
documents-error-closed = The case is closed. Open it again to add something.

done-document-added = The document is added.
done-document-version-added = The version is added.
done-document-saved = Saved.

request-item-document = { $count ->
    [one] { $count } document
   *[other] { $count } documents
}
request-item-document-hint = Files of the person's own case, with all their versions.

object-document = Document
object-document-version = Version of a document
object-blob-removal = File to be removed
action-document-read = Look at a case’s documents
action-document-add = Add a document
action-document-edit = Change a document’s title or audience
action-document-download = Download a document
action-portal-read-documents = See shared documents in the portal
action-portal-download-document = Download a shared document in the portal
