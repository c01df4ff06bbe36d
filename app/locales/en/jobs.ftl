## Why background work was given up

job-fault-unavailable = Reason: the database or the key store did not answer.
job-fault-conflict = Reason: somebody else changed the same data at the same time.
job-fault-unreadable = Reason: stored data or its key cannot be opened.
job-fault-cut-off = Reason: the server stopped in the middle of the work again and again.
job-fault-unknown = Reason: this version of the program does not know this kind of work.
job-fault-internal = Reason: an error in the program. The server's log tells more.
