-- What a sign-up writes beside its rows.

-- Whatever is asked by what a notice is about is found in the order of what makes it the only one.
alter table personal_notice
    drop constraint personal_notice_once,
    add constraint personal_notice_once unique (about, person, occasion);
drop index personal_notice_about;

-- Rows come in the order of time and leave together.
drop index idempotency_at;
create index idempotency_at on idempotency using brin (at);

-- Counts change with each batch of sign-ups: room for them beside the row, so that no index hears of it.
alter table training_session set (fillfactor = 40);
