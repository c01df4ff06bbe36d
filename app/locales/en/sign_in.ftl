### Signing in, the first sign-in, proving identity again, the kept form.

## Organization and password

sign-in-title = Sign in
sign-in-organization = Your organization’s short name
sign-in-organization-hint = Your admin can tell you. You can also open the sign-in link that you got from your organization.
sign-in-continue = Continue
sign-in-kept = What you were writing is kept. Sign in to get it back.
sign-in-email = E-mail
sign-in-password = Password
sign-in-other-organization = Choose another organization

## Code

sign-in-code-title = Enter the code
sign-in-code = Code
sign-in-code-hint = 6 digits from your authenticator app, or a recovery code.
sign-in-submit = Sign in
sign-in-again = Start again

## First sign-in

sign-in-enrol-title = Set up your sign-in
sign-in-enrol-text = Welcome, { $name }. Choose a password and a second step. Then you can sign in.
sign-in-enrol-password-title = 1. Choose a password
sign-in-enrol-password = New password
sign-in-enrol-password-hint = At least 12 characters, without your name. Several unrelated words are strong and easy to remember.
sign-in-enrol-app-title = 2. Add an authenticator app
sign-in-enrol-app-text = Open the app on your phone and scan this picture. Microsoft Authenticator or Aegis will do.
sign-in-enrol-secret = Or write this key in the app:
sign-in-enrol-code = Code from the app
sign-in-enrol-code-hint = 6 digits. It shows that the app works.
sign-in-enrol-submit = Finish
sign-in-portal-text = You need the code that you got in another way than this link.
sign-in-portal-code = Code
sign-in-portal-code-hint = For example ABCD-2345. After five wrong codes this link stops working.
sign-in-portal-password-hint = At least 15 characters, without your name. Three or four unrelated words are strong and easy to remember.
sign-in-portal-email = You sign in with this e-mail and your new password: { $email }
sign-in-enrolled-title = Your sign-in is ready
sign-in-recovery-title = Recovery codes
sign-in-recovery-text = If you lose your phone, a recovery code lets you in. Each works once. We show them only now: print them or write them down, and keep them away from your device.
sign-in-recovery-kept = I have kept them. Sign in

## Prove identity again

sign-in-step-up-title = Confirm that it is you
sign-in-step-up-text = This act needs a fresh code.
sign-in-step-up-sends = What you have just sent goes through with it.
sign-in-step-up-submit = Go on

## The kept form

sign-in-resume-title = We kept what you were sending
sign-in-resume-text = It was not sent yet. Send it now, or throw it away.
sign-in-resume-read = Read it first
sign-in-resume-nothing-long = It holds no long text.
sign-in-resume-send = Send it now
sign-in-resume-drop = Throw it away

## Leaving in a hurry

leave-week = Week { $count }

## What is wrong

sign-in-error-no-organization = Check the short name. We do not know this one
sign-in-error-wrong = E-mail or password is wrong. Check both and try again
sign-in-error-code = The code is wrong or too old. Wait for the next one and enter it
sign-in-error-short-password = Choose a password of at least 12 characters
sign-in-error-short-alone = Choose a password of at least 15 characters
sign-in-error-handover = The code is wrong. Check it and try again
sign-in-error-personal-password = Choose a password without your name or e-mail
