-- exam: that a question was stopped is a version of it, too.
alter table exam_question_version drop constraint exam_question_version_what_check;
alter table exam_question_version
    add constraint exam_question_version_what_check
        check (what in ('product', 'written', 'confirmed', 'carried', 'stopped'));

-- training: the reason of a correction is typed for a whole list; it stays with the records of attendance, and what stands
-- on each one's transcript (学时证明) is in fixed words.
update hours_entry set reason = '到场记录更正'
 where source = 'session' and reason like '到场记录更正：%'
   and reason <> '到场记录更正：培训中途取消，学时按已经办的算';

-- certificate: revoked in the moment in which it was renewed, it is a revoked one, and from now on never both.
update certificate set renewed_by = null, renewed_on = null where revoked_at is not null and renewed_by is not null;
alter table certificate
    add constraint certificate_renewed_or_revoked check (revoked_at is null or renewed_by is null);

-- training: what had been held of a session of more than ten days (V92) is as long as a record of it may be.
update training_session set held_minutes = 4800 where held_minutes > 4800;
alter table training_session
    add constraint training_session_held_as_recorded check (held_minutes <= 4800);
