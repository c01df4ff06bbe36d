### Tehtävät, jotka Carehold antaa nimetylle henkilölle.

task-possible-double = Uudella henkilöllä voi jo olla tiedot, jotka vain harvat näkevät. Vertaa niitä ja päätä.

done-task = Tehtävä on tehty.
