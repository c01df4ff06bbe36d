### The frame around every page, words of all forms, problem pages, names of languages.

## Navigation

nav-my-day = My day
nav-my-clients = My clients
nav-clients = Clients
nav-search = Search
nav-people-and-roles = People and roles
nav-imports = Imports
nav-log = Log
nav-settings = My settings

## The frame

layout-skip = Skip to main content
layout-demo = Demonstration: invented people. Nothing here is real.
layout-search = Find a client
layout-main-navigation = Main
layout-phone-navigation = Main, small screen
layout-menu = Menu: { $page }
layout-menu-plain = Menu
layout-sign-out = Sign out
layout-footer = Carehold
layout-language = Language
layout-pages = Pages
layout-older = Show older
layout-today = Today, { $day }
layout-print = Print
layout-printed-by = Printed by { $name }
layout-confidential = Confidential

## Forms

form-problem = There is a problem
form-error-prefix = Error:
form-optional = (optional)
form-date-hint = Day, month and year, for example 4.3.2011.
form-date-hint-month-first = Month, day and year, for example 3/4/2011.
form-error-changed = Somebody else saved this while you were writing. Compare, then save again if yours is right
form-error-long-name = Shorten this to 200 characters
form-error-long-title = Shorten the title to 200 characters
form-error-long-text = Shorten the text to 100,000 characters
form-error-long-message = Shorten the text to 5,000 characters
form-saved-title = Somebody else saved this first
form-saved-text = These fields are different in the record now. Your own text is in the form below.
form-saved-empty = Empty
form-save = Save
form-cancel = Cancel

## Time-out

timeout-title = Are you still there?
timeout-text = We will sign you out soon to protect your clients’ data. Your draft is saved.
timeout-portal-text = We will sign you out soon, so that nobody else sees your data.
timeout-countdown = Seconds left: { $n }
timeout-stay = Stay signed in
timeout-over-title = You are signed out
timeout-over-link = Sign in again

## Problems

problem-not-found-title = We cannot find this page
problem-not-found-text = The address may be wrong, or you may not see what is behind it. Search for the person, or ask your supervisor.
problem-forbidden-title = You do not have access to this
problem-forbidden-text = Your role or your cases do not include it. If your work needs it, ask your supervisor to assign the case to you.
problem-bad-request-title = We could not read what was sent
problem-bad-request-text = Go back, check the form and send it again.
problem-too-large-title = This is too large
problem-too-large-text = Make the text or the file smaller and send it again.
problem-conflict-title = Somebody else changed this first
problem-conflict-text = Nothing of theirs was lost. Go back, load the page again and make your change to what is there now.
problem-too-many-title = Too many tries
problem-too-many-text = Wait a few minutes and try again.
problem-unavailable-title = Carehold is not available right now
problem-unavailable-text = We are working on it. Try again in a few minutes.
problem-internal-title = Something went wrong here
problem-internal-text = It is our fault, not yours. Try again. If it happens again, tell your admin this number.
problem-request-id = Number: { $id }
problem-home = Go to My day
problem-method-title = This page cannot be opened like this
problem-method-text = It is where a form is sent to. Go to the page with the form and send it from there.
problem-public-text = The address may be wrong or no longer work. Check it, or sign in first.
problem-portal-not-found-text = The address may be wrong, or there is nothing here for you. Go to the front page.
problem-portal-forbidden-text = This page is not for you. Go to the front page.
problem-portal-internal-text = It is our fault, not yours. Try again. If it happens again, tell your worker this number.
problem-front = Go to the front page

## Languages

language-fi = Finnish
language-sv = Swedish
language-en = English
language-se = Northern Sami
language-smn = Inari Sami
language-sms = Skolt Sami
language-fse = Finnish Sign Language
language-sq = Albanian
language-am = Amharic
language-ar = Arabic
language-zh = Chinese
language-prs = Dari
language-nl = Dutch
language-et = Estonian
language-fr = French
language-de = German
language-hu = Hungarian
language-ku = Kurdish
language-ps = Pashto
language-fa = Persian
language-pl = Polish
language-pt = Portuguese
language-ro = Romanian
language-ru = Russian
language-so = Somali
language-es = Spanish
language-sw = Swahili
language-th = Thai
language-ti = Tigrinya
language-tr = Turkish
language-uk = Ukrainian
language-vi = Vietnamese
