### How the organization is reached, as an admin writes it.

contact-title = Contact details
contact-text = These stand on your public pages and in the portal. Leave empty what you do not have.
contact-phone = Phone
contact-hours = When you answer
contact-hours-hint = For example: Monday to Friday 9–15.
contact-email = E-mail
contact-address = Address
contact-officer = Data protection officer
contact-officer-hint = How to reach them: an address, phone or e-mail of the office.
done-contact-saved = The contact details are saved.
