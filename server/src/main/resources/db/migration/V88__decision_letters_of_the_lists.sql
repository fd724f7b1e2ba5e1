-- The letter of a decision about the lists (决定书) as it was made in the transaction that decided, and its service
-- (送达). The listing does not wait for the service; the periods of remedies count from it.
create table credit_letter (
    move           uuid primary key references credit_move,
    -- Title, number, addressee, paragraphs, issuer and day.
    letter         jsonb not null,
    made_on        date not null,
    service_method text check (service_method in ('direct', 'post', 'electronic', 'public_notice')),
    served_on      date,
    service_proof  text,
    service_file   uuid,
    service_by     text,
    service_at     timestamptz,
    constraint credit_letter_served check ((served_on is null) = (service_method is null)
        and (served_on is null) = (service_proof is null))
);
grant select, insert, update on credit_letter to ${app_role};
