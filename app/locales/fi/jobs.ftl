## Why background work was given up

job-fault-unavailable = Syy: tietokanta tai avainvarasto ei vastannut.
job-fault-conflict = Syy: joku muu muutti samoja tietoja samaan aikaan.
job-fault-unreadable = Syy: tallennettua tietoa tai sen avainta ei voitu avata.
job-fault-cut-off = Syy: palvelin pysähtyi kesken työn kerta toisensa jälkeen.
job-fault-unknown = Syy: tämä ohjelmaversio ei tunne tällaista työtä.
job-fault-internal = Syy: ohjelmavirhe. Palvelimen lokissa on lisätietoja.
