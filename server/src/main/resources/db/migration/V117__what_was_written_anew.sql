-- What is written anew for an article was not carried to it, and does not go back with its version.
grant delete on carried_citation to ${app_role};

-- A page (盖章页) that waits for a step that is done can only be refused, and its sender be told so for nothing.
update filing_page p set state = 'replaced'
  from filing_stand s
 where p.state = 'waiting' and s.filing = p.filing and s.state = 'given' and s.version = p.version
   and s.kind = case p.kind when 'consent' then 'consent' else 'confirmation' end;
