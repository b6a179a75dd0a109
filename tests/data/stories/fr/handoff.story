-- with a team
who team
> je veux parler à un humain
  intent talk_to_person
  layout handoff_form
  says 9-17
who waits for the team
> je veux parler à un humain
  layout none

-- without a team
> je veux parler à un humain
  intent talk_to_person
  layout none
