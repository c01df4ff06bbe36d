### My settings: screens, devices, what is known about the reader.

settings-title = My settings

## Screens

settings-screens = How the screens look
settings-language = Language
settings-theme = Colours
settings-theme-system = As on my device
settings-theme-light = Light
settings-theme-dark = Dark
settings-density = Line spacing
settings-density-hint = Compact shows more lines on a page.
settings-density-comfortable = Roomy
settings-density-compact = Compact
settings-save = Save

## Devices

settings-devices = Where you are signed in
settings-devices-caption = Devices that are signed in to your account
settings-device = Device
settings-device-name = { $browser } on { $system }
settings-device-unknown = Unknown device
settings-device-address = Address
settings-device-since = Signed in
settings-device-seen = Last used
settings-device-act = What you can do
settings-device-current = This device
settings-device-end = Sign out
settings-devices-end-others = Sign out all other devices
settings-sign-out = Sign out on this device

## Account

settings-account = Your account
settings-name = Name
settings-email = E-mail
settings-job-title = Job title
settings-roles = Roles
settings-teams = Teams
settings-none = None
settings-created = Account created
settings-account-change = If something is wrong, tell an admin or the privacy officer of your organization.

## What is known

settings-known = What Carehold knows about you
settings-known-text = Your organization decides what is kept about you. Carehold keeps this:
settings-known-account = Your name, e-mail, job title, roles, teams and the settings on this page.
settings-known-sign-in = Your password as a fingerprint that cannot be turned back, and your second step, encrypted.
settings-known-devices = The address and browser of each device you sign in with. We delete them within about a month after the sign-in has ended.
settings-known-records = Your name and title under what you write and sign in clients’ records.
settings-known-log = What you open and do, with time, address and browser, in a log. Admins, privacy officers and auditors can read it. It protects clients, and it protects you.
settings-known-rights = You have the right to see and correct your data. Ask your organization’s privacy officer.

## What is wrong

settings-error-language = Choose a language
settings-error-theme = Choose the colours
settings-error-density = Choose the line spacing

## What was done

done-settings-saved = Your settings are saved.
done-device-ended = The device is signed out.
done-devices-ended = All other devices are signed out.
