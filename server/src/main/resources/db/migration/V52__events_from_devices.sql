-- outreach: an event written without a network may be sent again long after the keys of commands are forgotten. A hash of who
-- sent it and of the key says that it is the same one.
alter table pufa_event add sending text constraint pufa_event_sending unique;
