### Tasks that Carehold raises for a named person.

task-possible-double = A new person may already have a record that few may see. Compare the two, and decide.
task-form-overdue = A request that came by the public form is late. Answer it under Data requests, today.
task-form-hidden = A form was closed as being about nobody here. Somebody whom few may see may be meant: open it under Data requests and look again. Tell nobody whether it is so.
task-request-overdue = A data request about this person is late. Answer it under Data requests, today.
task-look-review = Some looks at records have been withheld from people for long. Look again at them under Log, Looks that people are not told of.
task-hold-review = The day to look at a hold again has passed. Look at it under Holds on many cases, which lists every such hold.
task-representation-review = A child whom somebody represents in the portal turns 12 or 15 this month or has done so lately. Ask the child alone what they want, and look again at what each representative may see, under Portal access.
task-representation-restored = A backup was restored. What was ended after it is not known, so nobody represents this person in the portal until you have looked again, under Portal access.
task-account-renewed = The portal account of this person was made anew while a data request of theirs is open. Ask the person, in another way than by the new address, whether they have the link themselves. If not, end the access at once, under Portal access.

done-task = The task is done.
