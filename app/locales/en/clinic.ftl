### A clinic’s own words: patient instead of client.

## accounts

accounts-name-hint = As colleagues and patients know them, for example Mikael Ström.

## audit

audit-explained = Everything that people and the product do here, newest first. Names of patients never stand in this list. Reading it is logged too.

## cases

cases-client = Patient
cases-find = Find a patient
cases-empty-open-text = Cases that you or your team work on show here. Find a patient to open one.
cases-form-title-hint = A few words that tell this case from the patient’s other cases, without details.
cases-closure-reason-hint = For example: the goals are met, the patient moved away. It stays in the case.

## day

day-recent-all = All my patients

## entries

audience-client = Patient can see
audience-client-and-representatives = Patient and named representatives can see
entries-text-hint = Facts first, then your assessment. The patient has the right to read this.

## layout

nav-my-clients = My patients
nav-clients = Patients
layout-search = Find a patient
timeout-text = We will sign you out soon to protect your patients’ data. Your draft is saved.

## people

people-banner = Patient
people-tabs = Pages about this patient
people-client-number = Patient no.

## retention

retention-category-use-log = Log of who used and received patient data
retention-category-technical-log = Technical logs without patients
retention-period-months-relationship-ended = { $count ->
    [one] { $count } month from the end of the care relationship
   *[other] { $count } months from the end of the care relationship
}

## settings

settings-known-records = Your name and title under what you write and sign in patients’ records.
settings-known-log = What you open and do, with time, address and browser, in a log. Admins, privacy officers and auditors can read it. It protects patients, and it protects you.
public-ask-text = You need no account. Write only what is needed to find the data. We do not say to anybody whether somebody is our patient.
public-form-notice = Anybody can send this form, under any name. As long as you do not know who it is, tell nobody whether somebody is a patient here.
