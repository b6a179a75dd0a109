-- with a team
who team
> quiero hablar con una persona
  intent talk_to_person
  layout handoff_form
  says 9-17
who waits for the team
> quiero hablar con una persona
  layout none

-- without a team
> quiero hablar con una persona
  intent talk_to_person
  layout none
