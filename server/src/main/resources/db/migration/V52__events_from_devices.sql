-- outreach: an event written without a network may be sent again long after the keys of commands are forgotten. A hash of who
-- sent it and of the key says that it is the same one, a hash of what was sent that its words are.
alter table pufa_event
    add sending    text constraint pufa_event_sending unique,
    add sent_words text;
