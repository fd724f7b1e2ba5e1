-- Lists over a hundred times as many organisations: each is read in its order from an index that holds what its filters
-- ask for, so that rows which are passed over or only counted are not fetched.

create index organization_by_code on organization (credit_code) include (type, township, name, registered_on, cancelled_on, id);
create index organization_by_unit on organization (division, supervising_unit) where supervising_unit is not null;
create index campaign_scope_by_name on campaign_scope (campaign, organization_name, organization) include (why);
create index annual_return_by_day on annual_return (submitted_at desc, id) include (year, late, consent, township, organization);
drop index annual_return_submitted_at;
create index role_grant_of_role on role_grant (role);
create index audit_event_action on audit_event (action, id);
create index notice_of_circular on notice (circular, organization_name, organization, occasion)
    include (id, duty, read_at, settled_at, reply);
create index review_list on review ((case when state = 'decided' then 1 else 0 end), risk desc, arrived_at, id)
    include (state, year, township, organization, organization_name, claimed_by, claimed_until);
create index person_list on person ((password_hash is null), account);
create index message_under_way on message (lane) where state in ('queued', 'claimed', 'sending');
create index review_decision_list on review_decision ((case when state = 'proposed' then 0 else 1 end),
    (case when state = 'proposed' then proposed_at end), decided_on desc nulls last, proposed_at desc, id)
    include (review, state, grade, document_number);
create index call_task_list on call_task (again_on nulls first, created_at, id);
create index letter_list on letter (created_at, id);
