-- exam: a paper that names nobody any more has another id than the one that the certificate and the trail of its person
-- know, and its answers go with it.
alter table exam_answer
    drop constraint exam_answer_attempt_fkey,
    add constraint exam_answer_attempt_fkey
        foreign key (attempt) references exam_attempt on update cascade on delete cascade;

-- Those that were forgotten before.
update exam_attempt set id = gen_random_uuid(), certificate = null where person is null;
