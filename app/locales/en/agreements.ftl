### Agreements between an organization and whoever runs the installation.

agreements-title = Agreements
accounts-tab-agreements = Agreements
agreements-text = Before the first real person is registered, somebody who may bind the organization accepts these texts. Until then nobody can be registered or imported.
agreements-demo = This organization is for trying things out. Nobody in it exists, so nothing has to be accepted.
agreement-dpa = Data processing agreement
agreement-baa = Business associate agreement
agreements-accepted = Accepted
agreements-missing = Not accepted yet
agreements-version = Version
agreements-of-version = version { $version }
agreements-effective = In force from
agreements-hash = SHA-256 of the text
agreements-accepted-by = Accepted by
agreements-accepted-at = Accepted on
agreements-read = Read the text
agreements-name = Your name
agreements-authority = Your position, or why you may accept
agreements-authority-hint = For example: managing director, signs alone.
agreements-may-bind = I may bind the organization, and I accept this text for it.
agreements-accept = Accept
agreements-admin = An admin of the organization accepts it here.

agreements-needed-title = An agreement comes first
agreements-needed-text = Nobody can be registered yet: the organization has not accepted what is named here.
agreements-needed-go = Read and accept
agreements-needed-ask = Ask an admin of your organization to accept it under People and roles, Agreements. It takes a few minutes.

agreements-error-name = Write your name.
agreements-error-authority = Write your position, or why you may accept.
agreements-error-may-bind = Tick that you may bind the organization.

done-agreement-accepted = Accepted for the organization.

object-agreement = Accepted agreement
action-agreement-read = Look at the agreements
action-agreement-accept = Accept an agreement
