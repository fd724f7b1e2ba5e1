-- identity: whoever replaces a phone proves by a code sent to the earlier one to be the same person.
alter table sms_ticket drop constraint sms_ticket_purpose_check,
    add constraint sms_ticket_purpose_check check (purpose in ('sign_in', 'bind_phone', 'change_phone'));
