-- training: once a session has started nobody follows, so an offer that lapses then leaves its seat empty
-- while others still wait.

alter table training_session
    drop constraint training_session_queue,
    add constraint training_session_queue check (waiting >= 0);
