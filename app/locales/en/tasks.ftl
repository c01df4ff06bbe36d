### Tasks that Carehold raises for a named person.

task-possible-double = A new person may already have a record that few may see. Compare the two, and decide.

done-task = The task is done.
