-- What only the server writes, and reads back as one of few: anything else would make a list of learners unreadable.
alter table exam_attempt
    add check (role in ('volunteer', 'child_director', 'child_supervisor'));
alter table exam_blueprint
    add check (audience <@ array['volunteer', 'child_director', 'child_supervisor']),
    add check (qualification in ('volunteer', 'child_director', 'child_supervisor'));
alter table course_version
    add check (audience <@ array['volunteer', 'child_director', 'child_supervisor']),
    add check (jsonb_typeof(attachments) = 'array');
