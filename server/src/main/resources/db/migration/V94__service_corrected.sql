-- A record of service (送达) that was wrong is corrected (更正) or void (作废): it stays, marked, and another may take its
-- place. What is counted from it is counted anew by whoever keeps it.
alter table service_proof
    -- Whose service it is: procedure/UUID, credit-move/UUID, penalty/UUID/hearing and so on; null for none of these.
    add paper        text,
    add corrected_at timestamptz,
    add corrected_by text,
    add correction   text,
    -- Null where it never was served.
    add replaced_by  uuid references service_proof,
    add constraint service_proof_corrected check ((corrected_at is null) = (correction is null)
        and (corrected_at is null) = (corrected_by is null) and (replaced_by is null or corrected_at is not null));
create index service_proof_paper on service_proof (paper text_pattern_ops) where paper is not null;
grant update on service_proof to ${app_role};

-- Papers so far are known by their titles and numbers.
update service_proof p set paper = 'procedure/' || d.id
  from due_procedure d
 where d.organization = p.organization and d.served_on = p.served_on
   and p.document = d.subject || '（' || d.document_number || '）';
update service_proof p set paper = 'credit-move/' || m.id
  from credit_letter l join credit_move m on m.id = l.move
 where m.organization = p.organization and l.served_on = p.served_on
   and p.document = (l.letter ->> 'title') || '（' || (l.letter ->> 'documentNumber') || '）';
update service_proof p set paper = 'penalty/' || c.id || '/' || k.paper
  from penalty_case c,
       (values ('hearing', '听证通知书'), ('decision', '行政处罚决定书'), ('dismissal', '不予行政处罚决定书')) k (paper, title)
 where c.organization = p.organization and p.document = k.title || '（' || c.number || '）';

-- Handed over without a paper to prove it, as a demonstration tells it.
insert into service_proof (organization, method, served_on, document, proof, recorded_by, recorded_at, paper)
select d.organization, d.service_method, d.served_on, d.subject || '（' || d.document_number || '）', d.service_proof,
       d.service_by, coalesce(d.service_at, now()), 'procedure/' || d.id
  from due_procedure d
 where d.served_on is not null and d.document_number is not null
   and not exists (select from service_proof p where p.paper = 'procedure/' || d.id);

-- What was received or found done stays so, also where the service that began its clock never was.
alter table review_rectification drop constraint review_rectification_clock;
alter table review_rectification add constraint review_rectification_clock
    check (state in ('unserved', 'received', 'done', 'cancelled')
           or served_on is not null and due_on is not null and explanation is not null);
