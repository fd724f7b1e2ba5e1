-- A notice tells from when one may file, and why it is due on that very day.
alter table notice add column opens_on date, add column due_explanation text;
update notice n set opens_on = c.opens_on, due_explanation = c.due_explanation from campaign c where c.id = n.campaign;
