-- review: a return on paper (纸质) is reviewed at the desk too, from its scan.
--
-- review_paper  marks a review whose return came on paper, with what a reviewer typed from it for the rules

create table review_paper (
    review   uuid primary key references review,
    -- Cell of the year's form to value; what nobody typed is absent.
    cells    jsonb not null default '{}',
    typed_by uuid references person,
    typed_at timestamptz,
    constraint review_paper_typed check ((typed_by is null) = (typed_at is null))
);

-- Returns on paper that were received before.
with opened as (
    insert into review (id, division, township, organization, organization_name, organization_type, year, arrived_at, late,
           version, state, risk)
    select r.id, r.division, o.township, o.id, o.name, o.type, r.year, r.submitted_at, r.late, 1, 'waiting', 0
      from annual_return r join organization o on o.id = r.organization
     where r.how = 'paper' and r.scan is not null
        on conflict do nothing
    returning id)
insert into review_paper (review) select id from opened;

-- procedure: what has to come before the review, in words; null for nothing. A removal (移出) is verified first.
alter table due_procedure add awaits text;
update due_procedure p set awaits = '移出申请还没有核实，核实以后才能法制审核。'
  from credit_move m
 where m.procedure = p.id and m.kind like 'remove%' and m.state = 'open' and m.verified_on is null;

grant select, insert, update on review_paper to ${app_role};
