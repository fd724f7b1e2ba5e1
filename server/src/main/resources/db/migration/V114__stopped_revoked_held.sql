-- exam: that a question was stopped is a version of it, too.
alter table exam_question_version drop constraint exam_question_version_what_check;
alter table exam_question_version
    add constraint exam_question_version_what_check
        check (what in ('product', 'written', 'confirmed', 'carried', 'stopped'));
