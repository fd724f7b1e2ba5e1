-- identity: a phone is replaced, sessions are seen.

-- Whoever replaces a phone proves by a code sent to the earlier one to be the same person.
alter table sms_ticket drop constraint sms_ticket_purpose_check,
    add constraint sms_ticket_purpose_check check (purpose in ('sign_in', 'bind_phone', 'change_phone'));

-- The name of a session outside: its owner sees it and ends it. The hash of the token stays inside.
alter table session add column id uuid not null default gen_random_uuid();
