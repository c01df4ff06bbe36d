### Tehtävät, jotka Carehold antaa nimetylle henkilölle.

task-possible-double = Uudella henkilöllä voi jo olla tiedot, jotka vain harvat näkevät. Vertaa niitä ja päätä.
task-form-overdue = Julkisella lomakkeella tullut pyyntö on myöhässä. Vastaa siihen tänään kohdassa Tietopyynnöt.
task-request-overdue = Tätä henkilöä koskeva tietopyyntö on myöhässä. Vastaa siihen tänään kohdassa Tietopyynnöt.

done-task = Tehtävä on tehty.
