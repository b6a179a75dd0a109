# A person takes over: the team of a shop that has named one, and its contact where none was named.

-- the team is offered, and its hours are told
who team
> can I talk to a real person please
  intent talk_to_person
  layout handoff_form
  says 9-17

-- who waits is not asked again
who team
> I want to speak to a human
  layout handoff_form
who waits for the team
> when does somebody call me back? I want to talk to a human
  layout none
  says noted

-- the assistant is still there meanwhile
who team
> human please
who waits for the team
> headlamps
  includes spark beam

-- a complaint may be for the team
who team
> my tent arrived broken, this is a disgrace
  intent complaint
> I want to talk to someone
  layout handoff_form

-- where no team was named, the shop's contact is quoted
> can I talk to a real person please
  layout none
  knows
