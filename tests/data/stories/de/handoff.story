-- with a team
who team
> ich möchte mit einem Menschen sprechen
  intent talk_to_person
  layout handoff_form
  says 9-17
who waits for the team
> ich möchte mit einem Menschen sprechen
  layout none

-- without a team
> ich möchte mit einem Menschen sprechen
  intent talk_to_person
  layout none
